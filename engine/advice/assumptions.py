"""What the advice takes for granted, as far as it weighs in a scheme that the household may have."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.advice.answers import Answer
from engine.advice.gain import Span
from engine.catalogue.vocabulary import Vocabulary
from engine.evaluate.outcome import ELIGIBLE, NEEDS_JUDGEMENT, UNKNOWN_STATUS
from engine.explain.format import assumption, plain

OPEN = (ELIGIBLE, NEEDS_JUDGEMENT, UNKNOWN_STATUS)
LAST_YEAR = "Vorig jaar woonden dezelfde mensen bij u als nu."
NOTHING_YET = "U krijgt nu nog geen van deze regelingen."


def assumptions_of(
    answers: list[Answer], vocabulary: Vocabulary, receives_told: bool, is_due: Callable[[str], bool]
) -> list[dict[str, Any]]:
    """Return the assumptions behind schemes that are open to the household, what weighs most first.

    The weight is the money, in cents, of the schemes that lean on it. What a refusal or an unlikely scheme assumes
    stands with its conditions; what is assumed of a partner waits until there is one (`is_due`).
    """
    rows: dict[str, dict[str, Any]] = {}
    for each in (each for each in answers if each.status in OPEN and not each.set_aside):
        for path, value, weight in (part for part in _weighed(each) if is_due(part[0])):
            row = rows.setdefault(path, _fact_row(vocabulary, path, value))
            row["weight_cents"] += weight
            if each.scheme.id not in row["schemes"]:
                row["schemes"].append(each.scheme.id)
    general = []
    if any(each.counted_claim for each in answers):
        general.append(_row("last_year", "Vorig jaar", "", LAST_YEAR))
    if not receives_told:
        general.append(_row("receives", "Wat u al krijgt", "", NOTHING_YET))
    return general + sorted(rows.values(), key=lambda row: (-row["weight_cents"], -len(row["schemes"])))


def _weighed(answer: Answer) -> Iterator[tuple[str, Any, int]]:
    """Yield path, value and weight of what a scheme assumes, this year and for a claim over last year."""
    claim = answer.counted_claim
    parts: list[tuple[Mapping[str, tuple[str, Any]], Span | None]] = [(answer.outcome.assumed, answer.span)]
    parts += [(claim.assumed, claim.span)] if claim else []
    for assumed, span in parts:
        for path, (_, value) in assumed.items():
            yield path, value, span.high if span else 0


def _fact_row(vocabulary: Vocabulary, path: str, value: Any) -> dict[str, Any]:
    fact = vocabulary.fact(path)
    return _row(path, fact.label if fact else path, plain(value), assumption(fact, path, value))


def _row(fact: str, label: str, value: Any, text: str) -> dict[str, Any]:
    return {"fact": fact, "label": label, "value": value, "text": text, "schemes": [], "weight_cents": 0}
