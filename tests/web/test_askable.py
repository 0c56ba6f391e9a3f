"""Who answers every question that a screen shows, has an answer from every scheme: nothing waits for what is not asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from engine import Catalogue, advise
from web.interview.chapters import interview
from web.interview.forms import Shown
from web.interview.questions import Question
from web.models import Answer, State, Visit
from web.services.build_profile import build_profile
from web.visit.places import fact_of

ON = date(2026, 11, 24)
PLACES = ("GM0484", "GM1884")
AGES = (0, 3, 11, 12, 14, 15, 16, 17, 18, 20, 24)
"""Of the children: on both sides of every limit in the rules."""

SEEDS = {True: (*range(12), 25, 88, 115, 204, 219, 348), False: (*range(12), 37, 71, 77, 85, 150, 233, 292)}
"""By whether they know all: some households, and those that once waited for a question that nobody was asked."""


class Household:
    """Answers all that is shown, screen after screen, until there is nothing left to answer."""

    def __init__(self, catalogue: Catalogue, seed: int, *, knows_all: bool) -> None:
        self.catalogue = catalogue
        self.dice = Random(seed)
        self.knows_all = knows_all
        self.visit = Visit(code="abcd2345", municipality=self.dice.choice(PLACES), reference_date=ON)
        self.answers: dict[str, Answer] = {}

    def answer_everything(self) -> None:
        """Answer until no question is open; questions come up as answers call for them."""
        while open_ := [shown for shown in self._shown() if not shown.answered]:
            for shown in open_:
                path = shown.question.path
                known = self.knows_all or self.dice.randrange(8) > 0
                state, parts = (State.KNOWN, self._parts(shown.question)) if known else (State.UNKNOWN, {})
                self.answers[path] = Answer(path=path, version=1, state=state, parts=parts)

    def waiting(self) -> Iterator[tuple[str, str]]:
        """Yield each scheme that waits for something nobody was asked, with what it waits for."""
        asked = {fact_of(path, self.answers) for path, answer in self.answers.items() if answer.state == State.UNKNOWN}
        schemes = advise(self.catalogue, build_profile(self.catalogue, self.visit, self.answers)).as_json()["schemes"]
        for scheme in schemes:
            for fact in scheme["missing"] if scheme["status"] == "unknown" else ():
                if fact not in asked:
                    yield scheme["id"], fact

    def _shown(self) -> Iterator[Shown]:
        views = interview(self.catalogue, self.visit, self.answers)
        every = (shown for view in views for screen in view.screens for shown in screen.everything)
        return (shown for shown in every if not shown.question.path.startswith(("last_year.", "receives.")))

    def _parts(self, question: Question) -> dict[str, Any]:
        dice, name = self.dice, question.name
        if question.path.startswith("members.") and question.kind == "choice" and not question.options:
            return {"keys": [f"k{number}" for number in range(1, 1 + dice.choice((0, 1, 1, 2)))]}
        match question.kind:
            case "date":
                day = self._day(name, of_a_member=question.path.startswith("members."))
                return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
            case "money" | "number":
                low, high = (int(bound) for bound in question.bounds or (0, 1000))
                return {"amount": str(dice.randint(low, min(high, low + dice.choice((1, 40, 1500, 25_000)))))}
            case "amounts":
                return {kind: str(dice.randrange(200)) for kind in question.kinds}
            case _:
                return {"choice": dice.choice(sorted(question.options))}

    def _day(self, name: str, *, of_a_member: bool) -> date:
        if name.startswith("geboortedatum"):
            age = self.dice.choice(AGES) if of_a_member else self.dice.randrange(18, 80)
            return ON - timedelta(days=age * 365 + age // 4 + 30)
        return ON + timedelta(days=self.dice.randrange(-400, 400))


@pytest.mark.parametrize(("knows_all", "seed"), [(knows_all, seed) for knows_all in SEEDS for seed in SEEDS[knows_all]])
def test_nothing_waits_for_a_question_that_no_screen_shows(catalogue, knows_all, seed):
    household = Household(catalogue, seed, knows_all=knows_all)
    household.answer_everything()
    assert sorted(household.waiting()) == []
