"""New money: what a scheme brings beyond what the household receives now, always as a range of cents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from engine.base.dates import add_months
from engine.base.money import cents, cents_down, cents_up
from engine.base.ranges import Number, bounds, is_exact
from engine.catalogue.model import Scheme
from engine.catalogue.vocabulary import Entity
from engine.evaluate.frame import Shared
from engine.evaluate.library import Library
from engine.evaluate.outcome import ELIGIBLE, NOT_ELIGIBLE, Outcome, Stretch
from engine.evaluate.scalar import award_of, evaluate, opened
from engine.profile.household import Household, Member, Profile

TWELVE = 12
PER_YEAR = "new_money_per_year"
KINDS = {"one_off": "one_off", "in_kind": "in_kind", "wallet": "in_kind", "discount": "in_kind"}
NOT_MONEY = {"loan"}
TELLS_LITTLE = 2_500_000
"""A range wider than this many cents a year helps nobody to choose what to do (docs/adr/0012)."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high` whole cents."""

    low: int
    high: int

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def minus(self, amount: int) -> "Span":
        """Return the span lowered by an amount."""
        return Span(self.low - amount, self.high - amount)

    @property
    def too_wide(self) -> bool:
        """Whether the range is sound but says too little to lead with."""
        return self.high - self.low > TELLS_LITTLE

    def as_json(self) -> dict[str, int]:
        """Return the contract's form of a range."""
        return {"min_cents": self.low, "max_cents": self.high}


NOTHING = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Claim:
    """Money of months before this calendar year that can still be claimed, until a date; with what that assumes."""

    year: int
    span: Span
    until: date | None
    assumed: Mapping[str, tuple[str, Any]]


def span_of(number: Number) -> Span:
    """Return a number of euros as cents; the ends of a range are rounded outwards."""
    low, high = bounds(number)
    return Span(cents(low), cents(high)) if low == high else Span(cents_down(low), cents_up(high))


def received_per_year(outcome: Outcome, per_month: Decimal) -> int:
    """Return what is received now in cents a year; the month that the authority shows stands for the whole award."""
    shown, amount = outcome.shown, outcome.amount
    if shown is not None and amount is not None and is_exact(amount) and abs(per_month - bounds(shown)[0]) < 1:
        return span_of(amount).low
    return cents(per_month) * TWELVE


def new_money(outcome: Outcome, per_month: Decimal) -> Span | None:
    """Return the amount minus what is received; None when the amount is not known, or is no gift but a loan."""
    if outcome.amount is None or outcome.scheme.paid in NOT_MONEY:
        return None
    if is_as_it_should(outcome, per_month):
        return NOTHING
    return span_of(outcome.amount).minus(received_per_year(outcome, per_month))


def is_as_it_should(outcome: Outcome, per_month: Decimal) -> bool:
    """Tell whether what is received now fits the award: within the margin that people make in telling it.

    Of a benefit people know the net month or the gross one, with or without holiday money. An open condition does not
    make that wrong: the authority decided on it.
    """
    margin, award = outcome.scheme.margin, outcome.if_eligible
    if not margin or per_month <= 0 or award is None or outcome.status == NOT_ELIGIBLE:
        return False
    low, high = bounds(award)
    return low * (1 - margin) <= per_month * TWELVE <= high * (1 + margin)


def kind_of(scheme: Scheme) -> str:
    """Return under which total a scheme counts."""
    return KINDS.get(scheme.paid, PER_YEAR)


def first_year(outcome: Outcome, per_month: Decimal, on: date) -> Span | None:
    """Return the new money of this calendar year: without the months for which it is too late to apply."""
    back = outcome.scheme.apply.back_months
    if back is None or per_month > 0 or outcome.amount is None:
        return new_money(outcome, per_month)
    return _window(outcome, max(1, on.month - back), TWELVE)


def claim_back(
    library: Library, scheme: Scheme, profile: Profile, before: Household | None = None, shared: Shared | None = None
) -> Claim | None:
    """Return what can still be claimed over last year; ask it only for a scheme that is not received now.

    `before` is the household of last year, as `last_year` gives it.
    """
    apply, on = scheme.apply, profile.on
    months = apply.back_months is not None and on.month - apply.back_months < 1
    if not (apply.back_years or months):
        return None
    year = on.year - 1
    until = apply.deadline.for_year(year) if apply.deadline and apply.back_years else None
    if months:
        until = add_months(on.replace(day=1), 1) - timedelta(days=1)  # after this month the oldest month is lost
    if until is not None and on > until:
        return None
    household = last_year(profile, library) if before is None else before
    outcome = evaluate(library, scheme, household, date(year, 12, 1), shared)
    if outcome.status == NOT_ELIGIBLE or outcome.only_if or not outcome.stretches or outcome.amount is None:
        return None
    first = 1 if apply.back_months is None else TWELVE + on.month - apply.back_months
    span = _window(outcome, first, TWELVE) if first > 1 else span_of(outcome.amount)
    return Claim(year, span, until, outcome.assumed) if span and span.high > 0 else None


def _window(outcome: Outcome, first: int, last: int) -> Span | None:
    """Return the award over months `first` to `last` only."""
    stretches = [
        _cut(stretch, first, last) for stretch in outcome.stretches if stretch.last >= first and stretch.first <= last
    ]
    if not stretches or outcome.status == NOT_ELIGIBLE:
        return NOTHING
    award = award_of(outcome, stretches)
    if award is None:
        return None
    sure = outcome.status == ELIGIBLE and any(stretch.status == ELIGIBLE for stretch in stretches)
    return span_of(award if sure else opened(award))


def _cut(stretch: Stretch, first: int, last: int) -> Stretch:
    return Stretch(
        max(stretch.first, first),
        min(stretch.last, last),
        stretch.program,
        stretch.rooms,
        stretch.status,
        stretch.amount,
    )


def last_year(profile: Profile, library: Library) -> Household:
    """Return the household as far as it is known for last year.

    What may differ per year (income, assets, rent: `yearly` in the vocabulary) is unknown unless it was told.
    """
    vocabulary, now, told = library.vocabulary, profile.household, profile.last_year
    values = {
        name: value
        for name, value in now.values.items()
        if name not in vocabulary.facts or not vocabulary.facts[name].yearly
    }
    members = {name: each for name, each in now.members.items() if not vocabulary.entities[name].yearly}
    return Household({**values, **told.values}, {**_steady(members, vocabulary.entities), **told.members})


def _steady(members: Mapping[str, tuple[Member, ...]], entities: Mapping[str, Entity]) -> dict[str, tuple[Member, ...]]:
    return {name: tuple(_steady_member(each, entities[name]) for each in listed) for name, listed in members.items()}


def _steady_member(member: Member, entity: Entity) -> Member:
    values = {name: value for name, value in member.values.items() if not entity.facts[name].yearly}
    inner = {name: each for name, each in member.members.items() if not entity.entities[name].yearly}
    return Member(values, _steady(inner, entity.entities))
