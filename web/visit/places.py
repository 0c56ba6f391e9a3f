"""Every question of a visit with where it stands and how the engine names it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.base.text import uncapitalised
from web.catalogue import catalogue
from web.interview.chapters import Answers, ChapterView, Member, MemberList, interview
from web.interview.forms import Shown
from web.models import Visit
from web.services.build_profile import member_keys
from web.visit.pages import member_title, member_url, screen_url


@dataclass(frozen=True, slots=True)
class Place:
    """A question that applies: the page it is on, and whom it is about when that is a member (`Kind 2`)."""

    shown: Shown
    page_url: str
    about: str = ""

    @property
    def url(self) -> str:
        """The address of the question itself."""
        return f"{self.page_url}#{self.shown.question.id}"

    @property
    def label(self) -> str:
        """The question in a few words, with whom it is about."""
        label = self.shown.question.label
        return f"{self.about}: {uncapitalised(label)}" if self.about else label


def places_of(visit: Visit, views: Iterable[ChapterView]) -> Iterator[Place]:
    """Yield the questions that apply, in the order of the talk."""
    for view in views:
        for screen in view.screens:
            url = screen_url(visit, screen)
            yield from (Place(shown, url) for shown in screen.questions if shown.visible)
            for members in screen.lists:
                yield from _in_list(visit, members, url, "")


def urls(visit: Visit, answers: Answers) -> dict[str, str]:
    """Return the address of every question that applies, by the engine's name of its fact."""
    places = places_of(visit, interview(catalogue(), visit, answers))
    return {fact_of(place.shown.question.path, answers): place.url for place in places}


def _in_list(visit: Visit, members: MemberList, url: str, about: str) -> Iterator[Place]:
    if not members.shown.visible:
        return
    yield Place(members.shown, url, about)
    for member in members.members:
        yield from _in_member(visit, members, member, about)


def _in_member(visit: Visit, members: MemberList, member: Member, above: str) -> Iterator[Place]:
    url, title = member_url(visit, member), member_title(members, member)
    about = f"{above}, {uncapitalised(title)}" if above else title
    yield from (Place(shown, url, about) for shown in member.questions if shown.visible)
    for inner in member.lists:
        yield from _in_list(visit, inner, url, about)


def fact_of(path: str, answers: Answers) -> str:
    """The engine's name of a question: `members.kinderen.k2.opvang` is `kinderen[1].opvang`; empty when it has none."""
    kind, _, rest = path.partition(".")
    if kind == "facts":
        return rest
    if kind != "members":
        return ""
    *above, name = rest.split(".")
    owner, fact = kind, ""
    for members, key in zip(above[::2], above[1::2], strict=True):
        keys = member_keys(answers.get(f"{owner}.{members}"))
        if key not in keys:
            return ""
        fact += f"{members}[{keys.index(key)}]."
        owner = f"{owner}.{members}.{key}"
    return fact + name
