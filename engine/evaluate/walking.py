"""Walking through formulas: every node with the room it is read in, and what stands behind the names."""

from collections.abc import Iterator

from engine.catalogue.model import Formula, Step
from engine.catalogue.vocabulary import Fact
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope


def walk_rooms(*roots: tuple[Node, Scope]) -> Iterator[tuple[Node, Scope]]:
    """Yield every node of formulas, and of the steps and derived facts behind their names, each once with its room."""
    todo, seen = list(roots), set()
    while todo:
        node, room = todo.pop()
        yield node, room
        todo += [(child, inside(node, room)) for child in nodes.children(node)]
        found = room.resolve(getattr(node, "name", "") or "")
        if found is None:
            continue
        home = home_of(room, found[1])
        for formula in _formulas(found[0].definition):
            if (home.entity, formula.text) not in seen:
                seen.add((home.entity, formula.text))
                todo.append((formula.node, home))


def static_path(room: Scope) -> str:
    """Return `kinderen.opvang.` for the room of childcare inside a child; '' for the household."""
    parts = []
    while room.entity:
        parts.append(room.entity)
        room = room.parent or Scope({})
    return "".join(f"{part}." for part in reversed(parts))


def inside(node: Node, room: Scope) -> Scope:
    """Return the room in which the parts of a node are read: the member's, for a formula over members."""
    if not isinstance(node, nodes.Over) or node.function == "ranks_first":
        return room
    return (room.enter(node.entity) or (room, 0))[0]


def home_of(room: Scope, depth: int) -> Scope:
    """Return the room so many above this one."""
    for _ in range(depth):
        room = room.parent or room
    return room


def _formulas(definition: object) -> list[Formula]:
    if isinstance(definition, Step):
        return [definition.formula]
    if isinstance(definition, Fact):
        return [formula for formula in (definition.derived, definition.ask_if) if formula]
    return []
