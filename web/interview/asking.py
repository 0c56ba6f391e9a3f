"""Which questions apply to a household, as far as its answers tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engine import Catalogue, applies
from engine.catalogue.vocabulary import Entity, Fact


@dataclass(frozen=True, slots=True)
class Asking:
    """Works out each condition once: many questions hang on the same one."""

    catalogue: Catalogue
    on: date
    facts: Mapping[str, Any]
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def applies(self, part: Fact | Entity, owner: str = "", member: Mapping[str, Any] | None = None) -> Any:
        """True, False or UNKNOWN; a question about a member needs the member's path and facts."""
        if part.ask_if is None:
            return True
        key = (owner, part.ask_if.text)
        if key not in self._known:
            entity = owner.split(".")[1] if owner else ""
            self._known[key] = applies(self.catalogue, part, self.facts, self.on, member, entity)
        return self._known[key]
