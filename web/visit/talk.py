"""A visit as it stands: the interview, the advice on the answers so far, and what each open question leaves open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine import ProfileError
from engine.advice.gain import TELLS_LITTLE
from web.advice.said import in_language
from web.filters import euro
from web.i18n import gettext as _
from web.i18n import ngettext, stays_dutch
from web.interview.chapters import Answers, ChapterView
from web.interview.forms import SPECIAL, Shown
from web.models import Visit
from web.plan.amounts import whole_euros
from web.services.give_advice import preview_advice
from web.visit.places import Place, fact_of, places_of


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on a question: cents a year at most, and how many schemes wait for it."""

    cents: int
    schemes: int

    @property
    def amount(self) -> str:
        """The euros in a few words; empty when no euros are known."""
        if self.cents > TELLS_LITTLE:
            return _("meer dan %(amount)s", amount=euro(TELLS_LITTLE))
        return euro(whole_euros(self.cents)) if self.cents else ""

    @property
    def left_open(self) -> str:
        """What stays open as long as there is no answer."""
        if not self.amount:
            return ngettext(
                "Zonder dit antwoord blijft %(num)s regeling open.",
                "Zonder dit antwoord blijven %(num)s regelingen open.",
                self.schemes,
            )
        return ngettext(
            "Zonder dit antwoord blijft er %(amount)s per jaar open, bij %(num)s regeling.",
            "Zonder dit antwoord blijft er %(amount)s per jaar open, bij %(num)s regelingen.",
            self.schemes,
            amount=self.amount,
        )


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that the pages of a visit show beside the questions; without an advice, what is in its way."""

    visit: Visit
    answers: Answers
    chapters: tuple[ChapterView, ...]
    advice: Mapping[str, Any] | None = None
    problems: tuple[str, ...] = ()
    _stakes: Mapping[str, Stake] = field(default_factory=dict)

    def places(self) -> Iterator[Place]:
        """Every question that applies."""
        return places_of(self.visit, self.chapters)

    def stake(self, shown: Shown) -> Stake | None:
        """What hangs on a question; None when nothing does."""
        return self._stakes.get(fact_of(shown.question.path, self.answers))

    def left_open(self, shown: Shown) -> str:
        """What an answer like 'weet ik niet' leaves open, in a sentence; empty after any other answer."""
        if shown.state not in SPECIAL or shown.presumes:
            return ""
        if shown.question.path.startswith("receives."):
            return _("Wij rekenen nu alsof u dit nog niet krijgt.")
        fact = fact_of(shown.question.path, self.answers)
        if fact in self._stakes:
            return self._stakes[fact].left_open
        return _("Dit verandert nu niets aan de bedragen.") if fact else ""


def talk_of(visit: Visit, answers: Answers, chapters: tuple[ChapterView, ...]) -> Talk:
    """Look at a visit with the advice on its answers."""
    try:
        advice = in_language(preview_advice(visit, answers))
    except ProfileError as error:
        return Talk(visit, answers, chapters, problems=tuple(stays_dutch(str(problem)) for problem in error.problems))
    stakes = {each["fact"]: Stake(each["stake_cents"], len(each["schemes"])) for each in advice["questions"]}
    return Talk(visit, answers, chapters, advice, _stakes=stakes)
