"""Disposable money against gross wage: what a wage leaves, with every scheme paid by the month, local ones too."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.advice.advisor import advisor_for
from engine.advice.dated import walk
from engine.advice.gain import NOTHING, TWELVE, Span, span_of
from engine.advice.monthly import BY_THE_MONTH, money_of
from engine.base.money import round_cent
from engine.base.ranges import Range
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.scenarios import Wage
from engine.catalogue.vocabulary import Fact
from engine.errors import EngineError
from engine.evaluate.asking import Questions, WorkedOut, worked_out
from engine.evaluate.outcome import NOT_COVERED
from engine.language import nodes
from engine.profile.household import read_profile

EXTRA = 100
HALF_AS_MUCH = Decimal("1.5")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Point:
    """One gross wage (cents a month) with what it leaves, in cents a month.

    `keeps` is what remains of 100 euros more wage, going on from here to the next point; None at the last one.
    """

    gross: int
    net: Span
    schemes: Span
    own: bool = False
    keeps: Span | None = None

    @property
    def disposable(self) -> Span:
        """Net wage and schemes together."""
        return self.net + self.schemes

    def as_json(self) -> dict[str, Any]:
        """Return the point in whole cents."""
        return {
            "gross_cents": self.gross,
            "net": self.net.as_json(),
            "schemes": self.schemes.as_json(),
            "disposable": self.disposable.as_json(),
            "keeps": self.keeps.as_json() if self.keeps else None,
            "own": self.own,
        }


@dataclass(frozen=True, slots=True)
class Disposable:
    """The points from no wage upwards; without points, `missing` names the facts that have to be known first."""

    on: date
    points: tuple[Point, ...]
    missing: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain data."""
        points = [point.as_json() for point in self.points]
        return {"on": self.on.isoformat(), "points": points, "missing": list(self.missing)}


def disposable(catalogue: Catalogue, profile: Mapping[str, Any], on: date, steps: int = 25) -> Disposable:
    """Return what a household has to spend at `steps` gross wages from nothing upwards, and at its own.

    Raises EngineError where the rules do not say how a wage runs, ProfileError for answers that cannot be read.
    """
    wage = catalogue.scenarios.wage
    if wage is None:
        raise EngineError("Er is niet beschreven hoe het inkomen met het loon verandert (rules/scenarios.yaml).")
    ladder = _Ladder(catalogue, wage, profile, on)
    nothing = ladder.measured(wage.net, Decimal(0))
    if not isinstance(nothing.value, Decimal):
        return Disposable(on, (), tuple(dict.fromkeys((*nothing.missing, *ladder.untold()))))
    points = [ladder.point(gross) for gross in ladder.wages(steps)]
    return Disposable(on, tuple(_kept(points)))


class _Ladder:
    """One household at any wage: what follows the wage moves along, what depends on it is worked out anew."""

    def __init__(self, catalogue: Catalogue, wage: Wage, profile: Mapping[str, Any], on: date) -> None:
        self.advisor = advisor_for(catalogue)
        self.wage = wage
        self.on = on
        self.profile = profile
        schemes = catalogue.schemes_for(str(profile["municipality"]))
        self.monthly = [scheme.id for scheme in schemes if scheme.paid in BY_THE_MONTH]
        self.gives_way = self._receives(wage.gives_way.schemes)
        told = read_profile(catalogue.vocabulary, profile, on).household.values
        values = {name: value for name, value in told.items() if type(value) is not Range}
        self.own: Decimal | None = values.get(wage.fact)
        facts = catalogue.vocabulary.facts
        anew = {name for name in wage.follows if self.gives_way and facts[name].derived}
        self.told = {name: values[name] for name in wage.follows if name in values and name not in anew}
        self._measured: dict[tuple[str, Decimal], WorkedOut] = {}
        self.bounds = {name: facts[name].bounds for name in wage.follows}

    def wages(self, steps: int) -> list[Decimal]:
        """Return the wages to look at, in EUR/year: even steps, and the household's own."""
        own = self.own or Decimal(0)
        highest = max(self.wage.highest, own * HALF_AS_MUCH)
        even = {(highest * step / (steps - 1)).quantize(Decimal(1)) for step in range(steps)}
        return sorted(even | ({own} if self.own is not None else set()))

    def point(self, gross: Decimal) -> Point:
        """Return what is left at a wage in EUR/year."""
        rows = self.advisor.advise(self._at(gross), self.on, self.monthly).as_json()["schemes"]
        net = _cents(self.measured(self.wage.net, gross).value)
        return Point(int(gross * HUNDRED / TWELVE), net, self._schemes(rows), gross == self.own)

    def measured(self, fact: str, gross: Decimal) -> WorkedOut:
        """Return a fact as it follows from a wage alone: what was told of the things that follow it is left aside."""
        if (fact, gross) not in self._measured:
            typed = read_profile(self.advisor.catalogue.vocabulary, self._bare(gross), self.on)
            self._measured[fact, gross] = worked_out(self.advisor.library, fact, typed.household, self.on)
        return self._measured[fact, gross]

    def untold(self) -> list[str]:
        """Return the facts that the net income waits for, the wage itself first; a usual answer may do for some."""
        facts, told = self.advisor.catalogue.vocabulary.facts, self._bare(Decimal(0))["facts"]
        questions = Questions(self.advisor.library, self.on, told)
        asked = [
            name
            for name in _waits_for(facts, self.wage.net)
            if facts[name].is_asked
            and name not in {*told, *self.wage.forgets}
            and questions.applies(facts[name]) is not False
        ]
        needed = [name for name in asked if facts[name].presumed is None] or asked
        return [self.wage.fact, *needed] if self.own is None else needed

    def _at(self, gross: Decimal) -> dict[str, Any]:
        """Return the profile at a wage: what was told moves as much as what it follows does since the own wage."""
        profile = self._bare(gross)
        for name, told in self.told.items():
            moved = self._moved(self.wage.follows[name], gross)
            if moved is not None:
                low, high = self.bounds[name] or (told + moved, told + moved)
                profile["facts"][name] = str(round_cent(min(high, max(low, told + moved))))
        return profile

    def _moved(self, measure: str, gross: Decimal) -> Decimal | None:
        if self.own is None:
            return None
        now, then = (self.measured(measure, wage).value for wage in (self.own, gross))
        return then - now if isinstance(now, Decimal) and isinstance(then, Decimal) else None

    def _bare(self, gross: Decimal) -> dict[str, Any]:
        """Return the profile with a wage, and without what follows from it or gives way to it."""
        profile = deepcopy(dict(self.profile))
        leave = {*self.wage.follows, *self.wage.forgets}
        facts = {name: value for name, value in (profile.get("facts") or {}).items() if name not in leave}
        if self.gives_way:
            facts |= self.wage.gives_way.sets
            stops = self.wage.gives_way.schemes
            profile["receives"] = {k: v for k, v in (profile.get("receives") or {}).items() if k not in stops}
        return profile | {"facts": facts | {self.wage.fact: str(gross)}}

    def _receives(self, schemes: Sequence[str]) -> bool:
        rows = self.advisor.advise(self.profile, self.on).as_json()["schemes"]
        return any(row["receives_cents_per_month"] for row in rows if row["id"] in schemes)

    def _schemes(self, rows: Sequence[Mapping[str, Any]]) -> Span:
        """Return all money by the month; of what is part of the net income only what comes on top."""
        total = NOTHING
        for row in rows:
            month = money_of(row, self.on, whole=False).month
            if row["id"] in self.wage.leaves_out or month is None or row["status"] == NOT_COVERED:
                continue
            inside = row["receives_cents_per_month"] if row["id"] in self.wage.inside_net else None
            total = total + month.minus(inside or 0)
        return total


def _waits_for(facts: Mapping[str, Fact], name: str) -> list[str]:
    """Return the facts of which the formulas behind a fact ask whether they were told."""
    behind, found = [name], []
    for each in behind:
        formula = facts[each].derived if each in facts else None
        for part in walk(formula.node) if formula else ():
            match part:
                case nodes.Call(function="told", arguments=(nodes.Name(name=asked),)) if asked not in found:
                    found.append(asked)
                case nodes.Name(name=inner) if inner not in behind:
                    behind.append(inner)
    return found


def _cents(value: Any) -> Span:
    return span_of(value) if isinstance(value, Decimal | Range) else NOTHING


def _kept(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points with what remains of 100 euros more between each and the next."""
    for here, following in zip(points, [*points[1:], None], strict=True):
        if following is None or following.gross == here.gross:
            yield here
            continue
        wider = Decimal(following.gross - here.gross)
        ends = sorted(
            (end - start) * EXTRA * HUNDRED / wider
            for start, end in (
                (here.disposable.low, following.disposable.low),
                (here.disposable.high, following.disposable.high),
            )
        )
        yield Point(here.gross, here.net, here.schemes, here.own, Span(int(ends[0]), int(ends[1])))
