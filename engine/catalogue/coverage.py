"""What each municipality has by theme: encoded, amounts known, checked, valid; and what is missing, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from engine.base.ranges import Range
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.index import FOLDER
from engine.catalogue.local import NOTHING
from engine.catalogue.model import Parameter, Scheme, UnknownFigure
from engine.catalogue.places import Place
from engine.catalogue.read_parameters import leaves
from engine.catalogue.store import Store

EXISTS, EXISTS_NOT, NOT_KNOWN = "yes", "no", "unknown"
Period = list[Any]
"""From, to (both in ISO form, or None) and whether the figure is known then."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the coverage needs of one municipal scheme; plain enough to be remembered between runs."""

    title: str
    theme: str
    exists: bool
    municipalities: list[str]
    checked_on: str | None
    next_check: str | None
    versions: list[Period]
    figures: list[list[Period]]

    def is_known_on(self, day: str) -> bool:
        """Tell whether every figure has a known value on a day."""
        return all(any(_holds(period, day) and period[2] for period in each) for each in self.figures)

    @property
    def valid_until(self) -> str | None:
        """The last day for which the file says what holds; None when it says so until further notice."""
        ends = [each[-1][1] for each in (self.versions, *self.figures) if each]
        return min((end for end in ends if end), default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """One theme in one municipality; an empty `theme` is a municipality of which nothing has been entered yet."""

    code: str
    name: str
    theme: str
    exists: str
    schemes: tuple[str, ...]
    encoded: int
    amount_known: int
    checked_on: str | None
    valid_until: str | None
    next_check: str | None
    missing: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the row as plain data."""
        return asdict(self)


def coverage(catalogue: Catalogue, today: date, cache: Path | None = None) -> list[Row]:
    """Return a row for every theme of every municipality of today, by name.

    Reads the files of all municipalities, except those that `cache` remembers.
    """
    by_code: dict[str, list[Card]] = {}
    for card in cards(catalogue, cache):
        for code in card.municipalities:
            by_code.setdefault(code, []).append(card)
    themes = tuple(dict.fromkeys(kind.theme for kind in catalogue.kinds))
    places = sorted((each for each in catalogue.places.values() if each.exists_on(today)), key=lambda each: each.name)
    return [row for place in places for row in _rows(place, by_code.get(place.code, []), themes, today.isoformat())]


def named(rows: Iterable[Row], typed: str) -> list[Row]:
    """Return the rows of municipalities with these letters in their name or code."""
    return [row for row in rows if typed.casefold() in f"{row.name} {row.code}".casefold()]


def cards(catalogue: Catalogue, cache: Path | None = None) -> list[Card]:
    """Return a card for every municipal scheme, from the cache for files that did not change since the last time."""
    store = Store(cache, catalogue.root, "coverage")
    known, _ = store.load()
    templates = "".join(catalogue.files.get(each.file, "") for each in catalogue.templates.values())
    marks = {name: sha256 + templates for name, sha256 in catalogue.files.items() if _is_local(name)}
    now: dict[str, list[Any]] = {
        name: known[name] if known.get(name, [None])[0] == mark else [mark, None] for name, mark in marks.items()
    }
    stale = {name for name, mark in marks.items() if known.get(name, [None])[0] != mark}
    for code in sorted({name.split("/")[1][:6] for name in stale}):
        for scheme in catalogue.local.get(code, NOTHING).schemes:
            if scheme.file in stale:
                now[scheme.file][1] = asdict(_card(scheme))
    if stale or now.keys() != known.keys():
        store.save(now)
    return [Card(**card) for _, card in now.values() if card]


def _is_local(name: str) -> bool:
    return name.startswith(f"{FOLDER}/") and name.count("/") > 1


def _card(scheme: Scheme) -> Card:
    return Card(
        title=scheme.title,
        theme=scheme.theme,
        exists=scheme.exists,
        municipalities=list(scheme.municipalities),
        checked_on=_iso(scheme.checked.on),
        next_check=_iso(scheme.checked.next),
        versions=[[_iso(each.start), _iso(each.end), True] for each in scheme.versions],
        figures=[_periods(each) for each in scheme.parameters.values() if each.file == scheme.file],
    )


def _periods(parameter: Parameter) -> list[Period]:
    return [[_iso(each.start), _iso(each.end), _is_known(each.value)] for each in parameter.values]


def _is_known(value: Any) -> bool:
    return not any(isinstance(leaf, UnknownFigure | Range) for leaf in leaves(value))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _holds(period: Period, day: str) -> bool:
    return period[0] <= day and (period[1] is None or day <= period[1])


def _rows(place: Place, own: list[Card], themes: Iterable[str], today: str) -> Iterator[Row]:
    if not own:
        missing = ("Van deze gemeente is nog niets ingevoerd.",)
        yield Row(place.code, place.name, "", NOT_KNOWN, (), 0, 0, None, None, None, missing)
        return
    for theme in dict.fromkeys((*themes, *(card.theme for card in own))):
        yield _row(place, theme, [card for card in own if card.theme == theme], today)


def _row(place: Place, theme: str, own: list[Card], today: str) -> Row:
    there = [card for card in own if card.exists]
    return Row(
        code=place.code,
        name=place.name,
        theme=theme,
        exists=EXISTS if there else EXISTS_NOT if own else NOT_KNOWN,
        schemes=tuple(card.title for card in there),
        encoded=sum(1 for card in there if card.versions),
        amount_known=sum(1 for card in there if card.versions and card.is_known_on(today)),
        checked_on=min((card.checked_on for card in own if card.checked_on), default=None),
        valid_until=min((card.valid_until for card in there if card.valid_until), default=None),
        next_check=min((card.next_check for card in own if card.next_check), default=None),
        missing=tuple(_missing(own, today)) if own else ("Nog niet nagezocht.",),
    )


def _missing(own: list[Card], today: str) -> Iterator[str]:
    for card in own:
        if card.next_check and card.next_check < today:
            yield f"{card.title}: de controle is te laat."
        if card.exists and not card.versions:
            yield f"{card.title}: nog niet ingevoerd."
        elif card.exists and card.valid_until and card.valid_until < today:
            yield f"{card.title}: de bedragen zijn verlopen."
        elif card.exists and not card.is_known_on(today):
            yield f"{card.title}: niet elk bedrag is bekend."
