"""What comes in month by month when the income drops: the household's own income, and the schemes that follow it.

The year that schemes look at is worked out from the months: those with the old income and those with the new one, in
the same proportion as the net months. That is an estimate, and a household that knows its year goes before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from engine.advice.advisor import advisor_for
from engine.advice.future import Future
from engine.advice.gain import NOTHING, TWELVE, Span, span_of
from engine.advice.monthly import Row, money_of, rows_of
from engine.advice.scenario import Changed, Comparison, Given, compare
from engine.base.dates import add_months
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.scenarios import Income, Kind
from engine.errors import EngineError
from engine.evaluate.asking import worked_out
from engine.evaluate.outcome import NOT_COVERED
from engine.profile.household import read_profile

AHEAD = 6
WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Drop:
    """The day on which the income drops, the net month before and after it, and what else is told of after it.

    `year` is the income of the calendar year of that day, when the household knows it.
    """

    day: date
    before: Decimal
    after: Decimal
    year: Decimal | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def first_new(self) -> date:
        """The first month with the new income."""
        first = self.day.replace(day=1)
        return first if self.day == first else add_months(first, 1)

    @property
    def share(self) -> Decimal:
        """What the year of that day comes to, as a share of twelve months with the old income."""
        old = self.first_new.month - 1 if self.first_new.year == self.day.year else TWELVE
        return (old + (TWELVE - old) * self.ratio) / TWELVE

    @property
    def ratio(self) -> Decimal:
        """The new month as a share of the old one."""
        return self.after / self.before


@dataclass(frozen=True, slots=True)
class Month:
    """What comes in during a month: own income in cents and the schemes; an `estimate` where its rules are unknown."""

    first: date
    own: int
    schemes: Span
    estimate: bool = False

    @property
    def total(self) -> Span:
        """Own income and schemes together."""
        return self.schemes.minus(-self.own)

    def as_json(self) -> dict[str, Any]:
        """Return the month as plain data."""
        return {
            "month": f"{self.first:%Y-%m}",
            "own_cents": self.own,
            "schemes": self.schemes.as_json(),
            "total": self.total.as_json(),
            "estimate": self.estimate,
        }


@dataclass(frozen=True, slots=True)
class IncomeLoss:
    """A month with the old income, the months from the drop on, and the schemes before and after it.

    `year` is the income of the year of the drop that was reckoned with; None where it is not known.
    """

    before: Month
    months: tuple[Month, ...]
    comparison: Comparison
    year: Decimal | None

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {
            "before": self.before.as_json(),
            "months": [month.as_json() for month in self.months],
            "comparison": self.comparison.as_json(),
            "year_cents": span_of(self.year).low if self.year is not None else None,
        }


def income_loss(catalogue: Catalogue, profile: Mapping[str, Any], on: date, kind: Kind, drop: Drop) -> IncomeLoss:
    """Return what an income that drops does to a household, month by month.

    Raises EngineError where the rules do not say which facts tell the income, ProfileError for unreadable answers.
    """
    income = catalogue.scenarios.income
    if income is None:
        raise EngineError("Er is niet beschreven welke gegevens het inkomen zijn (rules/scenarios.yaml).")
    loss = _Loss(catalogue, income, profile, on, kind, drop)
    start = max(drop.day, on).replace(day=1)
    return IncomeLoss(
        before=loss.month(on.replace(day=1), old=True),
        months=tuple(loss.month(add_months(start, ahead)) for ahead in range(AHEAD)),
        comparison=compare(catalogue, loss.before, on, kind, loss.given(drop.day.year)),
        year=loss.years.get(drop.day.year),
    )


class _Loss:
    """One household with its old and its new income."""

    def __init__(
        self, catalogue: Catalogue, income: Income, profile: Mapping[str, Any], on: date, kind: Kind, drop: Drop
    ) -> None:
        self.advisor = advisor_for(catalogue)
        self.income, self.profile, self.on, self.kind, self.drop = income, profile, on, kind, drop
        wage = catalogue.scenarios.wage
        self.inside = wage.inside_net if wage else ()
        self.leaves_out = wage.leaves_out if wage else ()
        self.old_year, self.years = self._years()
        facts = {name: value for name, value in (profile.get("facts") or {}).items() if name not in kind.sets}
        facts |= {income.net: str(drop.before)} | _told(income.year, self.old_year)
        self.before = dict(profile) | {"facts": facts}
        self.known_until = Future(catalogue, self.before, on).known_until
        self._rows: dict[tuple[date, bool], Mapping[str, Row]] = {}

    def given(self, year: int) -> Given:
        """Return the answers after the drop, for a month in a year."""
        facts = dict(self.drop.facts) | {self.income.net: str(self.drop.after)}
        return Given(day=self.drop.day, facts=facts | _told(self.income.year, self.years.get(year)))

    def month(self, first: date, old: bool | None = None) -> Month:
        """Return a month by its first day, with the income of then, or with the old one."""
        before = first < self.drop.first_new if old is None else old
        own = span_of(self.drop.before if before else self.drop.after).low
        day = min(max(first, self.on), max(self.known_until, self.on))
        rows = self._advice(first.year, day, before)
        return Month(first, own, self._schemes(rows, day), estimate=first > self.known_until)

    def _advice(self, year: int, day: date, before: bool) -> Mapping[str, Row]:
        key = (date(year, day.month, 1), before)
        if key not in self._rows:
            after = Changed(self.before, self.kind, self.given(year)).from_day(self.drop.day)
            self._rows[key] = rows_of(self.advisor.advise(self.before if before else after, day).as_json())
        return self._rows[key]

    def _schemes(self, rows: Mapping[str, Row], day: date) -> Span:
        """Return all money by the month; of what is part of the net income only what comes on top."""
        total = NOTHING
        for name, row in rows.items():
            month = money_of(row, day).month
            if name in self.leaves_out or month is None or row["status"] == NOT_COVERED:
                continue
            received = row["receives_cents_per_month"] if name in self.inside else None
            total = total + month.minus(min(received or 0, month.low))
        return total

    def _years(self) -> tuple[Decimal | None, dict[int, Decimal]]:
        """Return the income of a whole year with the old income, and of the years from the drop on."""
        drop = self.drop
        typed = read_profile(self.advisor.catalogue.vocabulary, self.profile, self.on)
        told = worked_out(self.advisor.library, self.income.year, typed.household, self.on).value
        if not isinstance(told, Decimal) or not drop.before:
            return None, {} if drop.year is None else {drop.day.year: drop.year}
        happened = drop.day <= self.on
        share = drop.ratio if drop.day.year < self.on.year else drop.share
        old = told / share if happened and share else told
        this = told if happened and drop.day.year == self.on.year else old * drop.share
        years = {drop.day.year: drop.year if drop.year is not None else this}
        years |= {drop.day.year + ahead: old * drop.ratio for ahead in (1, 2)}
        return _whole(old), {year: _whole(amount) for year, amount in years.items()}


def _told(name: str, value: Decimal | None) -> dict[str, Any]:
    return {} if value is None else {name: str(value)}


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(WHOLE)
