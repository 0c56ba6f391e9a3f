"""The live panel: what is known of the money so far, the schemes by status, and the question worth most."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from engine.explain.reasons import to_ask
from web.advice.result import by_promise
from web.advice.words import Headline, claim_back, has_useful_top, headline, is_possible, monthly
from web.filters import euro
from web.i18n import gettext as _
from web.interview.chapters import ChapterView
from web.plan.amounts import money_up_to, outward
from web.visit.places import Place, fact_of, places_of
from web.visit.talk import Talk

_FULL = 100
_LINES = 8
_NOTHING = Headline("", "")


@dataclass(frozen=True, slots=True)
class Certainty:
    """How much is certain, of the highest amount or of the schemes, on a scale of a hundred, and the same in words."""

    certain: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One scheme in the panel."""

    id: str
    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class Group:
    """The schemes that have the same status for the household: how many, and the first few by name."""

    title: str
    icon: str
    count: int
    place: str
    schemes: tuple[Line, ...] = ()

    @property
    def more(self) -> int:
        """How many are not named, where some are."""
        return self.count - len(self.schemes) if self.schemes else 0


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The open question on which most money hangs; `here` when it is in the chapter on the screen."""

    label: str
    amount: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel shows; with `problems` it shows nothing else."""

    total: Headline = _NOTHING
    certainty: Certainty = Certainty(0, "")
    extras: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    question: NextQuestion | None = None
    problems: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says when the money changed."""
        return f"{self.total.large} {self.total.small}" if not self.problems else ""


def panel_of(talk: Talk, chapter: ChapterView) -> Panel:
    """Work out the panel that stands beside a page of a chapter."""
    if talk.advice is None:
        return Panel(problems=talk.problems)
    total, schemes = talk.advice["total"], talk.advice["schemes"]
    per_year = total["new_money_per_year"]
    return Panel(
        total=headline(per_year, sum(map(is_possible, schemes))),
        certainty=_certainty(per_year) if has_useful_top(per_year) else _certainty_of_schemes(schemes),
        extras=tuple(_extras(total)),
        groups=_groups(schemes),
        question=_next_question(talk, chapter),
    )


def _certainty(total: Mapping[str, int]) -> Certainty:
    """Say which part of the most that is possible is certain: the rest narrows as answers come."""
    certain, most = (max(cents, 0) for cents in outward(total).values())
    if certain == most:
        return Certainty(_FULL, _("Dit bedrag staat vast."))
    text = _("%(certain)s is zeker, %(open)s nog niet.", certain=euro(certain), open=euro(most - certain))
    return Certainty(_FULL * certain // most, text)


def _certainty_of_schemes(schemes: list[dict[str, Any]]) -> Certainty:
    """Say of how many schemes a yes or a no is known, as long as the euros are too wide to tell anything."""
    kinds = Counter(_kind(scheme) for scheme in schemes)
    known = kinds["eligible"] + kinds["not_eligible"]
    all_of_them = known + kinds["unknown"] + kinds["needs_judgement"]
    text = _("Van %(known)s van de %(all)s regelingen is het duidelijk.", known=known, all=all_of_them)
    return Certainty(_FULL * known // all_of_them, text)


def _extras(total: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    for name, text in (
        ("one_off", _("eenmalig erbij")),
        ("in_kind", _("aan spullen, kortingen en diensten")),
    ):
        if total[name]["max_cents"] > 0:
            yield f"{money_up_to(outward(total[name]))} {text}"
    if claim := claim_back(total["retroactive"]):
        yield f"{claim.large} {claim.small}"


def _groups(schemes: list[dict[str, Any]]) -> tuple[Group, ...]:
    """Name what the household may have, worth most first; only count what it cannot have now."""
    titles = (
        (_("Ja"), "eligible", ("eligible",), "schemes", _LINES),
        (_("Misschien"), "unknown", ("unknown", "needs_judgement"), "schemes", _LINES),
        (_("Alleen in een bijzondere situatie"), "unknown", ("unlikely",), "rare", 0),
        (_("Nu niet"), "not_eligible", ("not_eligible",), "not-now", 0),
        (_("Niet te berekenen"), "not_covered", ("not_covered",), "not-covered", 0),
    )
    groups = []
    for title, icon, statuses, place, at_most in titles:
        mine = [scheme for scheme in by_promise(schemes) if _kind(scheme) in statuses]
        groups.append(Group(title, icon, len(mine), place, tuple(_line(scheme) for scheme in mine[:at_most])))
    return tuple(groups)


def _kind(scheme: Mapping[str, Any]) -> str:
    return "unlikely" if scheme.get("unlikely") else str(scheme["status"])


def _line(scheme: Mapping[str, Any]) -> Line:
    return Line(scheme["id"], scheme["title"], monthly(scheme))


def _next_question(talk: Talk, chapter: ChapterView) -> NextQuestion | None:
    """Return the unanswered question of this chapter with most euros; when it has none, that of a later chapter."""
    worth = {each["fact"]: each["stake_cents"] for each in to_ask(talk.advice or {"questions": ()})}
    here = talk.chapters.index(chapter)
    for view in chain(talk.chapters[here:], talk.chapters[:here]):
        unanswered = (place for place in places_of(talk.visit, [view]) if not place.shown.answered)
        asked = {fact_of(place.shown.question.path, talk.answers): place for place in unanswered}
        mine = [fact for fact in asked if fact in worth]
        if mine:
            best = asked[max(mine, key=lambda fact: worth[fact])]
            return _question(talk, best, view == chapter)
    return None


def _question(talk: Talk, place: Place, here: bool) -> NextQuestion:
    stake = talk.stake(place.shown)
    return NextQuestion(place.label, stake.amount if stake else "", place.url, here)
