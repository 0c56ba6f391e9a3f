"""Conditions and the figures in them, in the language of the moment; the advice itself is Dutch."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal, format_percent

from web import i18n
from web.i18n import DUTCH, Dutch, language, ngettext
from web.i18n import gettext as _
from web.plan.context import Json

TIMES = ("year", "month", "week", "day", "hour", "minute")
SYMBOLS = {"km": "km", "m3": "m³", "kWh": "kWh"}


def condition_text(condition: Json) -> str:
    """Say a condition, with its figures written as the language does; in Dutch where there is no translation."""
    if language() is DUTCH:
        return str(condition["text"])
    template = _(condition.get("template", condition["text"]))
    if isinstance(template, Dutch):
        return Dutch(condition["text"])
    return template.format(**{name: _figure(each) for name, each in condition.get("figures", {}).items()})


def _figure(figure: Mapping[str, str | None]) -> str:
    value, unit = figure["value"], figure["unit"] or ""
    if value is None:
        return _("niet bekend")
    low, dots, high = value.partition("..")
    return f"{_written(low, unit)}\u00a0– {_written(high, unit)}" if dots else _written(value, unit)


def _written(value: str, unit: str) -> str:
    if unit in ("words", "choice", "boolean") or value in ("ja", "nee"):
        return _(value)
    if unit == "date":
        return i18n.day(date.fromisoformat(value))
    number, locale = Decimal(value), language().locale
    if unit.startswith("EUR"):
        return i18n.euro(int(number * 100))
    if unit.rstrip("s") in TIMES:
        return _time(int(number), unit)
    if unit in ("ratio", ""):
        pattern = Locale.parse(locale).percent_formats[None].pattern.replace("##0", "##0.##")
        return format_percent(number, format=pattern, locale=locale, numbering_system="latn")
    written = format_decimal(number, locale=locale, numbering_system="latn")
    return f"{written} {SYMBOLS[unit]}" if unit in SYMBOLS else written


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
