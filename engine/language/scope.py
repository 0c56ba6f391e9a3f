"""Where a name is looked up: members first, then the household, its steps, parameters, norms and facts."""

from dataclasses import dataclass, field
from typing import Literal

from engine.base.units import PLAIN, Unit

Kind = Literal["number", "boolean", "choice", "date"]
Place = Literal["builtin", "fact", "parameter", "step"]


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of a formula: numbers have a unit, choices their options; `literal_zero` fits every unit."""

    kind: Kind
    unit: Unit = PLAIN
    options: frozenset[str] = frozenset()
    literal_zero: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """One name and what it stands for; `definition` is the model object behind it."""

    place: Place
    name: str
    typed: Typed
    definition: object = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The names visible in one room: the household, or a member of `entity` inside it (`at_most` so many)."""

    symbols: dict[str, Symbol]
    members: dict[str, "Scope"] = field(default_factory=dict)
    entity: str = ""
    parent: "Scope | None" = None
    at_most: int = 0
    label: str = ""

    def resolve(self, name: str) -> tuple[Symbol, int] | None:
        """Return the symbol and how many rooms up it was found, or None."""
        scope: Scope | None = self
        depth = 0
        while scope is not None:
            if name in scope.symbols:
                return scope.symbols[name], depth
            scope = scope.parent
            depth += 1
        return None

    def enter(self, entity: str) -> tuple["Scope", int] | None:
        """Return the room of an entity's members and how many rooms up the entity lives, or None."""
        scope: Scope | None = self
        depth = 0
        while scope is not None:
            if entity in scope.members:
                return scope.members[entity], depth
            scope = scope.parent
            depth += 1
        return None

    def names(self) -> set[str]:
        """Return every name that can be used here."""
        above = self.parent.names() if self.parent else set()
        return set(self.symbols) | set(self.members) | above
