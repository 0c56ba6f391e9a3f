"""The facts an advice rests on, as a person can check them: what was told, and what was taken for granted."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.explain.format import quantity
from engine.profile.household import Household, Member, Profile

TOLD, ASSUMED = "told", "assumed"
LAST_YEAR, RECEIVES = "last_year", "receives"
BEFORE = "Vorig jaar: "
NOBODY = "geen"


def facts_of(
    profile: Profile, assumptions: list[dict[str, Any]], vocabulary: Vocabulary, titles: Mapping[str, str]
) -> list[dict[str, str]]:
    """Return every fact that was told, in the order of the vocabulary, then those of the assumptions.

    `titles` names the schemes, for what the household receives from them.
    """
    told = list(_household(profile.household, vocabulary, "", ""))
    told += _household(profile.last_year, vocabulary, f"{LAST_YEAR}.", BEFORE)
    told += [
        _row(f"{RECEIVES}.{scheme}", titles.get(scheme, scheme), quantity(amount, "EUR/month"), TOLD)
        for scheme, amount in profile.receives.items()
    ]
    return told + [_row(one["fact"], one["label"], one["text"], ASSUMED) for one in assumptions]


def _household(told: Household, vocabulary: Vocabulary, path: str, who: str) -> Iterator[dict[str, str]]:
    yield from _values(told.values, vocabulary.facts, path, who)
    yield from _members(told.members, vocabulary.entities, path, who)


def _values(values: Mapping[str, Any], facts: Mapping[str, Fact], path: str, who: str) -> Iterator[dict[str, str]]:
    for name, fact in facts.items():
        if name in values:
            yield _row(path + name, who + fact.label, quantity(values[name], fact.unit, fact.options), TOLD)


def _members(
    members: Mapping[str, tuple[Member, ...]], entities: Mapping[str, Entity], path: str, who: str
) -> Iterator[dict[str, str]]:
    for name, listed in members.items():
        entity = entities[name]
        if not listed:
            yield _row(path + name, who + entity.label, NOBODY, TOLD)
        for place, member in enumerate(listed):
            here, whose = f"{path}{name}[{place}].", f"{who}{entity.one} {place + 1}: "
            yield from _values(member.values, entity.facts, here, whose)
            yield from _members(member.members, entity.entities, here, whose)


def _row(fact: str, label: str, text: str, origin: str) -> dict[str, str]:
    return {"fact": fact, "label": label, "text": text, "origin": origin}
