"""What is presumed may open a right and never close one (docs/adr/0011)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from engine.base.logic import UNKNOWN
from engine.catalogue.vocabulary import Vocabulary
from engine.evaluate.frame import NOBODY, Run
from engine.evaluate.outcome import NOT_ELIGIBLE, Outcome, Room
from engine.evaluate.program import Test


def unpresumed(vocabulary: Vocabulary, evaluate: Callable[[frozenset[str]], Outcome]) -> Outcome:
    """Return an outcome that no presumption closes by itself.

    `evaluate` works the scheme out without the presumptions it is given. A condition that fails on presumed facts
    alone is worked out again with those facts unknown; when that ends the refusal, `only_if` and `missing` name them
    (the rest is asked once they are told). A refusal that stays is left as it was.
    """
    found = first = evaluate(frozenset())
    withdrawn: frozenset[str] = frozenset()
    while found.status == NOT_ELIGIBLE and (closing := frozenset(_closing(vocabulary, found))):
        withdrawn |= closing
        found = evaluate(withdrawn)
    if found.status == NOT_ELIGIBLE or not withdrawn:
        return first
    asked = tuple(dict.fromkeys(_still_open(found, withdrawn))) or tuple(sorted(withdrawn))
    return replace(found, only_if=asked, missing=asked)


def assumed_behind(run: Run, depends_on: frozenset[str]) -> Iterator[str]:
    """Yield the assumptions (paths) of a run that something rests on which depends on these facts."""
    for path, (static, _) in run.assumed.items():
        if static in depends_on and NOBODY not in path:
            yield path


def _closing(vocabulary: Vocabulary, refused: Outcome) -> Iterator[str]:
    """Yield the presumed facts that close a right in some month, for some member or in some world."""
    for world in refused.worlds:
        yield from _closing(vocabulary, world)
    for stretch in refused.stretches:
        for room in stretch.rooms:
            for each in room.tested:
                if each.outcome is False:
                    yield from _presumed_alone(vocabulary, room, each.test)


def _presumed_alone(vocabulary: Vocabulary, room: Room, test: Test) -> frozenset[str]:
    """Return the facts that a condition names, when every one of them is presumed; what was told decides otherwise."""
    named, assumed = test.named & test.depends_on, room.frame.run.assumed
    if len(named) < len(test.named):
        return frozenset()
    presumed = {static for path, (static, _) in assumed.items() if static in named and NOBODY not in path}
    alone = len(presumed) == len(named) and all(_is_presumed(vocabulary, static) for static in named)
    return named if alone else frozenset()


def _is_presumed(vocabulary: Vocabulary, static: str) -> bool:
    """Tell whether a fact is presumed; what was worked out as an estimate is an assumption, but was told in part."""
    fact = vocabulary.fact(static)
    return fact is not None and fact.presumed is not None


def _still_open(outcome: Outcome, withdrawn: frozenset[str]) -> Iterator[str]:
    """Yield the withdrawn facts (paths) of the household, and of the members who may have a right."""
    for stretch in outcome.stretches:
        for room in (room for room in stretch.rooms if room.status != NOT_ELIGIBLE):
            missing = [path for each in room.tested if each.outcome is UNKNOWN for path in each.missing]
            for path in missing:
                if room.frame.run.missing[path] in withdrawn and ("[" not in path or path.startswith(room.frame.path)):
                    yield path
