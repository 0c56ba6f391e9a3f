"""Does a question apply, given the answers so far, and what is a fact that is worked out from them?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.base.logic import UNKNOWN, Unknown
from engine.catalogue.life_events import Step
from engine.catalogue.scenarios import Kind
from engine.catalogue.vocabulary import Entity, Fact
from engine.errors import EngineError
from engine.evaluate.frame import Frame, Run
from engine.evaluate.library import Library
from engine.profile.household import Household, ProfileReader


def is_due(library: Library, household: Household, on: date) -> Callable[[str], bool]:
    """Return a function that tells whether the question of a fact or of members (path) certainly applies."""
    home = Frame(household.values, household.members, Run(on, on.replace(month=1, day=1), library.norms_on(on), {}))

    def due(path: str) -> bool:
        *above, _ = path.split(".")
        frame, room = home, library.scope
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
        run = Run(on, on.replace(month=1, day=1), library.norms_on(on), {})
        self._home = Frame(self._told(facts, library.vocabulary.facts), {}, run)

    def applies(
        self, asked: Fact | Entity | Kind | Step, member: Mapping[str, Any] | None = None, entity: str = ""
    ) -> bool | Unknown:
        """Tell whether a question applies to the household, or to one member of `entity`."""
        if asked.ask_if is None:
            return True
        frame, room, entities = self._home, self._library.scope, self._library.vocabulary.entities
        if member is not None and entity in entities:
            told = self._told(member, entities[entity].facts)
            frame, room = Frame(told, {}, frame.run, frame, f"{entity}[0].", entity), room.members[entity]
        try:
            value = self._library.question(asked.ask_if, room)(frame)
        except EngineError:
            return UNKNOWN
        return value if isinstance(value, bool) else UNKNOWN

    def _told(self, facts: Mapping[str, Any], known: Mapping[str, Fact]) -> dict[str, Any]:
        return self._reader.facts({name: value for name, value in facts.items() if name in known}, known, "")


def worked_out(library: Library, fact: str, household: Household, on: date) -> WorkedOut:
    """Return a fact of the household as it was told or follows from the others on a day."""
    run = Run(on, on.replace(month=1, day=1), library.norms_on(on), {})
    try:
        value = library.fact(fact)(Frame(household.values, household.members, run))
    except EngineError:
        return WorkedOut(UNKNOWN)
    return WorkedOut(value, tuple(run.missing))
