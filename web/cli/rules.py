"""`toereikend check`, `explain` and `parity`: for those who keep the rules."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import click

import engine
from engine.advice.place import place_on
from engine.errors import Finding
from engine.explain.leaflet import leaflet
from web.catalogue import catalogue
from web.cli.shared import DAY, faults_as_lines
from web.clock import today
from web.themes.tokens import FILE, faults, theme_files

SEED = 2026
MANY, EVERY = 1000, 500
"""Steps of a check: with fewer than MANY nobody waits, after every EVERY it tells how far it is."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--on", "on", type=DAY, help="De dag waarop gekeken wordt wat verlopen is; zonder: vandaag.")
def check(paths: tuple[Path, ...], on: date | None) -> None:
    """Controleer regelbestanden en thema's van gemeenten; zonder PATHS alle."""
    from engine.checks import check_catalogue

    of_rules = [path for path in paths if path.name != FILE]
    findings = _of_themes(paths)
    if of_rules or not paths:
        findings += check_catalogue(engine.PROJECT, of_rules, on or today(), _show_progress)
    for finding in findings:
        click.echo(f"{finding}" if finding.severity == "error" else f"{finding} [waarschuwing]")
    counts = Counter(finding.severity for finding in findings)
    click.echo(f"{counts['error']} fouten, {counts['warning']} waarschuwingen.", err=True)
    sys.exit(1 if counts["error"] else 0)


def _of_themes(paths: tuple[Path, ...]) -> list[Finding]:
    """Check the themes among these files and folders; without any, all."""
    named = {path.resolve() for path in paths}
    wanted = [path for path in theme_files() if not named or named & {path, *path.parents}]
    elsewhere = [path for path in paths if path.name == FILE and path.resolve() not in wanted]
    return [fault for path in (*wanted, *elsewhere) for fault in faults(path, _short(path))]


def _short(path: Path) -> str:
    return path.relative_to(engine.PROJECT).as_posix() if path.is_relative_to(engine.PROJECT) else str(path)


def _show_progress(done: int, number: int) -> None:
    """Say how far the check is, when it takes long enough to wonder."""
    if number > MANY and done % EVERY == 0:
        click.echo(f"{done * 100 // number}% gecontroleerd", err=True)


@click.command()
@click.argument("scheme")
@click.option("--municipality", help="CBS-code, bijvoorbeeld GM0484.")
@click.option("--on", "on", type=DAY, help="De dag waarvan u de regels wilt lezen; zonder: vandaag.")
def explain(scheme: str, municipality: str | None, on: date | None) -> None:
    """Lees een regeling in gewone taal, met de bronnen."""
    with faults_as_lines():
        rules = catalogue()
        day = on or today()
        if municipality:
            place_on(rules, municipality, day)
        click.echo(leaflet(rules, rules.scheme(scheme, municipality), day))


@click.command()
@click.argument("number", type=click.IntRange(1), default=200)
@click.option("--seed", default=SEED, show_default=True, help="Begingetal van het toeval.")
def parity(number: int, seed: int) -> None:
    """Laat alle manieren van rekenen dezelfde NUMBER willekeurige huishoudens doen."""
    from engine.advice.parity import compare, random_profiles

    with faults_as_lines():
        rules = catalogue()
        differences = list(compare(rules, random_profiles(rules, number, seed)))
    for difference in differences:
        click.echo(str(difference))
    click.echo(f"{number} huishoudens, {len(differences)} verschillen.")
    sys.exit(1 if differences else 0)
