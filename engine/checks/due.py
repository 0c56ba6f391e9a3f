"""`toereikend due`: amounts that somebody has to confirm, and files whose day to be looked at again has passed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engine.base.ranges import Range
from engine.catalogue.index import FOLDER
from engine.catalogue.model import DatedValue, UnknownFigure
from engine.checks import dates
from engine.checks.documents import EXAMPLE_FOLDER, line_at
from engine.checks.groups import CATALOGUE, FIGURES, SCHEME, Figures
from engine.checks.reading import read
from engine.checks.registry import WARNING
from engine.checks.subjects import Desk
from engine.checks.tables import figures, leaves
from engine.errors import Finding

DOUBTFUL = ("provisional", "unsure")
GROUPS = (dates,)
"""The module whose checks are asked: importing it is what registers them."""


def due(root: Path, today: date) -> list[Finding]:
    """Return what is to be confirmed, filled in or looked at again on a day, by file and line; the example is left out.

    What is too late already is an error, the rest a warning.
    """
    reading = read(root)
    desk = Desk(reading.catalogue, reading.documents, tuple(reading.findings), today)
    found = {each for each in _all(desk, today) if not each.file.startswith(f"{FOLDER}/{EXAMPLE_FOLDER}/")}
    return sorted(found, key=lambda each: (each.file, each.line, each.message))


def _all(desk: Desk, today: date) -> Iterator[Finding]:
    with_figures: list[Figures] = [desk.norms, *desk.schemes]
    for subject in with_figures:
        yield from FIGURES.listed["D008"].findings(subject)
        yield from _to_confirm(subject, today)
    for scheme in desk.schemes:
        yield from SCHEME.listed["D007"].findings(scheme)
    yield from CATALOGUE.listed["D009"].findings(desk)
    yield from _not_looked_at(desk, today)


def _to_confirm(subject: Figures, today: date) -> Iterator[Finding]:
    for parameter, dated in figures(subject):
        reason = _doubt(dated)
        if reason and (dated.end is None or dated.end >= today):
            message = f"the value from {dated.start} {reason}"
            remedy = "Look it up, and fill it in with its source"
            yield Finding(subject.file, dated.line, parameter.name, message, remedy, severity=WARNING)


def _doubt(dated: DatedValue) -> str:
    values = list(leaves(dated.value))
    if any(isinstance(value, UnknownFigure) for value in values):
        return "is not known"
    if any(isinstance(value, Range) for value in values):
        return "is known by its bounds only"
    return f"is {dated.confidence}" if dated.confidence in DOUBTFUL else ""


def _not_looked_at(desk: Desk, today: date) -> Iterator[Finding]:
    """Yield what says how to reach a municipality or what to arrange, and should have been looked at again."""
    for document in desk.documents.values():
        checked = document.raw.get("checked")
        following = checked.get("next") if isinstance(checked, dict) else None
        if (
            document.kind in ("municipality", "blauwdruk", "life_events")
            and isinstance(following, date)
            and following < today
        ):
            line = line_at(document.raw, ["checked"], "next")
            message = f"should have been checked again on {following}"
            yield Finding(
                document.file, line, "checked", message, "Compare it with its sources, then set `on` and `next`"
            )
