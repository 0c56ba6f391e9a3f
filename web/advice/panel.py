"""The live panel: what is known of the money so far, the schemes by status, and the question worth most."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

from engine import ProfileError, advise
from engine.explain.reasons import to_ask
from web.advice.result import by_promise
from web.advice.said import in_language
from web.advice.words import Headline, headline, monthly, stake
from web.catalogue import catalogue
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.interview.chapters import ChapterView, Member, MemberList, Screen
from web.models import Visit
from web.plan.amounts import money_up_to
from web.services.give_advice import preview_advice
from web.visit.pages import Page, member_url, screen_url

_FULL = 100
_LINES = 8
_NOTHING = Headline("", "")


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the range starts and how wide it is, on a scale of a hundred."""

    start: float
    width: float


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
    """The open question on which most money hangs."""

    label: str
    stake: str
    url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel shows; with `problems` it shows nothing else."""

    total: Headline = _NOTHING
    bar: Bar = Bar(0, 0)
    extras: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    question: NextQuestion | None = None
    problems: tuple[str, ...] = ()


def panel_of(page: Page) -> Panel:
    """Work out the panel that stands beside a page, for the answers it was made from."""
    visit = page.visit
    try:
        advice = in_language(preview_advice(visit, page.answers))
    except ProfileError as error:
        return Panel(problems=tuple(stays_dutch(str(problem)) for problem in error.problems))
    total = advice["total"]
    return Panel(
        total=headline(total["new_money_per_year"]),
        bar=_bar(total["new_money_per_year"], _widest(visit.municipality, visit.reference_date.isoformat())),
        extras=tuple(_extras(total)),
        groups=_groups(advice["schemes"]),
        question=_next_question(visit, page.chapters, page.chapter, to_ask(advice)),
    )


def _bar(total: Mapping[str, int], widest: int) -> Bar:
    """Place the range on a scale from nothing to what is possible when nothing is known.

    The scale follows the square root, so that hundreds of euros stay visible beside tens of thousands.
    """
    start, end = (_FULL * sqrt(min(max(total[name], 0), widest) / widest) for name in ("min_cents", "max_cents"))
    return Bar(round(start, 2), round(max(end - start, 1), 2))


@lru_cache(maxsize=1024)
def _widest(municipality: str, on: str) -> int:
    total = advise(catalogue(), {"on": on, "municipality": municipality}).as_json()["total"]
    return max(total["new_money_per_year"]["max_cents"], 1)


def _extras(total: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    for name, text in (
        ("one_off", _("eenmalig erbij")),
        ("in_kind", _("aan spullen, kortingen en diensten")),
        ("retroactive", _("nog terug te vragen over eerder")),
    ):
        if total[name]["max_cents"] > 0:
            yield f"{money_up_to(total[name])} {text}"


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


def _next_question(
    visit: Visit, chapters: tuple[ChapterView, ...], chapter: ChapterView, questions: list[dict[str, Any]]
) -> NextQuestion | None:
    """Return the unanswered question of this chapter with most euros; when it has none, that of a later chapter."""
    here = chapters.index(chapter)
    for view in (*chapters[here:], *chapters[:here]):
        open_places = dict(_open_places(visit, view))
        mine = [question for question in questions if question["fact"] in open_places]
        if mine:
            best = max(mine, key=lambda question: question["stake_cents"])
            return NextQuestion(best["label"], stake(best), open_places[best["fact"]])
    return None


def _open_places(visit: Visit, view: ChapterView) -> Iterator[tuple[str, str]]:
    """Yield each open question of a chapter as the engine names it, with where it is asked."""
    for screen in view.screens:
        for shown in screen.questions:
            if shown.visible and not shown.answered:
                yield shown.question.path.removeprefix("facts."), f"{screen_url(visit, screen)}#{shown.question.id}"
        for members in screen.lists:
            yield from _open_members(visit, screen, members, "", screen_url(visit, screen))


def _open_members(visit: Visit, screen: Screen, members: MemberList, above: str, url: str) -> Iterator[tuple[str, str]]:
    name = f"{above}{members.entity.name}"
    if members.shown.visible and not members.shown.answered:
        yield name, f"{url}#{members.shown.question.id}"
    for place, member in enumerate(members.members):
        yield from _open_in_member(visit, screen, member, f"{name}[{place}].")


def _open_in_member(visit: Visit, screen: Screen, member: Member, above: str) -> Iterator[tuple[str, str]]:
    url = member_url(visit, member)
    for shown in member.questions:
        if shown.visible and not shown.answered:
            yield f"{above}{shown.question.name}", f"{url}#{shown.question.id}"
    for inner in member.lists:
        yield from _open_members(visit, screen, inner, above, url)
