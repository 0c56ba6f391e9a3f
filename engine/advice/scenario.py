"""The same household with other facts from a day on, beside today; each with the rules of its own day.

The household after the change is looked at on the first day of the next quarter, when every right has followed, or on
the last day of which the rules are known when that comes first.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from engine.advice.advisor import advisor_for
from engine.advice.future import DAY, Future, quarter
from engine.advice.gain import NOTHING
from engine.advice.monthly import ELSEWHERE, Change, Money, Sum, changes, difference, rows_of, sum_of
from engine.base.dates import add_months, add_years, months_between
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.scenarios import DAY as THE_DAY
from engine.catalogue.scenarios import Kind, MemberChange
from engine.errors import ProfileError, ProfileFault
from engine.evaluate.asking import worked_out
from engine.evaluate.outcome import NOT_COVERED, NOT_ELIGIBLE
from engine.profile.household import Profile, read_profile

STOPPED = "stopped"
CLOSED = {NOT_ELIGIBLE, NOT_COVERED, ELSEWHERE, STOPPED}


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered about a scenario, in the form of a profile; `member` is the place in the list, from 0."""

    day: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    member: int | None = None
    member_facts: Mapping[str, Any] = field(default_factory=dict)
    municipality: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Today beside the household after the change; `reckoned_on` is the day whose rules give the second."""

    kind: Kind
    on: date
    day: date
    reckoned_on: date
    place: str
    local_known: bool
    changes: tuple[Change, ...]

    @property
    def today(self) -> Sum:
        """All schemes as they are now."""
        return sum_of(change.before for change in self.changes)

    @property
    def then(self) -> Sum:
        """All schemes after the change."""
        return sum_of(change.after for change in self.changes)

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as plain data: every scheme that brings money or changes, and the sums."""
        today, then = self.today, self.then
        apart = {"per_month": difference(today.month, then.month), "per_year": difference(today.year, then.year)}
        return {
            "kind": self.kind.id,
            "title": self.kind.title,
            "on": self.on.isoformat(),
            "day": self.day.isoformat(),
            "reckoned_on": self.reckoned_on.isoformat(),
            "estimate": self.day > self.reckoned_on,
            "municipality": self.place,
            "local_known": self.local_known,
            "today": today.as_json(),
            "then": then.as_json(),
            "difference": {name: span.as_json() if span else None for name, span in apart.items()},
            "schemes": [change.as_json() for change in self.changes],
        }


def compare(catalogue: Catalogue, profile: Mapping[str, Any], on: date, kind: Kind, given: Given) -> Comparison:
    """Return a household today beside what it would have after the change.

    Raises ProfileError for answers that cannot be read, and for a day that cannot be told from them.
    """
    advisor = advisor_for(catalogue)
    typed = read_profile(catalogue.vocabulary, profile, on)
    today = advisor.advise(profile, on).as_json()
    day = given.day or reached_on(catalogue, typed, kind, given.member)
    if day is None:
        raise ProfileError([ProfileFault("day", "De datum ontbreekt. Vul in wanneer het gebeurt.")])
    birth = _birth(typed, kind, given.member)
    change = Changed(profile, kind, given, months_between(birth, day) if birth else 0)
    base = max(Future(catalogue, change.from_day(day), on).settled(day), on)
    changed = change.from_day(day if day < quarter(base) else quarter(base) - DAY)
    then = advisor.advise(changed, base).as_json()
    place = changed["municipality"]
    local_known = place == typed.municipality or bool(catalogue.rules_of(place).schemes)
    found = changes(rows_of(today), on, rows_of(then), base)
    telling = tuple(each for each in (_stopped(one, given.scheme) for one in found) if _tells(each))
    return Comparison(kind, on, day, base, place, local_known, telling)


def reached_on(catalogue: Catalogue, typed: Profile, kind: Kind, member: int | None = None) -> date | None:
    """Return the day on which the age of a scenario is reached; None where that is not told, or not near."""
    birth = _birth(typed, kind, member)
    if birth is None or kind.reaches is None:
        return None
    at = worked_out(advisor_for(catalogue).library, kind.reaches.at, typed.household, typed.on).value
    day = add_years(birth, int(at)) if isinstance(at, Decimal) else at
    near = isinstance(day, date) and typed.on < day <= add_years(typed.on, kind.reaches.within)
    return day if near else None


def _birth(typed: Profile, kind: Kind, member: int | None) -> date | None:
    """Return the birth date that a scenario turns on; None where it turns on none, or it was not told."""
    if kind.reaches is None:
        return None
    values = typed.household.values
    if kind.member:
        listed = typed.household.members.get(kind.member.entity, ())
        values = listed[member].values if member is not None and member < len(listed) else {}
    return values.get(kind.reaches.birth)


@dataclass(frozen=True, slots=True)
class Changed:
    """A profile and what changes in it; `months` is the age that is reached, for a scenario that turns on one."""

    profile: Mapping[str, Any]
    kind: Kind
    given: Given
    months: int = 0

    def from_day(self, day: date) -> dict[str, Any]:
        """Return the profile as it is when it happened on a day; the household's own profile stays as it is."""
        kind, given = self.kind, self.given
        changed = deepcopy(dict(self.profile))
        facts = {name: value for name, value in (changed.get("facts") or {}).items() if name not in kind.forgets}
        changed["facts"] = facts | _filled(kind.sets, day) | dict(given.facts)
        changed["municipality"] = given.municipality or changed["municipality"]
        changed["receives"] = {k: v for k, v in (changed.get("receives") or {}).items() if k != given.scheme}
        target = changed["facts"]
        if kind.member:
            target = self._member(changed, kind.member)
            target |= _filled(kind.member.sets, day) | dict(given.member_facts)
        if kind.reaches:
            target[kind.reaches.birth] = add_months(day, -self.months).isoformat()
        return changed

    def _member(self, changed: dict[str, Any], member: MemberChange) -> dict[str, Any]:
        changed["members"] = dict(changed.get("members") or {})
        listed: list[dict[str, Any]] = list(changed["members"].get(member.entity) or [])
        changed["members"][member.entity] = listed
        if member.new:
            listed.append({})
            return listed[-1]
        if self.given.member is None or self.given.member >= len(listed):
            raise ProfileError([ProfileFault(member.entity, "Kies over wie het gaat.")])
        return listed[self.given.member]


def _filled(sets: Mapping[str, Any], day: date) -> dict[str, Any]:
    return {name: day.isoformat() if value == THE_DAY else value for name, value in sets.items()}


def _stopped(change: Change, scheme: str) -> Change:
    return replace(change, after=Money(STOPPED, NOTHING, NOTHING)) if change.scheme == scheme else change


def _tells(change: Change) -> bool:
    """Tell whether a household would want to see a scheme: it brings money, or it opens or closes."""
    if any(money.year not in (None, NOTHING) for money in (change.before, change.after)):
        return True
    return (change.before.status in CLOSED) != (change.after.status in CLOSED)
