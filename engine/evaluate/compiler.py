"""Nodes to functions of a frame: one small function per node, so that a household costs microseconds."""

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from engine.base import money
from engine.base.dates import add_months, add_years, age_on, months_between
from engine.base.logic import UNKNOWN, negate
from engine.base.ranges import Range, either, largest, monotone, same, smallest
from engine.errors import FormulaError
from engine.evaluate.frame import Frame
from engine.evaluate.looking_back import read_before
from engine.evaluate.members import read_over
from engine.evaluate.names import Names, told
from engine.evaluate.sharing import Shareable
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope
from engine.language.typing import conversion, infer

Reader = Callable[[Frame], Any]

ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
ROUNDINGS: dict[str, Callable[[Decimal], Decimal]] = {
    name: getattr(money, name)
    for name in ("round_euro", "round_up_euro", "round_down_euro", "round_cent", "round_up_cent", "round_down_cent")
}


class Compiler:
    """Turns formulas into readers; steps and derived facts are compiled once and remembered per frame."""

    def __init__(self, scope: Scope, shareable: Shareable | None = None, own: frozenset[str] = frozenset()) -> None:
        self.scope = scope
        self.shareable = shareable
        self.own = own
        self.names = Names(self)

    def reader(self, node: Node, scope: Scope | None = None) -> Reader:
        """Return the function that works out `node` in a frame of `scope` (default: the household)."""
        room = scope or self.scope
        return getattr(self, f"_{type(node).__name__.lower()}")(node, room)  # type: ignore[no-any-return]

    def _number(self, node: nodes.Number, _: Scope) -> Reader:
        value = node.value
        return lambda frame: value

    def _name(self, node: nodes.Name, room: Scope) -> Reader:
        return self.names.reader(node, room)

    def _lookup(self, node: nodes.Lookup, room: Scope) -> Reader:
        return self.names.lookup(node, [self.key(key, room) for key in node.keys], room)

    def _negative(self, node: nodes.Negative, room: Scope) -> Reader:
        inner = self.reader(node.operand, room)
        return lambda frame: -inner(frame)

    def _arithmetic(self, node: nodes.Arithmetic, room: Scope) -> Reader:
        return _binary(ARITHMETIC[node.operator], self.reader(node.left, room), self.reader(node.right, room))

    def _logic(self, node: nodes.Logic, room: Scope) -> Reader:
        parts = [self.reader(part, room) for part in node.operands]
        return _and(parts) if node.operator == "and" else _or(parts)

    def _not(self, node: nodes.Not, room: Scope) -> Reader:
        inner = self.reader(node.operand, room)
        return lambda frame: negate(inner(frame))

    def _choose(self, node: nodes.Choose, room: Scope) -> Reader:
        return _choose(*(self.key(part, room) for part in (node.condition, node.then, node.otherwise)))

    def _call(self, node: nodes.Call, room: Scope) -> Reader:
        if node.function != "told":
            if node.function in ("per_month", "per_year"):
                return self._per(node, room)
            if node.function in nodes.BEFORE:
                return read_before(self, node, room)
            return _call(node.function, [self.reader(part, room) for part in node.arguments])
        name = getattr(node.arguments[0], "name", "")
        found = room.resolve(name)
        return told(name, found[1] if found else 0)

    def _per(self, node: nodes.Call, room: Scope) -> Reader:
        inner = self.reader(node.arguments[0], room)
        found = conversion(node.function, infer(node.arguments[0], room).unit)
        if found is None:
            raise FormulaError(f"{node.function} cannot convert this unit", node.column)
        multiplied, divided, _ = found
        if multiplied == 1:
            return lambda frame: inner(frame) / divided
        if divided == 1:
            return lambda frame: inner(frame) * multiplied
        return lambda frame: inner(frame) * multiplied / divided

    def _over(self, node: nodes.Over, room: Scope) -> Reader:
        return read_over(self, node, room)

    def key(self, node: Node, scope: Scope) -> Reader:
        """Return a reader that takes a bare name nobody declared as a choice's option."""
        if isinstance(node, nodes.Name) and scope.resolve(node.name) is None:
            option = node.name
            return lambda frame: option
        return self.reader(node, scope)

    def _compare(self, node: nodes.Compare, scope: Scope) -> Reader:
        left, right = self.key(node.left, scope), self.key(node.right, scope)
        if node.operator in ("==", "!=") and isinstance(node.right, nodes.Name) and not scope.resolve(node.right.name):
            return _is_option(left, node.right.name, node.operator == "==")
        if node.operator == "==":
            return lambda frame: same(left(frame), right(frame))
        if node.operator == "!=":
            return lambda frame: negate(same(left(frame), right(frame)))
        compare = ORDER[node.operator]

        def read(frame: Frame) -> Any:
            one, other = left(frame), right(frame)
            return UNKNOWN if one is UNKNOWN or other is UNKNOWN else compare(one, other)

        return read

    def _within(self, node: nodes.Within, scope: Scope) -> Reader:
        inner = self.reader(node.operand, scope)
        if node.parameter:
            return self.names.inside(node.parameter, inner, scope)
        options = frozenset(node.options)

        def read(frame: Frame) -> Any:
            value = inner(frame)
            return UNKNOWN if value is UNKNOWN else value in options

        return read


def _is_option(choice: Reader, option: str, alike: bool) -> Reader:
    """Return whether a choice is (`alike`), or is not, the one option."""

    def read(frame: Frame) -> Any:
        value = choice(frame)
        return UNKNOWN if value is UNKNOWN else (value == option) is alike

    return read


def _binary(combine: Callable[[Any, Any], Any], left: Reader, right: Reader) -> Reader:
    return lambda frame: combine(left(frame), right(frame))


def _and(parts: list[Reader]) -> Reader:
    def read(frame: Frame) -> Any:
        result: Any = True
        for part in parts:
            value = part(frame)
            if value is False:
                return False
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return read


def _or(parts: list[Reader]) -> Reader:
    def read(frame: Frame) -> Any:
        result: Any = False
        for part in parts:
            value = part(frame)
            if value is True:
                return True
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return read


def _choose(condition: Reader, then: Reader, otherwise: Reader) -> Reader:
    def read(frame: Frame) -> Any:
        value = condition(frame)
        if value is UNKNOWN:
            return either(then(frame), otherwise(frame))
        return then(frame) if value else otherwise(frame)

    return read


def _call(function: str, arguments: list[Reader]) -> Reader:
    first, *rest = arguments
    if function in ("min", "max"):
        pick = smallest if function == "min" else largest
        if len(arguments) == 2:
            return _binary(pick, first, rest[0])
        return lambda frame: pick(*(argument(frame) for argument in arguments))
    if function in ROUNDINGS:
        rounding = ROUNDINGS[function]
        return lambda frame: monotone(rounding, first(frame))
    if function in ("add_years", "add_months"):
        return _shifted(add_years if function == "add_years" else add_months, first, rest[0])
    return _elapsed(function, first, rest[0])


def _shifted(shift: Callable[[date, int], date], start: Reader, number: Reader) -> Reader:
    def read(frame: Frame) -> Any:
        day, amount = start(frame), number(frame)
        return UNKNOWN if day is UNKNOWN or isinstance(amount, Range) else shift(day, int(amount))

    return read


def _elapsed(function: str, start: Reader, end: Reader) -> Reader:
    count = age_on if function == "age" else months_between
    anything = Range(Decimal(-1), Decimal(120)) if function == "age" else Range(Decimal(-1500), Decimal(1500))

    def read(frame: Frame) -> Any:
        begin, finish = start(frame), end(frame)
        return anything if begin is UNKNOWN or finish is UNKNOWN else Decimal(count(begin, finish))

    return read
