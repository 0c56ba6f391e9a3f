"""An open yes/no or choice tried in every way: which one, and what the worlds say together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from engine.base.logic import UNKNOWN
from engine.base.ranges import ZERO, hull
from engine.evaluate.outcome import NOT_ELIGIBLE, Outcome, Tested, status_of


def branch(outcome: Outcome, settled: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """Return the first open yes/no or choice that the amount of a stretch ran into."""
    for stretch in outcome.stretches:
        for room in stretch.rooms:
            for key, (name, options) in room.frame.run.branched.items():
                if key not in settled and stretch.program.matters(name):
                    return key, options
    return "", ()


def united(outcome: Outcome, worlds: list[Outcome]) -> Outcome:
    """Return an outcome as all its worlds together make it: the range that holds them, and what they agree on."""
    if all(world.status == NOT_ELIGIBLE for world in worlds):
        return replace(outcome, status=NOT_ELIGIBLE, amount=ZERO, shown=None, missing=(), worlds=tuple(worlds),
                       tested=tuple(_agreed(each, worlds, True) for each in outcome.tested))  # fmt: skip
    awards = [world.if_eligible for world in worlds if world.status != NOT_ELIGIBLE]
    amounts = [world.amount for world in worlds]
    if any(amount is None for amount in amounts) or any(award is None for award in awards):
        return outcome
    elsewhere = any(world.status == NOT_ELIGIBLE and _speaker(world) != _speaker(outcome) for world in worlds)
    tested = tuple(_agreed(each, worlds, elsewhere) for each in outcome.tested)
    status = status_of(tested)
    return replace(
        outcome,
        tested=tested,
        status=status,
        amount=hull(amount for amount in amounts if amount is not None),
        if_eligible=hull(award for award in awards if award is not None) if awards else outcome.if_eligible,
        exact=hull(world.exact for world in worlds if world.exact is not None),
        missing=_still_missing(outcome, worlds, status),
    )


def _still_missing(outcome: Outcome, worlds: list[Outcome], status: str) -> tuple[str, ...]:
    """Return the missing facts; none when every way to settle them gives the same exact answer."""
    settled = (status, worlds[0].amount, ())
    if all((world.status, world.amount, world.missing) == settled for world in worlds):
        return ()
    return outcome.missing


def _speaker(outcome: Outcome) -> tuple[date, str] | None:
    """Return the month and the member whose conditions an outcome lists."""
    return (outcome.room.frame.run.day, outcome.room.frame.path) if outcome.room else None


def _agreed(each: Tested, worlds: list[Outcome], elsewhere: bool) -> Tested:
    """Return a condition that is open here, but comes out the same in every world, as decided.

    Where a world is refused in another month or for another member (`elsewhere`), what it meets there proves nothing.
    """
    if each.outcome is not UNKNOWN:
        return each
    found = [
        other.outcome for world in worlds for other in world.tested if other.test.condition.id == each.test.condition.id
    ]
    alike = len(found) == len(worlds) and all(outcome is found[0] for outcome in found)
    if alike and (found[0] is False or (found[0] is True and not elsewhere)):
        return replace(each, outcome=found[0], missing=())
    return each
