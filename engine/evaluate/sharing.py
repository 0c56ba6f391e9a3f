"""Facts of a household worked out once for every scheme that asks, with all that was read and missing on the way."""

from collections.abc import Callable, Iterator
from typing import Any

from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.evaluate.frame import Frame
from engine.language import nodes
from engine.language.nodes import Node

Reader = Callable[[Frame], Any]
WORTH_SHARING = 1
"""How many other worked-out facts a fact must rest on: to work out a lighter one again is faster."""


class Shareable:
    """Tells for which facts of the household every scheme finds the same, whatever it names itself."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_name: dict[str, list[Fact]] = {}
        for fact in _facts(vocabulary):
            self._by_name.setdefault(fact.name, []).append(fact)
        self._behind: dict[str, frozenset[str]] = {}

    def is_worth_it(self, fact: Fact) -> bool:
        """Tell whether working a fact out takes longer than looking it up."""
        worked_out = (name for name in self.behind(fact) for each in self._by_name.get(name, ()) if _formulas(each))
        return sum(1 for _ in worked_out) > WORTH_SHARING

    def behind(self, fact: Fact) -> frozenset[str]:
        """Return every name that working out a fact of the household may look up, in any room; its own included."""
        if fact.name not in self._behind:
            self._behind[fact.name] = frozenset(self._names(fact))
        return self._behind[fact.name]

    def _names(self, fact: Fact) -> set[str]:
        seen, todo = {fact.name}, [fact]
        while todo:
            for name in _named(todo.pop()) - seen:
                seen.add(name)
                todo += self._by_name.get(name, ())
        return seen


def shared(name: str, behind: frozenset[str], remembered: Reader) -> Reader:
    """Work a fact of the household out once per day; each further scheme is told again all that was found on the way.

    What was found holds as long as the yes/no facts and choices it looked for are settled in the same way, and the same
    presumptions about what is `behind` it are withdrawn.
    """

    def read(frame: Frame) -> Any:
        memo, run = frame.memo, frame.run
        if name in memo or run.shared is None:
            return remembered(frame)
        withdrawn = run.withdrawn
        if withdrawn:
            withdrawn = frozenset([path for path in withdrawn if path.rpartition(".")[2] in behind])
        worlds = run.shared.worlds(name, frame, withdrawn)
        before = worlds.find(run.settled)
        if before is not None:
            _tell(before, frame)
            return memo[name]
        if run.is_aside and not run.settled:
            return remembered(frame)  # the fact that asks keeps it; worlds differ in little and share each part
        alone = Frame(frame.values, frame.members, run.aside())
        try:
            remembered(alone)
        finally:
            _tell(alone, frame)
        worlds.keep(alone.run.consulted, alone)
        return memo[name]

    return read


def _tell(source: Frame, frame: Frame) -> None:
    """Pass on all that was found in one frame of the household to another, as if it was worked out there."""
    found, run = source.run, frame.run
    for key, branch in found.branched.items():
        if branch[0] not in frame.memo:
            run.branched[key] = branch
    run.reads.update(found.reads)
    run.missing.update(found.missing)
    run.assumed.update(found.assumed)
    run.consulted.update(found.consulted)
    _remember(source, frame)


def _remember(source: Frame, frame: Frame) -> None:
    frame.memo.update(source.memo)
    if source.gaps:
        frame.gaps.update(source.gaps)
    for entity, members in source.inner.items():
        for member, own in zip(members, frame.each(entity) or (), strict=True):
            _remember(member, own)


def _facts(room: Vocabulary | Entity) -> Iterator[Fact]:
    yield from room.facts.values()
    for entity in room.entities.values():
        yield from _facts(entity)


def _formulas(fact: Fact) -> list[Node]:
    return [formula.node for formula in (fact.derived, fact.ask_if) if formula]


def _named(fact: Fact) -> set[str]:
    found, todo = set(), _formulas(fact)
    while todo:
        node = todo.pop()
        found |= {getattr(node, "name", ""), getattr(node, "parameter", "")}
        todo += nodes.children(node)
    return found
