"""Units as quotients of dimensions, so that a formula cannot add euros a month to euros a year."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of dimensions over a product of dimensions, each sorted; two empty ones make a plain number."""

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.over and not self.under:
            return "ratio"
        text = "*".join(self.over) or "1"
        return f"{text}/{'/'.join(self.under)}" if self.under else text

    def __mul__(self, other: "Unit") -> "Unit":
        return _reduced(Counter(self.over + other.over), Counter(self.under + other.under))

    def __truediv__(self, other: "Unit") -> "Unit":
        return _reduced(Counter(self.over + other.under), Counter(self.under + other.over))


def _reduced(over: Counter[str], under: Counter[str]) -> Unit:
    common = over & under
    return Unit(tuple(sorted((over - common).elements())), tuple(sorted((under - common).elements())))


PLAIN = Unit()
EUR = Unit(("EUR",))
PER_YEAR = Unit(("EUR",), ("year",))
PER_MONTH = Unit(("EUR",), ("month",))
YEARS = Unit(("years",))
MONTHS = Unit(("months",))

_PLAIN_NAMES = {"ratio", "number", "count", "persons", "1"}
_SINGULAR = {"hours": "hour"}


def parse_unit(text: str) -> Unit:
    """Read `EUR/month`, `hours/month`, `years`, `ratio`; a count and a ratio are both plain numbers."""
    over, *under = text.strip().split("/")
    return _reduced(Counter(_names(over)), Counter(name for part in under for name in _names(part)))


def _names(text: str) -> list[str]:
    names = (name.strip() for name in text.split("*"))
    return [_SINGULAR.get(name, name) for name in names if name and name not in _PLAIN_NAMES]
