"""An inference that is asked the same thing once: households often fail and meet the same conditions."""

from collections.abc import Mapping

from engine.inference.interface import Inference, Ruleset

MOST = 20_000


class Remembering:
    """Passes each question on to another inference and keeps the answer; what it may keep is bounded.

    Rules over booleans have one answer per question, so a remembered answer is the engine's own.
    """

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self.name = inference.name
        self.reason = inference.reason
        self._answers: dict[tuple[str, frozenset[tuple[str, bool]]], frozenset[str]] = {}

    def load(self, rulesets: Mapping[str, Ruleset]) -> None:
        """Replace every ruleset and forget what was answered by the old ones."""
        self.inference.load(rulesets)
        self._answers = {}

    def extend(self, rulesets: Mapping[str, Ruleset]) -> None:
        """Load new rulesets; what was answered by the others stays right."""
        self.inference.extend(rulesets)

    def infer(self, ruleset: str, known: Mapping[str, bool]) -> frozenset[str]:
        """Return the rules that fire, as the inference behind it says."""
        question = (ruleset, frozenset(known.items()))
        answer = self._answers.get(question)
        if answer is None:
            answer = self.inference.infer(ruleset, known)
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[question] = answer
        return answer
