"""Where somebody is in the interview: the screen, what comes before and after it, and the rail beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from werkzeug.exceptions import NotFound

from web.catalogue import catalogue
from web.i18n import gettext as _
from web.interview.chapters import Answers, ChapterView, Member, MemberList, Screen, interview, slug, url_part
from web.interview.forms import Shown
from web.interview.questions import Question
from web.models import Visit

Trail = tuple[MemberList, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A screen, or one member of a list on it."""

    visit: Visit
    answers: Answers
    chapters: tuple[ChapterView, ...]
    screen: Screen
    member: Member | None = None
    trail: Trail = ()

    @property
    def chapter(self) -> ChapterView:
        """The chapter this page is in."""
        return next(view for view in self.chapters if view.chapter == self.screen.chapter)

    @property
    def chapter_number(self) -> int:
        """The place of that chapter, from 1."""
        return self.chapters.index(self.chapter) + 1

    @property
    def title(self) -> str:
        """The heading of the page."""
        if self.member is None:
            return self.screen.title
        return member_title(self.trail[-1], self.member)

    @property
    def questions(self) -> tuple[Shown, ...]:
        """The questions on this page, those that do not apply included."""
        return self.screen.questions if self.member is None else self.member.questions

    @property
    def lists(self) -> tuple[MemberList, ...]:
        """The lists of members on this page."""
        return self.screen.lists if self.member is None else self.member.lists

    @property
    def everything(self) -> list[Shown]:
        """The questions, and of each list the question whether there are any."""
        return [*self.questions, *(members.shown for members in self.lists)]

    @property
    def asked(self) -> list[Question]:
        """Every question that a form on this page may answer."""
        return [shown.question for shown in self.everything]

    @property
    def url(self) -> str:
        """Where the page is."""
        if self.member is not None:
            return member_url(self.visit, self.member)
        return screen_url(self.visit, self.screen)

    @property
    def next_url(self) -> str:
        """Where 'Volgende' leads: the list, the next screen or the recap."""
        if self.member is not None:
            return self._list_url
        screens, here = self._screens()
        if here + 1 < len(screens):
            return screen_url(self.visit, screens[here + 1])
        return url_for("visit.recap", code=self.visit.code)

    @property
    def back_url(self) -> str:
        """Where 'Terug' leads."""
        if self.member is not None:
            return self._list_url
        screens, here = self._screens()
        if here:
            return screen_url(self.visit, screens[here - 1])
        return url_for("visit.details", code=self.visit.code)

    @property
    def is_last(self) -> bool:
        """Tell whether the recap comes next."""
        screens, here = self._screens()
        return self.member is None and here + 1 == len(screens)

    @property
    def _list_url(self) -> str:
        if len(self.trail) > 1:
            owner = url_part(self.trail[-1].path.rpartition(".")[0])
            return url_for("visit.member", code=self.visit.code, member=owner)
        return screen_url(self.visit, self.screen)

    def _screens(self) -> tuple[list[Screen], int]:
        screens = [screen for view in self.chapters for screen in view.screens if screen.in_use]
        here = (self.screen.chapter.id, self.screen.group)
        places = [(screen.chapter.id, screen.group) for screen in screens]
        return screens, places.index(here) if here in places else 0


def screen_page(visit: Visit, answers: Answers, chapter: str, group: str) -> Page:
    """Find a screen by the names in its address, or stop with 404."""
    chapters = interview(catalogue(), visit, answers)
    screens = (screen for view in chapters if view.slug == chapter for screen in view.screens)
    for screen in screens:
        if screen.slug == group:
            return Page(visit, answers, chapters, screen)
    raise NotFound


def member_page(visit: Visit, answers: Answers, member: str) -> Page:
    """Find a member by its address, or stop with 404."""
    chapters = interview(catalogue(), visit, answers)
    for view in chapters:
        for screen in view.screens:
            for found, trail in _walk(screen.lists, ()):
                if found.url_part == member:
                    return Page(visit, answers, chapters, screen, found, trail)
    raise NotFound


def page_of_path(visit: Visit, answers: Answers, path: str) -> Page:
    """Find the page on which a question stands; the first page when it stands nowhere any more."""
    chapters = interview(catalogue(), visit, answers)
    pages = [Page(visit, answers, chapters, screen) for view in chapters for screen in view.screens]
    for page in pages:
        members = [Page(visit, answers, chapters, page.screen, *found) for found in _walk(page.lists, ())]
        for candidate in (page, *members):
            if path in [question.path for question in candidate.asked]:
                return candidate
    return pages[0]


def page_urls(visit: Visit, chapters: tuple[ChapterView, ...]) -> Iterator[str]:
    """The address of every page of questions that there is now."""
    for screen in (screen for view in chapters for screen in view.screens if screen.in_use):
        yield screen_url(visit, screen)
        yield from (member_url(visit, member) for member, _trail in _walk(screen.lists, ()))


def last_screen_url(visit: Visit, chapters: tuple[ChapterView, ...]) -> str:
    """The last screen of the talk: where 'Terug' leads from the recap."""
    return screen_url(visit, [screen for view in chapters for screen in view.screens if screen.in_use][-1])


def first_open_url(visit: Visit, chapters: tuple[ChapterView, ...]) -> str:
    """The first screen with a question that nobody answered; the very first when all are."""
    screens = [screen for view in chapters for screen in view.screens if screen.in_use]
    unfinished = [screen for screen in screens if not screen.finished]
    return screen_url(visit, (unfinished or screens)[0])


def screen_url(visit: Visit, screen: Screen) -> str:
    """The address of a screen."""
    return url_for("visit.screen", code=visit.code, chapter=slug(screen.chapter.id), group=screen.slug)


def member_url(visit: Visit, member: Member) -> str:
    """The address of a member's page."""
    return url_for("visit.member", code=visit.code, member=member.url_part)


def member_title(members: MemberList, member: Member) -> str:
    """`Kind 2`."""
    return f"{_(members.entity.one or members.entity.label)} {member.number}"


def _walk(lists: tuple[MemberList, ...], trail: Trail) -> Iterator[tuple[Member, Trail]]:
    for members in lists:
        for member in members.members:
            yield member, (*trail, members)
            yield from _walk(member.lists, (*trail, members))
