"""A worked household from a rule file, put to the test."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.advice.answers import Answer, answer
from engine.base.logic import UNKNOWN
from engine.base.money import cents, cents_down, cents_up
from engine.base.ranges import Number, bounds
from engine.catalogue.model import Example, Scheme
from engine.errors import EngineError
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome
from engine.inference.interface import Inference
from engine.profile.household import Household, Profile, ProfileReader

NOBODY = Household({}, {})
FAILURES = (EngineError, ArithmeticError, LookupError, TypeError, ValueError)
PLACE = re.compile(r"\[[\d?]+\]")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What an example came to: `problems` says where that differs from what it expects.

    `amount` is the lowest and highest amount, None when there is none or it is unknown; `failed` are condition ids.
    """

    example: Example
    problems: tuple[str, ...]
    outcome: Outcome | None = None
    status: str = ""
    amount: tuple[Decimal, Decimal] | None = None
    failed: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Tell whether everything that the example expects came out."""
        return not self.problems


def run_example(library: Library, inference: Inference, scheme: Scheme, example: Example) -> ExampleResult:
    """Work an example out and compare it with what it expects; never raises for what the rule file says.

    `inference` must have the rulesets of the scheme loaded.
    """
    reader = ProfileReader(library.vocabulary)
    facts = reader.facts(example.facts, library.vocabulary.facts, "")
    members = reader.members(example.members, library.vocabulary.entities, "members.")
    if reader.faults:
        return ExampleResult(example, tuple(str(fault).rstrip(".") for fault in reader.faults))
    place = example.municipality or next(iter(scheme.municipalities), "")
    profile = Profile(example.on, place, Household(facts, members), {}, NOBODY)
    try:
        found = answer(library, inference, scheme, profile)
    except FAILURES as error:
        return ExampleResult(example, (f"cannot be worked out: {error}",))
    return ExampleResult(
        example,
        tuple(_differences(example.expect, found)),
        found.outcome,
        found.status,
        None if found.outcome.amount is None else bounds(found.outcome.amount),
        _failed(found.outcome),
    )


def _differences(expect: Any, found: Answer) -> Iterable[str]:
    if expect.get("status") != found.status:
        yield f"status is {found.status}, not {expect.get('status')}" + _because(found.outcome)
    numbers: tuple[tuple[str, Number | None], ...] = (("amount", found.outcome.amount), ("shown", found.outcome.shown))
    for key, number in numbers:
        if key in expect and _in_cents(expect[key]) != _in_cents(number):
            yield f"{key} is {_said(number)}, not {_said(expect[key])}"
    lists: dict[str, Callable[[Outcome], tuple[str, ...]]] = {"failed": _failed, "judgement": _judged}
    for key, names in lists.items():
        if key in expect and set(names(found.outcome)) != set(expect[key] or ()):
            yield f"{key} is [{', '.join(names(found.outcome))}], not [{', '.join(map(str, expect[key] or ()))}]"
    if "missing" in expect:
        missing = _missing(found.outcome, set(expect["missing"] or ()))
        if missing != set(expect["missing"] or ()):
            yield f"missing is [{', '.join(sorted(missing))}], not [{', '.join(map(str, expect['missing'] or ()))}]"


def _because(outcome: Outcome) -> str:
    """Return what explains an unexpected status: the conditions that failed, the facts that are missing, the gap."""
    failed = _failed(outcome)
    reasons = [f"failed: {', '.join(failed)}"] if failed else []
    reasons += [f"missing: {', '.join(outcome.missing)}"] if outcome.missing else []
    reasons += [outcome.reason] if outcome.reason else []
    return f" ({'; '.join(reasons)})" if reasons else ""


def _failed(outcome: Outcome) -> tuple[str, ...]:
    return tuple(each.test.condition.id for each in outcome.tested if each.outcome is False)


def _judged(outcome: Outcome) -> tuple[str, ...]:
    """Return the open norms that somebody still has to judge."""
    return tuple(
        each.test.condition.id for each in outcome.tested if each.outcome is UNKNOWN and each.test.condition.judgement
    )


def _missing(outcome: Outcome, expected: set[str]) -> set[str]:
    """Return the missing facts, called as the example calls them: `kinderen.leeftijd` or just `leeftijd`."""
    found = {PLACE.sub("", path) for path in outcome.missing}
    return {path.rpartition(".")[2] if path not in expected else path for path in found}


def _in_cents(value: Any) -> tuple[int, int] | None:
    """Return an amount, expected or found, as the cents it lies between."""
    if value is None:
        return None
    low, high = value if isinstance(value, list) and len(value) == 2 else bounds(_number(value))
    low, high = _number(low), _number(high)
    return (cents(low), cents(low)) if low == high else (cents_down(low), cents_up(high))


def _number(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int | str) else value


def _said(value: Any) -> str:
    if value is None:
        return "unknown"
    low, high = value if isinstance(value, list) and len(value) == 2 else bounds(_number(value))
    return str(low) if low == high else f"[{low}, {high}]"
