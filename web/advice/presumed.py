"""Which failed conditions rest on something that nobody told, but that is presumed of most households."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine.catalogue.model import Condition
from web.catalogue import catalogue

Json = Mapping[str, Any]


def presumed_reasons(advice: Json, scheme: Json) -> dict[str, str]:
    """Return, for each failed condition whose formula reads a presumed fact, the words of that assumption."""
    texts = {each["fact"]: each["text"] for each in assumptions_of(advice, scheme)}
    failed = {condition["id"] for condition in scheme["conditions"] if condition["outcome"] == "failed"}
    if not texts or not failed:
        return {}
    found = {}
    for condition in _conditions(advice, scheme["id"]):
        read = [texts[name] for name in _names(condition) if name in texts]
        if condition.id in failed and read:
            found[condition.id] = read[0]
    return found


def assumptions_of(advice: Json, scheme: Json) -> list[Json]:
    """Return the assumptions that the outcome of a scheme rests on."""
    return [assumption for assumption in advice["assumptions"] if scheme["id"] in assumption["schemes"]]


def _conditions(advice: Json, scheme: str) -> tuple[Condition, ...]:
    version = catalogue().scheme(scheme, advice["place"]["code"]).version_on(date.fromisoformat(advice["on"]))
    return version.conditions if version else ()


def _names(condition: Condition) -> Iterator[str]:
    if condition.when is not None:
        yield from re.findall(r"[a-z_]\w*", condition.when.text)
    for route in condition.any_of:
        yield from _names(route)
