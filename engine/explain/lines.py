"""The lines of a calculation: derived facts and steps with their values, their words and their numbers filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from engine.base.logic import UNKNOWN
from engine.catalogue.model import Citation, Formula, Step
from engine.catalogue.scopes import room_of
from engine.catalogue.vocabulary import Fact
from engine.evaluate.frame import Frame
from engine.evaluate.program import Program
from engine.explain.format import plain
from engine.explain.taken import Path
from engine.explain.wording import worded

NAME = re.compile(r"([a-z_][a-z0-9_]*(?:\[[^\]]*\])?)")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """What one line says for every household alike; `path` where it may go different ways."""

    id: str
    label: str
    unit: str
    formula: Formula
    words: str
    citations: tuple[Citation, ...]
    path: Path | None = None

    def worked(self, frame: Frame) -> str:
        """Return in words how it was worked out in a frame."""
        return self.path.words(frame) if self.path else self.words


class Worked(NamedTuple):
    """A line as worked out: its value, how it went in words (`worked`) and in numbers (`substituted`).

    `members` holds a value per member where the step runs for each of them.
    """

    line: Line
    value: Any
    worked: str
    substituted: str = ""
    members: tuple[Any, ...] | None = None


class Lines:
    """The lines that one program can show."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._derived: dict[str, Line | None] = {}
        self._steps = [(step, self._step(step), tuple(NAME.split(step.formula.text))) for step in program.version.steps]

    def worked_out(self, frame: Frame) -> Iterator[Worked]:
        """Yield the derived facts of the household that were used, then the steps in the order of the file."""
        home = frame
        while home.parent is not None:
            home = home.parent
        for name, value in list(home.memo.items()):
            line = self._derived[name] if name in self._derived else self._fact(name)
            if line is not None and value is not UNKNOWN:
                yield Worked(line, value, line.worked(home))
        once = _read_once(frame)
        for step, line, pieces in self._steps:
            if step.entity and step.entity != self.program.scheme.entity:
                values = tuple(each.memo[step.id] for each in _everybody(frame, step.entity) if step.id in each.memo)
                if values:
                    yield Worked(line, None, line.words, members=values)
            elif step.id in frame.memo:
                yield Worked(line, frame.memo[step.id], line.worked(frame), _substituted(pieces, frame, once))

    def _fact(self, name: str) -> Line | None:
        found = self.program.household.symbols.get(name)
        fact, line = found.definition if found else None, None
        if isinstance(fact, Fact) and fact.derived is not None:
            line = self._line(name, fact, fact.derived, "")
        self._derived[name] = line
        return line

    def _step(self, step: Step) -> Line:
        return self._line(step.id, step, step.formula, step.entity or self.program.scheme.entity)

    def _line(self, name: str, shown: Fact | Step, formula: Formula, entity: str) -> Line:
        words = words_of(self.program, formula, entity)
        cited = formula.citations or getattr(shown, "citations", ())
        return Line(name, shown.label, shown.unit, formula, words, cited, self._path(shown, formula, entity))

    def _path(self, shown: Fact | Step, formula: Formula, entity: str) -> Path | None:
        """Follow how a number was worked out; of a yes, a choice or a date the rule alone says enough."""
        if shown.typed.kind != "number":
            return None
        path = Path(self.program.compiler, formula.node, room_of(self.program.household, entity))
        return path if path.has_turns else None


def words_of(program: Program, formula: Formula, entity: str) -> str:
    """Return a formula in words, made once per program."""
    key = (entity, formula.text)
    if key not in program.words:
        program.words[key] = worded(formula.node, room_of(program.household, entity))
    return program.words[key]


def _read_once(frame: Frame) -> dict[str, Any]:
    """Return the figures that were read for one key only."""
    read: dict[str, list[Any]] = {}
    for (name, _), (_, value) in frame.run.reads.items():
        read.setdefault(name, []).append(value)
    return {name: values[0] for name, values in read.items() if len(values) == 1}


def _substituted(pieces: tuple[str, ...], frame: Frame, once: Mapping[str, Any]) -> str:
    """Return the formula with numbers (told, worked out, or a figure read once) in the place of the names."""
    filled = list(pieces)
    for place in range(1, len(filled), 2):
        name = filled[place].partition("[")[0]
        for known in (frame.memo, frame.values, once):
            if name in known:
                if type(known[name]) is Decimal:
                    filled[place] = plain(known[name]) or ""
                break
    return "".join(filled)


def _everybody(frame: Frame, entity: str) -> Iterator[Frame]:
    for name, members in frame.inner.items():
        for member in members:
            if name == entity:
                yield member
            yield from _everybody(member, entity)
