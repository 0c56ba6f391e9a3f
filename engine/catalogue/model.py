"""What rule files say, as immutable values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from engine.base.ranges import Range
from engine.language.nodes import Node
from engine.language.scope import Typed


@dataclass(frozen=True, slots=True)
class Source:
    """A law, decree, page or leaflet that figures and conditions are taken from."""

    key: str
    title: str
    url: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: `wzt art. 2 lid 1` is source `wzt`, article `art. 2 lid 1`."""

    key: str
    article: str


@dataclass(frozen=True, slots=True)
class UnknownFigure:
    """A figure that exists, but whose value nobody confirmed."""

    reason: str


@dataclass(frozen=True, slots=True)
class Band:
    """`low <= x <= high` has `value`; None leaves that side open."""

    low: Decimal | None
    high: Decimal | None
    value: "Leaf"


OTHERWISE = "overige"
"""The key of a table that stands for every option it does not name."""

Leaf = Decimal | Range | bool | str | date | UnknownFigure
Bands = tuple[Band, ...]
Value = Leaf | Bands | Mapping[bool | str, Any]


@dataclass(frozen=True, slots=True)
class DatedValue:
    """What a parameter is worth from `start` up to and including `end` (None: until further notice).

    `published` is the day the text appeared and `in_force` the day it entered into force: it may work back to `start`.
    """

    start: date
    end: date | None
    value: Value
    citations: tuple[Citation, ...]
    confidence: str = ""
    published: date | None = None
    in_force: date | None = None
    confirm: str = ""
    checked: date | None = None
    line: int = 0

    def holds_on(self, day: date) -> bool:
        """Tell whether the value is in force on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure that law or policy fixes, by date and, where it says so, by facts (`by`) or a band of a number."""

    name: str
    label: str
    typed: Typed
    unit: str
    values: tuple[DatedValue, ...]
    by: tuple[str, ...] = ()
    by_band: str = ""
    indexed: str = ""
    fill_in: bool = False
    file: str = ""
    line: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)

    def at(self, day: date) -> DatedValue | None:
        """Return the value in force on a day, or None: never an older one."""
        for dated in self.values:
            if dated.holds_on(day):
                return dated
        return None


def figures_on(day: date, parameters: Mapping[str, Parameter]) -> dict[str, DatedValue]:
    """Return every parameter that has a value on a day."""
    found = {name: parameter.at(day) for name, parameter in parameters.items()}
    return {name: dated for name, dated in found.items() if dated is not None}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as written, as read, and where it comes from."""

    text: str
    node: Node
    citations: tuple[Citation, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation; with `entity` it is worked out for each member."""

    id: str
    label: str
    unit: str
    typed: Typed
    formula: Formula
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be met: a formula, or one of several routes; `judgement` names who decides an open norm."""

    id: str
    text: str
    when: Formula | None
    any_of: tuple["Condition", ...] = ()
    judgement: str = ""
    citations: tuple[Citation, ...] = ()
    line: int = 0
    origin: str = ""
    only_with: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The logic of a scheme from `start` up to and including `end`."""

    start: date
    end: date | None
    conditions: tuple[Condition, ...]
    steps: tuple[Step, ...]
    amount: Formula | None
    award: Formula | None
    shown: Formula | None
    line: int = 0

    def holds_on(self, day: date) -> bool:
        """Tell whether this version is in force on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to apply: `month_day` of the calendar year plus `years_later`."""

    month: int
    day: int
    years_later: int
    citations: tuple[Citation, ...] = ()

    def for_year(self, year: int) -> date:
        """Return the last day to apply for the right of a calendar year."""
        return date(year + self.years_later, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Apply:
    """How a household applies, and how far back a right can still be claimed."""

    how: str = ""
    url: str = ""
    phone: str = ""
    address: str = ""
    papers: tuple[str, ...] = ()
    how_often: str = ""
    deadline: Deadline | None = None
    back_years: int = 0
    back_months: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A worked household inside the rule file, run as a test."""

    name: str
    on: date
    facts: Mapping[str, Any]
    members: Mapping[str, Any]
    expect: Mapping[str, Any]
    source: str = ""
    municipality: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """When a person compared the file with its sources, and when that must happen again."""

    on: date | None
    by: str
    next: date | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """One allowance or provision: who, when, how much, from which text."""

    id: str
    title: str
    summary: str
    level: str
    theme: str
    authority: str
    entity: str
    unit: str
    paid: str
    set: str
    checked: Checked
    confidence: str
    sources: Mapping[str, Source]
    apply: Apply
    parameters: Mapping[str, Parameter]
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]
    not_modelled: tuple[Mapping[str, Any], ...]
    municipalities: tuple[str, ...] = ()
    exists: bool = True
    received: Formula | None = None
    margin: Decimal = Decimal(0)
    template: bool = False
    based_on: str = ""
    includes: tuple[str, ...] = ()
    afterwards: str = ""
    file: str = ""
    files: tuple[str, ...] = ()

    def version_on(self, day: date) -> Version | None:
        """Return the logic in force on a day, or None."""
        for version in self.versions:
            if version.holds_on(day):
                return version
        return None
