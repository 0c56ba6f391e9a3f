"""Where each question stands in the talk, by the name the engine gives its fact: `kinderen[0].geboortedatum`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from web.catalogue import catalogue
from web.interview.chapters import ChapterView, Member, MemberList, Screen, interview
from web.interview.forms import Shown
from web.models import Answer, Visit
from web.visit.pages import member_url, screen_url


@dataclass(frozen=True, slots=True)
class Place:
    """A question with its address."""

    fact: str
    shown: Shown
    url: str


def places_of(visit: Visit, views: Iterable[ChapterView]) -> Iterator[Place]:
    """Yield every question of some chapters that applies, in the order of the talk."""
    for view in views:
        for screen in view.screens:
            yield from _on_screen(visit, screen)


def urls(visit: Visit, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return the address of every question that applies."""
    return {place.fact: place.url for place in places_of(visit, interview(catalogue(), visit, answers))}


def _on_screen(visit: Visit, screen: Screen) -> Iterator[Place]:
    url = screen_url(visit, screen)
    for shown in screen.questions:
        if shown.visible:
            yield _place(shown.question.path.removeprefix("facts."), shown, url)
    for members in screen.lists:
        yield from _in_list(visit, members, "", url)


def _in_list(visit: Visit, members: MemberList, above: str, url: str) -> Iterator[Place]:
    name = f"{above}{members.entity.name}"
    if members.shown.visible:
        yield _place(name, members.shown, url)
    for number, member in enumerate(members.members):
        yield from _in_member(visit, member, f"{name}[{number}].")


def _in_member(visit: Visit, member: Member, above: str) -> Iterator[Place]:
    url = member_url(visit, member)
    for shown in member.questions:
        if shown.visible:
            yield _place(f"{above}{shown.question.name}", shown, url)
    for inner in member.lists:
        yield from _in_list(visit, inner, above, url)


def _place(fact: str, shown: Shown, url: str) -> Place:
    return Place(fact, shown, f"{url}#{shown.question.id}")
