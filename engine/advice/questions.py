"""What to ask next: unknown facts with the euros that hang on them, in the order of the talk."""

from collections.abc import Callable
from typing import Any

from engine.advice.answers import Answer
from engine.catalogue.vocabulary import Vocabulary


def questions_of(answers: list[Answer], vocabulary: Vocabulary, is_due: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Return the missing facts: chapter by chapter, inside a chapter the one with most euros at stake first.

    The stake of a fact is the width of the amounts, in cents a year, of the schemes that wait for it. A rare situation
    that is `presumed` not to be there comes last: the household may tell of it, nobody needs to ask. What is not `due`
    waits for the answer to another question, which may make it needless.
    """
    waiting: dict[str, list[Answer]] = {}
    for answer in answers:
        for fact in answer.outcome.missing:
            waiting.setdefault(fact, []).append(answer)
    chapters = {chapter.id: place for place, chapter in enumerate(vocabulary.chapters)}
    rows = [_row(vocabulary, fact, mine) | {"due": is_due(fact)} for fact, mine in waiting.items()]

    def place(row: dict[str, Any]) -> tuple[int, bool, bool, int]:
        chapter = chapters.get(row["chapter"], len(chapters))
        return chapter, row["presumed"], not row["due"], -row["stake_cents"]

    return sorted(rows, key=place)


def _row(vocabulary: Vocabulary, fact: str, waiting: list[Answer]) -> dict[str, Any]:
    asked = vocabulary.asked(fact)
    return {
        "fact": fact,
        "label": asked.label if asked else fact,
        "question": (asked.question if asked else "") or (asked.label if asked else fact),
        "chapter": asked.chapter if asked else "",
        "stake_cents": sum(_width(answer) for answer in waiting),
        "schemes": [answer.scheme.id for answer in waiting],
        "presumed": all(answer.unlikely for answer in waiting),
    }


def _width(answer: Answer) -> int:
    return answer.span.high - answer.span.low if answer.span else 0
