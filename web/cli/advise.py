"""`toereikend advise`: one household as text, JSON, PDF or page, or many households a line each."""

import gc
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import click
import orjson

import engine
from engine.catalogue.yaml_lines import read_yaml
from engine.errors import CatalogueError, EngineError
from engine.explain.summary import summary
from web.catalogue import catalogue
from web.cli.shared import DAY, faults_as_lines, stop
from web.clock import now
from web.i18n import DUTCH, LANGUAGES, Language
from web.plan import PlanDetails, write_html, write_pdf

YOUNG = 50_000
"""So many new objects before the collector looks for circles among them: those of a handful of households."""

SECOND = tuple(code for code in LANGUAGES if code != DUTCH.code)

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("profile", type=FILE, required=False)
@click.option("--on", "on", type=DAY, help="Peildatum; gaat voor de peildatum in het profiel.")
@click.option("--json", "as_json", is_flag=True, help="Het hele advies als JSON.")
@click.option("--pdf", type=FILE, help="Schrijf het plan als PDF.")
@click.option("--html", type=FILE, help="Schrijf het plan als webpagina.")
@click.option("--second", type=click.Choice(SECOND), help="Zet achter elk stuk van het plan hetzelfde in deze taal.")
@click.option("--large", is_flag=True, help="Het plan in grote letters.")
@click.option("--no-appendix", is_flag=True, help="Het plan zonder de bijlage met de berekeningen.")
@click.option("--schemes", default="", help="Alleen deze regelingen, met komma's: zorgtoeslag,huurtoeslag.")
@click.option("--lines", is_flag=True, help="Veel huishoudens: per regel een JSON-profiel in, een JSON-advies uit.")
def advise(
    profile: Path | None,
    on: date | None,
    as_json: bool,
    pdf: Path | None,
    html: Path | None,
    second: str | None,
    large: bool,
    no_appendix: bool,
    schemes: str,
    lines: bool,
) -> None:
    """Geef advies voor het huishouden in PROFILE (YAML of JSON)."""
    only = tuple(name.strip() for name in schemes.split(",") if name.strip())
    if lines:
        _advise_lines(profile, on, only)
        return
    if profile is None:
        raise click.UsageError("Geef een bestand met een huishouden.")
    with faults_as_lines(str(profile)):
        rules, raw = catalogue(), _read(profile)
        advice = engine.advise(rules, raw, on=on, only=only).as_json()
    if pdf or html:
        ahead = engine.outlook(rules, raw, date.fromisoformat(advice["on"])).as_json()
        details = PlanDetails(now(), large_print=large, appendix=not no_appendix)
        _write(Paper(advice, ahead, details, LANGUAGES[second] if second else None), pdf, html)
    if as_json:
        click.echo(json.dumps(advice, ensure_ascii=False, indent=2))
    elif not (pdf or html):
        click.echo(summary(advice))


def _read(path: Path) -> Any:
    """Return the raw profile; faults of the file itself are one line each."""
    try:
        return read_yaml(path, str(path))
    except CatalogueError as error:
        stop([str(problem) for problem in error.problems])


@dataclass(frozen=True, slots=True)
class Paper:
    """What a plan is written from, whatever the kind of file."""

    advice: dict[str, Any]
    outlook: dict[str, Any]
    details: PlanDetails
    second: Language | None


def _write(paper: Paper, pdf: Path | None, html: Path | None) -> None:
    for path, write in ((pdf, write_pdf), (html, write_html)):
        if path is None:
            continue
        try:
            write(paper.advice, path, paper.details, second=paper.second, outlook=paper.outlook)
        except OSError as error:
            stop([f"{path}: het bestand kan niet worden geschreven ({error.strerror}). Kies een andere map."])
        click.echo(f"Geschreven: {path}", err=True)


def _advise_lines(path: Path | None, on: date | None, only: tuple[str, ...]) -> None:
    with faults_as_lines():
        rules = catalogue()
        engine.advisor_for(rules)
    try:
        source = path.open(encoding="utf-8") if path else sys.stdin
    except OSError:
        stop([f"{path}: het bestand kan niet worden gelezen. Controleer de naam."])
    gc.collect()
    gc.freeze()  # the rules stay: looking through them again and again would take a quarter of the time
    gc.set_threshold(YOUNG)
    out = sys.stdout.buffer
    with source:
        for answer in _answers(rules, source, on, only):
            out.write(answer)
    out.flush()


def _answers(rules: engine.Catalogue, source: TextIO, on: date | None, only: tuple[str, ...]) -> Iterator[bytes]:
    for number, line in enumerate(source, 1):
        try:
            profile = json.loads(line, parse_float=Decimal)
            answer = engine.advise(rules, profile, on=on, only=only).as_json()
        except ValueError as error:
            answer = _fault(number, f"Deze regel is geen JSON ({error}).")
        except EngineError as error:
            answer = _fault(number, " ".join(str(error).splitlines()))
        yield orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _fault(number: int, message: str) -> dict[str, Any]:
    return {"error": {"line": number, "message": message}}
