"""Amounts, dates and quantities of an advice as a plan prints them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.advice.gain import TELLS_LITTLE, TWELVE
from engine.base.text import capitalised
from engine.explain import format as dutch
from web import i18n
from web.figures import in_words
from web.i18n import gettext as _

Money = Mapping[str, int]


def euro(amount_cents: int) -> str:
    """Print whole cents: `€ 1.550` or `€ 1.550,45`."""
    return i18n.euro(amount_cents)


def money_range(money: Money) -> str:
    """Print a range of cents, one amount when the ends are equal; a line never starts with the dash."""
    low, high = i18n.euro(money["min_cents"]), i18n.euro(money["max_cents"])
    return low if low == high else i18n.between(low, high)


def money_up_to(money: Money) -> str:
    """Print a range that starts at nothing as its upper end: `tot € 601`."""
    if money["min_cents"] == 0 and money["max_cents"] > 0:
        return _("tot %(amount)s", amount=euro(money["max_cents"]))
    return money_range(money)


def tells_little(money: Money) -> bool:
    """Tell whether a range is too wide to be of help."""
    return money["max_cents"] - money["min_cents"] > TELLS_LITTLE


def widened(money: Money, step: int = 100) -> dict[str, int]:
    """Widen a range to whole steps, whole euros if nothing else is said: its ends pretend no more than that."""
    return {"min_cents": money["min_cents"] // step * step, "max_cents": -(-money["max_cents"] // step) * step}


def outward(money: Money) -> dict[str, int]:
    """Widen a range to whole euros; one amount stays as it is."""
    return widened(money) if money["min_cents"] < money["max_cents"] else dict(money)


def twelfth(money: Money) -> dict[str, int]:
    """Return what a range of a year is in a month."""
    return {"min_cents": money["min_cents"] // TWELVE, "max_cents": -(-money["max_cents"] // TWELVE)}


def whole_euros(cents: int) -> int:
    """Round to whole euros, as it is said aloud."""
    return (cents + 50) // 100 * 100


def is_zero(money: Money) -> bool:
    """Tell whether both ends are nothing."""
    return not money["min_cents"] and not money["max_cents"]


def add(moneys: Iterable[Money]) -> dict[str, int]:
    """Add ranges end by end."""
    listed = list(moneys)
    return {end: sum(money[end] for money in listed) for end in ("min_cents", "max_cents")}


def day(text: str | date | None) -> str:
    """Print a day in words, nothing for no day."""
    if text is None:
        return ""
    return i18n.day(text if isinstance(text, date) else date.fromisoformat(text))


def month(text: str) -> str:
    """Print `2026-03` as `maart 2026`."""
    return i18n.month(date.fromisoformat(f"{text}-01"))


def capital(text: str) -> str:
    """Start a text with a capital; one that stays Dutch keeps its mark."""
    return type(text)(capitalised(text))


def listed(names: Iterable[str], between: str | None = None) -> str:
    """Put names behind each other, with the comma of the language; those that stay Dutch keep their mark."""
    return (f"{i18n.comma()} " if between is None else between).join(f"{name}" for name in names)


def few(names: list[str], most: int, what: str) -> list[str]:
    """Name at most `most`, and say in `what` how many others there are: `en nog %(count)s dingen`."""
    return names if len(names) <= most else [*names[: most - 1], _(what, count=len(names) - most + 1)]


def quantity(value: Any, unit: str | None) -> str:
    """Print the value of a step or parameter in its unit; a value that is not known says so."""
    if isinstance(value, Mapping):
        low, high = (quantity(value.get(end), unit) for end in ("min", "max"))
        return low if low == high else i18n.between(low, high)
    if i18n.language() is not i18n.DUTCH:
        return in_words(None if value is None else str(value), unit)
    if unit == "date" and value is not None:
        return day(str(value))
    if unit in ("boolean", "choice") or value is None:
        return dutch.quantity(value)
    return dutch.quantity(_number(str(value)), unit or "")


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
