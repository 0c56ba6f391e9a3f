"""Which questions apply to a household, as far as its answers tell."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine import Catalogue, questions
from engine.catalogue.vocabulary import Entity, Fact


class Asking:
    """Works out each condition once: many questions hang on the same one."""

    def __init__(self, catalogue: Catalogue, on: date, facts: Mapping[str, Any]) -> None:
        self.facts = facts
        self._questions = questions(catalogue, facts, on)
        self._known: dict[tuple[str, str], Any] = {}

    def applies(self, part: Fact | Entity, owner: str = "", member: Mapping[str, Any] | None = None) -> Any:
        """True, False or UNKNOWN; a question about a member needs the member's path and facts."""
        if part.ask_if is None:
            return True
        key = (owner, part.ask_if.text)
        if key not in self._known:
            entity = owner.split(".")[1] if owner else ""
            self._known[key] = self._questions.applies(part, member, entity)
        return self._known[key]
