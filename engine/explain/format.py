"""Dutch money, dates and quantities, with a narrow no-break space after the euro sign and a real minus."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from engine.base.logic import UNKNOWN, Unknown
from engine.base.ranges import Range
from engine.base.text import uncapitalised
from engine.catalogue.model import UnknownFigure
from engine.catalogue.vocabulary import Fact

THIN = "\u202f"
LONGEST_FRACTION = 8
"""Digits behind the comma of a percentage that somebody wrote down; one that was divided may have more."""
MINUS = "\u2212"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
PER = {
    "month": "maand",
    "year": "jaar",
    "hour": "uur",
    "week": "week",
    "quarter": "kwartaal",
    "day": "dag",
    "km": "km",
    "kWh": "kWh",
    "m3": "m³",
}
NOUNS = {
    "year": "jaar", "years": "jaar", "month": "maand", "months": "maanden", "weeks": "weken", "days": "dagen",
    "hours": "uur", "minutes": "minuten", "hours/month": "uur per maand", "hours/week": "uur per week", "km": "km",
    "kWh/year": "kWh per jaar", "m3/year": "m³ per jaar", "persons": "", "number": "", "count": "",
}  # fmt: skip


def euro(amount: Decimal) -> str:
    """Return euros as `€ 1.234` or `€ 1.234,56`: cents only where there are any.

    >>> euro(Decimal("1234.5"))
    '€\u202f1.234,50'
    """
    return _euro(amount)


@lru_cache(maxsize=4096)
def _euro(amount: Decimal) -> str:
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    digits = f"{abs(rounded):,.0f}" if whole else f"{abs(rounded):,.2f}"
    sign = MINUS if rounded < 0 else ""
    return f"{sign}€{THIN}{digits.translate(str.maketrans(',.', '.,'))}"


def euro_cents(cents: int) -> str:
    """Return an amount given in whole cents."""
    return euro(Decimal(cents) / 100)


def euro_span(low_cents: int, high_cents: int) -> str:
    """Return `€ 2.150 – € 4.300`, or one amount when both ends are the same."""
    low, high = euro_cents(low_cents), euro_cents(high_cents)
    return low if low == high else f"{low} – {high}"


def amid_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence.

    >>> amid_sentence("De gemeente"), amid_sentence("Dienst Toeslagen")
    ('de gemeente', 'Dienst Toeslagen')
    """
    return uncapitalised(name) if name.lower().startswith(("de ", "het ", "uw ")) else name


def number_nl(number: Decimal) -> str:
    """Return a number with a decimal comma and points between thousands, without needless zeros."""
    text = f"{number.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", MINUS)


def percent(ratio: Decimal) -> str:
    """Return a ratio as a percentage: 0.137 is 13,7%. What was divided, and has no end, is rounded.

    >>> percent(Decimal(4) / Decimal(3)), percent(Decimal("0.00036"))
    ('133,33%', '0,036%')
    """
    written = ratio * 100
    endless = -int(written.normalize().as_tuple().exponent) > LONGEST_FRACTION
    return f"{number_nl(written.quantize(Decimal('0.01'), ROUND_HALF_UP) if endless else written)}%"


def date_nl(day: date) -> str:
    """Return `1 juli 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def quantity(value: object, unit: str = "", labels: Mapping[str, str] | None = None) -> str:
    """Return any value of the rule language in words: money, years, percentages, dates, yes and no, choices."""
    if type(value) is Decimal:
        return _number(value, unit)
    if value is True or value is False:
        return "ja" if value else "nee"
    if isinstance(value, Range):
        money = unit.startswith("EUR")
        return f"{quantity(value.low, 'EUR' if money else unit)} – {quantity(value.high, unit)}"
    if isinstance(value, date):
        return date_nl(value)
    if value is None or isinstance(value, Unknown):
        return "niet bekend"
    if isinstance(value, UnknownFigure):
        return f"niet bekend ({value.reason.rstrip('.')})"
    return (labels or {}).get(str(value), str(value).replace("_", " "))


@lru_cache(maxsize=8192)
def _number(value: Decimal, unit: str) -> str:
    if unit.startswith("EUR"):
        per = unit.partition("/")[2]
        if 0 < abs(value) < 1 and value != value.quantize(Decimal("0.01")):
            return f"€{THIN}{number_nl(value)} per {PER.get(per, per)}"
        return f"{euro(value)} per {PER.get(per, per)}" if per else euro(value)
    if unit in NOUNS:
        return f"{number_nl(value)} {NOUNS[unit]}".rstrip()
    return percent(value) if unit in ("ratio", "") else f"{number_nl(value)} {unit}"


def assumption(fact: Fact | None, name: str, value: object) -> str:
    """Return the sentence by which something presumed or estimated is listed."""
    if fact is None:
        return f"{name}: {quantity(value)}"
    return fact.assumption or f"{fact.label}: {quantity(value, fact.unit, fact.options)}"


def plain(value: object) -> str | None:
    """Return a value as text for JSON: exact digits, `ja`/`nee`, ISO dates, `low..high`, None when unknown."""
    if type(value) is Decimal:
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if value is True or value is False:
        return "ja" if value else "nee"
    if isinstance(value, Range):
        return f"{plain(value.low)}..{plain(value.high)}"
    if value is None or value is UNKNOWN or isinstance(value, tuple | Mapping):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
