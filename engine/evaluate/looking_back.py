"""Formulas about earlier months: `average_before` and `months_before`, each month by its own day and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.base.dates import add_months
from engine.base.ranges import ZERO, between, bounds, hull
from engine.catalogue.model import DatedValue, Parameter
from engine.errors import FormulaError
from engine.evaluate.frame import Frame, Run
from engine.language import nodes
from engine.language.scope import Scope

if TYPE_CHECKING:
    from engine.evaluate.compiler import Compiler

Reader = Callable[[Frame], Any]
Figures = Callable[[date], Mapping[str, DatedValue]]


def read_before(compiler: Compiler, node: nodes.Call, scope: Scope) -> Reader:
    """Return the reader of `average_before(months, x, day)` and its kin; without a day it counts from `peildatum`."""
    number, inner = compiler.reader(node.arguments[0], scope), compiler.reader(node.arguments[1], scope)
    start = compiler.reader(node.arguments[2], scope) if len(node.arguments) > 2 else _today
    combine = _average if node.function == "average_before" else _count
    figures = _figures_of(compiler.scope)

    def read(frame: Frame) -> Any:
        low, high = (int(end) for end in bounds(number(frame)))
        if low < 1:
            raise FormulaError(f"{node.function} needs one month or more", node.column)
        values = [inner(earlier) for earlier in _earlier(frame, start(frame), high, figures)]
        return hull(combine(values[:months]) for months in range(low, high + 1))

    return read


def _today(frame: Frame) -> date:
    return frame.run.day


def _figures_of(household: Scope) -> Figures:
    """Return what gives the figures in force on a day; each day is looked up once."""
    parameters = {
        name: symbol.definition
        for name, symbol in household.symbols.items()
        if isinstance(symbol.definition, Parameter)
    }
    known: dict[date, dict[str, DatedValue]] = {}

    def on(day: date) -> Mapping[str, DatedValue]:
        if day not in known:
            found = {name: parameter.at(day) for name, parameter in parameters.items()}
            known[day] = {name: dated for name, dated in found.items() if dated is not None}
        return known[day]

    return on


def _earlier(frame: Frame, day: date, months: int, figures: Figures) -> Iterator[Frame]:
    """Yield the same household or member on the same day of each month before, the last month first."""
    for back in range(1, months + 1):
        then = add_months(day, -back)
        run = Run(then, then.replace(month=1, day=1), figures(then), frame.run.settled)
        run.shared = frame.run.shared
        yield _moved(frame, run)
        _merge(frame.run, run)


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
