"""The contract in plain Python: oracle for the native engine, and its stand-in where that cannot be built."""

from collections.abc import Mapping

from engine.inference.interface import Ruleset, check, require_booleans

Literals = frozenset[tuple[str, bool]]


class PlainInference:
    """A branch fires when all its literals are among the known ones."""

    name = "plain"

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        self._rulesets: dict[str, list[tuple[str, list[Literals]]]] = {}

    def load(self, rulesets: Mapping[str, Ruleset]) -> None:
        """See Inference.load."""
        self._rulesets = self._compiled(rulesets)

    def extend(self, rulesets: Mapping[str, Ruleset]) -> None:
        """See Inference.extend."""
        fresh = {name: ruleset for name, ruleset in rulesets.items() if name not in self._rulesets}
        self._rulesets = {**self._rulesets, **self._compiled(fresh)}

    def _compiled(self, rulesets: Mapping[str, Ruleset]) -> dict[str, list[tuple[str, list[Literals]]]]:
        check(rulesets)
        return {
            name: [(rule, [frozenset(branch.items()) for branch in pattern]) for rule, pattern in ruleset.items()]
            for name, ruleset in rulesets.items()
        }

    def infer(self, ruleset: str, known: Mapping[str, bool]) -> frozenset[str]:
        """See Inference.infer."""
        rules = self._rulesets[ruleset]
        require_booleans(known)
        literals = frozenset(known.items())
        return frozenset(rule for rule, branches in rules if any(branch <= literals for branch in branches))
