"""What the evaluation of one scheme says, with everything it was worked out from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engine.base.logic import UNKNOWN, Unknown
from engine.base.ranges import ZERO, Number, bounds
from engine.catalogue.model import Scheme
from engine.evaluate.frame import Frame
from engine.evaluate.program import Program, Test

ELIGIBLE, NEEDS_JUDGEMENT, UNKNOWN_STATUS, NOT_ELIGIBLE, NOT_COVERED = (
    "eligible", "needs_judgement", "unknown", "not_eligible", "not_covered",
)  # fmt: skip
BEST_FIRST = (ELIGIBLE, NEEDS_JUDGEMENT, UNKNOWN_STATUS, NOT_ELIGIBLE, NOT_COVERED)


@dataclass(slots=True)
class Tested:
    """One condition with its outcome; `missing` are the facts (paths) that keep it unknown."""

    test: Test
    outcome: bool | Unknown
    missing: tuple[str, ...] = ()
    routes: tuple["Tested", ...] = ()


@dataclass(slots=True)
class Room:
    """The scheme worked out for the household, or for one member, on one date."""

    frame: Frame
    tested: tuple[Tested, ...]
    status: str
    amount: Number | None


@dataclass(slots=True)
class Stretch:
    """Months `first` to `last` (1-12) that are equal; several rooms when the scheme runs per member."""

    first: int
    last: int
    program: Program
    rooms: tuple[Room, ...]
    status: str
    amount: Number | None


@dataclass(slots=True)
class Outcome:
    """The answer of one scheme for one household on one date.

    `amount` is the award for the calendar year (or once), 0 when not eligible, None when the right exists but a figure
    is unknown; `exact` the sum before the award's rounding; `if_eligible` the award if every open condition is met.
    `worlds` are the ways to settle what is open when each of them is refused. `only_if` are the facts (paths) of which
    the presumed value closes the right: it is `unknown` until they are told (docs/adr/0011).
    """

    scheme: Scheme
    on: date
    status: str
    tested: tuple[Tested, ...] = ()
    amount: Number | None = ZERO
    exact: Number | None = None
    if_eligible: Number | None = None
    shown: Number | None = None
    stretches: tuple[Stretch, ...] = ()
    room: Room | None = None
    program: Program | None = None
    missing: tuple[str, ...] = ()
    assumed: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    unconfirmed: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    worlds: tuple["Outcome", ...] = ()
    only_if: tuple[str, ...] = ()

    def is_as_open_as(self, whole: "Outcome") -> bool:
        """Tell whether this world leaves open all that the whole does: no other world can add anything to it.

        In another world months may drop out that count in the whole; only an award from 0 holds what is left then.
        """
        steady = len(whole.stretches) == 1 or whole.if_eligible is None or bounds(whole.if_eligible)[0] <= 0
        return steady and bool(self.missing) and self._said() == whole._said()

    def _said(self) -> tuple[Any, ...]:
        return self.status, self.amount, self.if_eligible, self.exact, [each.outcome for each in self.tested]

    def known(self) -> dict[str, bool]:
        """Return the conditions whose outcome is known: the input of the inference."""
        return {each.test.condition.id: each.outcome for each in self.tested if isinstance(each.outcome, bool)}


def status_of(tested: tuple[Tested, ...] | list[Tested]) -> str:
    """Return the status that follows from conditions: failed goes before unknown, unknown before an open judgement."""
    open_norm = False
    unknown = False
    for each in tested:
        if each.outcome is False:
            return NOT_ELIGIBLE
        if each.outcome is UNKNOWN:
            if each.test.condition.judgement:
                open_norm = True
            else:
                unknown = True
    if unknown:
        return UNKNOWN_STATUS
    return NEEDS_JUDGEMENT if open_norm else ELIGIBLE
