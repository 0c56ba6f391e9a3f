"""The short route of a life event: its questions in their order, a few on each page, found in the whole interview."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.catalogue.life_events import LifeEvent
from engine.catalogue.vocabulary import Vocabulary
from web.interview.chapters import ChapterView, MemberList, Screen
from web.interview.forms import Shown

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Stop:
    """One question of the route, with the screen that it has in the interview; a list of members comes whole."""

    shown: Shown
    screen: Screen
    members: MemberList | None = None

    @property
    def done(self) -> bool:
        """Tell whether there is an answer."""
        return self.shown.answered


@dataclass(frozen=True, slots=True)
class Route:
    """The pages of the route; a question that does not come up here is on none of them."""

    pages: tuple[tuple[Stop, ...], ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The questions that apply now."""
        return tuple(stop for page in self.pages for stop in page if stop.shown.visible)

    @property
    def done(self) -> int:
        """How many of them have an answer."""
        return sum(stop.done for stop in self.stops)

    @property
    def first_open(self) -> int:
        """The number of the first page with a question that waits for an answer; the first when none does."""
        waits = (number for number in self.used if any(not stop.done for stop in self._seen(number)))
        return next(waits, next(iter(self.used), 1))

    @property
    def used(self) -> list[int]:
        """The numbers of the pages with anything to ask, from 1."""
        return [number for number in range(1, len(self.pages) + 1) if self._seen(number)]

    def beside(self, number: int, step: int) -> int | None:
        """Return the page before (-1) or after (1) a page; None beyond the ends."""
        others = [used for used in self.used if (used - number) * step > 0]
        return (min(others) if step > 0 else max(others)) if others else None

    def numbers(self, number: int) -> tuple[int, int]:
        """Return the places of the first and last question of a page among all that apply."""
        before = sum(len(self._seen(each)) for each in self.used if each < number)
        return before + 1, before + len(self._seen(number))

    def _seen(self, number: int) -> list[Stop]:
        return [stop for stop in self.pages[number - 1] if stop.shown.visible]


def route_of(event: LifeEvent, vocabulary: Vocabulary, chapters: tuple[ChapterView, ...]) -> Route:
    """Return the route of an event through an interview as it stands."""
    found = dict(_stops(chapters))
    pages = ([found[name] for name in page if name in found] for page in _pages(event, vocabulary))
    return Route(tuple(tuple(page) for page in pages))


def _pages(event: LifeEvent, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """Yield the questions of each page: what is on a page hangs on the event alone, so that no answer moves it."""
    page: list[str] = []
    for name in event.questions:
        alone = name in vocabulary.entities
        if page and (alone or len(page) == AT_ONCE):
            yield page
            page = []
        page.append(name)
        if alone:
            yield page
            page = []
    if page:
        yield page


def _stops(chapters: tuple[ChapterView, ...]) -> Iterator[tuple[str, Stop]]:
    for view in chapters:
        for screen in view.screens:
            for shown in screen.questions:
                if shown.question.path.startswith("facts."):
                    yield shown.question.name, Stop(shown, screen)
            for members in screen.lists:
                yield members.entity.name, Stop(members.shown, screen, members)
