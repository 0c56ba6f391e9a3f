"""Advice rules over the outcomes of schemes: what they hold once they are read."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from engine.inference.interface import Pattern, Ruleset

Action = Literal["apply", "correct_down", "correct_up", "ask", "check", "claim_back"]
ACTIONS: frozenset[str] = frozenset(get_args(Action))
FLAGS = frozenset({
    "eligible", "needs_judgement", "unknown", "not_eligible", "not_covered", "receives", "receives_more",
    "receives_less", "gain", "deadline_near", "deadline_passed", "retroactive_open", "amount_unknown",
})  # fmt: skip
"""What is known of every scheme of a household, always given as True or False."""

PLACEHOLDERS = frozenset({"title", "authority", "deadline", "amount"})
EACH_SCHEME = "each_scheme"
HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows when a rule fires: an action for its scheme, or what happens to the schemes or facts named."""

    action: Action | None = None
    first: bool = False
    excludes: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    concludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdviceSource:
    """Where a rule comes from, so that a person can look it up."""

    title: str
    article: str
    url: str


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One advice rule; `scope` is each_scheme, household or the id of one scheme.

    `when` names facts in full (`zorgtoeslag.receives`), except in each_scheme, where a bare flag is the scheme's own.
    `text` is Dutch and may hold the PLACEHOLDERS in braces.
    """

    id: str
    scope: str
    when: Pattern
    then: Consequence
    text: str = ""
    sources: tuple[AdviceSource, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The facts that the rule looks at."""
        return frozenset(name for branch in self.when for name in branch)


@dataclass(frozen=True)
class AdviceBook:
    """All advice rules, in the order of their files."""

    rules: tuple[AdviceRule, ...] = ()

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """The facts that the rules for each scheme, and the other rules, look at."""
        return {scope: frozenset().union(*(rule.names for rule in rules)) for scope, rules in self._by_scope.items()}

    @cached_property
    def rulesets(self) -> dict[str, Ruleset]:
        """The rules for an inference engine; load them beside the rulesets of the schemes."""
        return {ruleset_name(scope): {rule.id: rule.when for rule in rules} for scope, rules in self._by_scope.items()}

    @cached_property
    def _by_scope(self) -> dict[str, list[AdviceRule]]:
        each = [rule for rule in self.rules if rule.scope == EACH_SCHEME]
        return {EACH_SCHEME: each, HOUSEHOLD: [rule for rule in self.rules if rule.scope != EACH_SCHEME]}


def ruleset_name(scope: str) -> str:
    """Return the name under which rules are loaded: those for each scheme, or those of the household."""
    return f"advice.{scope}"
