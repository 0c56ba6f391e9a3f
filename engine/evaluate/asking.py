"""Does a question apply, given the answers so far, and what is a fact that is worked out from them?

A right is looked at in every month of the year (docs/adr/0007), so the question of a fact applies when it does so in
any of them: a child that is too old for childcare today was not in January. What holds for a year or longer shows on
the day itself or at one of the two ends of the year.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.base.logic import UNKNOWN, Unknown, any_of
from engine.catalogue.life_events import Step
from engine.catalogue.model import Formula
from engine.catalogue.scenarios import Kind
from engine.catalogue.vocabulary import Entity, Fact
from engine.errors import EngineError
from engine.evaluate.frame import Frame, Run
from engine.evaluate.library import Library
from engine.language.scope import Scope
from engine.profile.household import Household, ProfileReader


def is_due(library: Library, household: Household, on: date) -> Callable[[str], bool]:
    """Return a function that tells whether the question of a fact or of members (path) certainly applies."""
    homes = [Frame(household.values, household.members, run) for run in _runs(library, on)]

    def due(path: str) -> bool:
        return any(due_on(home, path) for home in homes)

    def due_on(frame: Frame, path: str) -> bool:
        *above, _ = path.split(".")
        room = library.scope
        for part in above:
            entity, _, place = part.rstrip("]").partition("[")
            members, room = frame.each(entity) or [], room.members[entity]
            if int(place) >= len(members):
                return False  # somebody of last year
            frame = members[int(place)]
        asked = library.vocabulary.asked(path)
        return asked is None or asked.ask_if is None or library.question(asked.ask_if, room)(frame) is True

    return due


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A fact of the household on a day; UNKNOWN where it cannot be told, a range where facts in `missing` are open."""

    value: Any
    missing: tuple[str, ...] = ()


class Questions:
    """Tells which questions apply to a household on a day; what was worked out for one is at hand for the next.

    `facts`, and `member` below, hold answers in the form of a profile; those that cannot be read count as not given.
    """

    def __init__(self, library: Library, on: date, facts: Mapping[str, Any]) -> None:
        self._library = library
        self._reader = ProfileReader(library.vocabulary)
        told = self._told(facts, library.vocabulary.facts)
        self._homes = [Frame(told, {}, run) for run in _runs(library, on)]

    def applies(
        self, asked: Fact | Entity | Kind | Step, member: Mapping[str, Any] | None = None, entity: str = ""
    ) -> bool | Unknown:
        """Tell whether a question applies to the household, or to one member of `entity`."""
        if asked.ask_if is None:
            return True
        frames, room = self._homes, self._library.scope
        entities = self._library.vocabulary.entities
        if member is not None and entity in entities:
            told, room = self._told(member, entities[entity].facts), room.members[entity]
            frames = [Frame(told, {}, home.run, home, f"{entity}[0].", entity) for home in frames]
        looked_at = frames if isinstance(asked, (Fact, Entity)) else frames[:1]
        return any_of([self._applies(asked.ask_if, room, frame) for frame in looked_at])

    def _applies(self, formula: Formula, room: Scope, frame: Frame) -> bool | Unknown:
        try:
            value = self._library.question(formula, room)(frame)
        except EngineError:
            return UNKNOWN
        return value if isinstance(value, bool) else UNKNOWN

    def _told(self, facts: Mapping[str, Any], known: Mapping[str, Fact]) -> dict[str, Any]:
        return self._reader.facts({name: value for name, value in facts.items() if name in known}, known, "")


def _runs(library: Library, on: date) -> list[Run]:
    """Return the day itself and both ends of its year."""
    start = on.replace(month=1, day=1)
    days = dict.fromkeys((on, start, on.replace(month=12, day=1)))
    return [Run(day, start, library.norms_on(day), {}) for day in days]


def worked_out(library: Library, fact: str, household: Household, on: date) -> WorkedOut:
    """Return a fact of the household as it was told or follows from the others on a day."""
    run = Run(on, on.replace(month=1, day=1), library.norms_on(on), {})
    try:
        value = library.fact(fact)(Frame(household.values, household.members, run))
    except EngineError:
        return WorkedOut(UNKNOWN)
    return WorkedOut(value, tuple(run.missing))
