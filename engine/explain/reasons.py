"""What screen, paper and terminal take from an advice in one way: why not, what to ask, what is rare."""

from collections.abc import Mapping
from typing import Any


def not_met(scheme: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the conditions that fail; what rests on an assumption only where nothing fails without one."""
    failed = [each for each in scheme["conditions"] if each["outcome"] == "failed"]
    return [each for each in failed if not each.get("assumptions")] or failed


def to_ask(advice: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the questions worth putting now, most euros first; not those after a rare situation."""
    put = [each for each in advice["questions"] if each.get("due", True) and not each.get("presumed")]
    return sorted(put, key=lambda each: -each["stake_cents"])


def rare_situations(advice: Mapping[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Return the schemes that only a rare situation opens, each with the question after it: once for all children."""
    questions = {each["fact"]: each.get("question", each["label"]) for each in advice["questions"]}
    return [
        (scheme, " ".join(dict.fromkeys(questions[fact] for fact in scheme["missing"] if fact in questions)))
        for scheme in advice["schemes"]
        if scheme.get("unlikely")
    ]
