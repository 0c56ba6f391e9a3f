"""Formulas where they stand, and everything that stands behind the names in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.catalogue.model import Formula, Step
from engine.catalogue.vocabulary import Fact
from engine.errors import FormulaError
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope, Symbol, Typed
from engine.language.typing import infer

YEARLY = {"jaarbedrag", "toekenning"}
Seen = tuple[Node, Scope]


@dataclass(frozen=True, slots=True)
class Place:
    """A formula with its room, the type it must have, and the type or the fault that was found.

    `role` is condition, step, amount, award, shown, ask_if or derived; `judged` marks an open norm.
    """

    file: str
    part: str
    role: str
    formula: Formula
    room: Scope
    wanted: Typed | None = None
    typed: Typed | None = None
    fault: FormulaError | None = None
    judged: bool = False

    @property
    def root(self) -> Seen:
        """The formula and its room, as `walk` takes them."""
        return self.formula.node, self.room


def placed(file: str, part: str, role: str, formula: Formula, room: Scope, wanted: Typed | None = None,
           judged: bool = False) -> Place:  # fmt: skip
    """Return a formula in its place, typed once."""
    try:
        typed, fault = infer(formula.node, room, wanted), None
    except FormulaError as error:
        typed, fault = None, error
    return Place(file, part, role, formula, room, wanted, typed, fault, judged)


def said(error: FormulaError) -> str:
    """Return a formula's fault with its column."""
    return f"{error.message} (column {error.column})" if error.column else error.message


def parts(node: Node, room: Scope, told: bool = True) -> Iterator[Seen]:
    """Yield every node of one formula with the room it is read in; names are not followed.

    Without `told`, what stands inside `told(...)` is left out: asking whether something was told does not work it out.
    """
    todo = [(node, room)]
    while todo:
        each, inside = todo.pop()
        yield each, inside
        if isinstance(each, nodes.Call) and each.function == "told" and not told:
            continue
        if isinstance(each, nodes.Over) and each.function != "ranks_first":
            entered = inside.enter(each.entity)
            inside = entered[0] if entered else inside
        todo += [(child, inside) for child in nodes.children(each)]


def named(node: Node, room: Scope, told: bool = True) -> Iterator[tuple[Symbol, Scope]]:
    """Yield what each name in one formula stands for, with the room where that lives."""
    for each, inside in parts(node, room, told):
        name = getattr(each, "parameter", "") or getattr(each, "name", "")
        found = inside.resolve(name) if name else None
        if found is not None:
            home = inside
            for _ in range(found[1]):
                home = home.parent or home
            yield found[0], home


def behind(symbol: Symbol, estimates: bool = True) -> tuple[Formula, ...]:
    """Return the formulas that a name's value is worked out with; without `estimates` none for a fact that is asked."""
    definition = symbol.definition
    if isinstance(definition, Step):
        return (definition.formula,)
    if isinstance(definition, Fact):
        derived = definition.derived if estimates or not definition.is_asked else None
        return tuple(formula for formula in (derived, definition.ask_if) if formula)
    return ()


def walk(roots: Iterable[Seen], estimates: bool = True) -> Iterator[tuple[Symbol, Scope]]:
    """Yield everything that formulas rest on, directly or through steps and derived facts, each once."""
    todo, seen = list(roots), set()
    while todo:
        for symbol, home in named(*todo.pop()):
            if (home.entity, symbol.name) not in seen:
                seen.add((home.entity, symbol.name))
                yield symbol, home
                todo += [(formula.node, home) for formula in behind(symbol, estimates)]


def circle(start: Symbol, home: Scope) -> list[str]:
    """Return the names through which something needs itself, itself first and last; [] when it does not."""
    todo, seen = [(start, home, [start.name])], set()
    while todo:
        symbol, room, path = todo.pop()
        for formula in behind(symbol):
            for needed, inside in named(formula.node, room, told=False):
                key = (inside.entity, needed.name)
                if key == (home.entity, start.name):
                    return [*path, needed.name]
                if key not in seen:
                    seen.add(key)
                    todo.append((needed, inside, [*path, needed.name]))
    return []


def tells(node: Node, room: Scope) -> Iterator[str]:
    """Yield the facts that a formula asks about with `told(...)`, directly or through what it rests on."""
    below = [(formula.node, home) for symbol, home in walk([(node, room)]) for formula in behind(symbol)]
    for each, inside in [(node, room), *below]:
        for part, where in parts(each, inside):
            if isinstance(part, nodes.Call) and part.function == "told" and isinstance(part.arguments[0], nodes.Name):
                found = where.resolve(part.arguments[0].name)
                if found:
                    yield found[0].name
