"""What is known last of a scheme or figure for which nothing is confirmed on a day; never given as today's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.base.ranges import between, bounds
from engine.catalogue.model import Band, DatedValue, Parameter, Scheme, UnknownFigure
from engine.evaluate.library import Library
from engine.explain.format import date_nl, plain, quantity
from engine.language import nodes

ABOLISHED = "abolished"
SAID = {
    ABOLISHED: "Deze regeling is gestopt. De laatste dag was {last_day}.",
    "expired": "Deze regeling liep tot en met {last_day}. Of er een nieuwe is, weten wij niet.",
    "unconfirmed": "Wij kennen deze regeling tot en met {last_year}. Voor {year} is niets bevestigd. Vraag het na.",
}
AMOUNT = "Laatst bekende bedrag: {amount} ({last_year})."


@dataclass(frozen=True, slots=True)
class Ended:
    """How a scheme ended: `kind` is a key of SAID; `amount` is the last one known, with its unit."""

    kind: str
    last: date
    on: date
    amount: Any = None
    unit: str = ""

    @property
    def text(self) -> str:
        """Say it in Dutch."""
        words = {"last_day": date_nl(self.last), "last_year": self.last.year, "year": self.on.year}
        said = [SAID[self.kind].format(**words)]
        if self.amount is not None:
            said.append(AMOUNT.format(amount=quantity(self.amount, self.unit), **words))
        return " ".join(said)

    def as_json(self) -> dict[str, Any]:
        """Return what another language is said from."""
        amount = None if self.amount is None else {"value": plain(self.amount), "unit": self.unit}
        return {"kind": self.kind, "last": self.last.isoformat(), "on": self.on.isoformat(), "amount": amount}


def how_it_ended(library: Library, scheme: Scheme, on: date) -> Ended | None:
    """Return what is known of a scheme whose last text ended before a day; None for any other scheme."""
    ends = [version.end for version in scheme.versions if version.end is not None and version.end < on]
    later = any(version.start > on for version in scheme.versions)
    if not ends or later or not scheme.afterwards:
        return None
    last = max(ends)
    amount, unit = (None, "") if scheme.afterwards == ABOLISHED else _amounts(library, scheme, last)
    return Ended(scheme.afterwards, last, on, amount, unit)


def last_known(parameter: Parameter | None, on: date) -> str:
    """Return the last confirmed value of a figure before a day, with its year; '' when there is none."""
    earlier = [dated for dated in parameter.values if dated.start <= on] if parameter else []
    for dated in reversed(earlier):
        known = _span(list(_numbers(dated.value)), parameter.unit if parameter else "")
        if known:
            return f"laatst bekend: {known} ({_year(dated)})"
    return ""


def _year(dated: DatedValue) -> int:
    return (dated.end or dated.start).year


def _amounts(library: Library, scheme: Scheme, day: date) -> tuple[Any, str]:
    """Return the amounts of the last version, from the least to the most that anybody could get from its tables."""
    program = library.program(scheme, day)
    amount = program.version.amount if program else None
    if program is None or amount is None:
        return None, ""
    names = {getattr(node, "name", "") for node in program.walk(amount.node) if not isinstance(node, nodes.Over)}
    own = [each for name, each in scheme.parameters.items() if name in names and each.file == scheme.file]
    for unit in dict.fromkeys(each.unit for each in own if each.unit.startswith("EUR")):
        dated = [each.at(day) for each in own if each.unit == unit]
        known = [number for each in dated if each for number in _numbers(each.value)]
        if known:
            return between(min(known), max(known)), unit
    return None, ""


def _span(numbers: list[Decimal], unit: str) -> str:
    return quantity(between(min(numbers), max(numbers)), unit) if numbers else ""


def _numbers(value: Any) -> Iterator[Decimal]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, tuple):
        for band in value:
            yield from _numbers(band.value if isinstance(band, Band) else band)
    elif not isinstance(value, UnknownFigure | bool | str | date):
        yield from bounds(value)
