"""The papers to look at: one list per visit, each paper with the open questions that it answers."""

from collections.abc import Collection
from dataclasses import dataclass

from web.models import State
from web.visit.places import Place
from web.visit.talk import Talk

ASKED_FOR = (State.LATER, State.UNKNOWN, State.DRAFT)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the questions it answers, and whether somebody ticked that it was looked at."""

    name: str
    places: tuple[Place, ...]
    seen: bool = False


def papers_of(talk: Talk, seen: Collection[str]) -> tuple[Paper, ...]:
    """Return the papers for what is unknown or comes later, those that answer most first, and those ticked last."""
    wanted: dict[str, list[Place]] = {name: [] for name in seen}
    for place in talk.places():
        if place.shown.state in ASKED_FOR:
            for name in place.shown.question.evidence:
                wanted.setdefault(name, []).append(place)
    papers = [Paper(name, tuple(places), name in seen) for name, places in wanted.items()]
    return tuple(sorted(papers, key=lambda paper: (paper.seen, -_worth(talk, paper), -len(paper.places), paper.name)))


def to_look_at(talk: Talk, seen: Collection[str]) -> int:
    """How many papers nobody ticked yet."""
    return sum(not paper.seen for paper in papers_of(talk, seen))


def _worth(talk: Talk, paper: Paper) -> int:
    stakes = (talk.stake(place.shown) for place in paper.places)
    return max((stake.cents for stake in stakes if stake), default=0)
