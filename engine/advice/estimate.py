"""An amount told in another way than the law counts it, as the range that holds the law's own (docs/adr/0016)."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import Any

from engine.advice.advisor import advisor_for
from engine.base.dates import add_years
from engine.base.ranges import Range, high, low
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.estimates import Basis, Way, estimates_of
from engine.errors import ProfileError
from engine.evaluate.asking import worked_out
from engine.profile.household import Household, ProfileReader

TIMES_A_YEAR = {"EUR/year": Decimal(1), "EUR/month": Decimal(12)}
HIGHEST = Decimal(1_000_000)
START = Decimal(16_000)
CLOSE, CENT, EURO = Decimal("0.0001"), Decimal("0.01"), Decimal(1)
STEP_BACK = Decimal(7)
"""The law rounds taxes and discounts to whole euros, seven times: a euro more may leave some euros a year less."""

Measure = Callable[[str, Decimal], Any]


def estimate(
    catalogue: Catalogue, fact: str, basis: str, amount: Decimal, facts: Mapping[str, Any], on: date
) -> dict[str, str] | None:
    """Return the bounds of a fact in its own unit, given what was told another way in that same period.

    `facts` are the household's answers in the form of a profile. None when the amount fits no way at all.
    """
    rules = estimates_of(catalogue)
    counted = rules.amounts[fact]
    names = counted.looks_at or rules.looks_at
    told = tuple((name, facts[name]) for name in names if isinstance(facts.get(name), str | bool))
    found = _estimate(catalogue, fact, basis, amount, told, add_years(on, -counted.years_back))
    return {"min": str(found[0]), "max": str(found[1])} if found else None


@lru_cache(maxsize=1024)
def _estimate(
    catalogue: Catalogue, fact: str, basis: str, amount: Decimal, told: tuple[tuple[str, Any], ...], on: date
) -> tuple[Decimal, Decimal] | None:
    rules, facts = estimates_of(catalogue), catalogue.vocabulary.facts
    counted = rules.amounts[fact].others[basis]
    a_year = amount * TIMES_A_YEAR[facts[fact].unit]
    spans = [
        span
        for way in rules.ways
        if _may_hold(way, dict(told)) and not (rules.amounts[fact].own and way.when)
        for span in [_span(_measure(catalogue, way, dict(told), on), counted, a_year, facts)]
        if span
    ]
    if not spans:
        return None
    times = TIMES_A_YEAR[facts[fact].unit]
    lowest, highest = facts[fact].bounds or (Decimal(0), HIGHEST)
    least = _cents(min(span[0] for span in spans) / times).quantize(EURO, ROUND_FLOOR)
    most = _cents(max(span[1] for span in spans) / times).quantize(EURO, ROUND_CEILING)
    return max(least, lowest), min(most, highest)


def _cents(amount: Decimal) -> Decimal:
    """Take away the hair's breadth by which an income was found too high."""
    return amount.quantize(CENT)


def _span(measure: Measure, basis: Basis, a_year: Decimal, facts: Mapping[str, Any]) -> tuple[Decimal, Decimal] | None:
    """Return the result, in EUR/year, at the least and the most income at which the measure may be what was told."""
    per_year, result_per_year = (TIMES_A_YEAR[facts[name].unit] for name in (basis.measure, basis.result))
    slack = Decimal(0) if basis.measure == basis.result else STEP_BACK
    least, most = (a_year * (1 + end) for end in basis.on_top)
    first = _first(lambda income: high(measure(basis.measure, income)) * per_year >= least - slack)
    after = _first(lambda income: low(measure(basis.measure, income)) * per_year > most + slack)
    if first is None or after is None:
        return None
    lowest, highest = low(measure(basis.result, first)), high(measure(basis.result, after))
    return lowest * result_per_year - slack, highest * result_per_year + slack


def _first(reached: Callable[[Decimal], bool]) -> Decimal | None:
    """Return the lowest income at which something is reached that stays so above it, closely; None when never."""
    below, above = Decimal(0), START
    if reached(below):
        return below
    while not reached(above):
        below, above = above, above * 2
        if above > HIGHEST:
            return None
    while above - below > CLOSE:
        middle = (below + above) / 2
        below, above = (below, middle) if reached(middle) else (middle, above)
    return above


def _measure(catalogue: Catalogue, way: Way, told: Mapping[str, Any], on: date) -> Measure:
    """Return a function that works out a fact for a household with this total income, put together in this way."""
    rules, library = estimates_of(catalogue), advisor_for(catalogue).library
    reader = ProfileReader(catalogue.vocabulary)
    base = reader.facts({**dict.fromkeys(rules.zero, "0"), **told, **way.when}, catalogue.vocabulary.facts, "")
    if reader.faults:
        raise ProfileError(reader.faults)
    members = dict.fromkeys(rules.nobody, ())

    def measure(fact: str, income: Decimal) -> Any:
        shares = {name: income * share for name, share in way.shares.items()}
        value = worked_out(library, fact, Household({**base, **shares}, members), on).value
        return value if isinstance(value, Decimal | Range) else Range(Decimal(0), HIGHEST)

    return measure


def _may_hold(way: Way, told: Mapping[str, Any]) -> bool:
    return all(told.get(name, needed) in (needed, needed == "ja") for name, needed in way.when.items())
