"""What a name is worth in a frame: told, presumed, derived, dated, or not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

from engine.base.logic import UNKNOWN
from engine.base.ranges import Range, bounds, either
from engine.catalogue.model import OTHERWISE, Band, DatedValue, Parameter, Step, UnknownFigure
from engine.catalogue.vocabulary import Fact
from engine.errors import FigureUnknown, FormulaError, NotInForce
from engine.evaluate.frame import NOBODY, Frame
from engine.evaluate.sharing import Shareable, shared
from engine.language import nodes
from engine.language.scope import Scope, Typed

if TYPE_CHECKING:
    from engine.evaluate.compiler import Compiler

Reader = Callable[[Frame], Any]
DATES: dict[str, Reader] = {
    "peildatum": lambda frame: frame.run.day,
    "jaarbegin": lambda frame: frame.run.year_start,
    "jaarbedrag": lambda frame: frame.run.year_amount,
    "toekenning": lambda frame: frame.run.award,
}


class Names:
    """Makes the readers of names; remembers the ones made, and refuses a step that needs itself."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self._made: dict[tuple[str, str], Reader] = {}
        self._busy: list[tuple[str, str]] = []

    def reader(self, node: nodes.Name, scope: Scope) -> Reader:
        """Return the reader of a name as seen from `scope`."""
        found = scope.resolve(node.name)
        if found is None:
            raise FormulaError(f"unknown name '{node.name}'", node.column)
        symbol, depth = found
        room = scope
        for _ in range(depth):
            room = room.parent or room
        return _from_above(self._at_home(symbol.definition, node.name, room), depth)

    def _at_home(self, definition: object, name: str, room: Scope) -> Reader:
        if definition is None:
            return DATES[name]
        if isinstance(definition, Parameter):
            return self.figure(definition)
        key = (room.entity, name)
        if key not in self._made:
            if key in self._busy:
                circle = " -> ".join([*(each for _, each in self._busy), name])
                raise FormulaError(f"needs itself: {circle}", 0, "Break the circle")
            self._busy.append(key)
            make = self._step if isinstance(definition, Step) else self._fact
            self._made[key] = make(definition, room)  # type: ignore[arg-type]
            self._busy.pop()
        return self._made[key]

    def _step(self, step: Step, room: Scope) -> Reader:
        compute = self.compiler.key(step.formula.node, room)
        return _remembered(step.id, compute if room.entity else _decided(step.id, step.typed, compute, steady=False))

    def _fact(self, fact: Fact, room: Scope) -> Reader:
        derive = self.compiler.key(fact.derived.node, room) if fact.derived else None
        applies = self.compiler.reader(fact.ask_if.node, room) if fact.ask_if else None
        nobody_told = _derived(fact, derive) if derive else _not_told(fact)
        untold = _when_asked(fact, applies, nobody_told) if applies else nobody_told
        overruled = applies is not None and fact.otherwise is not None
        found = _told_first(fact, untold, applies) if overruled else untold  # type: ignore[arg-type]
        if not room.entity:
            found = _decided(fact.name, fact.typed, found, _is_steady(fact, room))
        remembered = _remembered(fact.name, found)
        shareable = self.compiler.shareable
        if shareable is not None and not room.entity and self._is_shared(fact, shareable):
            remembered = shared(fact.name, shareable.behind(fact), remembered)
        return remembered if overruled else _told_or(fact, remembered)

    def _is_shared(self, fact: Fact, shareable: Shareable) -> bool:
        return shareable.is_worth_it(fact) and self.compiler.own.isdisjoint(shareable.behind(fact))

    def figure(self, parameter: Parameter) -> Reader:
        """Return the reader of a parameter without keys."""
        name, key = parameter.name, (parameter.name, None)

        def read(frame: Frame) -> Any:
            dated = dated_value(frame, name)
            value = dated.value
            frame.run.reads[key] = (dated, value)
            return _confirmed(name, value) if type(value) is UnknownFigure else value

        return read

    def lookup(self, node: nodes.Lookup, keys: list[Reader], scope: Scope) -> Reader:
        """Return the reader of `parameter[key, ...]`; unknown keys give the range over all that they may be."""
        name = node.name

        def read(frame: Frame) -> Any:
            dated = dated_value(frame, name)
            values = [key(frame) for key in keys]
            found = _leaves(name, dated.value, values)
            value = reduce(either, [_confirmed(name, leaf) for leaf in found])
            frame.run.reads[name, tuple(map(_readable, values))] = (dated, value)
            return value

        return read

    def inside(self, name: str, operand: Reader, scope: Scope) -> Reader:
        """Return the reader of `x in parameter`: does x lie in one of the bands?"""

        def read(frame: Frame) -> Any:
            dated = dated_value(frame, name)
            frame.run.reads[name, None] = (dated, dated.value)
            low, high = bounds(operand(frame))
            bands = dated.value
            if not isinstance(bands, tuple):
                return True
            if any(_holds(band, low) and _holds(band, high) for band in bands):
                return True
            return UNKNOWN if any(_meets(band, low, high) for band in bands) else False

        return read


def told(name: str, depth: int) -> Reader:
    """Return the reader of `told(fact)`: did somebody answer it, whatever else it could be worked out from?"""
    return _from_above(lambda frame: frame.values.get(name) is not None, depth)


def dated_value(frame: Frame, name: str) -> DatedValue:
    """Return the value of a parameter on the frame's date; raise NotInForce when there is none."""
    dated = frame.run.figures.get(name)
    if dated is None:
        raise NotInForce(name, frame.run.day)
    return dated


def _from_above(read: Reader, depth: int) -> Reader:
    if depth == 0:
        return read
    if depth == 1:
        return lambda frame: read(frame.parent)  # type: ignore[arg-type]

    def climb(frame: Frame) -> Any:
        for _ in range(depth):
            frame = frame.parent or frame
        return read(frame)

    return climb


def _told_or(fact: Fact, untold: Reader) -> Reader:
    name = fact.name

    def read(frame: Frame) -> Any:
        value = frame.values.get(name)
        if type(value) is Range:
            _only_about(fact, frame)
        return untold(frame) if value is None else value

    return read


def _only_about(fact: Fact, frame: Frame) -> None:
    """Note that a fact was told within bounds only: the exact figure is still worth asking."""
    name = fact.part_of or fact.name
    frame.run.missing[frame.path + name] = frame.static + name


def _remembered(name: str, compute: Reader) -> Reader:
    """Work a name out once per frame; each further reader is told again which facts were missing for it."""

    def read(frame: Frame) -> Any:
        memo, run = frame.memo, frame.run
        if name in memo:
            if name in frame.gaps:
                run.missing.update(frame.gaps[name])
            return memo[name]
        above, run.missing = run.missing, {}
        try:
            value = memo[name] = compute(frame)
        finally:
            below, run.missing = run.missing, above
            above.update(below)
        if below:
            frame.gaps[name] = below
        return value

    return read


def _decided(name: str, typed: Typed, compute: Reader, steady: bool) -> Reader:
    """Let the evaluator settle an unknown yes/no or choice of the household, and tell it that it may.

    What is told is the same all year (`steady`); a step may differ per month and is settled for one day at a time.
    """
    if typed.kind not in ("boolean", "choice"):
        return compute
    options: tuple[Any, ...] = (True, False) if typed.kind == "boolean" else tuple(sorted(typed.options))

    def read(frame: Frame) -> Any:
        value = compute(frame)
        if value is not UNKNOWN:
            return value
        run = frame.run
        key = name if steady else f"{name} {run.day}"
        chosen = run.consulted[key] = run.settled.get(key)
        if chosen is not None:
            return chosen
        run.branched[key] = (name, options)
        return UNKNOWN

    return read


def _is_steady(fact: Fact, room: Scope) -> bool:
    """Tell whether a fact is the same all year: asked, and neither the date nor a dated figure decides about it.

    What an asked fact is estimated from is of the year as well.
    """
    todo: list[Any] = [formula.node for formula in (fact.derived, fact.ask_if) if formula]
    seen = {fact.name, "jaarbegin"}
    while todo:
        node = todo.pop()
        todo += nodes.children(node)
        found = room.resolve(getattr(node, "name", ""))
        if isinstance(node, nodes.Over) or (found and found[0].name not in seen and found[0].place != "fact"):
            return False
        if found and found[0].name not in seen:
            seen.add(found[0].name)
            behind: Any = found[0].definition
            derived = None if behind.is_asked else behind.derived
            todo += [formula.node for formula in (derived, behind.ask_if) if formula]
    return fact.derived is None or fact.is_asked


def _unknown_value(fact: Fact) -> Any:
    if fact.typed.kind != "number":
        return UNKNOWN
    low, high = fact.bounds or (Decimal("-1e9"), Decimal("1e9"))
    return Range(low, high) if low != high else low


def _not_told(fact: Fact) -> Reader:
    name, unknown, presumed = fact.part_of or fact.name, _unknown_value(fact), fact.presumed

    def read(frame: Frame) -> Any:
        run = frame.run
        if presumed is not None and NOBODY not in frame.path and (frame.static + name) not in run.withdrawn:
            run.assumed[frame.path + name] = (frame.static + name, presumed)
            return presumed
        run.missing[frame.path + name] = frame.static + name
        return unknown

    return read


def _derived(fact: Fact, derive: Reader) -> Reader:
    unknown, not_told = _unknown_value(fact), _not_told(fact)
    asked = fact.is_asked or fact.presumed is not None

    def read(frame: Frame) -> Any:
        if not asked:
            return _within_bounds(derive(frame), unknown)
        run = frame.run
        above = run.missing, run.branched
        run.missing, run.branched = {}, {}
        try:
            value = derive(frame)
        except (NotInForce, FigureUnknown):
            value = UNKNOWN
        finally:
            run.missing, run.branched = above
        if value is not UNKNOWN and type(value) is not Range:
            if fact.assumption and fact.presumed is None:
                run.assumed[frame.path + fact.name] = (frame.static + fact.name, value)
            return value
        told = not_told(frame)
        return told if value is UNKNOWN or fact.presumed is not None else _within_bounds(value, told)

    return read


def _within_bounds(value: Any, unknown: Any) -> Any:
    if type(value) is not Range or type(unknown) is not Range:
        return unknown if value is UNKNOWN else value
    low, high = max(value.low, unknown.low), min(value.high, unknown.high)
    return Range(low, high) if low < high else value


def _told_first(fact: Fact, untold: Reader, applies: Reader) -> Reader:
    """Let a told value go first, unless its question no longer applies: the vocabulary says what holds then."""
    name, otherwise = fact.name, fact.otherwise

    def read(frame: Frame) -> Any:
        value = frame.values.get(name)
        if value is None:
            return untold(frame)
        asked = applies(frame)
        if type(value) is Range and asked is not False:
            _only_about(fact, frame)
        return value if asked is True else otherwise if asked is False else either(value, otherwise)

    return read


def _when_asked(fact: Fact, applies: Reader, untold: Reader) -> Reader:
    otherwise, unknown = fact.otherwise, _unknown_value(fact)

    def read(frame: Frame) -> Any:
        asked = applies(frame)
        if asked is False:
            return unknown if otherwise is None else otherwise
        value = untold(frame)
        return value if asked is True or otherwise is None else either(value, otherwise)

    return read


def _confirmed(name: str, value: Any) -> Any:
    if isinstance(value, UnknownFigure):
        raise FigureUnknown(name, value.reason)
    return value


def _readable(key: Any) -> Any:
    return "?" if key is UNKNOWN else (f"{key.low}–{key.high}" if isinstance(key, Range) else key)


def _leaves(name: str, value: Any, keys: list[Any]) -> list[Any]:
    """Return every value the keys may lead to; one when all keys are known."""
    if not keys or not isinstance(value, Mapping | tuple):
        return [value]
    first, rest = keys[0], keys[1:]
    if isinstance(value, Mapping):
        if first is not UNKNOWN and not rest:
            return [_option(name, value, first)]
        chosen = list(value.values()) if first is UNKNOWN else [_option(name, value, first)]
        return [leaf for part in chosen for leaf in _leaves(name, part, rest)]
    low, high = bounds(first)
    if low == high:
        for band in value:
            if _holds(band, low):
                return _leaves(name, band.value, rest)
        raise FormulaError(f"'{name}' has no band for {low}")
    found = [leaf for band in _meeting(value, low, high) for leaf in _leaves(name, band.value, rest)]
    if not found:
        raise FormulaError(f"'{name}' has no band between {low} and {high}")
    return found


def _option(name: str, value: Mapping[Any, Any], key: Any) -> Any:
    if key not in value and OTHERWISE not in value:
        raise FormulaError(f"'{name}' has no value for {key}")
    return value.get(key, value.get(OTHERWISE))


def _holds(band: Band, number: Decimal) -> bool:
    return (band.low is None or band.low <= number) and (band.high is None or number <= band.high)


def _meets(band: Band, low: Decimal, high: Decimal) -> bool:
    return (band.low is None or band.low <= high) and (band.high is None or low <= band.high)


def _meeting(bands: Iterable[Band], low: Decimal, high: Decimal) -> list[Band]:
    """Return the bands that a range touches; bands with only an upper end start where the one before stops."""
    found, below = [], None
    for band in bands:
        begins = below is None or below < high if band.low is None else band.low <= high
        if begins and (band.high is None or low <= band.high):
            found.append(band)
        below = band.high
    return found
