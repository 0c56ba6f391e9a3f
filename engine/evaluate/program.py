"""One version of a scheme, ready to run: compiled conditions, amounts, and what they depend on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.base.logic import UNKNOWN, Unknown
from engine.base.units import PER_MONTH
from engine.catalogue.model import Condition, Formula, Parameter, Scheme, Step, Version
from engine.catalogue.scopes import room_of
from engine.catalogue.vocabulary import Fact
from engine.errors import FormulaError
from engine.evaluate.compiler import Compiler, Reader
from engine.evaluate.frame import Frame
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope, Symbol
from engine.language.typing import infer

YEARLY = {"jaarbedrag", "toekenning"}


@dataclass(frozen=True, slots=True)
class Test:
    """A compiled condition; `routes` are its alternatives; `sides` the two sides of a plain comparison."""

    condition: Condition
    read: Reader
    depends_on: frozenset[str]
    routes: tuple["Test", ...] = ()
    sides: tuple[Reader, Reader] | None = None


class Program:
    """The compiled logic of one scheme version; the same for every household and date it is in force."""

    def __init__(self, scheme: Scheme, version: Version, household: Scope) -> None:
        self.scheme = scheme
        self.version = version
        self.household = household
        self.room = room_of(household, scheme.entity)
        self.compiler = Compiler(household)
        self.words: dict[tuple[str, str], str] = {}
        self._typed()
        self.conditions = presence(scheme, version, self.room) + version.conditions
        tests = [self._test(condition) for condition in version.conditions]
        self.presence = self._presence(self.conditions[0]) if scheme.entity else None
        self.monthly_tests = tuple(test for test in tests if not self.is_yearly(test.condition))
        self.yearly_tests = tuple(test for test in tests if self.is_yearly(test.condition))
        self.amount = self._compile(version.amount)
        self.award = self._compile(version.award, household)
        self.shown = self._compile(version.shown)
        self.received = self._compile(scheme.received, household)
        self.award_depends_on = self.depends_on(version.award)
        self.amount_depends_on = self.depends_on(version.amount) | self.award_depends_on
        self.order = {condition.id: place for place, condition in enumerate(self.conditions)}
        self.amount_is_monthly = version.amount is not None and infer(version.amount.node, self.room).unit == PER_MONTH

    def _typed(self) -> None:
        """Refuse formulas that do not fit: a misspelt option would otherwise be a silent no."""
        for condition in self.version.conditions:
            for when in _whens(condition):
                infer(when, self.room)
        for step in self.version.steps:
            infer(step.formula.node, room_of(self.household, step.entity or self.scheme.entity), step.typed)
        for formula in (self.version.amount, self.version.award, self.version.shown):
            if formula is not None:
                infer(formula.node, self.room)
        if self.scheme.received is not None and infer(self.scheme.received.node, self.household).unit != PER_MONTH:
            raise FormulaError("`received` must be an amount per month", 0, "Use per_month")

    def _compile(self, formula: Formula | None, room: Scope | None = None) -> Reader | None:
        return self.compiler.key(formula.node, room or self.room) if formula else None

    def _test(self, condition: Condition) -> Test:
        room = self.household if self.is_yearly(condition) else self.room
        routes = tuple(self._test(route) for route in condition.any_of)
        if condition.when is None:
            read = self.compiler.reader(nodes.Logic("or", tuple(_whens(condition))), room)
            return Test(condition, read, frozenset().union(*(route.depends_on for route in routes)), routes)
        node = condition.when.node
        sides = None
        if isinstance(node, nodes.Compare):
            sides = (self.compiler.key(node.left, room), self.compiler.key(node.right, room))
        return Test(condition, self.compiler.reader(node, room), self.depends_on(condition.when), sides=sides)

    def _presence(self, condition: Condition) -> Test:
        """Return the condition that there is somebody whom a scheme for members can be for."""
        entity = self.scheme.entity

        def read(frame: Frame) -> bool | Unknown:
            each = frame.each(entity)
            return UNKNOWN if each is None else bool(each)

        return Test(condition, read, frozenset({entity}))

    def is_yearly(self, condition: Condition) -> bool:
        """Tell whether a condition is tested on the award of the year instead of on each month."""
        return any(isinstance(node, nodes.Name) and node.name in YEARLY for node in self.walk(*_whens(condition)))

    def matters(self, name: str) -> bool:
        """Tell whether the amount or the award uses a fact or step of this name."""
        return name in self._amount_names

    @cached_property
    def _amount_names(self) -> frozenset[str]:
        roots = [formula.node for formula in (self.version.amount, self.version.award) if formula]
        return frozenset(getattr(node, "name", "") for node in self.walk(*roots))

    def depends_on(self, formula: Formula | None) -> frozenset[str]:
        """Return the facts and members a formula may need: `kale_huur`, `kinderen`, `kinderen.geboortedatum`."""
        if formula is None:
            return frozenset()
        return frozenset(name for name in self._facts_of(formula.node, self.room, set()))

    @cached_property
    def needs(self) -> frozenset[str]:
        """Everything about the household that this version may look at, members included."""
        tests = (*self.monthly_tests, *self.yearly_tests)
        formulas = (self.version.shown, self.scheme.received)
        found = [self.amount_depends_on, *(test.depends_on for test in tests), *map(self.depends_on, formulas)]
        return frozenset({self.scheme.entity} - {""}).union(*found)

    def _facts_of(self, node: Node, room: Scope, seen: set[tuple[str, str]]) -> Iterator[str]:
        if isinstance(node, nodes.Over):
            yield from self._members_of(node, room, seen)
            return
        name = getattr(node, "name", None)
        found = room.resolve(name) if name else None
        if found:
            home = room
            for _ in range(found[1]):
                home = home.parent or home
            if (home.entity, name) not in seen:
                seen.add((home.entity, str(name)))
                yield from self._behind(found[0], home, seen)
        for child in nodes.children(node):
            yield from self._facts_of(child, room, seen)

    def _members_of(self, node: nodes.Over, room: Scope, seen: set[tuple[str, str]]) -> Iterator[str]:
        inner = room if node.function == "ranks_first" else (room.enter(node.entity) or (room, 0))[0]
        yield static_path(inner).rstrip(".")
        for child in node.arguments:
            yield from self._facts_of(child, inner, seen)

    def _behind(self, symbol: Symbol, home: Scope, seen: set[tuple[str, str]]) -> Iterator[str]:
        definition = symbol.definition
        if isinstance(definition, Step):
            yield from self._facts_of(definition.formula.node, home, seen)
        elif isinstance(definition, Fact):
            yield static_path(home) + (definition.part_of or definition.name)
            for formula in (definition.derived, definition.ask_if):
                if formula:
                    yield from self._facts_of(formula.node, home, seen)
        elif isinstance(definition, Parameter):
            for key in definition.by:
                if home.resolve(key):
                    yield from self._facts_of(nodes.Name(key), home, seen)

    def walk(self, *roots: Node) -> Iterator[Node]:
        """Yield every node of formulas, and of the steps and derived facts behind their names, each once."""
        for node, _ in self.walk_rooms(*((root, self.room) for root in roots)):
            yield node

    def walk_rooms(self, *roots: tuple[Node, Scope]) -> Iterator[tuple[Node, Scope]]:
        """Yield nodes as `walk` does, each with the room it is read in."""
        todo, seen = list(roots), set()
        while todo:
            node, room = todo.pop()
            yield node, room
            inner = (room.enter(node.entity) or (room, 0))[0] if isinstance(node, nodes.Over) else room
            inner = room if isinstance(node, nodes.Over) and node.function == "ranks_first" else inner
            todo += [(child, inner) for child in nodes.children(node)]
            found = room.resolve(getattr(node, "name", "") or "")
            if found is None:
                continue
            home = room
            for _ in range(found[1]):
                home = home.parent or home
            for formula in _formulas(found[0].definition):
                if (home.entity, formula.text) not in seen:
                    seen.add((home.entity, formula.text))
                    todo.append((formula.node, home))

    @cached_property
    def roots(self) -> tuple[tuple[Node, Scope], ...]:
        """Return every formula of this version that runs per month, with its room."""
        formulas = [when for condition in self.version.conditions for when in _whens(condition)]
        formulas += [formula.node for formula in (self.version.amount, self.version.shown) if formula]
        return tuple((node, self.room) for node in formulas)


def presence(scheme: Scheme, version: Version, room: Scope) -> tuple[Condition, ...]:
    """Return the condition that a scheme for members adds to those in its file; none for the household.

    It rests on the article that gives the amount per member.
    """
    if not scheme.entity:
        return ()
    label = room.label or scheme.entity
    text = f"U heeft {label[:1].lower()}{label[1:]}."
    citations = version.amount.citations if version.amount else ()
    return (Condition(scheme.entity, text, None, citations=citations, origin=scheme.file),)


def static_path(room: Scope) -> str:
    """Return `kinderen.opvang.` for the room of childcare inside a child; '' for the household."""
    parts = []
    while room.entity:
        parts.append(room.entity)
        room = room.parent or Scope({})
    return "".join(f"{part}." for part in reversed(parts))


def _whens(condition: Condition) -> list[Node]:
    if condition.when is not None:
        return [condition.when.node]
    return [node for route in condition.any_of for node in _whens(route)]


def _formulas(definition: object) -> list[Formula]:
    if isinstance(definition, Step):
        return [definition.formula]
    if isinstance(definition, Fact):
        return [formula for formula in (definition.derived, definition.ask_if) if formula]
    return []
