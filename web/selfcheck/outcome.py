"""The outcome of a self-check: likely, perhaps and not now, with amounts as wide ranges and in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.advice.monthly import BY_THE_MONTH
from engine.evaluate.outcome import ELIGIBLE, NOT_COVERED, NOT_ELIGIBLE
from web.i18n import gettext as _
from web.plan.amounts import euro, is_zero, tells_little, twelfth, widened
from web.plan.context import group_of
from web.plan.nearby import near

EURO = 100
STEP_OF_A_MONTH, STEP_OF_A_YEAR = 10 * EURO, 50 * EURO
MOST_PERHAPS = 8

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Likely:
    """One scheme: what it is, about how much, and who decides."""

    id: str
    title: str
    summary: str
    amount: str
    authority: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The three lists; of `others` only the names are told."""

    likely: tuple[Likely, ...]
    perhaps: tuple[Likely, ...]
    others: tuple[str, ...]
    not_now: tuple[str, ...]
    near: Any


def outcome_of(advice: Json) -> Outcome:
    """Put an advice in three lists, the largest amounts first."""
    rows = sorted(
        (row for row in advice["schemes"] if not row["unlikely"] and not row["excluded_by"]),
        key=lambda row: -_most(row),
    )
    likely = tuple(_likely(row) for row in rows if row["status"] == ELIGIBLE)
    open_rows = [row for row in rows if row["status"] not in (ELIGIBLE, NOT_ELIGIBLE, NOT_COVERED)]
    return Outcome(
        likely=likely,
        perhaps=tuple(_likely(row) for row in open_rows[:MOST_PERHAPS]),
        others=tuple(row["title"] for row in open_rows[MOST_PERHAPS:]),
        not_now=tuple(row["title"] for row in rows if row["status"] == NOT_ELIGIBLE),
        near=near(advice),
    )


def _likely(row: Json) -> Likely:
    return Likely(row["id"], row["title"], _(row["summary"]), about(row), row["authority"] or "")


def _most(row: Json) -> int:
    return row["amount"]["max_cents"] if row["amount"] else 0


def about(row: Json) -> str:
    """Say about how much a scheme brings: rounded outwards, never exact; nothing where that is no help."""
    amount = row["amount"]
    if not amount or is_zero(amount) or tells_little(amount):
        return ""
    if row["paid"] in BY_THE_MONTH and amount["unit"] == "EUR/year":
        span, step, text = twelfth(amount), STEP_OF_A_MONTH, _("%(amount)s per maand")
    elif group_of(row) == "per_year":
        span, step, text = amount, STEP_OF_A_YEAR, _("%(amount)s per jaar")
    else:
        span, step, text = amount, STEP_OF_A_YEAR, _("%(amount)s één keer")
    low, high = widened(span, step).values()
    high = max(high, low + step)
    said = _("tot %(high)s", high=euro(high)) if low <= 0 else _("%(low)s tot %(high)s", low=euro(low), high=euro(high))
    return text % {"amount": said}
