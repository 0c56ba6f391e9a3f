"""What every inference engine promises, and what none of them accepts (docs/adr/0002)."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from engine.errors import CatalogueError, Finding

Pattern = tuple[Mapping[str, bool], ...]
"""A disjunction of conjunctions: `({"a": True, "b": False}, {"c": True})` is (a and not b) or c; `()` never fires."""

Ruleset = Mapping[str, Pattern]
"""Rule name -> when it fires."""

SENTINEL = "always"
RESERVED = (SENTINEL, "id", "sid", "$s", "$i")
MAX_NAMES = 200
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")


class Inference(Protocol):
    """Rules over booleans. A name that is left out is unknown: neither `{x: True}` nor `{x: False}` fires on it."""

    name: str
    reason: str
    """Why this engine runs and not the other one; empty for the first choice."""

    def load(self, rulesets: Mapping[str, Ruleset]) -> None:
        """Replace everything loaded; raise CatalogueError and keep the old rules when `check` refuses them."""

    def extend(self, rulesets: Mapping[str, Ruleset]) -> None:
        """Load the rulesets whose names are new; raise CatalogueError and load none when `check` refuses them."""

    def infer(self, ruleset: str, known: Mapping[str, bool]) -> frozenset[str]:
        """Return the rules that fire on `known`; KeyError without such a ruleset, TypeError on a non-boolean."""


def check(rulesets: Mapping[str, Ruleset]) -> None:
    """Raise CatalogueError for what the native engine would get wrong.

    Both engines call it, so that rules that load on one machine load on every machine.
    """
    problems = [problem for name, ruleset in rulesets.items() for problem in _problems(name, ruleset)]
    if problems:
        raise CatalogueError(problems)


def require_booleans(known: Mapping[str, bool]) -> None:
    """Raise TypeError when a value is not exactly True or False: the native engine would coerce it in silence."""
    if set(map(type, known.values())) - {bool}:
        strangers = {name: value for name, value in known.items() if type(value) is not bool}
        raise TypeError(f"inference takes booleans only, leave unknown facts out: {strangers}")


def native_name(name: str) -> str:
    """Return `name` as the native engine sees it: a dot means nesting there."""
    return name.replace(".", "__")


def fnv1a_32(name: str) -> int:
    """Return the hash by which the native engine tells names apart; it never compares the names themselves.

    >>> fnv1a_32("costarring") == fnv1a_32("liquid")
    True
    """
    value = 2166136261
    for byte in name.encode("ascii"):
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def _problems(ruleset_name: str, ruleset: Ruleset) -> Iterator[Finding]:
    facts: set[str] = set()
    for rule, pattern in ruleset.items():
        names = {name for branch in pattern for name in branch}
        yield from (
            Finding(
                ruleset_name, 0, rule, f"'{name}' is not a plain name", "Use ASCII letters, digits, _ and single dots"
            )
            for name in sorted({rule, *names})
            if not _NAME.fullmatch(name)
        )
        if any(type(value) is not bool for branch in pattern for value in branch.values()):
            yield Finding(
                ruleset_name, 0, rule, "a rule compares with something else than True or False", "Use a boolean"
            )
        if any(len(branch) > MAX_NAMES for branch in pattern):
            yield Finding(ruleset_name, 0, rule, f"more than {MAX_NAMES} facts in one rule", "Split the rule")
        facts |= {name for name in names if _NAME.fullmatch(name)}
    yield from _collisions(ruleset_name, facts)


def _collisions(ruleset_name: str, facts: set[str]) -> Iterator[Finding]:
    taken = {fnv1a_32(word): f"the reserved word '{word}'" for word in RESERVED}
    for name in sorted(facts):
        other = taken.setdefault(fnv1a_32(native_name(name)), f"'{name}'")
        if other != f"'{name}'":
            message = f"'{name}' cannot be told apart from {other} by the native engine"
            yield Finding(ruleset_name, 0, name, message, "Rename one of the two")
