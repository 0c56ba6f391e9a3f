"""A comparison and a wage ladder as rows that are ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.charts import BarChart, ChartRow, bars_in_order
from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.lines import NARROW, WIDE, LineChart, LinePoint, line_chart
from web.plan.amounts import Money, capital, euro, is_zero, money_range, money_up_to, whole_euros
from web.plan.coming import shift, shift_of

STATUS = {
    "not_covered": marked("niet bekend"),
    "elsewhere": marked("niet in deze gemeente"),
    "stopped": marked("gestopt"),
}
CERTAIN = ("eligible", "not_eligible")
NOTHING = "–"

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A scheme now and then, with how much more or less it is."""

    title: str
    now: str
    then: str
    difference: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison in words: the difference large, both months as a pair of bars, every scheme and the sums."""

    headline: str
    bars: BarChart | None
    monthly: tuple[Row, ...]
    monthly_sum: Row
    yearly: tuple[Row, ...]
    estimate: bool


@dataclass(frozen=True, slots=True)
class WageRow:
    """One wage with what it leaves, per month in whole euros."""

    gross: str
    net: str
    schemes: str
    disposable: str
    keeps: str
    own: bool


@dataclass(frozen=True, slots=True)
class WagePage:
    """The picture in two widths, the same figures as rows, and what remains of 100 euros more at the own wage."""

    wide: LineChart
    narrow: LineChart
    rows: tuple[WageRow, ...]
    own: WageRow | None
    open: bool


def compared(found: Json) -> Compared:
    """Put a comparison in words."""
    today, then, apart = (found[side]["per_month"] for side in ("today", "then", "difference"))
    rows = found["schemes"]
    return Compared(
        headline=capital(shift(apart)) if not is_zero(apart) else _("Er verandert niets"),
        bars=_bars(today, then),
        monthly=tuple(_row(row, "per_month") for row in rows if _is_monthly(row)),
        monthly_sum=Row(_("Samen"), money_range(today), money_range(then), shift(apart) if not is_zero(apart) else ""),
        yearly=tuple(_row(row, "per_year") for row in rows if not _is_monthly(row)),
        estimate=found["estimate"],
    )


def wage_page(found: Json) -> WagePage:
    """Put what a household has at every wage in words and pictures."""
    points = found["points"]
    rows = tuple(_wage_row(point) for point in points)
    title = _("Lijngrafiek: wat u per maand te besteden heeft bij elk loon. De tabel eronder heeft dezelfde bedragen.")
    drawn = [_line_point(point) for point in points]
    return WagePage(
        wide=line_chart(drawn, title, WIDE),
        narrow=line_chart(drawn, title, NARROW),
        rows=rows,
        own=next((row for row in rows if row.own), None),
        open=any(not _is_exact(point["schemes"]) for point in points),
    )


def _bars(today: Money, then: Money) -> BarChart | None:
    if is_zero(today) and is_zero(then):
        return None
    rows = [
        ChartRow(_("Nu per maand"), today["min_cents"], today["max_cents"], money_range(today)),
        ChartRow(_("Straks per maand"), then["min_cents"], then["max_cents"], money_range(then)),
    ]
    return bars_in_order(rows, _("Staafdiagram: wat er per maand binnenkomt, nu en straks."), large=True)


def _is_monthly(row: Json) -> bool:
    return any(row[side]["per_month"] is not None for side in ("before", "after"))


def _row(row: Json, period: str) -> Row:
    before, after = (_amount(row[side], period) for side in ("before", "after"))
    changed = shift_of({"per_month": None, "per_year": row["per_year"]} if period == "per_year" else row)
    return Row(
        stays_dutch(row["title"]),
        before,
        after,
        changed.replace(f" {_('per maand')}", "").replace(f" {_('per jaar')}", ""),
    )


def _amount(side: Json, period: str) -> str:
    if side["status"] in STATUS:
        return _(STATUS[side["status"]])
    money = side[period]
    if money is None:
        return (
            _("misschien") if side["status"] not in CERTAIN else _("ja, zonder bedrag") if _may(side) else _("nu niet")
        )
    if is_zero(money):
        return _("nu niet") if side["status"] == "not_eligible" else NOTHING
    return money_range(money) if side["status"] in CERTAIN else money_up_to(money)


def _may(side: Json) -> bool:
    return bool(side["status"] == "eligible")


def _wage_row(point: Json) -> WageRow:
    net, schemes = _whole(point["net"]), _whole(point["schemes"])
    both = {end: net[end] + schemes[end] for end in ("min_cents", "max_cents")}
    keeps = point["keeps"]
    return WageRow(
        gross=euro(whole_euros(point["gross_cents"])),
        net=money_range(net),
        schemes=money_range(schemes),
        disposable=money_range(both),
        keeps=money_range(_whole(keeps)) if keeps else "",
        own=point["own"],
    )


def _line_point(point: Json) -> LinePoint:
    low, high = (point["disposable"][end] for end in ("min_cents", "max_cents"))
    return LinePoint(point["gross_cents"], point["net"]["min_cents"], low, high, point["own"])


def _whole(money: Money) -> dict[str, int]:
    return {end: whole_euros(money[end]) for end in ("min_cents", "max_cents")}


def _is_exact(money: Money) -> bool:
    return money["min_cents"] == money["max_cents"]
