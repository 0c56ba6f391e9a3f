"""Formulas about earlier months: `average_before` and `months_before`, each month by its own day and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.base.dates import add_months
from engine.base.ranges import ZERO, between, bounds, hull
from engine.catalogue.model import DatedValue, Parameter, figures_on
from engine.errors import FormulaError
from engine.evaluate.frame import Frame, Run
from engine.evaluate.months import Calendar
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope
from engine.profile.household import Household

if TYPE_CHECKING:
    from engine.evaluate.compiler import Compiler

Reader = Callable[[Frame], Any]


def read_before(compiler: Compiler, node: nodes.Call, scope: Scope) -> Reader:
    """Return the reader of `average_before(months, x, day)` and its kin; without a day it counts from `peildatum`."""
    number, inner = compiler.reader(node.arguments[0], scope), compiler.reader(node.arguments[1], scope)
    start = compiler.reader(node.arguments[2], scope) if len(node.arguments) > 2 else _today
    combine = _average if node.function == "average_before" else _count
    months = _Months((node.arguments[1], scope), compiler.scope)

    def read(frame: Frame) -> Any:
        low, high = (int(end) for end in bounds(number(frame)))
        if low < 1:
            raise FormulaError(f"{node.function} needs one month or more", node.column)
        values = list(_earlier(frame, inner, months.before(frame, start(frame), high), months))
        return hull(combine(values[:span]) for span in range(low, high + 1))

    return read


def _today(frame: Frame) -> date:
    return frame.run.day


class _Months:
    """The months a formula looks back on: the figures of each, and where one cannot differ from the next."""

    def __init__(self, root: tuple[Node, Scope], household: Scope) -> None:
        self._root = root
        self._parameters = {
            name: symbol.definition
            for name, symbol in household.symbols.items()
            if isinstance(symbol.definition, Parameter)
        }
        self._figures: dict[date, Mapping[str, DatedValue]] = {}
        self._changes: dict[int, set[int]] = {}

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self._root)

    def figures(self, day: date) -> Mapping[str, DatedValue]:
        """Return the figures in force on a day; each day is looked up once."""
        if day not in self._figures:
            self._figures[day] = figures_on(day, self._parameters)
        return self._figures[day]

    def before(self, frame: Frame, day: date, number: int) -> Iterator[tuple[date, bool]]:
        """Yield the same day of so many months before, the last first, and whether it may differ from the next."""
        household = Household(frame.top.values, frame.top.members)
        turns: dict[int, set[int]] = {}
        later = None
        for back in range(1, number + 1):
            then = add_months(day, -back)
            if then.year not in turns:
                turns[then.year] = self._turns(household, then.year)
            yield then, later is None or _turned(then, later, turns[then.year])
            later = then

    def _turns(self, household: Household, year: int) -> set[int]:
        if year not in self._changes:
            self._changes[year] = self._calendar.changes(year, self._parameters)
        return self._changes[year] | self._calendar.breaks(household, year, self._parameters)


def _turned(then: date, later: date, turns: set[int]) -> bool:
    """Tell whether something may have turned between two days a month apart; `turns` are months, as of their first."""
    return then.year != later.year or later.month in turns or (then.day > 1 and later.month + 1 in {*turns, 13})


def _earlier(frame: Frame, inner: Reader, days: Iterable[tuple[date, bool]], months: _Months) -> Iterator[Any]:
    """Yield what a formula comes to for the same household or member on days before, as it was where nothing turned."""
    value: Any = None
    for then, may_differ in days:
        if may_differ:
            run = Run(then, then.replace(month=1, day=1), months.figures(then), frame.run.settled)
            run.shared = frame.run.shared
            value = inner(_moved(frame, run))
            _merge(frame.run, run)
        yield value


def _moved(frame: Frame, run: Run) -> Frame:
    parent = _moved(frame.parent, run) if frame.parent is not None else None
    return Frame(frame.values, frame.members, run, parent, frame.path, frame.entity)


def _merge(run: Run, earlier: Run) -> None:
    """Keep what an earlier month read, missed or assumed; an older value of a figure is told apart by its first day."""
    for (name, key), read in earlier.reads.items():
        if run.figures.get(name) is not read[0]:
            run.reads[name, (*(key or ()), read[0].start.isoformat())] = read
        else:
            run.reads.setdefault((name, key), read)
    run.missing.update(earlier.missing)
    run.assumed.update(earlier.assumed)
    run.branched.update(earlier.branched)
    run.consulted.update(earlier.consulted)


def _average(values: list[Any]) -> Any:
    return sum(values, ZERO) / len(values)


def _count(values: list[Any]) -> Any:
    certain = sum(value is True for value in values)
    possible = sum(value is not False for value in values)
    return between(Decimal(certain), Decimal(possible))
