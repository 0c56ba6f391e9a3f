"""How a formula was worked out here: of each choice only the branch that was taken, of each table the row."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.base.logic import UNKNOWN
from engine.base.ranges import Range
from engine.evaluate.compiler import Compiler, Reader
from engine.evaluate.frame import Frame
from engine.explain.format import plain
from engine.explain.wording import Chosen, Found, worded
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope


class Path:
    """Says of one formula which way it went; every way is put into words once.

    The conditions and keys on the way were read when the formula was worked out, so they cost nothing now.
    """

    def __init__(self, compiler: Compiler, node: Node, room: Scope) -> None:
        self.node = node
        self.room = room
        self._readers: dict[int, tuple[Reader, ...]] = {}
        self._said: dict[tuple[Any, ...], str] = {}
        for each in _along(node):
            if isinstance(each, nodes.Choose):
                self._readers[id(each)] = (compiler.reader(each.condition, room),)
            elif isinstance(each, nodes.Lookup):
                self._readers[id(each)] = tuple(compiler.key(key, room) for key in each.keys)

    @property
    def has_turns(self) -> bool:
        """Tell whether one household may go another way than the next."""
        return bool(self._readers)

    def words(self, frame: Frame) -> str:
        """Return in Dutch words how the formula went in a frame."""
        turns = tuple(self._turns(self.node, frame))
        if turns not in self._said:
            self._said[turns] = worded(_went(self.node, iter(turns)), self.room)
        return self._said[turns]

    def _turns(self, node: Node, frame: Frame) -> Iterator[Any]:
        """Yield what was decided on the way, in the order of the formula; None for what stayed open."""
        if isinstance(node, nodes.Choose):
            held = self._readers[id(node)][0](frame)
            yield None if held is UNKNOWN else held
            followed: tuple[Node, ...] = (node.then,) if held is True else (node.otherwise,)
            if held is UNKNOWN:
                followed = (node.then, node.otherwise)
        elif isinstance(node, nodes.Lookup):
            yield _row([read(frame) for read in self._readers[id(node)]])
            return
        else:
            followed = _parts(node)
        for part in followed:
            yield from self._turns(part, frame)


def _row(keys: list[Any]) -> tuple[str, ...] | None:
    """Return the keys of a row as the list of figures names them; None when one of them is open."""
    said = tuple((plain(key) or "").replace("_", " ") for key in keys)
    return said if all(said) and not any(isinstance(key, Range) for key in keys) else None


def _went(node: Node, turns: Iterator[Any]) -> Any:
    if isinstance(node, nodes.Choose):
        held = next(turns)
        if held is None:
            return replace(node, then=_went(node.then, turns), otherwise=_went(node.otherwise, turns))
        return Chosen(_went(node.then if held else node.otherwise, turns), node.condition, held)
    if isinstance(node, nodes.Lookup):
        row = next(turns)
        return node if row is None else Found(node.name, row)
    match node:
        case nodes.Arithmetic(left=left, right=right):
            return replace(node, left=_went(left, turns), right=_went(right, turns))
        case nodes.Negative(operand=operand):
            return replace(node, operand=_went(operand, turns))
        case nodes.Call(arguments=arguments) if _parts(node):
            return replace(node, arguments=tuple(_went(each, turns) for each in arguments))
    return node


def _parts(node: Node) -> tuple[Node, ...]:
    """Return the parts that are worked out on the same day for the same person, and are amounts."""
    if isinstance(node, nodes.Arithmetic | nodes.Negative):
        return nodes.children(node)
    if isinstance(node, nodes.Call) and node.function not in (*nodes.BEFORE, "told"):
        return node.arguments
    return ()


def _along(node: Node) -> Iterator[Node]:
    yield node
    for part in (node.then, node.otherwise) if isinstance(node, nodes.Choose) else _parts(node):
        yield from _along(part)
