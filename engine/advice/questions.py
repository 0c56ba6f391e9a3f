"""What to ask next: unknown facts with the euros that hang on them, in the order of the talk."""

import re
from typing import Any

from engine.advice.answers import Answer
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary

PLACE = re.compile(r"\[\d+\]")


def questions_of(answers: list[Answer], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the missing facts: chapter by chapter, inside a chapter the one with most euros at stake first.

    The stake of a fact is the width of the amounts, in cents a year, of the schemes that wait for it. A rare situation
    that is `presumed` not to be there comes last: the household may tell of it, nobody needs to ask.
    """
    waiting: dict[str, list[Answer]] = {}
    for answer in answers:
        for fact in answer.outcome.missing:
            waiting.setdefault(fact, []).append(answer)
    chapters = {chapter.id: place for place, chapter in enumerate(vocabulary.chapters)}
    rows = [_row(vocabulary, fact, mine) for fact, mine in waiting.items()]
    return sorted(
        rows, key=lambda row: (chapters.get(row["chapter"], len(chapters)), row["presumed"], -row["stake_cents"])
    )


def _row(vocabulary: Vocabulary, fact: str, waiting: list[Answer]) -> dict[str, Any]:
    asked = asked_for(vocabulary, fact)
    return {
        "fact": fact,
        "label": asked.label if asked else fact,
        "question": (asked.question if asked else "") or (asked.label if asked else fact),
        "chapter": asked.chapter if asked else "",
        "stake_cents": sum(_width(answer) for answer in waiting),
        "schemes": [answer.scheme.id for answer in waiting],
        "presumed": all(answer.unlikely for answer in waiting),
    }


def asked_for(vocabulary: Vocabulary, path: str) -> Fact | Entity | None:
    """Return the fact or entity behind `kale_huur`, `kinderen` or `kinderen[0].opvang`, else the entity above it."""
    *above, name = PLACE.sub("", path).split(".")
    facts, entities, outer = vocabulary.facts, vocabulary.entities, None
    for part in above:
        outer = entities[part]
        facts, entities = outer.facts, outer.entities
    return facts.get(name) or entities.get(name) or outer


def _width(answer: Answer) -> int:
    return answer.span.high - answer.span.low if answer.span else 0
