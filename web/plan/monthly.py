"""What comes in each month from allowances and benefits: now, and when everything is arranged."""

from engine.advice.monthly import BY_THE_MONTH
from web import i18n
from web.charts import BarChart, ChartRow, bars_in_order
from web.i18n import DUTCH, language
from web.i18n import gettext as _
from web.plan.amounts import Money, add, euro, money_range, tells_little
from web.plan.context import OPEN, Context, Json
from web.plan.model import BeforeAfter

MONTHS = 12
WHOLE_EURO = 100


def before_and_after(context: Context, *, large: bool) -> BeforeAfter | None:
    """Add up what comes in by the month, in whole euros; None when nothing changes or little is known."""
    schemes = [one for one in context.advice["schemes"] if one["paid"] in BY_THE_MONTH and one["new_money"]]
    counted = [one for one in schemes if not one["excluded_by"]]
    now = sum(one["receives_cents_per_month"] or 0 for one in counted)
    after = {end: now + _per_month(counted, end) for end in ("min_cents", "max_cents")}
    if after == {"min_cents": now, "max_cents": now} or tells_little(add(one["new_money"] for one in counted)):
        return None
    return BeforeAfter(now=euro(now), after=money_range(after), chart=_chart(now, after, large))


def comes_in(context: Context) -> dict[str, str]:
    """Tell what is sure to come in, in whole euros, in each month of the year of the advice: `2026-07` to `1.085`."""
    sums = dict.fromkeys((f"{context.advice['on'][:4]}-{month:02}" for month in range(1, MONTHS + 1)), 0.0)
    for scheme in context.advice["schemes"]:
        if scheme["paid"] in BY_THE_MONTH and scheme["status"] in OPEN and not scheme["excluded_by"]:
            for month in sums:
                sums[month] += _sure(scheme, month)
    return {month: i18n.whole_number(int(cents / WHOLE_EURO)) for month, cents in sums.items() if cents >= WHOLE_EURO}


def _sure(scheme: Json, month: str) -> float:
    """Return the cents of a month that are sure: none while somebody else decides or something is not known.

    What the household receives now and may have narrows a range down to itself.
    """
    amount = scheme["amount"] and {**scheme["amount"], "status": scheme["status"], "from": month, "to": month}
    for span in scheme["months"] or [amount]:
        if span and span["from"] <= month <= span["to"] and span["status"] == "eligible" and "min_cents" in span:
            parts = MONTHS if span["unit"] == "EUR/year" else 1
            low, high = span["min_cents"] / parts, span["max_cents"] / parts
            return float(min(max(scheme["receives_cents_per_month"] or low, low), high))
    return 0.0


def _per_month(schemes: list[Json], end: str) -> int:
    yearly = sum(one["new_money"][end] for one in schemes)
    return int(yearly / MONTHS / WHOLE_EURO) * WHOLE_EURO


def _chart(now: int, after: Money, large: bool) -> BarChart | None:
    if language() is not DUTCH:
        return None
    rows = [
        ChartRow(_("Nu per maand"), now, now, euro(now)),
        ChartRow(_("Straks per maand"), after["min_cents"], after["max_cents"], money_range(after)),
    ]
    return bars_in_order(rows, "Staafdiagram: wat er per maand binnenkomt, nu en straks.", large=large)
