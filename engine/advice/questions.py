"""What to ask next: unknown facts with the euros that hang on them, in the order of the talk."""

import re
from functools import lru_cache
from typing import Any

from engine.advice.answers import Answer
from engine.advice.gain import span_of
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary

PLACE = re.compile(r"\[\d+\]")


def questions_of(answers: list[Answer], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the missing facts: chapter by chapter, inside a chapter the one with most euros at stake first.

    The stake of a fact is the width of the amounts, in cents a year, of the schemes that wait for it.
    """
    stakes: dict[str, int] = {}
    schemes: dict[str, list[str]] = {}
    for answer in answers:
        for fact in answer.outcome.missing:
            stakes[fact] = stakes.get(fact, 0) + _width(answer)
            schemes.setdefault(fact, []).append(answer.scheme.id)
    chapters = {chapter.id: place for place, chapter in enumerate(vocabulary.chapters)}
    rows = []
    for fact, stake in stakes.items():
        asked = asked_for(vocabulary, fact)
        chapter = asked.chapter if asked else ""
        label = asked.label if asked else fact
        rows.append({"fact": fact, "label": label, "chapter": chapter, "stake_cents": stake, "schemes": schemes[fact]})
    return sorted(rows, key=lambda row: (chapters.get(row["chapter"], len(chapters)), -row["stake_cents"]))


@lru_cache(maxsize=4096)
def _parts(path: str) -> list[str]:
    return PLACE.sub("", path).split(".")


def asked_for(vocabulary: Vocabulary, path: str) -> Fact | Entity | None:
    """Return the fact or entity behind `kale_huur`, `kinderen` or `kinderen[0].opvang`, else the entity above it."""
    *above, name = _parts(path)
    facts, entities, outer = vocabulary.facts, vocabulary.entities, None
    for part in above:
        outer = entities[part]
        facts, entities = outer.facts, outer.entities
    return facts.get(name) or entities.get(name) or outer


def _width(answer: Answer) -> int:
    if answer.outcome.amount is None:
        return 0
    span = span_of(answer.outcome.amount)
    return span.high - span.low
