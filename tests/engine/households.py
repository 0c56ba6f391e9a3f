"""Random households that told everything, and the same households with answers left out; from the vocabulary alone.

What the advice assumes when nobody tells it (and lists as an assumption) is never left out: an assumption may be wrong.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from engine.catalogue.vocabulary import Entity, Fact, Vocabulary

PARTNER_OF_AGE = date(2000, 1, 1)
LOWEST_RATE = 0.17
ONLY_WHEN_NOT_TOLD = re.compile(r"not \(?told\(")
FROM_GROSS = {"toetsingsinkomen", "toetsingsinkomen_zonder_partner", "netto_inkomen_per_maand"}
"""Incomes that are estimated from the gross wage: whoever leaves one out does not tell that wage either."""


@dataclass(frozen=True)
class Place:
    """Where one answer stands in a profile: the mapping that holds it and its name there."""

    path: tuple[Any, ...]

    def take_out(self, profile: dict[str, Any]) -> None:
        """Remove the answer; what was taken out with its parent is gone already."""
        holder: Any = profile
        for step in self.path[:-1]:
            if isinstance(holder, Mapping) and step not in holder:
                return
            holder = holder[step]
        holder.pop(self.path[-1], None)
        if self.path[-1] in FROM_GROSS:
            holder.pop("bruto_loon_dit_jaar", None)


class Told:
    """One household, made from a number: the same number gives the same household."""

    def __init__(self, vocabulary: Vocabulary, seed: int, on: date, municipality: str) -> None:
        self.dice = Random(seed)
        self.on = on
        self.vocabulary = vocabulary
        self.places: list[Place] = []
        self.profile: dict[str, Any] = {"on": on.isoformat(), "municipality": municipality}
        self.profile["facts"] = self._facts(vocabulary.facts, ("facts",))
        self.profile["members"] = self._members(vocabulary.entities, ("members",))

    def with_less(self) -> tuple[dict[str, Any], list[Place]]:
        """The same household with some answers left out, and which."""
        number = self.dice.choice((1, 1, 1, 2, 3, 5, 12))
        gone = self.dice.sample(self.places, min(number, len(self.places)))
        return without(self.profile, gone), gone

    def _facts(self, facts: Mapping[str, Fact], path: tuple[Any, ...]) -> dict[str, Any]:
        found = {}
        for name, fact in facts.items():
            if fact.part_of or not _is_asked(fact):
                continue
            if fact.presumed is not None and self.dice.randrange(12):
                continue
            found[name] = self._answer(fact)
            if fact.presumed is None and (not fact.assumption or (name in FROM_GROSS and len(path) == 1)):
                self.places.append(Place((*path, name)))
        return _taxed_by_the_tables(found)

    def _members(self, entities: Mapping[str, Entity], path: tuple[Any, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, entity in entities.items():
            number = min(entity.at_most, self.dice.choice((0, 0, 1, 1, 2, 3)))
            found[name] = []
            self.places.append(Place((*path, name)))
            for index in range(number):
                inner = (*path, name, index)
                found[name].append(self._facts(entity.facts, inner) | self._members(entity.entities, inner))
        return found

    def _answer(self, fact: Fact) -> Any:
        if fact.kinds:
            return {kind: self.dice.randrange(40) for kind in fact.kinds if self.dice.randrange(2)}
        match fact.typed.kind:
            case "boolean":
                return self.dice.choice(("ja", "ja", "ja", "nee"))
            case "choice":
                return (
                    self.dice.choice((*sorted(fact.options), "huur_zelfstandig"))
                    if self._rents(fact)
                    else self.dice.choice(sorted(fact.options))
                )
            case "date":
                return self._day(fact).isoformat()
        return self._number(fact)

    def _number(self, fact: Fact) -> str:
        """Return a number within the bounds, mostly far below a high upper one; parts of an amount are cents."""
        low, high = (int(bound * 100) for bound in fact.bounds or (0, 100_000))
        likely = low + self.dice.choice((1000, 10_000, 30_000, 100_000)) * 100 if self.dice.randrange(12) else high
        return f"{self.dice.randint(low, min(high, likely)) / 100:.2f}"

    def _rents(self, fact: Fact) -> bool:
        return "huur_zelfstandig" in fact.options and bool(self.dice.randrange(3))

    def _day(self, fact: Fact) -> date:
        if fact.name == "geboortedatum_toeslagpartner":
            return PARTNER_OF_AGE - timedelta(days=self.dice.randrange(60 * 365))
        if fact.name == "geboortedatum_aanvrager":
            return self.on - timedelta(
                days=self.dice.choice((self.dice.randrange(17 * 365, 90 * 365), 18 * 365 + self.dice.randrange(400)))
            )
        if fact.name.startswith("geboortedatum"):
            return self.on + timedelta(
                days=self.dice.choice((150, 100)) - self.dice.randrange(self.dice.choice((400, 22 * 365)))
            )
        return self.on + timedelta(days=self.dice.randrange(-400, 400))


def _taxed_by_the_tables(facts: dict[str, Any]) -> dict[str, Any]:
    """Let an employer withhold no more than the tables say: the rules presume that until somebody tells otherwise."""
    if "ingehouden_loonheffing" in facts:
        gross = sum(float(facts[name]) for name in ("bruto_loon_dit_jaar", "bruto_uitkering_dit_jaar"))
        most = min(float(facts["ingehouden_loonheffing"]), gross * LOWEST_RATE)
        facts["ingehouden_loonheffing"] = f"{most:.2f}"
    return facts


def _is_asked(fact: Fact) -> bool:
    """Whether somebody who tells everything tells this: what is told to work out something that is told as well, is not."""
    return fact.is_asked and not (fact.ask_if is not None and ONLY_WHEN_NOT_TOLD.match(fact.ask_if.text))


def without(profile: dict[str, Any], gone: list[Place]) -> dict[str, Any]:
    """A copy of a profile without the answers at some places."""
    left = deepcopy(profile)
    for place in gone:
        place.take_out(left)
    return left


def told_paths(profile: Mapping[str, Any]) -> Iterator[str]:
    """The names of what a profile tells, as `missing` writes them: `kale_huur`, `kinderen[0].geboortedatum`."""
    yield from (name for name, value in profile.get("facts", {}).items() if value is not None)
    yield from _member_paths(profile.get("members", {}), "")


def _member_paths(members: Mapping[str, Any], above: str) -> Iterator[str]:
    for name, listed in members.items():
        if isinstance(listed, list):
            yield above + name
            for index, each in enumerate(listed):
                inner = f"{above}{name}[{index}]."
                yield from (inner + key for key, value in each.items() if not isinstance(value, list))
                yield from _member_paths({key: value for key, value in each.items() if isinstance(value, list)}, inner)
