"""Scenarios and life events: formulas that say yes or no, values that fit their fact, and no step that nobody takes."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.catalogue.model import Formula
from engine.catalogue.scenarios import DAY, Kind
from engine.catalogue.vocabulary import Entity, Fact
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.checks.documents import Document, line_at, mappings_in
from engine.checks.formulas import placed, said
from engine.checks.groups import CATALOGUE
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import Desk

KINDS: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "date": (date,),
    "money": (int, Decimal),
    "number": (int, Decimal),
}


@CATALOGUE.add("E001", "Write a formula that says yes or no, such as `not heeft_toeslagpartner`")
def conditions_of_events_say_yes_or_no(desk: Desk) -> Iterator[Fault]:
    """`ask_if` of a scenario and of a step has known names and says yes or no."""
    scope = desk.library.scope
    for file, part, formula in _formulas(desk):
        place = placed(file, part, "ask_if", formula, scope)
        if (file, formula.line) in desk.unread:
            continue
        if place.fault:
            yield Fault(formula.line, part, f"ask_if: {said(place.fault)}", place.fault.remedy, file)
        elif place.typed and place.typed.kind != "boolean":
            yield Fault(formula.line, part, f"ask_if must say yes or no, not give a {place.typed.kind}", file=file)


@CATALOGUE.add("E002", "Write a value that the fact may have, or `day`")
def what_a_scenario_sets_fits(desk: Desk) -> Iterator[Fault]:
    """A scenario gives a fact a value of its own type, and a choice one of its options."""
    vocabulary = desk.catalogue.vocabulary
    for document in _of_kind(desk, "scenarios"):
        rows = {str(raw.get("id")): raw for _, raw in mappings_in(document.raw)}
        for kind in desk.catalogue.scenarios.kinds:
            line = line_at(rows.get(kind.id, RawMapping()), [], "sets")
            for fact, value in _settings(kind, vocabulary.facts, vocabulary.entities):
                if not _fits(fact, value):
                    yield Fault(line, kind.id, f"'{fact.name}' cannot be {value}", file=document.file)


@CATALOGUE.add("E003", "Name it under `arrange:` of an event, or remove it", WARNING)
def steps_are_taken(desk: Desk) -> Iterator[Fault]:
    """A step that no event arranges reaches nobody."""
    taken = {step.id for event in desk.catalogue.life_events.events for step in event.steps}
    for document in _of_kind(desk, "life_events"):
        for name, step in desk.catalogue.life_events.steps.items():
            if name not in taken:
                yield Fault(step.line, name, "no event arranges this step", file=document.file)


def _of_kind(desk: Desk, kind: str) -> Iterator[Document]:
    return (document for document in desk.documents.values() if document.kind == kind)


def _formulas(desk: Desk) -> Iterator[tuple[str, str, Formula]]:
    for document in _of_kind(desk, "scenarios"):
        kinds = desk.catalogue.scenarios.kinds
        yield from ((document.file, kind.id, kind.ask_if) for kind in kinds if kind.ask_if)
    for document in _of_kind(desk, "life_events"):
        steps = desk.catalogue.life_events.steps.values()
        yield from ((document.file, step.id, step.ask_if) for step in steps if step.ask_if)


def _settings(kind: Kind, facts: Mapping[str, Fact], entities: Mapping[str, Entity]) -> Iterator[tuple[Fact, Any]]:
    yield from ((facts[name], value) for name, value in kind.sets.items() if name in facts)
    if kind.member:
        own = entities[kind.member.entity].facts
        yield from ((own[name], value) for name, value in kind.member.sets.items() if name in own)


def _fits(fact: Fact, value: Any) -> bool:
    if value == DAY or isinstance(value, bool):
        return fact.type == ("date" if value == DAY else "boolean")
    if fact.type == "choice":
        return value in fact.options
    return isinstance(value, KINDS.get(fact.type, (object,)))
