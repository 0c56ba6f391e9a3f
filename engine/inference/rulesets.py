"""The conditions of a scheme as rules, and the status that follows from the rules that fired."""

from collections.abc import Collection, Sequence
from typing import Literal

from engine.inference.interface import Ruleset

SchemeStatus = Literal["eligible", "needs_judgement", "unknown", "not_eligible"]
ELIGIBLE = "eligible"


def scheme_ruleset(conditions: Sequence[str], judgement: Collection[str] = ()) -> Ruleset:
    """Return the rules `X.met` and `X.failed` for every condition, and `eligible` for all of them together.

    A condition of `judgement` is a condition like the others here: who decides on it matters only while it is open.
    """
    strangers = set(judgement) - set(conditions)
    if strangers:
        raise ValueError(f"judgement on conditions that do not exist: {sorted(strangers)}")
    return {
        **{f"{condition}.met": ({condition: True},) for condition in conditions},
        **{f"{condition}.failed": ({condition: False},) for condition in conditions},
        ELIGIBLE: (dict.fromkeys(conditions, True),),
    }


def status_from(fired: Collection[str], conditions: Sequence[str], judgement: Collection[str] = ()) -> SchemeStatus:
    """Return the status of a scheme: any failed, else anything unknown, else an open judgement, else eligible."""
    if any(f"{condition}.failed" in fired for condition in conditions):
        return "not_eligible"
    if ELIGIBLE in fired:
        return "eligible"
    still_open = {condition for condition in conditions if f"{condition}.met" not in fired}
    return "needs_judgement" if still_open <= set(judgement) else "unknown"
