"""Euros as exact Decimals, the roundings that laws name, and amounts as people type them."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

EURO = Decimal(1)
CENT = Decimal("0.01")


def round_euro(amount: Decimal) -> Decimal:
    """Round to whole euros, halves up (Awir art. 14 lid 4)."""
    return amount.quantize(EURO, ROUND_HALF_UP)


def round_up_euro(amount: Decimal) -> Decimal:
    """Round up to whole euros."""
    return amount.quantize(EURO, ROUND_CEILING)


def round_down_euro(amount: Decimal) -> Decimal:
    """Round down to whole euros, as Dienst Toeslagen shows a month."""
    return amount.quantize(EURO, ROUND_FLOOR)


def round_cent(amount: Decimal) -> Decimal:
    """Round to whole cents, halves up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def round_up_cent(amount: Decimal) -> Decimal:
    """Round up to whole cents (Wht art. 19 lid 3, text of 2025)."""
    return amount.quantize(CENT, ROUND_CEILING)


def round_down_cent(amount: Decimal) -> Decimal:
    """Round down to whole cents."""
    return amount.quantize(CENT, ROUND_FLOOR)


def cents(amount: Decimal) -> int:
    """Return whole cents, halves up."""
    return int((amount * 100).quantize(EURO, ROUND_HALF_UP))


def cents_down(amount: Decimal) -> int:
    """Return whole cents, rounded down: the lower end of a range stays a lower end."""
    return int((amount * 100).quantize(EURO, ROUND_FLOOR))


def cents_up(amount: Decimal) -> int:
    """Return whole cents, rounded up: the upper end of a range stays an upper end."""
    return int((amount * 100).quantize(EURO, ROUND_CEILING))


_DUTCH = re.compile(r"[-−]?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d{1,2})?")
_PLAIN = re.compile(r"[-−]?\d+(\.\d{1,4})?")


def parse_money(text: str) -> Decimal:
    """Read an amount as people type it: `1.234,56`, `1234.56`, `€ 1.234`, `640,50`.

    `1.234` is one thousand two hundred and thirty-four: three digits after a point are thousands.
    Raises ValueError with a Dutch message when the text is no amount.
    """
    bare = text.replace("€", "").replace("\u202f", "").replace("\u00a0", "").replace(" ", "").strip()
    bare = bare.removeprefix("EUR").removesuffix(",-").removesuffix(",=")
    if _DUTCH.fullmatch(bare):
        return Decimal(bare.replace("−", "-").replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace("−", "-"))
    raise ValueError(f"‘{text}’ is geen bedrag. Schrijf bijvoorbeeld 640,50.")
