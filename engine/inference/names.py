"""Which facts an advice rule may look at, and by which full name."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from engine.errors import Finding
from engine.inference.book import EACH_SCHEME, FLAGS, HOUSEHOLD, AdviceRule


def bind(rules: Sequence[AdviceRule], schemes: Collection[str] = ()) -> tuple[list[AdviceRule], list[Finding]]:
    """Return the rules with full names in `when`, and what is wrong with the names.

    A bare name is a flag or conclusion of the scheme that the rule is about, or a conclusion about the household.
    """
    names = _Names(rules, schemes)
    findings = [
        Finding(rule.file, rule.line, rule.id, message, remedy, "A003")
        for rule in rules
        for message, remedy in names.faults(rule)
    ]
    return [names.full(rule) for rule in rules], findings


class _Names:
    def __init__(self, rules: Sequence[AdviceRule], schemes: Collection[str]) -> None:
        self._of_household = {name for rule in rules if rule.scope == HOUSEHOLD for name in rule.then.concludes}
        self._of_scheme = {name for rule in rules if rule.scope != HOUSEHOLD for name in rule.then.concludes}
        self._flags = FLAGS | self._of_scheme
        self._schemes = schemes

    def full(self, rule: AdviceRule) -> AdviceRule:
        """Return the rule with the flags of its one scheme under their full names."""
        if rule.scope in (EACH_SCHEME, HOUSEHOLD):
            return rule
        when = [
            {f"{rule.scope}.{name}" if name in self._flags else name: value for name, value in branch.items()}
            for branch in rule.when
        ]
        return replace(rule, when=tuple(when))

    def faults(self, rule: AdviceRule) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the names in a rule, and what to do about it."""
        for name in sorted(rule.names):
            if not self._exists(name, rule.scope):
                yield f"unknown name '{name}'", self._remedy(name, rule.scope)
            elif self._is_conclusion(name) and any(branch.get(name) is False for branch in rule.when):
                yield f"'{name}' is a conclusion and cannot be denied", "Use flags after `not`"
        for name in rule.then.concludes:
            if name in FLAGS or name in self._of_household & self._of_scheme:
                yield f"the conclusion '{name}' has the name of something else", "Choose another name"
        for scheme in self._named_schemes(rule):
            if self._schemes and scheme not in self._schemes:
                near = get_close_matches(scheme, self._schemes, 1)
                yield f"unknown scheme '{scheme}'", f"Did you mean '{near[0]}'?" if near else "Use the id of a scheme"

    def _exists(self, name: str, scope: str) -> bool:
        scheme, dot, flag = name.rpartition(".")
        if dot:
            return bool(scheme) and flag in self._flags
        return name in self._of_household or (scope != HOUSEHOLD and name in self._flags)

    def _is_conclusion(self, name: str) -> bool:
        return name.rpartition(".")[2] in self._of_scheme or name in self._of_household

    def _remedy(self, name: str, scope: str) -> str:
        scheme, dot, flag = name.rpartition(".")
        if not dot and scope == HOUSEHOLD and name in self._flags:
            return f"Say of which scheme, for example zorgtoeslag.{name}"
        near = get_close_matches(flag, sorted(self._flags | (set() if dot else self._of_household)), 1)
        return f"Did you mean '{scheme}{dot}{near[0]}'?" if near else "Known: " + ", ".join(sorted(self._flags))

    def _named_schemes(self, rule: AdviceRule) -> set[str]:
        named = {name.partition(".")[0] for name in rule.names if "." in name}
        named |= {*rule.then.excludes, *rule.then.replaces, *rule.then.opens}
        return named | ({rule.scope} - {EACH_SCHEME, HOUSEHOLD})
