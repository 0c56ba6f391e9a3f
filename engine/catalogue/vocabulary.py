"""The facts a rule may use: each is one question, one field of a profile and one column of a bulk file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.catalogue.model import Citation, Formula, Source
from engine.language.scope import Typed

PLACE = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the talk, in the order of the talk."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a household or a member, or not yet known."""

    name: str
    type: str
    typed: Typed
    unit: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    question: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    chapter: str = ""
    group: str = ""
    ask_if: Formula | None = None
    otherwise: Any = None
    presumed: Any = None
    assumption: str = ""
    derived: Formula | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    part_of: str = ""
    yearly: bool = False
    citations: tuple[Citation, ...] = ()
    line: int = 0

    @property
    def is_asked(self) -> bool:
        """Tell whether the interview has a question for this fact."""
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class Entity:
    """Members of a household that rules look at one by one: children, others at the address, childcare."""

    name: str
    label: str = ""
    one: str = ""
    question: str = ""
    why: str = ""
    chapter: str = ""
    group: str = ""
    at_most: int = 12
    ask_if: Formula | None = None
    yearly: bool = False
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entities: Mapping[str, "Entity"] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every fact, entity and chapter."""

    chapters: tuple[Chapter, ...]
    facts: Mapping[str, Fact]
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    groups: Mapping[str, str] = field(default_factory=dict)
    file: str = "rules/vocabulary.yaml"

    def fact(self, path: str) -> Fact | None:
        """Return the fact behind `kale_huur`, `kinderen.opvang.uurtarief` or `kinderen[0].geboortedatum`."""
        found = self.asked(path)
        return found if isinstance(found, Fact) and found.name == path.rpartition(".")[2] else None

    def asked(self, path: str) -> Fact | Entity | None:
        """Return the fact or entity behind a path such as `kinderen[0].opvang`, else the entity above it."""
        if path in self.facts:
            return self.facts[path]
        *above, name = PLACE.sub("", path).split(".")
        facts, entities, outer = self.facts, self.entities, None
        for part in above:
            if part not in entities:
                return None
            outer = entities[part]
            facts, entities = outer.facts, outer.entities
        return facts.get(name) or entities.get(name) or outer
