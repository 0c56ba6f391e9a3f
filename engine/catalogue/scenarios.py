"""What may happen to a household, as `rules/scenarios.yaml` tells it: names of facts and schemes, no figures of law."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.catalogue.model import Formula

DAY = "day"
"""Stands in `sets` for the day on which it happens."""


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A member of a list that joins (`new`), or one of those there are, with what is set and asked of it."""

    entity: str
    new: bool = False
    sets: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaches:
    """Somebody reaches an age: `birth` is the birth date, `at` a number of years or a date worked out from it.

    It is only offered when that is at most `within` years ahead.
    """

    birth: str
    at: str
    within: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that may happen: what is asked about it, and what it sets. Without `when` the day follows by itself."""

    id: str
    title: str
    about: str
    when: str = ""
    ask_if: Formula | None = None
    municipality: bool = False
    stops: bool = False
    sets: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()
    member: MemberChange | None = None
    reaches: Reaches | None = None


@dataclass(frozen=True, slots=True)
class GivesWay:
    """Benefits that stop as the wage rises: who receives one of `schemes` is reckoned without it, as `sets` tells."""

    schemes: tuple[str, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wage:
    """How disposable money is set against gross wage (EUR/year): which facts move along, which schemes count how.

    `inside_net` are schemes that are part of the net income of who receives them; `leaves_out` do not count at all.
    """

    fact: str
    net: str
    highest: Decimal
    follows: Mapping[str, str] = field(default_factory=dict)
    forgets: tuple[str, ...] = ()
    inside_net: tuple[str, ...] = ()
    gives_way: GivesWay = field(default_factory=GivesWay)
    leaves_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Income:
    """Which facts tell what comes in: `net` a month, `year` before tax in a calendar year."""

    net: str
    year: str


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Every kind of scenario, how the wage runs, and whose the household's own birth dates are."""

    kinds: tuple[Kind, ...] = ()
    wage: Wage | None = None
    income: Income | None = None
    people: Mapping[str, str] = field(default_factory=dict)

    def kind(self, name: str) -> Kind | None:
        """Return a kind by its id."""
        return next((kind for kind in self.kinds if kind.id == name), None)
