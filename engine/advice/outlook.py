"""The twelve months after a day: what changes the household's money, when, and by how much a month.

The effect of a birthday, or of a day that was told, is found by asking twice: as if it has come, and as if it has not.
Both are asked for the first day of the next quarter, when every right has followed, or, where the rules of that day are
not known yet, for the last day of which they are: then it is an estimate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from engine.advice.dated import Turn
from engine.advice.future import DAY, Future, next_quarter, quarter
from engine.advice.gain import NOTHING, Span
from engine.advice.monthly import Change, Row, changes
from engine.base.text import uncapitalised
from engine.catalogue.catalogue import Catalogue
from engine.explain.format import date_nl

BIRTHDAY, TOLD, RULES, GAP, DEADLINE = "birthday", "date", "rules", "rules_unknown", "deadline"
WITH_A_LAST_DAY = ("apply", "check", "claim_back")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that moves money on a day; `reckoned_on` is the day whose rules give the effect.

    `about` says whom or what it concerns, as data for whoever words it in another language than `text`.
    """

    day: date
    kind: str
    text: str
    about: tuple[Mapping[str, Any], ...] = ()
    changes: tuple[Change, ...] = ()
    reckoned_on: date | None = None
    estimate: bool = False
    once: Span | None = None

    @property
    def month(self) -> Span:
        """The effect on money that is paid by the month, over all schemes."""
        return sum((change.month for change in self.changes if change.month), NOTHING)

    @property
    def year(self) -> Span:
        """The effect of a whole year, over all schemes."""
        return sum((change.year for change in self.changes if change.year), NOTHING)

    @property
    def certain(self) -> bool:
        """Whether the rules of that day are known, and no open answer makes a range of the effect."""
        spans = [span for change in self.changes for span in (change.month, change.year) if span]
        return self.kind != GAP and not self.estimate and all(span.low == span.high for span in spans)

    def as_json(self) -> dict[str, Any]:
        """Return the event as the plain data that screen and paper read."""
        return {
            "date": self.day.isoformat(),
            "kind": self.kind,
            "text": self.text,
            "about": [dict(each) for each in self.about],
            "certain": self.certain,
            "estimate": self.estimate,
            "reckoned_on": self.reckoned_on.isoformat() if self.reckoned_on else None,
            "per_month": self.month.as_json(),
            "per_year": self.year.as_json(),
            "once": self.once.as_json() if self.once else None,
            "schemes": [change.as_json() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Outlook:
    """The events of the twelve months after `on`, and the last day of which all rules are known."""

    on: date
    until: date
    known_until: date
    events: tuple[Event, ...]
    evaluations: int

    def as_json(self) -> dict[str, Any]:
        """Return the outlook as plain data: texts, whole cents and None only."""
        return {
            "on": self.on.isoformat(),
            "until": self.until.isoformat(),
            "known_until": self.known_until.isoformat(),
            "events": [event.as_json() for event in self.events],
        }


def outlook(catalogue: Catalogue, profile: Mapping[str, Any], on: date) -> Outlook:
    """Return what the coming twelve months bring a household; raises ProfileError for answers that cannot be read."""
    future = Future(catalogue, profile, on)
    names = catalogue.scenarios.people
    events = [*_occasions(future, names), *_rule_changes(future), *_gaps(future), *_deadlines(future)]
    events.sort(key=lambda event: (event.day, event.kind, event.text))
    return Outlook(on, future.until, future.known_until, tuple(events), future.evaluations)


def _occasions(future: Future, names: Mapping[str, str]) -> Iterator[Event]:
    """Yield the birthdays and told days that make a difference; what falls on one day is one event."""
    for day, group in groupby(future.turns(), key=lambda turn: turn.day):
        turns = list(group)
        base = future.settled(day)
        before, after = _both_ways(future, turns, day, base)
        found = _differing(before, base, after, base)
        if found:
            about = tuple(_subject(turn, names) for turn in turns)
            kind = BIRTHDAY if any(turn.dated.is_birth for turn in turns) else TOLD
            text = " ".join(dict.fromkeys(each["text"] for each in about))
            yield Event(day, kind, text, about, found, base, estimate=base < next_quarter(day))


def _both_ways(future: Future, turns: list[Turn], day: date, base: date) -> tuple[dict[str, Row], dict[str, Row]]:
    """Return the schemes on `base` as if `day` is still to come, and as if it is well past."""
    start = quarter(base)
    to_come = dict(turn.moved_to(base + DAY) for turn in turns) if day <= base else {}
    past = dict(turn.moved_to(start - DAY) for turn in turns) if day >= start else {}
    return future.rows(base, to_come), future.rows(base, past)


def _rule_changes(future: Future) -> Iterator[Event]:
    """Yield the days on which known new rules or figures make a difference for a household that stays the same."""
    for day in future.rule_days:
        if day > future.known_until:
            return
        eve = day - DAY
        start = quarter(eve)
        still = dict(turn.moved_to(start - DAY) for turn in future.turns() if start <= turn.day <= day)
        found = _differing(future.rows(eve, still), eve, future.rows(day, still), day)
        if found:
            text = f"Vanaf {date_nl(day)} gelden nieuwe regels en bedragen."
            yield Event(day, RULES, text, changes=found, reckoned_on=day)


def _gaps(future: Future) -> Iterator[Event]:
    for day, rows in future.gaps.items():
        since = f"van {day.year}" if day == day.replace(month=1, day=1) else f"vanaf {date_nl(day)}"
        about = tuple({"scheme": row["id"], "title": row["title"]} for row in rows)
        yield Event(day, GAP, f"De regels {since} zijn nog niet bekend.", about)


def _deadlines(future: Future) -> Iterator[Event]:
    """Yield the last days to do something, as the actions of the advice have them."""
    for action in future.advice(future.on)["actions"]:
        day = date.fromisoformat(action["by"]) if action["by"] else None
        if day is not None and action["kind"] in WITH_A_LAST_DAY and future.on <= day <= future.until:
            about = ({"scheme": action["scheme"], "title": action["title"], "action": action["kind"]},)
            once = Span(action["min_cents"], action["max_cents"]) if action["retroactive"] else None
            yield Event(day, DEADLINE, action["text"], about, once=once)


def _differing(before: Mapping[str, Row], first: date, after: Mapping[str, Row], second: date) -> tuple[Change, ...]:
    """Return the schemes whose money changes; a status alone moves none."""
    found = (change for change in changes(before, first, after, second) if change.differs)
    return tuple(change for change in found if _moves(change.month) or _moves(change.year))


def _moves(span: Span | None) -> bool:
    return span is not None and span != NOTHING


def _subject(turn: Turn, names: Mapping[str, str]) -> dict[str, Any]:
    dated = turn.dated
    who = dated.who or names.get(dated.fact.name, dated.fact.label)
    whose = {"who": dated.who, "one": dated.one, "number": dated.number}
    if turn.label:
        day = uncapitalised(turn.label)
        text = f"{dated.who}: dit is {day}." if dated.who else f"Dit is {day}."
        return whose | {"label": turn.label, "text": text}
    text = f"{who} wordt {turn.age} jaar." if turn.age else f"{who} wordt geboren."
    return whose | {"who": who, "age": turn.age, "text": text}
