"""Units: sums are of one kind, months are no years, and a step gives what it says."""

from collections.abc import Iterator

from engine.base.units import EUR, PER_MONTH, PER_YEAR, Unit, parse_unit
from engine.catalogue.yaml_lines import line_of
from engine.checks.documents import mappings_in, part_at
from engine.checks.formulas import Place, said
from engine.checks.groups import CATALOGUE, SCHEME
from engine.checks.names import NAMELESS
from engine.checks.registry import Fault
from engine.checks.subjects import Desk, SchemeSubject
from engine.checks.types import is_about_types

DIMENSIONS = {
    "EUR", "year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days", "hour", "hours",
    "minute", "minutes", "kWh", "m3", "km",
}  # fmt: skip
KINDS = {"boolean", "choice", "date"}
MONEY = {EUR, PER_MONTH, PER_YEAR}


@SCHEME.add("U002", "Check the units")
def units_fit_together(subject: SchemeSubject) -> Iterator[Fault]:
    """Only equal units are added and compared; months meet years through per_month and per_year."""
    for place in subject.places:
        if place.fault and not is_about_types(place.fault) and not place.fault.message.startswith(NAMELESS):
            yield Fault(place.formula.line, place.part, said(place.fault), place.fault.remedy)


@SCHEME.add("U003", "Correct the unit, or use per_month or per_year")
def steps_have_their_unit(subject: SchemeSubject) -> Iterator[Fault]:
    """A step's formula has the unit that the step says."""
    for place in subject.places:
        if place.wanted and place.wanted.kind == "number":
            yield from wrong_unit(place, place.wanted.unit)


def wrong_unit(place: Place, wanted: Unit) -> Iterator[Fault]:
    """Yield a fault where a formula gives a number in another unit than wanted; 0 fits every unit."""
    typed = place.typed
    if typed and typed.kind == "number" and not typed.literal_zero and typed.unit != wanted:
        yield Fault(place.formula.line, place.part, f"the formula gives {typed.unit}, not {wanted}")


@SCHEME.add("U004", "Correct the formula, or the unit of the result")
def outcomes_are_money(subject: SchemeSubject) -> Iterator[Fault]:
    """Amount, award and the month shown are amounts of money in the unit of the result."""
    result = parse_unit(subject.scheme.unit)
    for place in subject.places:
        if place.role not in ("amount", "award", "shown") or place.typed is None:
            continue
        if place.typed.kind != "number" or (place.typed.unit not in MONEY and not place.typed.literal_zero):
            yield Fault(place.formula.line, place.part, f"'{place.role}' gives no amount of money")
        elif place.role == "shown":
            yield from wrong_unit(place, PER_MONTH)
        elif place.role == "award" or subject.scheme.set != "monthly":
            yield from wrong_unit(place, result)
        elif place.typed.unit == EUR:
            yield Fault(place.formula.line, place.part, "an amount set per month is in EUR/month or EUR/year, not EUR")


@SCHEME.add("U005", "Choose EUR, EUR/month or EUR/year")
def results_are_money(subject: SchemeSubject) -> Iterator[Fault]:
    """`result.unit` is an amount of money; over months it is per year."""
    scheme = subject.scheme
    if not scheme.unit or subject.is_filled_in:
        return
    result = subject.raw.get("result")
    if parse_unit(scheme.unit) not in MONEY:
        yield Fault(line_of(result, "unit"), "result", f"'{scheme.unit}' is no amount of money")
    elif scheme.set == "monthly" and parse_unit(scheme.unit) != PER_YEAR:
        yield Fault(line_of(result, "unit"), "result", "months add up to a year", "Write `unit: EUR/year`")


@CATALOGUE.add("U006", "Use EUR, EUR/month, EUR/year, hours/month, years, months, ratio or persons")
def units_are_known(desk: Desk) -> Iterator[Fault]:
    """A unit is made of words that mean something."""
    for document in desk.documents.values():
        for path, raw in mappings_in(document.raw):
            for key in ("unit", "by_band"):
                text = raw.get(key)
                if isinstance(text, str) and text not in KINDS and path[:1] != ("examples",):
                    unit = parse_unit(text)
                    strange = {*unit.over, *unit.under} - DIMENSIONS
                    if strange:
                        message = f"unknown unit '{text}'"
                        yield Fault(line_of(raw, key), part_at(document.raw, path), message, file=document.file)
