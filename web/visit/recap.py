"""The recap before the result: per chapter what was told, what is open with its euros, and what we presume."""

from collections.abc import Iterator
from dataclasses import dataclass

from web.interview.chapters import ChapterView
from web.interview.forms import Shown
from web.models import State
from web.visit.places import Place, fact_of, places_of
from web.visit.talk import Talk


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A question without an answer that counts: why it is open, and what that leaves open."""

    place: Place
    left_open: str


@dataclass(frozen=True, slots=True)
class Presumed:
    """What we take for granted; without a place where it is no question of its own."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter: what was told, what is open, and how many questions were passed over as they may be."""

    view: ChapterView
    told: tuple[Place, ...]
    open: tuple[OpenRow, ...]
    passed: int


@dataclass(frozen=True, slots=True)
class Recap:
    """The whole page."""

    parts: tuple[Part, ...]
    presumed: tuple[Presumed, ...]


def recap_of(talk: Talk) -> Recap:
    """Put together what the household told and what it did not."""
    return Recap(tuple(_part(talk, view) for view in talk.chapters), tuple(_presumed(talk)))


def _part(talk: Talk, view: ChapterView) -> Part:
    places = list(places_of(talk.visit, [view]))
    waiting = [place for place in places if _is_open(place.shown)]
    return Part(
        view,
        told=tuple(place for place in places if place.shown.state in (State.KNOWN, State.NONE)),
        open=tuple(OpenRow(place, _left_open(talk, place.shown)) for place in waiting),
        passed=sum(place.shown.state == State.EMPTY and place.shown.optional for place in places),
    )


def _is_open(shown: Shown) -> bool:
    return shown.state not in (State.KNOWN, State.NONE) and not (shown.state == State.EMPTY and shown.optional)


def _left_open(talk: Talk, shown: Shown) -> str:
    if shown.problem:
        return shown.problem
    stake = talk.stake(shown)
    return talk.left_open(shown) or (stake.left_open if stake else "")


def _presumed(talk: Talk) -> Iterator[Presumed]:
    if talk.advice is None:
        return
    asked = {fact_of(place.shown.question.path, talk.answers): place for place in talk.places()}
    for each in talk.advice["assumptions"]:
        yield Presumed(each["text"], asked.get(each["fact"]))
