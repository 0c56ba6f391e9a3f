"""One version of a scheme, ready to run: compiled conditions, amounts, and what they depend on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.base.logic import UNKNOWN, Unknown
from engine.base.text import uncapitalised
from engine.base.units import PER_MONTH
from engine.catalogue.model import Condition, Formula, Parameter, Scheme, Step, Version
from engine.catalogue.scopes import room_of
from engine.catalogue.vocabulary import Fact
from engine.errors import FormulaError
from engine.evaluate.compiler import Compiler, Reader
from engine.evaluate.frame import Frame
from engine.evaluate.sharing import Shareable
from engine.evaluate.walking import home_of, inside, static_path, walk_rooms
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope, Symbol
from engine.language.typing import infer

YEARLY = {"jaarbedrag", "toekenning"}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Test:
    """A compiled condition; `routes` are its alternatives, `named` the facts and steps that stand in its words.

    Of a plain comparison `sides` are the two sides and `compared` is how they stand, the household's own side first.
    """

    condition: Condition
    read: Reader
    depends_on: frozenset[str]
    named: frozenset[str] = frozenset()
    routes: tuple["Test", ...] = ()
    sides: tuple[Reader, Reader] | None = None
    compared: nodes.Compare | None = None


class Program:
    """The compiled logic of one scheme version; the same for every household and date it is in force."""

    def __init__(self, scheme: Scheme, version: Version, household: Scope, shareable: Shareable | None = None) -> None:
        self.scheme = scheme
        self.version = version
        self.household = household
        self.room = room_of(household, scheme.entity)
        own = YEARLY | scheme.parameters.keys() | {step.id for step in version.steps}
        self.compiler = Compiler(household, shareable, frozenset(own))
        self.words: dict[tuple[str, str], str] = {}
        self._typed()
        self.conditions = presence(scheme, version, self.room) + version.conditions
        self.shape = shape_of(scheme, version)
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
        named = self._named(*_whens(condition))
        if condition.when is None:
            read = self.compiler.reader(nodes.Logic("or", tuple(_whens(condition))), room)
            return Test(condition, read, frozenset().union(*(route.depends_on for route in routes)), named, routes)
        node = condition.when.node
        sides = compared = None
        if isinstance(node, nodes.Compare):
            compared = node if self._is_own(node.left) or not self._is_own(node.right) else _turned(node)
            sides = (self.compiler.key(compared.left, room), self.compiler.key(compared.right, room))
        depends_on = self.depends_on(condition.when)
        return Test(condition, self.compiler.reader(node, room), depends_on, named, sides=sides, compared=compared)

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

    @cached_property
    def looks_at_year(self) -> bool:
        """Tell whether any formula looks at the award of the year, so that months alike may still differ."""
        last = (self.version.award, self.version.shown, self.scheme.received)
        roots = [formula.node for formula in last if formula] + [node for node, _ in self.roots]
        return any(getattr(node, "name", "") in YEARLY for node in self.walk(*roots))

    def matters(self, name: str) -> bool:
        """Tell whether the amount or the award uses a fact or step of this name."""
        return name in self._amount_names

    @cached_property
    def _amount_names(self) -> frozenset[str]:
        roots = [formula.node for formula in (self.version.amount, self.version.award) if formula]
        return frozenset(getattr(node, "name", "") for node in self.walk(*roots))

    def _is_own(self, node: Node) -> bool:
        """Tell whether a side of a comparison is the household's, not a figure (whatever its keys) or today's date."""
        return not isinstance(node, nodes.Lookup) and bool(self._named(node))

    def _named(self, *roots: Node) -> frozenset[str]:
        """Return the facts and steps (`kale_huur`, `kinderen.leeftijd`) that stand in the words of formulas."""
        found = set()
        todo: list[tuple[Node, Scope]] = [(root, self.room) for root in roots]
        while todo:
            node, room = todo.pop()
            symbol = room.resolve(getattr(node, "name", "") or "")
            if symbol and symbol[0].place in ("fact", "step"):
                found.add(static_path(home_of(room, symbol[1])) + symbol[0].name)
            todo += [(child, inside(node, room)) for child in nodes.children(node)]
        return frozenset(found)

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
            home = home_of(room, found[1])
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
        for node, _ in walk_rooms(*((root, self.room) for root in roots)):
            yield node

    @cached_property
    def roots(self) -> tuple[tuple[Node, Scope], ...]:
        """Return every formula of this version that runs per month, with its room."""
        formulas = [when for condition in self.version.conditions for when in _whens(condition)]
        formulas += [formula.node for formula in (self.version.amount, self.version.shown) if formula]
        return tuple((node, self.room) for node in formulas)


def shape_of(scheme: Scheme, version: Version) -> tuple[tuple[str, bool], ...]:
    """Return the condition ids of a version, with whether they are open norms; first whether there is anybody."""
    somebody = ((scheme.entity, False),) if scheme.entity else ()
    return somebody + tuple((each.id, bool(each.judgement)) for each in version.conditions)


def has_members(label: str) -> str:
    """Say that a household has members of a kind."""
    return f"U heeft {uncapitalised(label)}."


def presence(scheme: Scheme, version: Version, room: Scope) -> tuple[Condition, ...]:
    """Return the condition that a scheme for members adds to those in its file; none for the household.

    It rests on the article that gives the amount per member.
    """
    if not scheme.entity:
        return ()
    text = has_members(room.label or scheme.entity)
    citations = version.amount.citations if version.amount else ()
    return (Condition(scheme.entity, text, None, citations=citations, origin=scheme.file),)


def _turned(node: nodes.Compare) -> nodes.Compare:
    """Return the same comparison said from its other side: `today >= birthday` as `birthday <= today`."""
    return nodes.Compare(TURNED[node.operator], node.right, node.left)


def _whens(condition: Condition) -> list[Node]:
    if condition.when is not None:
        return [condition.when.node]
    return [node for route in condition.any_of for node in _whens(route)]
