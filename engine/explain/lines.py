"""The lines of a calculation: derived facts and steps with their values, their words and their numbers filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from engine.base.logic import UNKNOWN
from engine.catalogue.model import Citation, Formula, Step
from engine.catalogue.scopes import room_of
from engine.catalogue.vocabulary import Fact
from engine.evaluate.frame import Frame
from engine.evaluate.program import Program
from engine.explain.format import plain
from engine.explain.wording import worded

NAME = re.compile(r"([a-z_][a-z0-9_]*(?:\[[^\]]*\])?)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `members` holds a value per member where the step runs for each of them."""

    id: str
    label: str
    unit: str
    value: Any
    formula: Formula
    words: str
    substituted: str = ""
    members: tuple[Any, ...] | None = None
    citations: tuple[Citation, ...] = ()


def lines_of(program: Program, frame: Frame) -> Iterator[Line]:
    """Yield the derived facts of the household that were used, then the steps in the order of the file."""
    yield from _derived(program, frame)
    figures = _figures(frame)
    for step in program.version.steps:
        has_members = bool(step.entity) and step.entity != program.scheme.entity
        line = _for_members(program, step, frame) if has_members else _once(program, step, frame, figures)
        if line is not None:
            yield line


def _derived(program: Program, frame: Frame) -> Iterator[Line]:
    home = frame
    while home.parent is not None:
        home = home.parent
    for name, value in home.memo.items():
        found = program.household.symbols.get(name)
        fact = found.definition if found else None
        if isinstance(fact, Fact) and fact.derived is not None and value is not UNKNOWN:
            words = words_of(program, fact.derived, "")
            yield Line(name, fact.label, fact.unit, value, fact.derived, words, citations=fact.citations)


def _for_members(program: Program, step: Step, frame: Frame) -> Line | None:
    values = tuple(each.memo[step.id] for each in _everybody(frame, step.entity) if step.id in each.memo)
    if not values:
        return None
    words = words_of(program, step.formula, step.entity)
    return Line(step.id, step.label, step.unit, None, step.formula, words, members=values)


def _once(program: Program, step: Step, frame: Frame, figures: dict[str, Decimal]) -> Line | None:
    if step.id not in frame.memo:
        return None
    words = words_of(program, step.formula, program.scheme.entity)
    filled = _substituted(step.formula.text, figures)
    return Line(step.id, step.label, step.unit, frame.memo[step.id], step.formula, words, filled)


def words_of(program: Program, formula: Formula, entity: str) -> str:
    """Return a formula in words, made once per program."""
    key = (entity, formula.text)
    if key not in program.words:
        program.words[key] = worded(formula.node, room_of(program.household, entity))
    return program.words[key]


@lru_cache(maxsize=65536)
def _pieces(formula: str) -> tuple[str, ...]:
    return tuple(NAME.split(formula))


def _figures(frame: Frame) -> dict[str, Decimal]:
    """Return the numbers that formulas may be shown with: told facts, steps, and figures that were read once."""
    read: dict[str, list[Any]] = {}
    for (name, _), (_, value) in frame.run.reads.items():
        read.setdefault(name, []).append(value)
    once = {name: values[0] for name, values in read.items() if len(values) == 1}
    return {name: value for name, value in {**once, **frame.values, **frame.memo}.items() if type(value) is Decimal}


def _substituted(formula: str, figures: dict[str, Decimal]) -> str:
    """Return the formula with the numbers in the place of the names that have one."""
    pieces = list(_pieces(formula))
    for place in range(1, len(pieces), 2):
        number = figures.get(pieces[place].partition("[")[0])
        if number is not None:
            pieces[place] = plain(number) or ""
    return "".join(pieces)


def _everybody(frame: Frame, entity: str) -> Iterator[Frame]:
    for name, members in frame.inner.items():
        for member in members:
            if name == entity:
                yield member
            yield from _everybody(member, entity)
