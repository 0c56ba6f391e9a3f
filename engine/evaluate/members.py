"""Formulas over the members of a household; members nobody told of are bounded by how many there may be."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.base.logic import UNKNOWN, all_of, any_of
from engine.base.ranges import ZERO, between, bounds, hull, largest, smallest
from engine.errors import FormulaError
from engine.evaluate.frame import Frame
from engine.language import nodes
from engine.language.scope import Scope

if TYPE_CHECKING:
    from engine.evaluate.compiler import Compiler

Reader = Callable[[Frame], Any]


def read_over(compiler: Compiler, node: nodes.Over, scope: Scope) -> Reader:
    """Return the reader of `sum(kinderen, x)` and its kin."""
    if node.function == "ranks_first":
        return _ranks_first(node.entity, [compiler.reader(key, scope) for key in node.arguments])
    entered = scope.enter(node.entity)
    if entered is None:
        raise FormulaError(f"unknown members '{node.entity}'", node.column)
    room, depth = entered
    inner = compiler.reader(node.arguments[0], room)
    known, unknown = COMBINE[node.function]
    entity, most = node.entity, Decimal(room.at_most)

    def read(frame: Frame) -> Any:
        for _ in range(depth):
            frame = frame.parent or frame
        each = frame.each(entity)
        if each is None:
            return unknown(inner(frame.somebody(entity)), most)
        return known([inner(member) for member in each])

    return read


def _sum(values: list[Any]) -> Any:
    return sum(values, ZERO)


def _count(values: list[Any]) -> Any:
    certain = sum(value is True for value in values)
    possible = sum(value is not False for value in values)
    return between(Decimal(certain), Decimal(possible))


def _largest(values: list[Any]) -> Any:
    return largest(*values) if values else ZERO


def _smallest(values: list[Any]) -> Any:
    return smallest(*values) if values else ZERO


def _sum_unknown(value: Any, most: Decimal) -> Any:
    low, high = bounds(value)
    return between(min(ZERO, low) * most, max(ZERO, high) * most)


def _count_unknown(value: Any, most: Decimal) -> Any:
    return ZERO if value is False else between(ZERO, most)


def _any_unknown(value: Any, most: Decimal) -> Any:
    return False if value is False else UNKNOWN


def _all_unknown(value: Any, most: Decimal) -> Any:
    return True if value is True else UNKNOWN


def _extreme_unknown(value: Any, most: Decimal) -> Any:
    return hull((value, ZERO))


COMBINE: dict[str, tuple[Callable[[list[Any]], Any], Callable[[Any, Decimal], Any]]] = {
    "sum": (_sum, _sum_unknown),
    "count": (_count, _count_unknown),
    "any": (any_of, _any_unknown),
    "all": (all_of, _all_unknown),
    "largest": (_largest, _extreme_unknown),
    "smallest": (_smallest, _extreme_unknown),
}


def _ranks_first(entity: str, keys: list[Reader]) -> Reader:
    """Return whether this member has the largest keys, compared in order; ties go to the one listed first."""

    def read(frame: Frame) -> Any:
        each = frame.parent.each(entity) if frame.parent else None
        if each is None or frame not in each:
            return UNKNOWN
        mine = [key(frame) for key in keys]
        place = each.index(frame)
        verdicts = [
            _ahead(mine, [key(other) for key in keys], place < index)
            for index, other in enumerate(each)
            if index != place
        ]
        return all_of(verdicts)

    return read


def _ahead(mine: list[Any], theirs: list[Any], listed_first: bool) -> Any:
    """Tell whether keys go before others: the first that differs decides, else the order in which they are listed."""
    if not mine:
        return listed_first
    (low, high), (other_low, other_high) = bounds(mine[0]), bounds(theirs[0])
    if low > other_high:
        return True
    if high < other_low:
        return False
    rest = _ahead(mine[1:], theirs[1:], listed_first)
    tied = low == high == other_low == other_high
    if tied or (low == other_high and rest is True) or (high == other_low and rest is False):
        return rest
    return UNKNOWN
