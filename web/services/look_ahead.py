"""Use cases: what comes after an advice, and what would be if something changed. Nothing of it is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine import Given, compare, disposable, outlook
from engine.catalogue.scenarios import Kind
from web.catalogue import catalogue

Profile = Mapping[str, Any]


def outlook_of(profile: Profile, on: str) -> dict[str, Any]:
    """Return the twelve months after a day for the household of a profile."""
    return outlook(catalogue(), profile, date.fromisoformat(on)).as_json()


def comparison_of(profile: Profile, on: str, kind: Kind, given: Given) -> dict[str, Any]:
    """Return today beside the household after a change; raises ProfileError."""
    return compare(catalogue(), profile, date.fromisoformat(on), kind, given).as_json()


def disposable_of(profile: Profile, on: str) -> dict[str, Any]:
    """Return what the household has to spend at every wage."""
    return disposable(catalogue(), profile, date.fromisoformat(on)).as_json()
