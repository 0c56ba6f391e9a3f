"""What people type, read as values: amounts, numbers, dates and choices, or a message what to do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.base.money import parse_money, round_cent
from web.bsn import MESSAGE, holds_bsn
from web.figures import decimal
from web.filters import euro_plain
from web.i18n import gettext as _
from web.i18n import marked
from web.interview.questions import LAW, Question

PERIODS = {
    "week": marked("per week"),
    "4weeks": marked("per 4 weken"),
    "month": marked("per maand"),
    "year": marked("per jaar"),
}
_TIMES_A_YEAR = {"week": 52, "4weeks": 13, "month": 12, "year": 1}
_PERIOD_OF_UNIT = {"EUR/month": "month", "EUR/year": "year"}
_MOST_CHARACTERS = 60

Parts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An amount in the period of its fact, counted another way than the law does: net for gross, or gross for net."""

    amount: Decimal
    basis: str


class NotReadableError(ValueError):
    """What was typed cannot be used; the message says what is wrong and what to do."""


def text_names(question: Question) -> tuple[str, ...]:
    """The names of the text fields of this question, empty when it has only choices."""
    match question.kind:
        case "money" | "number":
            return ("amount",)
        case "date":
            return ("day", "month", "year")
        case "amounts":
            return tuple(question.kinds)
        case _:
            return ()


def part_names(question: Question) -> tuple[str, ...]:
    """The names of everything that is filled in for this question."""
    if not text_names(question):
        return ("choice",)
    more = (("per", question.has_period), ("as", question.bases))
    return (*text_names(question), *(name for name, there in more if there))


def default_period(question: Question) -> str:
    """The period that the law counts this amount in."""
    return _PERIOD_OF_UNIT.get(question.unit, "")


def read(question: Question, parts: Parts) -> Any:
    """Return the value in the unit of the fact: Decimal, bool, str, date or a mapping of Decimals."""
    if any(len(str(part)) > _MOST_CHARACTERS for part in parts.values()):
        raise NotReadableError(_("Dit is te lang. Gebruik hooguit %(most)s tekens.", most=_MOST_CHARACTERS))
    if holds_bsn(parts):
        raise NotReadableError(_(MESSAGE))
    match question.kind:
        case "money":
            amount = _money(question, parts.get("amount", ""), parts.get("per", ""))
            return amount if is_as_the_law_counts(parts) else _otherwise(question, amount, parts["as"])
        case "number":
            return _number(question, parts.get("amount", ""))
        case "date":
            return _date(parts)
        case "amounts":
            return _amounts(question, parts)
        case _:
            return _choice(question, parts.get("choice", ""))


def _money(question: Question, text: str, period: str) -> Decimal:
    try:
        amount = parse_money(text)
    except ValueError as error:
        raise NotReadableError(_("‘%(typed)s’ is geen bedrag. Schrijf bijvoorbeeld 640,50.", typed=text)) from error
    amount = round_cent(_converted(amount, period, default_period(question)))
    _check_bounds(question, amount, euro_plain)
    return amount


def is_as_the_law_counts(parts: Parts) -> bool:
    """Tell whether an amount needs no estimate."""
    return parts.get("as", LAW) in ("", LAW)


def _otherwise(question: Question, amount: Decimal, basis: str) -> Otherwise:
    if basis not in question.bases:
        raise NotReadableError(_("Kies bij dit bedrag of het bruto of netto is."))
    return Otherwise(amount, basis)


def _converted(amount: Decimal, period: str, wanted: str) -> Decimal:
    if not wanted or period not in _TIMES_A_YEAR or period == wanted:
        return amount
    return amount * _TIMES_A_YEAR[period] / _TIMES_A_YEAR[wanted]


def _number(question: Question, text: str) -> Decimal:
    bare = text.strip().replace(",", ".").replace("−", "-")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise NotReadableError(_("‘%(typed)s’ is geen getal. Schrijf alleen cijfers, bijvoorbeeld 24.", typed=text))
    _check_bounds(question, number, decimal)
    return number


def _check_bounds(question: Question, value: Decimal, shown: Callable[[Decimal], str]) -> None:
    if question.bounds is None:
        return
    lowest, highest = question.bounds
    if value < lowest:
        said = _("%(typed)s kan niet: het laagste is %(least)s. Controleer wat u invulde.")
        raise NotReadableError(said % {"typed": shown(value), "least": shown(lowest)})
    if value > highest:
        said = _("%(typed)s is erg hoog: het meeste is %(most)s. Controleer wat u invulde.")
        raise NotReadableError(said % {"typed": shown(value), "most": shown(highest)})


def _amounts(question: Question, parts: Parts) -> dict[str, Decimal]:
    period = parts.get("per", "")
    filled = {kind: parts[kind] for kind in question.kinds if str(parts.get(kind, "")).strip()}
    return {kind: _money(question, text, period) for kind, text in filled.items()}


def _choice(question: Question, choice: str) -> str | bool:
    if choice not in question.options:
        raise NotReadableError(_("Dit antwoord bestaat niet. Kies een van de antwoorden."))
    return choice == "ja" if question.kind == "boolean" else choice


_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _date(parts: Parts) -> date:
    day, month, year = _date_parts(parts)
    typed = f"{day} {month} {year}"
    if not (day and month and year):
        names = (_("de dag"), day), (_("de maand"), month), (_("het jaar"), year)
        missing = _(" en ").join(name for name, part in names if not part)
        raise NotReadableError(_("Vul ook %(missing)s in, bijvoorbeeld 2 3 1986.", missing=missing))
    if not (day.isdecimal() and year.isdecimal() and len(year) == 4):
        said = _("‘%(typed)s’ is geen datum. Schrijf het jaar met vier cijfers, zoals 2 3 1986.", typed=typed)
        raise NotReadableError(said)
    try:
        return date(int(year), _month(month), int(day))
    except ValueError as error:
        said = _("‘%(typed)s’ bestaat niet. Controleer de dag en de maand.", typed=typed)
        raise NotReadableError(said) from error


def _date_parts(parts: Parts) -> tuple[str, str, str]:
    """Take the three fields, or a whole date that somebody typed in the first one."""
    day, month, year = (str(parts.get(name, "")).strip() for name in ("day", "month", "year"))
    if month or year:
        return day, month, year
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", day):
        return iso[3], iso[2], iso[1]
    if whole := re.fullmatch(r"(\d{1,2})[\s./-]+(\w{1,9})[\s./-]+(\d{4})|(\d\d)(\d\d)(\d{4})", day):
        return (whole[1] or whole[4], whole[2] or whole[5], whole[3] or whole[6])
    return day, month, year


def _month(text: str) -> int:
    name = text.lower().replace("mrt", "maa")[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else int(text)
