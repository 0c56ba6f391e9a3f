"""Values of the rule language, as an advice holds them, in the words of a language other than Dutch.

The engine itself writes Dutch; a value comes here as its plain text: exact digits, `ja`, an ISO date, `low..high`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from babel import Locale
from babel.numbers import format_decimal, format_percent

from web import i18n
from web.i18n import gettext as _
from web.i18n import language, marked, ngettext

TIMES = ("year", "month", "week", "day", "hour", "minute")
SYMBOLS = {"km": "km", "m3": "m³", "kWh": "kWh", "kWh/year": "kWh", "m3/year": "m³"}
COUNTS = ("persons", "number", "count")
PER = {
    "month": marked("%(amount)s per maand"),
    "year": marked("%(amount)s per jaar"),
    "hour": marked("%(amount)s per uur"),
    "week": marked("%(amount)s per week"),
    "quarter": marked("%(amount)s per kwartaal"),
    "day": marked("%(amount)s per dag"),
    "km": marked("%(amount)s per km"),
    "kWh": marked("%(amount)s per kWh"),
    "m3": marked("%(amount)s per m³"),
}
EURO = "EUR"


def in_words(value: str | None, unit: str | None = "", labels: Mapping[str, str] | None = None) -> str:
    """Say a value with its unit; a range from its lowest to its highest."""
    if value is None:
        return _("niet bekend")
    low, dots, high = value.partition("..")
    if dots:
        plain_unit = EURO if (unit or "").startswith(EURO) else unit
        return i18n.between(_written(low, plain_unit or "", {}), _written(high, unit or "", {}))
    return _written(value, unit or "", labels or {})


def decimal(number: Decimal) -> str:
    """Write a number as it was typed, without grouping, with the decimal sign of the language."""
    return format_decimal(number, format="0.####", locale=language().locale, numbering_system="latn")


def _written(value: str, unit: str, labels: Mapping[str, str]) -> str:
    if value in ("ja", "nee") or unit in ("words", "choice", "boolean"):
        return _(labels.get(value, value))
    if unit == "date":
        return i18n.day(date.fromisoformat(value))
    try:
        number = Decimal(value)
    except InvalidOperation:
        return _(labels.get(value, value.replace("_", " ")))
    return _money(number, unit) if unit.startswith(EURO) else _quantity(number, unit)


def _money(number: Decimal, unit: str) -> str:
    per = unit.partition("/")[2]
    amount = i18n.euro(int(number * 100))
    return _(PER[per], amount=amount) if per in PER else amount


def _quantity(number: Decimal, unit: str) -> str:
    kind, _slash, per = unit.partition("/")
    locale = language().locale
    if kind.rstrip("s") in TIMES and number == int(number):
        said = _time(int(number), kind)
        return _(PER[per], amount=said) if per in PER else said
    if unit in ("ratio", ""):
        pattern = Locale.parse(locale).percent_formats[None].pattern.replace("##0", "##0.##")
        return format_percent(number, format=pattern, locale=locale, numbering_system="latn")
    written = format_decimal(number, locale=locale, numbering_system="latn")
    if unit in SYMBOLS:
        return f"{written} {SYMBOLS[unit]}"
    return written if unit in COUNTS else f"{written} {unit}"


def _time(number: int, unit: str) -> str:
    """Say a length of time; `unit` is `years`, `months` or another of the rule language."""
    match unit.rstrip("s"):
        case "year":
            return ngettext("%(num)s jaar", "%(num)s jaar", number)
        case "month":
            return ngettext("%(num)s maand", "%(num)s maanden", number)
        case "week":
            return ngettext("%(num)s week", "%(num)s weken", number)
        case "day":
            return ngettext("%(num)s dag", "%(num)s dagen", number)
        case "hour":
            return ngettext("%(num)s uur", "%(num)s uur", number)
    return ngettext("%(num)s minuut", "%(num)s minuten", number)
