"""What is received already but should be another amount: by how much each month differs until somebody reports it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.advice.actions import CORRECTIONS
from engine.advice.gain import Span
from engine.advice.monthly import money_of


def correction_json(row: Mapping[str, Any], kind: str, on: date) -> dict[str, Any]:
    """Return what an action to correct adds to its row: the month as it should be, and the difference each month.

    The difference is negative where too much is received. A scheme that is not paid by the month has neither. A range
    pretends no cents, nor does a month that the authority shows in whole euros.
    """
    if kind not in CORRECTIONS:
        return {}
    amount = row["amount"] or {"min_cents": 0, "max_cents": 0}
    whole = row["monthly_shown"] is not None or amount["min_cents"] != amount["max_cents"]
    month = money_of(row, on, whole=whole).month
    received = row["receives_cents_per_month"] or 0
    apart: Span | None = month.minus(received) if month else None
    return {
        "month_should_be": month.as_json() if month else None,
        "month_differs": apart.as_json() if apart else None,
    }
