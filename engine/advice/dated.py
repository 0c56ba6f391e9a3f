"""The dates in a household that time moves: birthdays, days on which something starts or stops, ages the law tests.

Which date is a birth date follows from the vocabulary: a derived fact reckons somebody's age from it.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.base.dates import add_months, add_years, age_on, months_between
from engine.base.text import uncapitalised
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.evaluate.asking import worked_out
from engine.evaluate.library import Library
from engine.language import nodes
from engine.language.nodes import Node
from engine.profile.household import Household, Member

Path = tuple[str | int, ...]
Moves = Mapping[Path, date]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date told of the household or of a member; `path` is its place in a profile.

    `who` is the member it is about (`Kind 2`); for a member of the household itself `one` and `number` say so apart.
    """

    path: Path
    fact: Fact
    day: date
    is_birth: bool
    who: str = ""
    one: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which a date makes a difference, so many months after it; `label` names one that is no birthday."""

    dated: Dated
    day: date
    months: int = 0
    label: str = ""

    @property
    def age(self) -> int:
        """The age that is reached on a birthday, in years; 0 for a birth."""
        return self.months // 12

    def moved_to(self, day: date) -> tuple[Path, date]:
        """Return the date as it would be if this turn came on another day."""
        return self.dated.path, add_months(day, -self.months)


def dates_of(vocabulary: Vocabulary, household: Household) -> Iterator[Dated]:
    """Yield every date that was told, of the household first."""
    births = birth_facts(vocabulary.facts)
    for name, day in household.values.items():
        if isinstance(day, date):
            yield Dated(("facts", name), vocabulary.facts[name], day, name in births)
    yield from _of_members(vocabulary.entities, household.members, ("members",))


def birth_facts(facts: Mapping[str, Fact]) -> set[str]:
    """Return the dates from which a derived fact beside them reckons an age."""
    formulas = [fact.derived.node for fact in facts.values() if fact.derived]
    calls = (part for node in formulas for part in walk(node) if isinstance(part, nodes.Call))
    first = (call.arguments[0] for call in calls if call.function == "age")
    return {part.name for part in first if isinstance(part, nodes.Name) and _is_told_date(facts.get(part.name))}


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything inside it."""
    yield node
    for part in nodes.children(node):
        yield from walk(part)


def turns_between(library: Library, household: Household, after: date, until: date) -> Iterator[Turn]:
    """Yield the birthdays, told days and worked out days (that of the AOW) later than `after`, up to `until`."""
    told = list(dates_of(library.vocabulary, household))
    for dated in told:
        turn = _birthday(dated, after) if dated.is_birth else Turn(dated, dated.day, label=dated.fact.label)
        if after < turn.day <= until:
            yield turn
    for turn in _worked_out(library, household, told, after):
        if after < turn.day <= until:
            yield turn


def moved(profile: Mapping[str, Any], moves: Moves) -> dict[str, Any]:
    """Return a copy of a profile in which dates are other ones."""
    copy = deepcopy(dict(profile))
    for path, day in moves.items():
        place: Any = copy
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = day.isoformat()
    return copy


def _of_members(
    entities: Mapping[str, Entity], members: Mapping[str, tuple[Member, ...]], path: Path, whose: str = ""
) -> Iterator[Dated]:
    for name, listed in members.items():
        entity = entities[name]
        births = birth_facts(entity.facts)
        for place, member in enumerate(listed):
            here = (*path, name, place)
            one = f"{entity.one or entity.label} {place + 1}"
            who = f"{whose}, {uncapitalised(one)}" if whose else one
            for fact, day in member.values.items():
                if isinstance(day, date):
                    apart = ("", 0) if whose else (entity.one, place + 1)
                    yield Dated((*here, fact), entity.facts[fact], day, fact in births, who, *apart)
            yield from _of_members(entity.entities, member.members, here, who)


def _is_told_date(fact: Fact | None) -> bool:
    return fact is not None and fact.type == "date" and fact.is_asked


def _birthday(dated: Dated, after: date) -> Turn:
    age = age_on(dated.day, after) + 1
    return Turn(dated, add_years(dated.day, age), age * 12)


def _worked_out(library: Library, household: Household, told: list[Dated], after: date) -> Iterator[Turn]:
    """Yield the household's derived dates, each with the birth date it is reckoned from."""
    births = {dated.fact.name: dated for dated in told if dated.is_birth and dated.path[0] == "facts"}
    for name, fact in library.vocabulary.facts.items():
        if fact.type != "date" or fact.derived is None:
            continue
        read = [part.name for part in walk(fact.derived.node) if isinstance(part, nodes.Name)]
        dated = next((births[each] for each in read if each in births), None)
        day = worked_out(library, name, household, after).value if dated else None
        if dated and isinstance(day, date):
            yield Turn(dated, day, months_between(dated.day, day), fact.label)
