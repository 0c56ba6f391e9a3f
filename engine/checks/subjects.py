"""What the checks look at: a scheme, the norms, the vocabulary, and all of them together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engine.catalogue.catalogue import Catalogue
from engine.catalogue.model import Condition, Parameter, Scheme, Source, Version
from engine.catalogue.scopes import room_of, scheme_scope
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.checks.documents import Document, line_at
from engine.checks.examples import ExampleResult
from engine.checks.formulas import Place, Seen, placed, walk
from engine.errors import Finding
from engine.evaluate.library import Library
from engine.evaluate.walking import static_path
from engine.language.scope import Scope, Symbol


@dataclass(eq=False)
class Desk:
    """The catalogue with its raw files; without `today` nothing is said of what the calendar decides."""

    catalogue: Catalogue
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...] = ()
    today: date | None = None
    file: str = "rules"

    @cached_property
    def library(self) -> Library:
        """Compiled programs and the vocabulary's room, shared by all checks."""
        return Library(self.catalogue.vocabulary, self.catalogue.norms)

    @cached_property
    def unread(self) -> frozenset[tuple[str, int]]:
        """Where formulas stand that could not be read: the reader told what is wrong, and put a 0 there."""
        return frozenset((each.file, each.line) for each in self.findings if each.check == "F001")

    def raw(self, file: str) -> RawMapping:
        """Return what a file holds; nothing for a file that could not be read."""
        document = self.documents.get(file)
        return document.raw if document else RawMapping()

    @cached_property
    def schemes(self) -> tuple["SchemeSubject", ...]:
        """Every scheme and template that could be read."""
        listed = [*self.catalogue.all_schemes(), *self.catalogue.templates.values()]
        return tuple(SchemeSubject(self, scheme) for scheme in listed if scheme.file in self.documents)

    @cached_property
    def norms(self) -> "NormsSubject":
        """The figures that schemes share."""
        return NormsSubject(self)

    @cached_property
    def vocabulary(self) -> "WordsSubject":
        """The facts and their questions."""
        return WordsSubject(self)

    @cached_property
    def knows_what_is_used(self) -> bool:
        """Tell whether every file and formula could be read, so that what nothing uses is really left over."""
        unreadable = any(each.file not in self.documents for each in self.findings)
        return not unreadable and not any(each.has_faulty_formulas for each in self.schemes)

    def kept(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """Return the places whose formula could be read."""
        return tuple(place for place in places if (place.file, place.formula.line) not in self.unread)


@dataclass(eq=False)
class NormsSubject:
    """The norms file."""

    desk: Desk
    file: str = "rules/norms.yaml"

    @property
    def raw(self) -> RawMapping:
        """The file as it stands."""
        return self.desk.raw(self.file)

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The norms by name."""
        return self.desk.catalogue.norms

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the norms may cite."""
        return self.desk.catalogue.norm_sources

    def resolve(self, name: str) -> Symbol | None:
        """Return what a name in `by:` stands for."""
        return found_in(self.desk.library.scope, name)

    def line(self, figure: str, key: str | None = None) -> int:
        """Return the line of a norm, or of one of its keys."""
        return line_at(self.raw, ["norms", figure], key)


@dataclass(eq=False)
class VersionSubject:
    """One version of a scheme with its rooms."""

    version: Version
    household: Scope
    room: Scope

    @cached_property
    def roots(self) -> tuple[Seen, ...]:
        """The formulas that decide and pay: conditions, amount, award and the month shown."""
        found = [
            (route.when.node, self.room) for each in self.version.conditions for route in routes(each) if route.when
        ]
        outcome = (self.version.amount, self.version.award, self.version.shown)
        return (*found, *((formula.node, self.room) for formula in outcome if formula))

    @cached_property
    def used(self) -> tuple[tuple[Symbol, Scope], ...]:
        """Everything the version rests on."""
        return tuple(walk(self.roots))


@dataclass(eq=False)
class SchemeSubject:
    """A scheme or template; of a scheme that fills in a template only what its own file says is looked at."""

    desk: Desk
    scheme: Scheme
    faulty: bool = False
    runs: tuple[ExampleResult, ...] | None = None

    @property
    def file(self) -> str:
        """The scheme's own file."""
        return self.scheme.file

    @property
    def raw(self) -> RawMapping:
        """The file as it stands."""
        return self.desk.raw(self.file)

    @property
    def is_filled_in(self) -> bool:
        """Tell whether the logic comes from a template."""
        return bool(self.scheme.based_on)

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters that this file gives values."""
        return {name: each for name, each in self.scheme.parameters.items() if each.file == self.file}

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the file may cite."""
        return self.scheme.sources

    @property
    def first_day(self) -> date:
        """The first day of a scheme that fills in a template: when every figure of its own has a value."""
        starts = (each.values[0].start for each in self.parameters.values() if each.values)
        return max(starts, default=date.min) if self.is_filled_in else date.min

    @cached_property
    def versions(self) -> tuple[VersionSubject, ...]:
        """The versions of the logic, the oldest first."""
        scopes = [(each, scheme_scope(self.desk.library.scope, self.scheme, each)) for each in self.scheme.versions]
        found = (VersionSubject(version, scope, room_of(scope, self.scheme.entity)) for version, scope in scopes)
        return tuple(sorted(found, key=lambda each: each.version.start))

    def resolve(self, name: str) -> Symbol | None:
        """Return what a name in `by:` stands for, in any version."""
        found = (found_in(each.household, name) for each in self.versions)
        first = next((symbol for symbol in found if symbol is not None), None)
        return first or found_in(self.desk.library.scope, name)

    def line(self, figure: str, key: str | None = None) -> int:
        """Return the line of a parameter, or of one of its keys."""
        return line_at(self.raw, ["parameters", figure], key)

    @property
    def has_faulty_formulas(self) -> bool:
        """Tell whether a formula could not be read or typed, so that it is not known what it uses."""
        return any(place.fault for place in self.places) or any(file == self.file for file, _ in self.desk.unread)

    def own_conditions(self, version: Version) -> Iterator[Condition]:
        """Yield the conditions and routes of a version that this file writes."""
        for condition in version.conditions:
            if condition.origin == self.file:
                yield from routes(condition, whole=True)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every formula of this file, typed."""
        return self.desk.kept(place for each in self.versions for place in self._placed(each))

    def _placed(self, each: VersionSubject) -> Iterator[Place]:
        for condition in self.own_conditions(each.version):
            if condition.when:
                yield placed(
                    self.file, condition.id, "condition", condition.when, each.room, judged=bool(condition.judgement)
                )
        if self.is_filled_in:
            return
        for step in each.version.steps:
            room = room_of(each.household, step.entity or self.scheme.entity)
            yield placed(self.file, step.id, "step", step.formula, room, step.typed)
        for role in ("amount", "award", "shown"):
            formula = getattr(each.version, role)
            if formula:
                yield placed(self.file, role, role, formula, each.household if role == "award" else each.room)


@dataclass(eq=False)
class WordsSubject:
    """The vocabulary."""

    desk: Desk

    @property
    def file(self) -> str:
        """The vocabulary's file."""
        return self.vocabulary.file

    @property
    def vocabulary(self) -> Vocabulary:
        """The facts, entities and chapters."""
        return self.desk.catalogue.vocabulary

    @property
    def raw(self) -> RawMapping:
        """The file as it stands."""
        return self.desk.raw(self.file)

    @property
    def sources(self) -> Mapping[str, Source]:
        """What facts may cite."""
        return self.vocabulary.sources

    @cached_property
    def facts(self) -> tuple[tuple[Fact, Scope], ...]:
        """Every fact as written, with its room: the household or a member."""
        scope = self.desk.library.scope
        return tuple(_facts_in(self.vocabulary.facts, self.vocabulary.entities, scope))

    @cached_property
    def entities(self) -> tuple[tuple[Entity, Scope], ...]:
        """Every entity, with the room that it lies in."""
        return tuple(_entities_in(self.vocabulary.entities, self.desk.library.scope))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every `ask_if` and `derived`, typed."""
        return self.desk.kept(self._placed())

    @cached_property
    def used(self) -> tuple[tuple[Symbol, Scope], ...]:
        """Everything that questions and derived facts rest on."""
        return tuple(walk(place.root for place in self.places))

    def _placed(self) -> Iterator[Place]:
        asked: list[tuple[Fact | Entity, Scope]] = [*self.facts, *self.entities]
        for each, room in asked:
            if each.ask_if:
                yield placed(self.file, each.name, "ask_if", each.ask_if, room)
            if isinstance(each, Fact) and each.derived:
                yield placed(self.file, each.name, "derived", each.derived, room, each.typed)


def routes(condition: Condition, whole: bool = False) -> Iterator[Condition]:
    """Yield a condition's routes, however deep; with `whole` also the conditions that hold them."""
    if whole or condition.when is not None:
        yield condition
    for route in condition.any_of:
        yield from routes(route, whole)


def found_in(scope: Scope, name: str) -> Symbol | None:
    """Return what a name stands for in the household or in any room of members."""
    if name in scope.symbols:
        return scope.symbols[name]
    rooms = (found_in(inner, name) for inner in scope.members.values())
    return next((symbol for symbol in rooms if symbol is not None), None)


def path_of(fact: Fact, room: Scope) -> str:
    """Return `kinderen.opvang.uurtarief` for a fact and its room; one kind of an amounts fact counts as the whole."""
    return static_path(room) + (fact.part_of or fact.name)


def _facts_in(facts: Mapping[str, Fact], entities: Mapping[str, Entity], room: Scope) -> Iterator[tuple[Fact, Scope]]:
    yield from ((fact, room) for fact in facts.values() if not fact.part_of)
    for name, entity in entities.items():
        yield from _facts_in(entity.facts, entity.entities, room.members[name])


def _entities_in(entities: Mapping[str, Entity], room: Scope) -> Iterator[tuple[Entity, Scope]]:
    for name, entity in entities.items():
        yield entity, room
        yield from _entities_in(entity.entities, room.members[name])
