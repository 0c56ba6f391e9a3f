"""Which questions a resident gets: those on which most euros hang, as the engine reckons them after every page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from re import compile as pattern
from typing import Any

from engine import Catalogue, advise
from engine.catalogue.vocabulary import Entity, Fact
from engine.explain.reasons import to_ask
from web.i18n import gettext as _
from web.interview.forms import SPECIAL, Shown
from web.interview.questions import Question, from_fact
from web.models import Answer, State, Visit
from web.selfcheck.state import Told
from web.services.build_profile import build_profile

MOST_QUESTIONS = 15
AT_ONCE = 3
MOST_MEMBERS = 6
"""More than these of one list are not asked about one by one."""

_MEMBER = pattern(r"([a-z_]+)\[(\d+)\]\.([a-z_]+)")
_NUMBER = pattern(r"\.k\d+")
_IN_PROFILE = pattern(r"members\.([a-z_]+)\.k(\d+)\.([a-z_]+)")


class ShownAlone(Shown):
    """A question for somebody alone: nobody comes back later, and what people will not say they pass over."""

    @property
    def specials(self) -> dict[State, str]:
        """The one answer that is always possible."""
        return {State.UNKNOWN: SPECIAL[State.UNKNOWN]}


def alone(shown: Shown) -> ShownAlone:
    """Return a question as somebody alone gets it."""
    return ShownAlone(**{each.name: getattr(shown, each.name) for each in fields(shown)})


def advice_for(catalogue: Catalogue, municipality: str, on: date, told: Told) -> dict[str, Any]:
    """Return the advice on what was told; nothing of it is kept."""
    somebody = Visit(code="", household_name="", municipality=municipality, reference_date=on)
    answers = {
        path: Answer(path=path, version=0, state=State(state), parts=parts)
        for path, (state, parts) in _with_members(catalogue, told.answers).items()
    }
    return advise(catalogue, build_profile(catalogue, somebody, answers)).as_json()


def next_page(catalogue: Catalogue, advice: Mapping[str, Any], told: Told) -> list[str]:
    """Return the paths of the questions worth most that were not put yet; none when it has been enough."""
    room = MOST_QUESTIONS - number_of(told.asked)
    worth = (_path(catalogue, fact) for fact in _worth_most(advice))
    paths = [path for path in worth if path not in told.asked and question_of(catalogue, path)]
    first = list(dict.fromkeys(map(_kind, paths)))[: min(AT_ONCE, max(room, 0))]
    return sorted((path for path in paths if _kind(path) in first), key=lambda path: _place(catalogue, path))


def _worth_most(advice: Mapping[str, Any]) -> list[str]:
    """Return the facts to ask, those worth most first.

    What hangs on a scheme is shared by the answers that it still waits for: one question that settles a scheme goes
    before one of twelve that a scheme needs.
    """
    due = {row["fact"] for row in to_ask(advice)}
    worth: dict[str, int] = defaultdict(int)
    for scheme in advice["schemes"]:
        waits_for = due & set(scheme["missing"])
        amount = scheme["amount"]
        if waits_for and amount and not scheme["excluded_by"] and not scheme["unlikely"]:
            for fact in waits_for:
                worth[fact] += (amount["max_cents"] - amount["min_cents"]) // len(waits_for)
    return sorted((fact for fact in worth if worth[fact]), key=lambda fact: (-worth[fact], fact))


def number_of(paths: Iterable[str]) -> int:
    """Count questions; one that is put about every child is one question."""
    return len(set(map(_kind, paths)))


def question_of(catalogue: Catalogue, path: str) -> Question | None:
    """Return the question at a path, worded for somebody alone; None for what only a talk can ask."""
    vocabulary = catalogue.vocabulary
    if found := _IN_PROFILE.fullmatch(path):
        entity = vocabulary.entities.get(found[1])
        fact = entity.facts.get(found[3]) if entity else None
        if entity is None or fact is None or not fact.is_asked:
            return None
        question = from_fact(fact, path.rpartition(".")[0])
        return replace(question, text=f"{_(entity.one or entity.label)} {found[2]}. {_(question.text)}")
    prefix, _dot, name = path.partition(".")
    asked: Fact | Entity | None = (vocabulary.facts if prefix == "facts" else vocabulary.entities).get(name)
    if isinstance(asked, Entity):
        return _how_many(asked, path)
    return from_fact(asked, prefix) if asked is not None and asked.is_asked else None


def _how_many(entity: Entity, path: str) -> Question:
    numbers = {str(number): str(number) for number in range(1, MOST_MEMBERS + 1)}
    text = _("%(what)s: hoeveel zijn dat er?", what=_(entity.label))
    return Question(path, "choice", text, entity.label, why=entity.why, options={"0": _("Geen"), **numbers})


def _kind(path: str) -> str:
    return _NUMBER.sub("", path)


def _place(catalogue: Catalogue, path: str) -> tuple[int, str]:
    """Return where a question comes in the talk: on one page people read them in that order."""
    vocabulary = catalogue.vocabulary
    names = [*vocabulary.facts, *vocabulary.entities]
    asked = vocabulary.asked(_kind(path).partition(".")[2])
    chapters = [chapter.id for chapter in vocabulary.chapters]
    chapter = chapters.index(asked.chapter) if asked and asked.chapter in chapters else len(chapters)
    return chapter * len(names) + names.index(path.split(".")[1]), path


def _path(catalogue: Catalogue, fact: str) -> str:
    """Return where the answer to a missing fact stands: `kinderen[0].leeftijd` is `members.kinderen.k1.leeftijd`."""
    if fact in catalogue.vocabulary.entities:
        return f"members.{fact}"
    if found := _MEMBER.fullmatch(fact):
        return f"members.{found[1]}.k{int(found[2]) + 1}.{found[3]}"
    return f"facts.{fact}"


def _with_members(catalogue: Catalogue, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers as a visit has them: a number of members becomes a list of so many."""
    return dict(_as_in_a_visit(catalogue, answers))


def _as_in_a_visit(catalogue: Catalogue, answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for path, (state, parts) in answers.items():
        if path.partition(".")[2] not in catalogue.vocabulary.entities:
            yield path, (state, parts)
        elif state == State.KNOWN:
            number = int(parts["choice"])
            keys = {"keys": [f"k{place}" for place in range(1, number + 1)]}
            yield path, (State.KNOWN, keys) if number else (State.NONE, {})
