"""What a scheme brings a household on one day: per month where it is paid by the month, and over a whole year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.advice.gain import KINDS, NOT_MONEY, NOTHING, TWELVE, Span
from engine.evaluate.outcome import ELIGIBLE, NOT_COVERED, NOT_ELIGIBLE

BY_THE_MONTH = ("monthly", "quarterly")
ELSEWHERE = "elsewhere"
EURO = 100

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Money:
    """A scheme on one day: its status, the month (None: not paid by the month) and twelve such months.

    `year` is None where the amount is not known, or is no money that comes every year.
    """

    status: str
    month: Span | None
    year: Span | None

    def as_json(self) -> dict[str, Any]:
        """Return the status and both spans in cents."""
        return {"status": self.status, "per_month": _json(self.month), "per_year": _json(self.year)}


@dataclass(frozen=True, slots=True)
class Change:
    """A scheme before and after; the difference is taken end by end, because what is unknown is so on both sides."""

    scheme: str
    title: str
    before: Money
    after: Money

    @property
    def month(self) -> Span | None:
        """How much the month goes up or down; None where either is not known."""
        return difference(self.before.month, self.after.month)

    @property
    def year(self) -> Span | None:
        """How much a whole year goes up or down; None where either is not known."""
        return difference(self.before.year, self.after.year)

    @property
    def differs(self) -> bool:
        """Whether the status or an amount is another one, and the rules of both days are known."""
        return NOT_COVERED not in (self.before.status, self.after.status) and self.before != self.after

    def as_json(self) -> dict[str, Any]:
        """Return the scheme with both days and the difference."""
        return {
            "id": self.scheme,
            "title": self.title,
            "before": self.before.as_json(),
            "after": self.after.as_json(),
            "per_month": _json(self.month),
            "per_year": _json(self.year),
        }


@dataclass(frozen=True, slots=True)
class Sum:
    """All schemes together: money by the month, and all money that comes every year."""

    month: Span
    year: Span

    def as_json(self) -> dict[str, Any]:
        """Return both sums in cents."""
        return {"per_month": self.month.as_json(), "per_year": self.year.as_json()}


def money_of(row: Row, day: date, *, whole: bool = True) -> Money:
    """Return what a scheme of an advice brings on a day of the advice's year.

    With `whole` a month is in whole euros, rounded down as authorities show it. Money that is paid by the month brings
    twelve of those months a year.
    """
    if row["status"] == NOT_COVERED:
        return Money(NOT_COVERED, None, None)
    ruled_out = bool(row["excluded_by"])
    if row["paid"] not in BY_THE_MONTH:
        year = _span(row["amount"]) if row["paid"] not in NOT_MONEY and row["paid"] not in KINDS else None
        return Money(row["status"], None, NOTHING if ruled_out else year)
    status, month = _month(row, day)
    if ruled_out or status == NOT_ELIGIBLE:
        month = NOTHING
    month = _whole(month) if whole and month else month
    return Money(status, month, Span(month.low * TWELVE, month.high * TWELVE) if month else None)


def sum_of(moneys: Iterable[Money]) -> Sum:
    """Add up what is known."""
    listed = list(moneys)
    months = (each.month for each in listed if each.month)
    years = (each.year for each in listed if each.year)
    return Sum(sum(months, NOTHING), sum(years, NOTHING))


def changes(before: Mapping[str, Row], first: date, after: Mapping[str, Row], second: date) -> list[Change]:
    """Return every scheme of two advices (rows by id) on their days, what changes most first.

    A scheme that only one of them has belongs to another municipality: on the other side it brings nothing.
    """
    found = [
        Change(name, (before.get(name) or after[name])["title"], _side(before, name, first), _side(after, name, second))
        for name in dict.fromkeys((*before, *after))
    ]
    return sorted(found, key=lambda change: (-_size(change.year), -_size(change.before.year)))


def difference(before: Span | None, after: Span | None) -> Span | None:
    """Return how far both ends move, the lower move first; None where a side is not known."""
    if before is None or after is None:
        return None
    ends = sorted((after.low - before.low, after.high - before.high))
    return Span(*ends)


def rows_of(advice: Row) -> dict[str, Row]:
    """Return the schemes of an advice by their id, without those that only a rare situation opens."""
    return {row["id"]: row for row in advice["schemes"] if not row["unlikely"]}


def _month(row: Row, day: date) -> tuple[str, Span | None]:
    here = next((each for each in row["months"] if each["from"] <= f"{day:%Y-%m}" <= each["to"]), None)
    status = row["status"]
    if here is None:
        return status, _twelfth(_span(row["amount"]))
    if status in (ELIGIBLE, here["status"]) or here["status"] == NOT_ELIGIBLE:
        status = here["status"]
    span = _span(here) if "min_cents" in here else None
    if span and here["unit"] != "EUR/month":
        span = _twelfth(span)
    return status, span if status == ELIGIBLE or span is None else Span(min(span.low, 0), max(span.high, 0))


def _span(amount: Row | None) -> Span | None:
    return Span(amount["min_cents"], amount["max_cents"]) if amount else None


def _twelfth(span: Span | None) -> Span | None:
    if span is None:
        return None
    low = span.low // TWELVE
    return Span(low, low if span.low == span.high else -(-span.high // TWELVE))


def _whole(span: Span) -> Span:
    return Span(span.low // EURO * EURO, span.high // EURO * EURO)


def _side(rows: Mapping[str, Row], name: str, day: date) -> Money:
    return money_of(rows[name], day) if name in rows else Money(ELSEWHERE, NOTHING, NOTHING)


def _size(span: Span | None) -> int:
    return max(abs(span.low), abs(span.high)) if span else 0


def _json(span: Span | None) -> dict[str, int] | None:
    return span.as_json() if span else None
