"""Vocabulary: questions that can be asked, answers that fit, and no fact that nobody needs."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from engine.catalogue.vocabulary import Entity, Fact
from engine.checks.documents import mappings_in
from engine.checks.formulas import circle, said, walk
from engine.checks.groups import CATALOGUE, WORDS
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import Desk, SchemeSubject, WordsSubject, path_of
from engine.checks.types import wrong_kind
from engine.checks.units import wrong_unit
from engine.evaluate.walking import static_path
from engine.language.scope import Scope, Symbol

CONTRACT = frozenset({
    "geboortedatum_aanvrager", "rechtmatig_verblijf", "zorgverzekerd", "heeft_toeslagpartner",
    "geboortedatum_toeslagpartner", "toeslagpartner_zorgverzekerd", "toetsingsinkomen", "vermogen_toeslagen",
    "woonsituatie", "kale_huur", "servicekosten", "woning_aangepast_handicap", "kinderen.geboortedatum",
    "kinderen.ontvangt_kinderbijslag", "kinderen.opvang.soort", "kinderen.opvang.uren_per_maand",
    "kinderen.opvang.uurtarief", "medebewoners.geboortedatum", "medebewoners.toetsingsinkomen",
    "medebewoners.vermogen",
})  # fmt: skip
"""Facts that profiles of other systems may hold, whether or not a rule uses them now."""

NUMBERS = ("money", "number", "amounts")


@WORDS.add("V001", "Check the formula")
def formulas_fit_together(subject: WordsSubject) -> Iterator[Fault]:
    """`ask_if` and `derived` have known names, and types and units that fit."""
    for place in subject.places:
        if place.fault:
            yield Fault(place.formula.line, place.part, f"{place.role}: {said(place.fault)}", place.fault.remedy)


@WORDS.add("V002", "Correct the formula, or the type and unit of the fact")
def formulas_give_what_they_should(subject: WordsSubject) -> Iterator[Fault]:
    """`ask_if` says yes or no, `derived` gives a value of the fact's own type and unit."""
    for place in subject.places:
        if place.role == "ask_if" and place.typed and place.typed.kind != "boolean":
            yield Fault(place.formula.line, place.part, f"ask_if must say yes or no, not give a {place.typed.kind}")
        elif place.wanted:
            yield from wrong_kind(place)
            if place.wanted.kind == "number":
                yield from wrong_unit(place, place.wanted.unit)


@WORDS.add("V003", "Break the circle")
def facts_need_no_circle(subject: WordsSubject) -> Iterator[Fault]:
    """No fact is worked out from itself, or asked depending on its own answer."""
    told: set[frozenset[str]] = set()
    for fact, room in subject.facts:
        path = circle(Symbol("fact", fact.name, fact.typed, fact), room)
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            formula = fact.derived or fact.ask_if
            yield Fault(formula.line if formula else fact.line, fact.name, "needs itself: " + " -> ".join(path))


@WORDS.add("V004", "Give it a question, a `derived` formula or a `presumed` value")
def facts_can_be_known(subject: WordsSubject) -> Iterator[Fault]:
    """A fact that is not asked, worked out or presumed is only for open norms, on which somebody else decides."""
    needed = {
        (symbol.name, home.entity)
        for scheme in subject.desk.schemes
        for symbol, home in walk(place.root for place in scheme.places if not place.judged)
    }
    for fact, room in subject.facts:
        known = fact.is_asked or fact.derived or fact.presumed is not None or fact.kinds
        if not known and (fact.name, room.entity) in needed:
            yield Fault(fact.line, fact.name, "nobody is asked for this, and a rule needs it")


@CATALOGUE.add("V005", "Use it in a rule, or remove it: what no rule needs may not be asked")
def facts_are_used(desk: Desk) -> Iterator[Fault]:
    """Every fact is used by a rule, works out what rules of municipalities may need, or comes from other systems."""
    if not desk.knows_what_is_used:
        return
    facts, members = _used(desk)
    facts |= {path_of(fact, room) for fact, room in desk.vocabulary.facts if fact.derived}
    facts |= {
        path_of(each.definition, home) for each, home in desk.vocabulary.used if isinstance(each.definition, Fact)
    }
    for fact, room in desk.vocabulary.facts:
        path = path_of(fact, room)
        if path not in facts | CONTRACT:
            yield Fault(fact.line, fact.name, f"no rule uses '{path}'", file=desk.vocabulary.file)
    for entity, room in desk.vocabulary.entities:
        path = static_path(room) + entity.name
        if path not in members and not any(name.startswith(f"{path}.") for name in facts | CONTRACT):
            yield Fault(entity.line, entity.name, f"no rule uses '{path}'", file=desk.vocabulary.file)


def _used(desk: Desk) -> tuple[set[str], set[str]]:
    """Return the facts that schemes rest on, and the members that they run over."""
    facts: set[str] = set()
    members = {subject.scheme.entity for subject in desk.schemes}
    for subject in desk.schemes:
        for each in subject.versions:
            for symbol, home in each.used:
                if isinstance(symbol.definition, Fact):
                    facts.add(path_of(symbol.definition, home))
        members |= _named_members(subject)
    return facts, members


def _named_members(subject: SchemeSubject) -> set[str]:
    return {str(raw["for"]) for _, raw in mappings_in(subject.raw) if "for" in raw}


@WORDS.add("V006", "Add it: the person who asks and the person who answers both need it")
def questions_are_complete(subject: WordsSubject) -> Iterator[Fault]:
    """A question has a reason, a chapter of the list, and papers that hold the answer; it ends in a question mark."""
    chapters = {chapter.id for chapter in subject.vocabulary.chapters}
    asked: list[tuple[Fact | Entity, Scope]] = [*subject.facts, *subject.entities]
    for each, _ in asked:
        if not each.question:
            continue
        missing = [key for key in ("why", "chapter", "group") if not getattr(each, key)]
        missing += ["evidence"] if isinstance(each, Fact) and not each.evidence else []
        for key in missing:
            yield Fault(each.line, each.name, f"the question has no '{key}'")
        if each.chapter and each.chapter not in chapters:
            choices = ", ".join(sorted(chapters))
            yield Fault(each.line, each.name, f"there is no chapter '{each.chapter}'", f"Choose from: {choices}")
        if not each.question.endswith("?"):
            yield Fault(each.line, each.name, "the question has no question mark", "End it with `?`")


@WORDS.add("V012", "Add a short title for it under `groups:`", WARNING)
def groups_have_a_title(subject: WordsSubject) -> Iterator[Fault]:
    """The title of a group of questions stands above its screen."""
    asked: list[tuple[Fact | Entity, Scope]] = [*subject.facts, *subject.entities]
    for each, _ in asked:
        if subject.vocabulary.groups and each.group and each.group not in subject.vocabulary.groups:
            yield Fault(each.line, each.name, f"the group '{each.group}' has no title")


@WORDS.add("V007", "Write a value of the fact's own type, within its options or bounds")
def defaults_fit(subject: WordsSubject) -> Iterator[Fault]:
    """`otherwise` and `presumed` are values of the fact's own type."""
    for fact, _ in subject.facts:
        for key in ("otherwise", "presumed"):
            value = getattr(fact, key)
            if value is not None and not _fits(value, fact):
                yield Fault(fact.line, fact.name, f"'{key}' cannot be {_said(value)}")
        if fact.otherwise is not None and fact.ask_if is None:
            yield Fault(fact.line, fact.name, "'otherwise' without 'ask_if' never holds", "Remove it, or add `ask_if`")


def _fits(value: Any, fact: Fact) -> bool:
    match fact.typed.kind:
        case "boolean":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, date)
        case "choice":
            return value in fact.options
    low, high = fact.bounds or (value, value)
    return isinstance(value, Decimal) and bool(low <= value <= high)


def _said(value: Any) -> str:
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


@WORDS.add("V008", "Add what is missing")
def facts_are_bounded(subject: WordsSubject) -> Iterator[Fault]:
    """A number has bounds, which an unknown answer lies between, and a unit; a choice has options to choose from."""
    for fact, _ in subject.facts:
        for message in _lacking(fact):
            yield Fault(fact.line, fact.name, f"a fact of type {fact.type} {message}")


def _lacking(fact: Fact) -> Iterable[str]:
    if fact.type in NUMBERS:
        yield from () if fact.bounds else ("has no 'bounds'",)
    if fact.type in ("money", "amounts") and not fact.unit.startswith("EUR"):
        yield "has no 'unit' in EUR"
    if fact.type == "choice" and len(fact.options) < 2:
        yield "has fewer than two 'options'"
    if fact.type == "amounts" and not fact.kinds:
        yield "has no 'kinds'"


@WORDS.add("V009", "Remove one of the two")
def names_are_not_shadowed(subject: WordsSubject) -> Iterator[Fault]:
    """A fact of the household has no name that a norm or a built-in date has, and an option none that a fact has."""
    norms = subject.desk.catalogue.norms
    names = {fact.name for fact, room in subject.facts if not room.entity}
    for fact, _ in subject.facts:
        if fact.name in norms or fact.name in ("peildatum", "jaarbegin", "jaarbedrag", "toekenning"):
            yield Fault(fact.line, fact.name, f"'{fact.name}' is also the name of a norm or a built-in date")
        for option in sorted(set(fact.options) & (names | set(norms))):
            yield Fault(fact.line, fact.name, f"the option '{option}' is also the name of a fact or norm")
