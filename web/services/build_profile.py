"""Use case: turn the answers of a visit into the profile that the engine, the CLI and the API read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine import Catalogue, estimate, estimates_of
from engine.base.dates import add_years
from engine.catalogue.vocabulary import Entity, Fact
from web.interview.asking import Asking
from web.interview.fields import NotReadableError, Otherwise, read
from web.interview.questions import Question, from_fact, from_scheme, household_question, is_received, of_last_year
from web.models import Answer, State, Visit
from web.services.read_answers import read_answers

Answers = Mapping[str, Answer]


def build_profile(catalogue: Catalogue, visit: Visit, answers: Answers | None = None) -> dict[str, Any]:
    """Return the profile; what is not answered, or with 'weet ik niet', is absent and so unknown."""
    answers = read_answers(visit) if answers is None else answers
    facts = told_facts(catalogue, visit, answers)
    told = _Told(catalogue, visit, answers, Asking(catalogue, visit.reference_date, facts))
    profile = {
        "on": visit.reference_date.isoformat(),
        "municipality": visit.municipality,
        "facts": facts,
        "members": _members(told, catalogue.vocabulary.entities, "members"),
    }
    more = {"receives": _receives(told), "last_year": _last_year(told)}
    return profile | {name: part for name, part in more.items() if part}


def told_facts(catalogue: Catalogue, visit: Visit, answers: Answers) -> dict[str, Any]:
    """Return the household's own facts; answers to questions that no longer apply stay out."""
    known = catalogue.vocabulary.facts
    told = _estimated(catalogue, visit.reference_date, _told_of_household(catalogue, answers))
    asking = Asking(catalogue, visit.reference_date, told)
    return {name: value for name, value in told.items() if asking.applies(known[name]) is not False}


def told_last_year(catalogue: Catalogue, visit: Visit, answers: Answers, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs per year as it was last year; `facts` are those of now, of which a birthday is still true."""
    day, known = add_years(visit.reference_date, -1), catalogue.vocabulary.facts
    told: dict[str, Any] = {}
    for name, fact in known.items():
        answer = answers.get(f"last_year.{name}")
        if fact.yearly and answer is not None and fact.is_asked:
            told |= _value(name, of_last_year(catalogue, fact, day.year), answer)
    born = [name for name in estimates_of(catalogue).looks_at if name in facts and known[name].type == "date"]
    estimated = _estimated(catalogue, day, {name: facts[name] for name in born} | told)
    return {name: value for name, value in estimated.items() if name in told}


def told_members(entity: Entity, path: str, answers: Answers) -> dict[str, Any]:
    """Return the facts of one member."""
    return _told(entity.facts, path, answers)


def member_keys(answer: Answer | None) -> list[str]:
    """Return the keys of the members in a list, in the order in which they were added."""
    if answer is None or answer.state != State.KNOWN:
        return []
    return [str(key) for key in answer.parts.get("keys", [])]


def _told(facts: Mapping[str, Fact], prefix: str, answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, fact in facts.items():
        answer = answers.get(f"{prefix}.{name}")
        if answer is not None and fact.is_asked:
            told |= _value(name, from_fact(fact, prefix), answer)
    return told


def _told_of_household(catalogue: Catalogue, answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, fact in catalogue.vocabulary.facts.items():
        answer = answers.get(f"facts.{name}")
        if answer is not None and fact.is_asked:
            told |= _value(name, household_question(catalogue, fact), answer)
    return told


def _estimated(catalogue: Catalogue, on: date, told: Mapping[str, Any]) -> dict[str, Any]:
    """Put a range in the place of each amount that was counted another way; what fits nothing stays unknown."""
    facts = {name: value for name, value in told.items() if not isinstance(value, Otherwise)}
    for name, value in told.items():
        if isinstance(value, Otherwise):
            facts[name] = estimate(catalogue, name, value.basis, value.amount, facts, on)
    return {name: value for name, value in facts.items() if value is not None}


def _value(name: str, question: Question, answer: Answer) -> dict[str, Any]:
    """Return the fact with its value, or nothing when the answer holds none."""
    if answer.state == State.NONE:
        return {name: {}}
    if answer.state != State.KNOWN:
        return {}
    try:
        return {name: plain_value(read(question, answer.parts))}
    except NotReadableError:  # the vocabulary changed since: ask again rather than guess
        return {}


def plain_value(value: Any) -> Any:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case dict():
            return {kind: plain_value(amount) for kind, amount in value.items()}
        case _:
            return value


@dataclass(frozen=True, slots=True)
class _Told:
    catalogue: Catalogue
    visit: Visit
    answers: Answers
    asking: Asking

    def applies(self, part: Fact | Entity, owner: str = "", member: Mapping[str, Any] | None = None) -> bool:
        return self.asking.applies(part, owner, member) is not False


def _members(
    told: _Told, entities: Mapping[str, Entity], prefix: str, member: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    members: dict[str, Any] = {}
    owner = "" if member is None else prefix
    for name, entity in entities.items():
        path = f"{prefix}.{name}"
        answer = told.answers.get(path)
        if answer is None or answer.state not in (State.KNOWN, State.NONE) or not told.applies(entity, owner, member):
            continue
        members[name] = [_member(told, entity, f"{path}.{key}") for key in member_keys(answer)]
    return members


def _member(told: _Told, entity: Entity, path: str) -> dict[str, Any]:
    facts = told_members(entity, path, told.answers)
    applying = {name: value for name, value in facts.items() if told.applies(entity.facts[name], path, facts)}
    return applying | _members(told, entity.entities, path, facts)


def _last_year(told: _Told) -> dict[str, Any]:
    """Return the facts that differ per year as they were last year."""
    known = told.catalogue.vocabulary.facts
    facts = told_last_year(told.catalogue, told.visit, told.answers, told.asking.facts)
    applying = {name: value for name, value in facts.items() if told.applies(known[name])}
    return {"facts": applying} if applying else {}


def _receives(told: _Told) -> dict[str, str]:
    receives: dict[str, str] = {}
    for scheme in told.catalogue.schemes_for(told.visit.municipality):
        answer = told.answers.get(f"receives.{scheme.id}")
        if answer is None or not is_received(scheme):
            continue
        if answer.state == State.NONE:
            receives[scheme.id] = "0"
        else:
            receives |= _value(scheme.id, from_scheme(scheme), answer)
    return receives
