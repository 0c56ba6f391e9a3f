"""Reach: every question can come up, and every condition can be met (T7: no default switches off its own question)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from engine.base.logic import UNKNOWN
from engine.base.ranges import between
from engine.catalogue.model import DatedValue, Scheme
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.checks.examples import FAILURES
from engine.checks.formulas import tells
from engine.checks.groups import RUNNING, WORDS
from engine.checks.registry import Fault
from engine.checks.subjects import SchemeSubject, WordsSubject, routes
from engine.evaluate.compiler import Compiler
from engine.evaluate.frame import Frame, Run
from engine.evaluate.library import Library
from engine.evaluate.program import Test
from engine.language.nodes import Node
from engine.language.scope import Scope

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Asker:
    """A household in which every question that comes up is answered, but with what nobody knows yet.

    What is certainly false for it is false for every household: three-valued logic is monotone. `silent` are the
    questions (entity, fact) that never come up.
    """

    library: Library
    day: date
    figures: Mapping[str, DatedValue]
    silent: frozenset[tuple[str, str]] = frozenset()

    def frame(self, room: Scope, untold: frozenset[str] = frozenset()) -> Frame:
        """Return a frame of a room, inside frames of the rooms above it; `untold` facts are left open."""
        if room.parent is None:
            run = Run(self.day, self.day.replace(month=1, day=1), self.figures, {})
            return Frame(self._answers(self.library.vocabulary.facts, "", untold), {}, run)
        above = self.frame(room.parent, untold)
        facts = entity_of(self.library.vocabulary, room).facts
        values = self._answers(facts, room.entity, untold)
        return Frame(values, {}, above.run, above, f"{above.path}{room.entity}[0].", room.entity)

    def _answers(self, facts: Mapping[str, Fact], entity: str, untold: frozenset[str]) -> dict[str, Any]:
        open_facts = {name: fact for name, fact in facts.items() if _is_open(fact) and name not in untold}
        return {name: _anything(fact) for name, fact in open_facts.items() if (entity, name) not in self.silent}

    def certainly_not(self, read: Callable[[Frame], Any], roots: Iterable[Node], room: Scope, own: str = "") -> bool:
        """Tell whether `read` is false whatever is answered to every question but `own`.

        What `roots`, the formulas behind it, ask with `told(...)` is tried both answered and left open.
        """
        told = sorted({name for root in roots for name in tells(root, room)} - {own})[:MOST_TOLD]
        for choice in product((False, True), repeat=len(told)):
            untold = frozenset({own, *(name for name, left in zip(told, choice, strict=True) if left)})
            if _outcome(read, self.frame(room, untold)) is not False:
                return False
        return True


def _is_open(fact: Fact) -> bool:
    """Tell whether households differ in a fact: it is asked, or worked out before it is presumed."""
    return bool(fact.is_asked or fact.part_of or (fact.derived and fact.presumed is not None))


def _anything(fact: Fact) -> Any:
    return between(*fact.bounds) if fact.typed.kind == "number" and fact.bounds else UNKNOWN


def entity_of(vocabulary: Vocabulary, room: Scope) -> Entity:
    """Return the entity whose members a room is for."""
    above: Vocabulary | Entity = vocabulary
    if room.parent is not None and room.parent.entity:
        above = entity_of(vocabulary, room.parent)
    return above.entities[room.entity]


@WORDS.add("V010", "Correct `ask_if`, or give what it rests on a question")
def questions_can_come_up(subject: WordsSubject) -> Iterator[Fault]:
    """A question whose `ask_if` is false for every household is never asked, so its rule never sees an answer."""
    asked: list[tuple[Fact | Entity, Scope]] = [*subject.facts, *subject.entities]
    asked = [(each, room) for each, room in asked if each.question and each.ask_if]
    if any(place.fault for place in subject.places):
        return
    library, day = subject.desk.library, _day_of(subject)
    norms = {name: dated for name, norm in library.norms.items() if (dated := norm.at(day))}
    asker = Asker(library, day, norms)
    while found := [each for each in asked if _is_news(asker, *each)]:
        for each, _ in found:
            line = each.ask_if.line if each.ask_if else each.line
            yield Fault(line, each.name, "this question never comes up: its ask_if is always no")
        asker = replace(asker, silent=asker.silent | {(room.entity, each.name) for each, room in found})


def _is_news(asker: Asker, asked: Fact | Entity, room: Scope) -> bool:
    """Tell whether a question, not yet known to be silent, never comes up."""
    if asked.ask_if is None or (room.entity, asked.name) in asker.silent:
        return False
    node = asked.ask_if.node
    return asker.certainly_not(lambda frame: _compiled(asker, node, room)(frame), [node], room, asked.name)


def _compiled(asker: Asker, node: Node, room: Scope) -> Callable[[Frame], Any]:
    return Compiler(asker.library.scope).reader(node, room)


def _day_of(subject: WordsSubject) -> date:
    """Return the day to look on: today, or the start of the newest norm."""
    starts = [dated.start for norm in subject.desk.catalogue.norms.values() for dated in norm.values]
    return subject.desk.today or max(starts, default=date.min)


@RUNNING.add("V011", "Give the fact that decides it a question, or correct the condition")
def conditions_can_be_met(subject: SchemeSubject) -> Iterator[Fault]:
    """A condition that is false whatever a household answers shuts everybody out."""
    library, scheme = subject.desk.library, subject.scheme
    for each in () if scheme.template else subject.versions:
        start = max(each.version.start, subject.first_day)
        asker = Asker(library, start, library.figures(scheme, start))
        for test in _monthly_tests(library, scheme, start):
            condition = test.condition
            roots = [route.when.node for route in routes(condition) if route.when]
            if asker.certainly_not(test.read, roots, each.room):
                message = f"no household can meet '{condition.id}'"
                yield Fault(condition.line, condition.id, message, file=condition.origin)


def _monthly_tests(library: Library, scheme: Scheme, day: date) -> tuple[Test, ...]:
    try:
        program = library.program(scheme, day)
    except FAILURES:
        return ()
    return program.monthly_tests if program else ()


def _outcome(read: Callable[[Frame], Any], frame: Frame) -> Any:
    """Return what a condition comes to; unknown where it cannot be worked out, which other checks tell."""
    try:
        return read(frame)
    except FAILURES:
        return UNKNOWN
