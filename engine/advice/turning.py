"""What would change an outcome: one answer, all others the same, with the value at which a right opens or closes.

A number is looked at ever further from the household's own value, and at every limit that the scheme read; where the
outcome turns, the whole value is found by halving (docs/adr/0017). What is given is always looked at on both sides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import takewhile
from typing import Any, TypeVar

from engine.advice.advisor import advisor_for
from engine.advice.answers import FAILURES
from engine.advice.gain import TWELVE
from engine.base.ranges import bounds
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.model import Scheme
from engine.catalogue.vocabulary import PLACE, Fact
from engine.errors import EngineError
from engine.evaluate.library import Library
from engine.evaluate.outcome import NOT_COVERED, NOT_ELIGIBLE, Outcome
from engine.evaluate.presumed import assumed_behind
from engine.evaluate.scalar import evaluate
from engine.explain.format import quantity
from engine.profile.household import Household, Member, Profile, read_profile

CLOSED = (NOT_ELIGIBLE, NOT_COVERED)
FROM, UNTIL, CHOICE = "from", "until", "choice"
Home = TypeVar("Home", Household, Member)
STEP = re.compile(r"([a-z][a-z0-9_]*)\[(\d+)\]")
FURTHEST = 40
"""Doublings after which every number that can be told has been passed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer that turns the outcome: a number `from` or `until` a value, or another `choice`.

    `path` says of whom it is, as in `kale_huur` or `kinderen[0].ontvangt_kinderbijslag`; `about` the same in words.
    """

    path: str
    about: tuple[tuple[str, int], ...]
    fact: Fact
    own: Any
    kind: str
    value: Any
    status: str

    def as_json(self) -> dict[str, Any]:
        """Return the turn in words and with its exact value."""
        unit, options = self.fact.unit, self.fact.options
        return {
            "fact": self.path,
            "about": [{"one": one, "number": number} for one, number in self.about],
            "label": self.fact.label,
            "own": quantity(self.own, unit, options),
            "kind": self.kind,
            "value": str(self.value),
            "text": quantity(self.value, unit, options),
            "status": self.status,
            "opens": self.status not in CLOSED,
        }


def turns(catalogue: Catalogue, profile: Mapping[str, Any], scheme: str, on: date | None = None) -> list[Turn]:
    """Return what would open a closed right, or close an open one, as far as one answer does.

    Raises EngineError for a scheme that the municipality does not have, ProfileError for answers that cannot be read.
    """
    typed = read_profile(catalogue.vocabulary, profile, on)
    found = next((each for each in catalogue.schemes_for(typed.municipality) if each.id == scheme), None)
    if found is None:
        raise EngineError(f"De regeling ‘{scheme}’ kennen we hier niet.")
    return list(_Search(advisor_for(catalogue).library, found, typed).turns())


class _Search:
    """One scheme and one household, of which one answer at a time is another."""

    def __init__(self, library: Library, scheme: Scheme, profile: Profile) -> None:
        self.library, self.scheme, self.profile = library, scheme, profile
        self.own = evaluate(library, scheme, profile.household, profile.on)
        self.closed = self.own.status in CLOSED
        self.limits = sorted(_limits(self.own))

    def turns(self) -> Iterator[Turn]:
        if self.own.status == NOT_COVERED or self.own.program is None:
            return
        for path, value in self._weighed(self.own.program.needs).items():
            fact = self.library.vocabulary.fact(path)
            if fact is None:
                continue
            if isinstance(value, Decimal) and fact.unit != "ratio":
                found = self._numbers(path, fact, value)
            elif isinstance(value, bool | str):
                found = self._choices(path, fact, value)
            else:
                continue
            yield from found

    def _weighed(self, needs: frozenset[str]) -> dict[str, Any]:
        """Return the answers that the scheme looks at, and what is taken for granted behind a condition that fails."""
        every = told_of(self.profile.household)
        told = {path: value for path, value in every if PLACE.sub("", path) in needs}
        if self.own.room is None:
            return told
        run = self.own.room.frame.run
        failed = (each.test.depends_on for each in self.own.tested if each.outcome is False)
        behind = {path: run.assumed[path] for names in failed for path in assumed_behind(run, names)}
        return {path: value for path, (_, value) in behind.items()} | told

    def _numbers(self, path: str, fact: Fact, own: Decimal) -> Iterator[Turn]:
        for kind, sign in ((FROM, 1), (UNTIL, -1)):
            before = own
            for value in self._outward(fact, own, sign):
                if self._turned(path, value):
                    at = self._halved(path, before, value)
                    yield self._turn(path, fact, own, kind, at)
                    break
                before = value

    def _outward(self, fact: Fact, own: Decimal, sign: int) -> list[Decimal]:
        """Return whole values ever further from the own one: doublings, and the limits of the scheme; in bounds."""
        low, high = fact.bounds or (own - 2**FURTHEST, own + 2**FURTHEST)
        steps = takewhile(lambda each: low <= each <= high, (own + sign * 2**step for step in range(FURTHEST)))
        found = {each.quantize(Decimal(1), ROUND_CEILING if sign > 0 else ROUND_FLOOR) for each in (own, *steps)}
        found |= {high if sign > 0 else low}
        found |= {
            each.quantize(Decimal(1), way) for each in self._in_its_unit(fact) for way in (ROUND_FLOOR, ROUND_CEILING)
        }
        beyond = (each for each in found if low <= each <= high and (each - own) * sign > 0)
        return sorted(beyond, reverse=sign < 0)

    def _in_its_unit(self, fact: Fact) -> Iterator[Decimal]:
        """Yield the limits; of money also twelve times and a twelfth: one may be per year, the other per month."""
        for limit in self.limits:
            yield limit
            if fact.unit.startswith("EUR"):
                yield from (limit * TWELVE, limit / TWELVE)

    def _halved(self, path: str, before: Decimal, turned: Decimal) -> Decimal:
        """Return the first whole value where the outcome has turned, between one before and one after."""
        while abs(turned - before) > 1:
            middle = ((turned + before) / 2).quantize(Decimal(1), ROUND_FLOOR)
            if self._turned(path, middle):
                turned = middle
            else:
                before = middle
        return turned

    def _choices(self, path: str, fact: Fact, own: bool | str) -> Iterator[Turn]:
        for value in [not own] if isinstance(own, bool) else [each for each in fact.options if each != own]:
            if self._turned(path, value):
                yield self._turn(path, fact, own, CHOICE, value)

    def _turn(self, path: str, fact: Fact, own: Any, kind: str, value: Any) -> Turn:
        about, entities = [], self.library.vocabulary.entities
        for name, place in steps_of(path):
            about.append((entities[name].one or entities[name].label, place + 1))
            entities = entities[name].entities
        return Turn(path, tuple(about), fact, own, kind, value, self._status(path, value))

    def _turned(self, path: str, value: Any) -> bool:
        return (self._status(path, value) in CLOSED) != self.closed

    def _status(self, path: str, value: Any) -> str:
        """Return the status with another answer; where that cannot be worked out it tells nothing, so the own one."""
        household = with_answer(self.profile.household, steps_of(path), path.rpartition(".")[2], value)
        try:
            return evaluate(self.library, self.scheme, household, self.profile.on).status
        except FAILURES:
            return self.own.status


def told_of(home: Household | Member, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every answer of a household, those about its members included, each with its path."""
    yield from ((above + name, value) for name, value in home.values.items())
    for name, members in home.members.items():
        for place, member in enumerate(members):
            yield from told_of(member, f"{above}{name}[{place}].")


def steps_of(path: str) -> list[tuple[str, int]]:
    """Return the members on the way to a fact, each with its place in the list."""
    return [(name, int(place)) for name, place in STEP.findall(path)]


def with_answer(home: Home, steps: Sequence[tuple[str, int]], name: str, value: Any) -> Home:
    """Return a household with one other answer."""
    if not steps:
        return replace(home, values={**home.values, name: value})
    (entity, place), *further = steps
    members = list(home.members[entity])
    members[place] = with_answer(members[place], further, name, value)
    return replace(home, members={**home.members, entity: tuple(members)})


def _limits(outcome: Outcome) -> set[Decimal]:
    """Return the figures of the rules that were read, which may be limits."""
    reads = outcome.room.frame.run.reads.values() if outcome.room else ()
    return {end for _, value in reads if isinstance(value, Decimal) for end in bounds(value)}
