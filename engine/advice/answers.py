"""One scheme's answer within an advice: outcome, status by inference, money, and the flags advice rules look at."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from engine.advice.gain import (
    NOTHING,
    PER_YEAR,
    Claim,
    Span,
    claim_back,
    first_year,
    is_as_it_should,
    kind_of,
    new_money,
    span_of,
)
from engine.base.dates import add_months
from engine.base.ranges import bounds
from engine.base.ranges import high as high_end
from engine.catalogue.model import Scheme
from engine.errors import EngineError
from engine.evaluate.frame import Shared
from engine.evaluate.library import Library
from engine.evaluate.outcome import NOT_COVERED, Outcome
from engine.evaluate.program import shape_of
from engine.evaluate.scalar import evaluate, received_of
from engine.inference.interface import Inference, Ruleset
from engine.inference.rulesets import scheme_ruleset, status_from
from engine.profile.household import Household, Profile

FAILURES = (EngineError, ArithmeticError, LookupError, TypeError, ValueError)
NEAR = timedelta(days=60)
ROUNDING_OF_A_YEAR = Decimal(12)


@dataclass(slots=True)
class Answer:
    """What the advice says of one scheme; `excluded_by` holds the texts of advice rules that rule it out."""

    outcome: Outcome
    status: str
    receives: Decimal
    new_money: Span | None
    first_year: Span | None
    claim: Claim | None
    deadline: date | None
    excluded_by: list[str] = field(default_factory=list)
    claim_failure: str = ""

    @property
    def scheme(self) -> Scheme:
        """The scheme this answers for."""
        return self.outcome.scheme

    @property
    def unlikely(self) -> bool:
        """Whether only a rare situation opens the right, one that is presumed not to be there; not what is received."""
        return bool(self.outcome.only_if) and self.receives == 0

    @property
    def set_aside(self) -> bool:
        """Whether its money counts nowhere: another scheme rules it out, or it takes a rare situation."""
        return bool(self.excluded_by) or self.unlikely

    @property
    def counted(self) -> Span:
        """The new money that counts in the totals."""
        return NOTHING if self.set_aside or self.new_money is None else self.new_money

    @property
    def counted_first_year(self) -> Span | None:
        """The new money of this calendar year as it counts in the totals; None for what is not paid per year."""
        if self.first_year is None or kind_of(self.scheme) != PER_YEAR:
            return None
        return NOTHING if self.set_aside else self.first_year

    @property
    def counted_claim(self) -> Claim | None:
        """The claim over last year as it counts in the totals."""
        return None if self.set_aside else self.claim

    @property
    def span(self) -> Span | None:
        """The amount in cents; None when it is not known."""
        return None if self.outcome.amount is None else span_of(self.outcome.amount)

    @property
    def amount_is_unknown(self) -> bool:
        """Whether the right may exist while its amount is not known."""
        return self.status != NOT_COVERED and self.outcome.amount is None

    def flags(self, on: date) -> dict[str, bool]:
        """Return every flag that advice rules may look at, as True or False; what is unlikely is not `unknown`."""
        statuses = ("eligible", "needs_judgement", "unknown", "not_eligible", "not_covered")
        more, less = self._difference()
        near = [day for day in (self.deadline, self.claim.until if self.claim else None) if day is not None]
        return {status: self.status == status and not self.unlikely for status in statuses} | {
            "receives": self.receives > 0,
            "receives_more": more,
            "receives_less": less,
            "gain": self.counted.high > 0,
            "deadline_near": any(on <= day <= on + NEAR for day in near),
            "deadline_passed": self.deadline is not None and self.deadline < on,
            "retroactive_open": self.counted_claim is not None,
            "amount_unknown": self.amount_is_unknown and not self.unlikely,
        }

    def _difference(self) -> tuple[bool, bool]:
        """Tell whether more, or less, is received than the law gives, beyond the rounding of the months."""
        outcome = self.outcome
        if self.receives == 0 or outcome.amount is None or is_as_it_should(outcome, self.receives):
            return False, False
        low, high = bounds(outcome.amount)
        if outcome.shown is not None and low == high:
            difference = self.receives - high_end(outcome.shown)
            return difference >= 1, difference <= -1
        year = self.receives * 12
        return year >= high + ROUNDING_OF_A_YEAR, year <= low - ROUNDING_OF_A_YEAR


def ruleset_of(outcome_conditions: tuple[tuple[str, bool], ...]) -> str:
    """Return the name of the ruleset for conditions (id, is a judgement): schemes alike share one."""
    return "scheme." + "-".join(f"{name}{'?' if judged else ''}" for name, judged in outcome_conditions)


def rulesets_of(schemes: tuple[Scheme, ...]) -> dict[str, Ruleset]:
    """Return the rulesets that decide the status of every scheme version."""
    shapes = {shape_of(scheme, version) for scheme in schemes for version in scheme.versions}
    return {
        ruleset_of(shape): scheme_ruleset([name for name, _ in shape], {name for name, judged in shape if judged})
        for shape in shapes
    }


def answer(
    library: Library, inference: Inference, scheme: Scheme, profile: Profile, before: Household | None = None,
    shared: Shared | None = None,
) -> Answer:  # fmt: skip
    """Return one scheme's answer; raises when the scheme itself fails.

    `before` is the household of last year, as `last_year` gives it; `shared` passes on what is worked out of the facts
    to the next scheme.
    """
    outcome = evaluate(library, scheme, profile.household, profile.on, shared)
    told = profile.receives.get(scheme.id)
    receives = received_of(outcome) if told is None else told
    claim, failure = (None, "") if receives > 0 else _claim(library, scheme, profile, before, shared)
    return Answer(
        outcome=outcome,
        status=_status(inference, outcome),
        receives=receives,
        new_money=new_money(outcome, receives),
        first_year=first_year(outcome, receives, profile.on),
        claim=claim,
        deadline=_deadline(scheme, profile.on),
        claim_failure=failure,
    )


def _claim(
    library: Library, scheme: Scheme, profile: Profile, before: Household | None, shared: Shared | None
) -> tuple[Claim | None, str]:
    """Return the claim over last year, or what went wrong: last year's rules must not cost this year's answer."""
    try:
        return claim_back(library, scheme, profile, before, shared), ""
    except FAILURES as error:
        return None, f"{type(error).__name__}: {error}"


def _deadline(scheme: Scheme, on: date) -> date | None:
    """Return the last day to apply without losing money: this month's last where a right goes back some months only."""
    if scheme.apply.back_months is not None:
        return add_months(on.replace(day=1), 1) - timedelta(days=1)
    return scheme.apply.deadline.for_year(on.year) if scheme.apply.deadline else None


def _status(inference: Inference, outcome: Outcome) -> str:
    """Return the status that the inference gives the known conditions.

    The evaluator's where there is no version or member, or where every way to settle what is open is refused.
    """
    if outcome.program is None or outcome.room is None or outcome.worlds:
        return outcome.status
    ruleset, names, judged = _asked(outcome.program.shape)
    return status_from(inference.infer(ruleset, outcome.known()), names, judged)


@lru_cache(maxsize=4096)
def _asked(shape: tuple[tuple[str, bool], ...]) -> tuple[str, list[str], set[str]]:
    return ruleset_of(shape), [name for name, _ in shape], {name for name, judged in shape if judged}
