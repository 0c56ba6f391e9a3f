"""New money per scheme: the rows of the table and the bars of the chart. The sums are those of the advice."""

from web.charts import ChartRow
from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.plan import words
from web.plan.amounts import Money, euro, is_zero, money_range, money_up_to
from web.plan.context import Context, Json, group_of
from web.plan.model import MoneyGroup, MoneyRow

TOTALS = {"per_year": "new_money_per_year", "one_off": "one_off", "in_kind": "in_kind"}


MORE = marked("Wat erbij kan komen")
LESS = marked("Wat erbij komt en wat eraf gaat")


def money_title(context: Context) -> str:
    """Head the chapter by what it holds: somebody who receives too much does not read of more alone."""
    corrected = any(context.kind(scheme) == "correction" for scheme in context.advice["schemes"])
    return _(LESS if corrected else MORE)


def money_groups(context: Context) -> tuple[MoneyGroup, ...]:
    """Make a table per kind of money that may be added up, of every scheme that brings or takes an amount.

    What is received already and stays the same has a table of its own.
    """
    listed = [scheme for scheme in context.advice["schemes"] if _has_money(scheme)]
    groups = []
    for group, title in words.GROUPS.items():
        inside = [scheme for scheme in listed if group_of(scheme) == group]
        if inside:
            rows = tuple(_row(scheme, context) for scheme in sorted(inside, key=_by_money))
            groups.append(MoneyGroup(_(title), rows, money_range(context.advice["total"][TOTALS[group]])))
    return tuple(groups)


def chart_rows(context: Context) -> list[ChartRow]:
    """Give the chart the yearly new money, in the words of the table."""
    yearly = (one for one in context.advice["schemes"] if _has_money(one) and group_of(one) == "per_year")
    return [
        ChartRow(stays_dutch(one["title"]), one["new_money"]["min_cents"], one["new_money"]["max_cents"], _new(one))
        for one in yearly
    ]


def _has_money(scheme: Json) -> bool:
    money = scheme["new_money"]
    return bool(money) and not is_zero(money)


def _by_money(scheme: Json) -> int:
    return -int(scheme["new_money"]["max_cents"])


def _row(scheme: Json, context: Context) -> MoneyRow:
    receives = scheme["receives_cents_per_month"]
    return MoneyRow(
        title=stays_dutch(scheme["title"]),
        anchor=context.anchor(scheme["id"]),
        now=_("%(amount)s per maand", amount=euro(receives)) if receives else "",
        right=_amount(scheme, scheme["amount"]),
        new=_new(scheme),
    )


def _new(scheme: Json) -> str:
    return _amount(scheme, scheme["new_money"])


def _amount(scheme: Json, money: Money | None) -> str:
    if money is None:
        return _("niet bekend")
    if scheme["status"] == "needs_judgement" and not is_zero(money):
        return money_up_to(money)
    return money_range(money)
