"""What is known last of a scheme or figure for which nothing is confirmed on a day; never given as today's."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from engine.base.ranges import between, bounds
from engine.catalogue.model import Band, DatedValue, Parameter, Scheme, UnknownFigure
from engine.evaluate.library import Library
from engine.explain.format import date_nl, quantity
from engine.language import nodes


def how_it_ended(library: Library, scheme: Scheme, on: date) -> str:
    """Return what is known of a scheme whose last text ended before a day; '' for any other scheme."""
    ends = [version.end for version in scheme.versions if version.end is not None and version.end < on]
    later = any(version.start > on for version in scheme.versions)
    if not ends or later or not scheme.afterwards:
        return ""
    last = max(ends)
    if scheme.afterwards == "abolished":
        return f"Deze regeling is gestopt. De laatste dag was {date_nl(last)}."
    if scheme.afterwards == "expired":
        said = f"Deze regeling liep tot en met {date_nl(last)}. Of er een nieuwe is, weten wij niet."
    else:
        said = f"Wij kennen deze regeling tot en met {last.year}. Voor {on.year} is niets bevestigd. Vraag het na."
    known = _amounts(library, scheme, last)
    return f"{said} Laatst bekende bedrag: {known} ({last.year})." if known else said


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


def _amounts(library: Library, scheme: Scheme, day: date) -> str:
    """Return the amounts of the last version, from the least to the most that anybody could get from its tables."""
    program = library.program(scheme, day)
    amount = program.version.amount if program else None
    if program is None or amount is None:
        return ""
    names = {getattr(node, "name", "") for node in program.walk(amount.node) if not isinstance(node, nodes.Over)}
    own = [each for name, each in scheme.parameters.items() if name in names and each.file == scheme.file]
    for unit in dict.fromkeys(each.unit for each in own if each.unit.startswith("EUR")):
        dated = [each.at(day) for each in own if each.unit == unit]
        known = _span([number for each in dated if each for number in _numbers(each.value)], unit)
        if known:
            return known
    return ""


def _span(numbers: list[Decimal], unit: str) -> str:
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    return quantity(between(low, high), unit)


def _numbers(value: Any) -> Iterator[Decimal]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, tuple):
        for band in value:
            yield from _numbers(band.value if isinstance(band, Band) else band)
    elif not isinstance(value, UnknownFigure | bool | str | date):
        yield from bounds(value)
