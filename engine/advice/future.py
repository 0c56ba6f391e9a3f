"""A household on later days: advices by day and by moved dates, each made once, and how far ahead rules are known."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from engine.advice.advisor import advisor_for
from engine.advice.dated import Moves, Turn, moved, turns_between
from engine.advice.gain import KINDS, NOT_MONEY
from engine.advice.monthly import Row, rows_of
from engine.base.dates import add_months, add_years
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.model import Scheme
from engine.evaluate.outcome import NOT_COVERED, NOT_ELIGIBLE
from engine.profile.household import read_profile

DAY = timedelta(days=1)


class Future:
    """One household, its advices on later days, and the days on which rules change."""

    def __init__(self, catalogue: Catalogue, profile: Mapping[str, Any], on: date) -> None:
        self.advisor = advisor_for(catalogue)
        self.profile = profile
        self.typed = read_profile(catalogue.vocabulary, profile, on)
        self.on = on
        self.until = add_years(on, 1)
        self.evaluations = 0
        self._advices: dict[tuple[date, tuple[Any, ...]], dict[str, Any]] = {}
        self.rule_days = sorted(set(self._rule_days(catalogue.schemes_for(self.typed.municipality))))
        self.gaps = dict(self._gaps())
        self.known_until = min(self.gaps, default=self.until + DAY) - DAY

    def advice(self, day: date, moves: Moves | None = None) -> dict[str, Any]:
        """Return the advice on a day, with some dates moved."""
        key = (day, tuple(sorted((moves or {}).items(), key=str)))
        if key not in self._advices:
            self.evaluations += 1
            self._advices[key] = self.advisor.advise(moved(self.profile, moves or {}), day).as_json()
        return self._advices[key]

    def rows(self, day: date, moves: Moves | None = None) -> dict[str, Row]:
        """Return the schemes of the advice on a day, by their id."""
        return rows_of(self.advice(day, moves))

    def turns(self) -> list[Turn]:
        """Return the days in the coming year on which a date of the household makes a difference, the first first."""
        found = turns_between(self.advisor.library, self.typed.household, self.on, self.until)
        return sorted(found, key=lambda turn: turn.day)

    def settled(self, day: date) -> date:
        """Return the first day of the next quarter, when every right has followed; or the last day with known rules."""
        return min(next_quarter(day), self.known_until)

    def _rule_days(self, schemes: tuple[Scheme, ...]) -> Iterator[date]:
        """Yield the days in the coming year on which a figure or the logic of a scheme starts or has ended."""
        parameters = [*self.advisor.library.norms.values(), *(each for s in schemes for each in s.parameters.values())]
        spans = [(value.start, value.end) for each in parameters for value in each.values]
        spans += [(version.start, version.end) for scheme in schemes for version in scheme.versions]
        for start, end in spans:
            yield from (day for day in (start, end and end + DAY) if day and self.on < day <= self.until)

    def _gaps(self) -> Iterator[tuple[date, list[Row]]]:
        """Yield the days from which the rules of money that comes every year are not known, with what is open now."""
        known = {name for name, row in self.rows(self.on).items() if row["status"] != NOT_COVERED and _every_year(row)}
        for day in self.rule_days:
            if not known:
                return
            lost = {name for name in known if self.rows(day)[name]["status"] == NOT_COVERED}
            if lost:
                yield day, [row for name, row in self.rows(self.on).items() if name in lost and _open(row)]
            known -= lost


def quarter(day: date) -> date:
    """Return the first day of the quarter of a day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def next_quarter(day: date) -> date:
    """Return the first day of the quarter after that of a day."""
    return add_months(quarter(day), 3)


def _every_year(row: Row) -> bool:
    return row["paid"] not in KINDS and row["paid"] not in NOT_MONEY


def _open(row: Row) -> bool:
    return row["status"] not in (NOT_ELIGIBLE, NOT_COVERED) and not row["excluded_by"]
