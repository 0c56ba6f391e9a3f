"""`toereikend coverage`, `due` and `new-municipality`: for those who keep the rules of municipalities."""

import csv
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

import engine
from engine.advice.place import place_on
from engine.catalogue.coverage import Row, coverage, named
from web.catalogue import cache_folder, catalogue
from web.cli.shared import DAY, faults_as_lines, stop
from web.clock import today
from web.coverage.words import EXISTS, NOTHING, theme_title
from web.services.make_municipality import FolderExistsError, make_municipality

ON = click.option("--on", "on", type=DAY, help="De dag waarop gekeken wordt; zonder: vandaag.")
COLUMNS = (
    "code", "name", "theme", "exists", "encoded", "amount_known", "checked_on", "valid_until", "next_check", "missing",
)  # fmt: skip


@click.command(name="coverage")
@ON
@click.option("--name", default="", help="Alleen gemeenten met deze letters in de naam of code.")
@click.option("--json", "as_json", is_flag=True, help="Alle regels als JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Alle regels als CSV.")
def show_coverage(on: date | None, name: str, as_json: bool, as_csv: bool) -> None:
    """Toon per gemeente en thema wat er is ingevoerd en wat ontbreekt."""
    with faults_as_lines():
        wanted = named(coverage(catalogue(), on or today(), cache_folder()), name)
    if as_json:
        click.echo(json.dumps([row.as_json() for row in wanted], ensure_ascii=False, indent=2))
    elif as_csv:
        _write_csv(wanted)
    else:
        _write_lines(wanted)


def _write_csv(rows: Iterable[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        values = row.as_json() | {"missing": " ".join(row.missing)}
        writer.writerow([values[column] for column in COLUMNS])


def _write_lines(rows: list[Row]) -> None:
    there = [row for row in rows if row.theme]
    for row in there:
        known = f"{row.encoded} ingevoerd, {row.amount_known} met bedrag"
        until = f", geldig tot en met {row.valid_until}" if row.valid_until else ""
        said = [EXISTS[row.exists], *([known + until] if row.encoded else []), *row.missing]
        click.echo(f"{row.name} ({row.code}), {theme_title(row.theme)}: {'; '.join(said)}")
    click.echo(f"{len({row.code for row in there})} gemeenten met regelingen. {NOTHING}: {len(rows) - len(there)}.")


@click.command()
@ON
@click.option("--json", "as_json", is_flag=True, help="Alles als JSON.")
def due(on: date | None, as_json: bool) -> None:
    """Toon welke bedragen bevestigd moeten worden en wat opnieuw bekeken moet worden."""
    from engine.checks.due import due as find

    found = find(engine.PROJECT, on or today())
    if as_json:
        keys = ("file", "line", "part", "message", "remedy", "severity")
        click.echo(json.dumps([{key: getattr(each, key) for key in keys} for each in found], indent=2))
        return
    for each in found:
        click.echo(f"{each}" if each.severity == "error" else f"{each} [binnenkort]")
    late = sum(1 for each in found if each.severity == "error")
    click.echo(f"{late} te laat, {len(found) - late} te bevestigen of binnenkort nodig.", err=True)


@click.command("new-municipality")
@click.argument("code")
@click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=engine.PROJECT, help="Map met municipalities/."
)
@ON
def new_municipality(code: str, root: Path, on: date | None) -> None:
    """Maak de map van gemeente CODE, met een vragenlijst over haar regelingen."""
    day = on or today()
    with faults_as_lines():
        rules = engine.load_catalogue(root)
        place = place_on(rules, code, day)
    try:
        folder = make_municipality(rules, place, day)
    except FolderExistsError as error:
        stop([str(error)])
    click.echo(f"Gemaakt: {folder.relative_to(root)}. Begin met de vragenlijst daar, en draai daarna make check.")
