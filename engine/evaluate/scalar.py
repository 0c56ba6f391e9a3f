"""The reference evaluator: one scheme, one household, exact numbers, ranges where facts are unknown."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from engine.base.dates import month_starts
from engine.base.logic import UNKNOWN, any_of
from engine.base.ranges import ZERO, Number, between, bounds, is_exact
from engine.catalogue.model import Scheme
from engine.errors import FigureUnknown, NotInForce
from engine.evaluate.compiler import Reader
from engine.evaluate.frame import NOBODY, Frame, Run, Shared, Worlds
from engine.evaluate.library import Library
from engine.evaluate.outcome import (
    BEST_FIRST,
    ELIGIBLE,
    NOT_COVERED,
    NOT_ELIGIBLE,
    Outcome,
    Room,
    Stretch,
    Tested,
    status_of,
)
from engine.evaluate.presumed import unpresumed
from engine.evaluate.program import Program, Test
from engine.evaluate.uniting import branch, united
from engine.profile.household import Household

NO_RULES = "Voor deze datum kennen we geen regels."
TWELVE = Decimal(12)
MOST_SPLITS = 5
MOST_WORLDS = 40
NOTHING: Mapping[str, Any] = {}


def evaluate(library: Library, scheme: Scheme, household: Household, on: date, shared: Shared | None = None) -> Outcome:
    """Return the outcome of a scheme for the calendar year of `on` (or once, on that date).

    Unknown facts give a range; an unknown yes/no or choice of the household is tried in every way, so that the range
    stays tight where a formula uses it more than once. `shared` keeps the facts worked out for this library and
    household, for the next scheme. Raises FormulaError when the scheme's own formulas fail.
    """
    if not scheme.exists:
        return Outcome(scheme, on, NOT_COVERED, amount=None, reason="Deze gemeente heeft deze regeling niet.")
    if scheme.version_on(on) is None:
        return Outcome(scheme, on, NOT_COVERED, amount=None, reason=NO_RULES)
    evaluated = partial(_evaluated, library, scheme, household, on, Shared() if shared is None else shared)
    try:
        return unpresumed(library.vocabulary, evaluated)
    except NotInForce as gap:
        label = library.label(scheme, gap.name)
        return Outcome(scheme, on, NOT_COVERED, amount=None, reason=f"Nog niet bekend voor {on.year}: {label}.")


def _evaluated(
    library: Library, scheme: Scheme, household: Household, on: date, shared: Shared, withdrawn: frozenset[str]
) -> Outcome:
    """Return the outcome; without some presumptions only from what to what it may come out, and not each way apart."""
    evaluation = _Evaluation(library, scheme, household, on, shared, withdrawn)
    outcome = evaluation.outcome(NOTHING)
    return outcome if withdrawn else evaluation.split(outcome, NOTHING, MOST_SPLITS)


class _Evaluation:
    """One scheme for one household; `settled` holds the yes/no facts and choices that a world takes as given."""

    def __init__(
        self, library: Library, scheme: Scheme, household: Household, on: date, shared: Shared,
        withdrawn: frozenset[str],
    ) -> None:  # fmt: skip
        self.library = library
        self.scheme = scheme
        self.household = household
        self.on = on
        self.shared = shared
        self.withdrawn = withdrawn
        self.worlds = MOST_WORLDS
        self.made: defaultdict[date, Worlds[Stretch]] = defaultdict(Worlds)
        self.breaks = library.breaks(scheme, household, on.year) if scheme.set == "monthly" else []

    def outcome(self, settled: Mapping[str, Any]) -> Outcome:
        stretches = self._stretches(settled)
        if not stretches:
            raise NotInForce(self.scheme.title, self.on)
        return _year(self.scheme, self.on, stretches)

    def _stretches(self, settled: Mapping[str, Any]) -> list[Stretch]:
        if self.scheme.set != "monthly":
            once = self._from(self.on, self.on.month, self.on.month, settled)
            return [once] if once else []
        starts = month_starts(self.on.year)
        found: list[Stretch | None] = []
        for first, following in zip(self.breaks, [*self.breaks[1:], 13], strict=True):
            month = self.on.month if first <= self.on.month < following else first
            found.append(self._from(starts[month - 1], first, following - 1, settled))
        return [stretch for stretch in found if stretch is not None]

    def _from(self, day: date, first: int, last: int, settled: Mapping[str, Any]) -> Stretch | None:
        program = self.library.program(self.scheme, day)
        if program is None:
            return None
        made = self.made[day].find(settled)
        if made is not None:
            return made
        figures = self.library.figures(self.scheme, day)
        run = Run(day, day.replace(month=1, day=1), figures, settled, self.withdrawn)
        run.shared = self.shared
        stretch = _stretch(program, self.household, first, last, run)
        if not program.looks_at_year:
            self.made[day].keep(run.consulted, stretch)
        return stretch

    def split(self, outcome: Outcome, settled: Mapping[str, Any], depth: int) -> Outcome:
        """Try an unknown yes/no or choice in every way and unite the outcomes; each try is split further."""
        if outcome.amount is None or is_exact(outcome.amount) or depth == 0:
            return outcome
        name, options = branch(outcome, settled)
        if not name:
            return outcome
        chosen = [{**settled, name: option} for option in options]
        if len(chosen) > self.worlds:
            return outcome
        self.worlds -= len(chosen)
        worlds: list[Outcome] = []
        for world in chosen:
            worlds.append(self.split(self.outcome(world), world, depth - 1))
            if worlds[-1].is_as_open_as(outcome):
                return outcome
        return united(outcome, worlds)


def _stretch(program: Program, household: Household, first: int, last: int, run: Run) -> Stretch:
    home = Frame(household.values, household.members, run)
    if program.presence is None:
        room = _room(program, home)
        return Stretch(first, last, program, (room,), room.status, room.amount)
    presence = _tested(program.presence, home)
    each = home.each(program.scheme.entity)
    if each is None:
        room = _room(program, home.somebody(program.scheme.entity), presence)
        return Stretch(first, last, program, (room,), room.status, _times(room.amount, program.room.at_most))
    if not each:
        nobody = Room(home, (presence,), NOT_ELIGIBLE, ZERO)
        return Stretch(first, last, program, (nobody,), NOT_ELIGIBLE, ZERO)
    rooms = tuple(_room(program, frame, presence) for frame in each)
    status = min((room.status for room in rooms), key=BEST_FIRST.index)
    return Stretch(first, last, program, rooms, status, _together(rooms))


def _times(amount: Number | None, most: int) -> Number | None:
    """Return the amount for nobody up to `most` members of whom nothing is known."""
    if amount is None:
        return None
    low, high = bounds(opened(amount))
    return between(low * most, high * most)


def _together(rooms: tuple[Room, ...]) -> Number | None:
    """Return the amounts of the members added up; None when one is not known."""
    total: Number = ZERO
    for room in rooms:
        amount = ZERO if room.status == NOT_ELIGIBLE else _counting(room.status, room.amount)
        if amount is None:
            return None
        total = total + amount
    return total


def opened(amount: Number) -> Number:
    """Return an amount from nothing upwards: what it may be while a condition is open."""
    low, high = bounds(amount)
    return between(min(ZERO, low), max(ZERO, high))


def _counting(status: str, amount: Number | None) -> Number | None:
    return amount if amount is None or status == ELIGIBLE else opened(amount)


def _room(program: Program, frame: Frame, *above: Tested) -> Room:
    tested = (*above, *[_tested(test, frame) for test in program.monthly_tests])
    status = status_of(tested)
    if status == NOT_ELIGIBLE:
        return Room(frame, tested, status, ZERO)
    return Room(frame, tested, status, _figure(program.amount, frame))


def _figure(read: Reader | None, frame: Frame) -> Number | None:
    """Return what a formula comes to; None without a formula, or when it needs a figure nobody confirmed."""
    if read is None:
        return None
    try:
        return read(frame)  # type: ignore[no-any-return]
    except FigureUnknown as gap:
        frame.run.unconfirmed[gap.name] = gap.reason
        return None


def _tested(test: Test, frame: Frame) -> Tested:
    routes = tuple([_tested(route, frame) for route in test.routes]) if test.routes else ()
    try:
        outcome = any_of([route.outcome for route in routes]) if routes else test.read(frame)
    except FigureUnknown as gap:
        frame.run.unconfirmed[gap.name] = gap.reason
        outcome = UNKNOWN
    return Tested(test, outcome, _missing(frame.run, test.depends_on) if outcome is UNKNOWN else (), routes)


def _missing(run: Run, depends_on: frozenset[str]) -> tuple[str, ...]:
    return tuple([path for path, static in run.missing.items() if static in depends_on and NOBODY not in path])


def _year(scheme: Scheme, on: date, stretches: list[Stretch]) -> Outcome:
    here = _representative(on, stretches)
    total = _total(scheme, stretches, here)
    program, room = here.program, _best(here.rooms)
    award = _award(program, room.frame, total)
    tested = list(room.tested)
    if program.yearly_tests and here.status != NOT_ELIGIBLE:
        tested += [_yearly(test, room.frame, here.status) for test in program.yearly_tests]
        tested.sort(key=lambda each: program.order[each.test.condition.id])
    status = max(here.status, status_of(tested), key=BEST_FIRST.index)
    outcome = Outcome(
        scheme, on, status, tuple(tested), exact=total, if_eligible=award, stretches=tuple(stretches), room=room,
        program=program, amount=ZERO if status == NOT_ELIGIBLE else _counting(status, award),
        unconfirmed=room.frame.run.unconfirmed,
        assumed={path: each for path, each in room.frame.run.assumed.items() if NOBODY not in path},
    )  # fmt: skip
    outcome.shown = _shown(outcome, room.frame)
    outcome.missing = _all_missing(outcome)
    return outcome


def _yearly(test: Test, frame: Frame, status: str) -> Tested:
    """Test a condition on the award as if every open condition is met; a refusal must hold for less as well."""
    if frame.run.award is None:
        return Tested(test, UNKNOWN)
    found = _tested(test, frame.top)
    if found.outcome is not False or status == ELIGIBLE:
        return found
    run = frame.run
    whole = run.year_amount, run.award
    run.year_amount, run.award = opened(run.year_amount), opened(run.award)
    try:
        return _tested(test, frame.top)
    finally:
        run.year_amount, run.award = whole


def _representative(on: date, stretches: list[Stretch]) -> Stretch:
    """Return the stretch that speaks for the year: the month of the reference date, unless another is better."""
    if len(stretches) == 1:
        return stretches[0]
    best = min((stretch.status for stretch in stretches), key=BEST_FIRST.index)
    now = next((each for each in stretches if each.first <= on.month <= each.last), None)
    if now is not None and now.status == best:
        return now
    return next(stretch for stretch in stretches if stretch.status == best)


def _best(rooms: tuple[Room, ...]) -> Room:
    return rooms[0] if len(rooms) == 1 else min(rooms, key=lambda room: BEST_FIRST.index(room.status))


def _total(scheme: Scheme, stretches: list[Stretch], here: Stretch) -> Number | None:
    """Return the sum over the months that are not refused; None when a figure is unknown.

    Where the year is decided but a month is not, that month counts from nothing upwards.
    """
    total: Number = ZERO
    for stretch in stretches:
        if stretch.status == NOT_ELIGIBLE:
            continue
        amount = _counting(stretch.status, stretch.amount) if here.status == ELIGIBLE else stretch.amount
        if amount is None:
            return None
        if scheme.set != "monthly":
            return amount
        twelfths = amount * TWELVE if stretch.program.amount_is_monthly else amount
        total = total + twelfths * Decimal(stretch.last - stretch.first + 1)
    return total / TWELVE


def award_of(outcome: Outcome, stretches: list[Stretch]) -> Number | None:
    """Return the award over some stretches of months, as if those were all; open conditions count as met."""
    if outcome.room is None or outcome.program is None:
        return ZERO
    total = _total(outcome.scheme, stretches, _representative(outcome.on, stretches))
    home = outcome.room.frame.top
    run = home.run
    whole = run.year_amount, run.award
    try:
        return _award(outcome.program, Frame(home.values, home.members, run), total)
    finally:
        run.year_amount, run.award = whole


def _award(program: Program, frame: Frame, total: Number | None) -> Number | None:
    run = frame.run
    run.year_amount = run.award = total
    if total is not None and program.award is not None:
        run.award = _figure(program.award, frame.top)
    return run.award  # type: ignore[no-any-return]


def received_of(outcome: Outcome) -> Decimal:
    """Return what the household gets now per month by its own answers (`received` in the file); 0 when not known."""
    if outcome.room is None or outcome.program is None:
        return ZERO
    received = _figure(outcome.program.received, outcome.room.frame.top)
    return received if isinstance(received, Decimal) else ZERO


def _shown(outcome: Outcome, frame: Frame) -> Number | None:
    if outcome.status == NOT_ELIGIBLE or outcome.program is None:
        return None
    frames = [frame] if frame.parent is None else _eligible_frames(outcome)
    shown = [_figure(outcome.program.shown, each) for each in frames]
    exact = [each for each in shown if each is not None and is_exact(each)]
    return sum(exact[1:], exact[0]) if exact and len(exact) == len(shown) else None


def _eligible_frames(outcome: Outcome) -> list[Frame]:
    """Return the members whose months are shown together: those of the stretch that speaks for the year."""
    here = _representative(outcome.on, list(outcome.stretches))
    return [room.frame for room in here.rooms if room.status == ELIGIBLE]


def _all_missing(outcome: Outcome) -> tuple[str, ...]:
    """Return the facts that keep a condition or the amount open, in any month and for any member."""
    if outcome.status == NOT_ELIGIBLE or outcome.program is None:
        return ()
    rooms = [room for stretch in outcome.stretches for room in stretch.rooms if room.status != NOT_ELIGIBLE]
    tested = [*outcome.tested, *(each for room in rooms for each in room.tested)]
    found = {path: None for each in tested if not each.test.condition.judgement for path in each.missing}
    for room in rooms:
        if room.amount is None or not is_exact(room.amount):
            found |= dict.fromkeys(_missing(room.frame.run, outcome.program.amount_depends_on))
    if outcome.room is not None and outcome.if_eligible is not None and not is_exact(outcome.if_eligible):
        found |= dict.fromkeys(_missing(outcome.room.frame.run, outcome.program.award_depends_on))
    return tuple(found)
