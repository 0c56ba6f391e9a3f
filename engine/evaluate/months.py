"""Which months of a year can differ from each other for one household, so that equal months run once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from engine.base.dates import add_months, add_years, first_month_from
from engine.catalogue.model import Band, DatedValue, Parameter, Step
from engine.catalogue.vocabulary import Fact
from engine.evaluate.walking import home_of, static_path, walk_rooms
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope
from engine.profile.household import Household, Member

EVERY_MONTH = range(2, 13)
LONGEST = {"days": 0, "years": 150, "months": 1500}
PEILDATUM = nodes.Name("peildatum")
YEAR_START = nodes.Name("jaarbegin")


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A date fact that changes a month: on the day itself, or so many years or months after it.

    `after` names the figures that say how many (or holds a plain number); None stands for every birthday.
    """

    path: str
    fact: str
    unit: Literal["days", "years", "months"]
    after: frozenset[str] | None = None
    presumed: date | None = None


class Calendar:
    """Finds the months in which something may change, from formulas and the rooms they are read in."""

    def __init__(self, *roots: tuple[Node, Scope]) -> None:
        self.points: set[TurningPoint] = set()
        self.parameters: set[str] = set()
        self.every_month = False
        self._numbers: dict[tuple[TurningPoint, int], frozenset[int]] = {}
        for node, room in walk_rooms(*roots):
            self._look(node, room)

    def breaks(self, household: Household, year: int, figures: dict[str, Parameter]) -> set[int]:
        """Return the months (1-12) in which a date of this household may change something."""
        found: set[int] = set(EVERY_MONTH) if self.every_month else set()
        for point in self.points:
            for day in _dates(household, point):
                found.update(_months(_turns(day, point, year, self._after(point, year, figures)), year))
        return found

    def _after(self, point: TurningPoint, year: int, figures: dict[str, Parameter]) -> frozenset[int]:
        """Return after how many years or months a point turns an outcome, by the figures as they are in the files."""
        key = (point, year)
        if key not in self._numbers:
            numbers = (number for name in point.after or () for number in _ages(name, year, figures))
            self._numbers[key] = frozenset(number for number in numbers if 0 <= number <= LONGEST[point.unit])
        return self._numbers[key]

    def changes(self, year: int, figures: dict[str, Parameter]) -> set[int]:
        """Return the months in which a figure that is read gets another value."""
        return {month for name in self.parameters & figures.keys() for month in _changes(figures[name].values, year)}

    def _look(self, node: Node, room: Scope) -> None:
        self._figures_read(node, room)
        match node:
            case nodes.Compare(left=left, right=right):
                self._compare(left, right, room)
                self._compare(right, left, room)
            case nodes.Lookup(name=name, keys=(*_, last)):
                self._age(last, frozenset({name}), room)
            case nodes.Within(operand=operand, parameter=name) if name:
                self._age(operand, frozenset({name}), room)
            case nodes.Call(function="age", arguments=(nodes.Name(), nodes.Name(name="peildatum"))):
                pass
            case nodes.Call(function="average_before" | "months_before"):
                self.every_month = True
            case nodes.Call() | nodes.Over() | nodes.Arithmetic() | nodes.Choose():
                self._in_any_way(node, room)

    def _figures_read(self, node: Node, room: Scope) -> None:
        names = (getattr(node, "name", ""), getattr(node, "parameter", ""))
        found = [room.resolve(name) for name in names if name]
        self.parameters |= {each[0].name for each in found if each and isinstance(each[0].definition, Parameter)}

    def _in_any_way(self, node: Node, room: Scope) -> None:
        """Note an age or the date itself where nothing tells on which day it turns the outcome."""
        inner = room.enter(node.entity) if isinstance(node, nodes.Over) and node.function != "ranks_first" else None
        parts = nodes.children(node)
        if PEILDATUM in parts:
            self.every_month = True
        for part in parts:
            self._age(part, None, inner[0] if inner else room)

    def _compare(self, side: Node, other: Node, room: Scope) -> None:
        if other == PEILDATUM:
            self._date(side, room)
        elif other != YEAR_START and _is_worked_out_date(side, room):
            self.every_month = True
        self._age(side, _limit(other, room), room)

    def _date(self, node: Node, room: Scope) -> None:
        match node:
            case nodes.Call(
                function="add_years" | "add_months", arguments=(nodes.Name() as start, nodes.Name(name=figure))
            ):
                self._point(start, "years" if node.function == "add_years" else "months", frozenset({figure}), room)
            case nodes.Name():
                self._point(node, "days", None, room)
            case _:
                self.every_month = True

    def _age(self, node: Node, ages: frozenset[str] | None, room: Scope) -> None:
        """Note that an age is held against figures (their names) or, with None, used in any other way."""
        expanded = _expanded(node, room)
        if expanded is None:
            return
        call, home = expanded
        birth = call.arguments[0]
        if isinstance(birth, nodes.Name) and call.arguments[1] == PEILDATUM:
            self._point(birth, "years", ages, home)

    def _point(
        self, name: nodes.Name, unit: Literal["days", "years", "months"], after: frozenset[str] | None, room: Scope
    ) -> None:
        found = room.resolve(name.name)
        fact = found[0].definition if found else None
        if found is None or not isinstance(fact, Fact) or fact.derived is not None:
            self.every_month = True
            return
        presumed = fact.presumed if isinstance(fact.presumed, date) else None
        self.points.add(TurningPoint(static_path(home_of(room, found[1])), name.name, unit, after, presumed))


def _limit(node: Node, room: Scope) -> frozenset[str] | None:
    """Return the figure or plain number an age is held against; None for anything that may itself change."""
    if isinstance(node, nodes.Number):
        return frozenset({str(node.value)})
    found = room.resolve(node.name) if isinstance(node, nodes.Name) else None
    return frozenset({found[0].name}) if found and isinstance(found[0].definition, Parameter) else None


def _is_worked_out_date(node: Node, room: Scope) -> bool:
    found = room.resolve(node.name) if isinstance(node, nodes.Name) else None
    if found is None or found[0].typed.kind != "date":
        return False
    return isinstance(found[0].definition, Step) or getattr(found[0].definition, "derived", None) is not None


def _expanded(node: Node, room: Scope) -> tuple[nodes.Call, Scope] | None:
    """Return the `age(...)` behind a node or a derived fact, with the room it is read in."""
    if isinstance(node, nodes.Call):
        return (node, room) if node.function == "age" else None
    found = room.resolve(node.name) if isinstance(node, nodes.Name) else None
    if found is None:
        return None
    definition = found[0].definition
    formula = definition.derived if isinstance(definition, Fact) else getattr(definition, "formula", None)
    return _expanded(formula.node, home_of(room, found[1])) if formula else None


def _dates(household: Household, point: TurningPoint) -> Iterator[date]:
    rooms: list[Household | Member] = [household]
    for entity in point.path.split(".")[:-1]:
        rooms = [member for room in rooms for member in room.members.get(entity) or ()]
    for room in rooms:
        day = room.values.get(point.fact, point.presumed)
        if isinstance(day, date):
            yield day


def _months(turns: Iterable[date], year: int) -> Iterator[int]:
    for turn in turns:
        for each in (turn, turn + timedelta(days=1)):
            if each.year >= year - 1 and (month := first_month_from(each, year)) is not None:
                yield month


def _turns(day: date, point: TurningPoint, year: int, numbers: frozenset[int]) -> list[date]:
    """Return the days about a year on which a comparison may turn; none for a date far outside living memory."""
    if not 1800 < day.year < 2300:
        return []
    if point.unit == "days":
        return [day]
    if point.after is None and point.unit == "years":
        return [add_years(day, year - day.year)] if year >= day.year else []
    if point.after is None:
        return [add_months(day, (year - day.year) * 12 + number) for number in range(-12, 13)]
    if point.unit == "months":
        return [add_months(day, number) for number in numbers]
    return [add_years(day, number) for number in numbers if year - 2 <= day.year + number <= year]


def _ages(name: str, year: int, figures: dict[str, Parameter]) -> Iterator[int]:
    """Yield the ages at which a comparison with a figure, or a band of it, turns."""
    parameter = figures.get(name)
    values = [dated.value for dated in parameter.values] if parameter else [Decimal(name) if name.isdigit() else None]
    for value in values:
        for number in _numbers(value):
            yield int(number)
            yield int(number) + 1


def _numbers(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for band in value:
            if isinstance(band, Band):
                yield from (end for end in (band.low, band.high) if end is not None)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _numbers(part)


def _changes(values: Iterable[DatedValue], year: int) -> Iterator[int]:
    for dated in values:
        edges = [dated.start] + ([date.fromordinal(dated.end.toordinal() + 1)] if dated.end else [])
        for day in edges:
            if day.year == year and (month := first_month_from(day, year)) is not None:
                yield month
