"""A consultant who enters a household from paper, and knows the screen by its labels and roles alone."""

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from tests.browser.description import Description, Person

DATE = ("Dag", "Maand", "Jaar")
UNKNOWN = "Weet ik niet"
NOT_QUESTIONS = ("Of kies een ander antwoord",)
GROUP = re.compile(r"^ *- '?group \"((?:[^\"\\]|\\.)+)\"", re.MULTILINE)
NOT_ASKED = re.compile(r"definition: nog niet gevraagd.*\n *- definition:\n *- link \"(.+?)\"")
AMOUNT = re.compile(r"(?P<number>[\d.,]+)(?: (?P<period>per .+))?")
MOST_SCREENS = 120


class Consultant:
    """Reads the questions of a screen, looks each up on paper, answers, and goes on until the result is there."""

    def __init__(self, page: Page, paper: Description) -> None:
        self.page = page
        self.paper = paper
        self.asked: set[str] = set()

    def enter(self) -> None:
        """Start a visit and go through all of it."""
        self.page.get_by_role("link", name="Start een bezoek").click()
        self._answer_all(self.paper.household)
        self._press("Begin met de vragen")
        self.page.get_by_role("link", name="Naar de eerste vraag").click()
        self._walk()
        self._look_back()
        self._main().get_by_role("link", name="Naar de uitkomst").click()

    @property
    def unasked(self) -> set[str]:
        """The questions that the paper answers and no screen put."""
        return set(self.paper.questions()) - self.asked

    def _walk(self) -> None:
        """Go from screen to screen until the recap."""
        for _ in range(MOST_SCREENS):
            if self._button("Naar het overzicht").count():
                self._screen(self.paper.household, "Naar het overzicht")
                return
            self._screen(self.paper.household, "Volgende")
        raise AssertionError(f"no recap after {MOST_SCREENS} screens")

    def _look_back(self) -> None:
        """Answer what the recap says was not asked: an answer may call up a question on a screen that was passed."""
        for _ in range(MOST_SCREENS):
            waiting = NOT_ASKED.search(self._main().aria_snapshot())
            if waiting is None:
                return
            self._main().get_by_role("link", name=waiting[1], exact=True).click()
            self._unfold()
            self._answer_all(self.paper.household)
            self.page.get_by_role("navigation").get_by_role("link", name="Overzicht", exact=True).click()
        raise AssertionError("the recap keeps asking")

    def _screen(self, person: Person, onward: str) -> None:
        """Answer one screen, add who or what the paper tells of, and press the button that leads on."""
        self._unfold()
        self._answer_all(person)
        for part in person.parts:
            add = self._button(f"{part.kind} toevoegen")
            if add.count() and not part.entered:
                part.entered = True
                self._clicked(add)
                self._screen(part, "Klaar")
        self._press(onward)

    def _unfold(self) -> None:
        for fold in self.page.get_by_text("Is er iets bijzonders?").all():
            if not self._questions_below(fold):
                fold.click()

    def _questions_below(self, fold: Locator) -> bool:
        return fold.locator("xpath=..").get_by_role("group").first.is_visible()

    def _answer_all(self, person: Person) -> None:
        """Answer until no question is left that was not looked at: an answer may call up the next."""
        done: set[str] = set()
        while waiting := [question for question in self._questions() if question not in done]:
            for question in waiting:
                self._answer(question, person)
            done.update(waiting)

    def _questions(self) -> list[str]:
        """Return the names of the groups and lone fields that somebody who cannot see the screen would hear."""
        heard = self._main().aria_snapshot()
        groups = [found[1].replace('\\"', '"') for found in GROUP.finditer(heard)]
        lone = re.findall(r"^  - (?:textbox|combobox) \"(.+?)\"", heard, re.MULTILINE)
        return [name for name in (*lone, *groups) if name not in NOT_QUESTIONS]

    def _answer(self, question: str, person: Person) -> None:
        answer = person.answers.get(question)
        if answer is not None:
            self.asked.add(question)
        group = self._main().get_by_role("group", name=question, exact=True)
        lone = self._main().get_by_label(question, exact=True)
        if not group.or_(lone).count():
            return  # the answer before this one took the question away
        if not group.count():
            lone.fill(answer or "")
        elif answer is None:
            self._leave_open(group)
        elif group.get_by_role("radio", name=answer, exact=True).count():
            group.get_by_role("radio", name=answer, exact=True).check()
        else:
            self._type(question, group, answer)
            self._main().get_by_role("heading").first.click()
        expect(self.page.get_by_text("Bezig met opslaan", exact=True)).to_have_count(0)

    def _leave_open(self, group: Locator) -> None:
        """Say that it is not known, unless the screen has chosen or says what is usual: then nobody needs to answer."""
        usual = group.get_by_text("gaan we uit van het gewone").or_(group.get_by_role("radio", checked=True))
        if not usual.count():
            group.get_by_role("radio", name=UNKNOWN, exact=True).check()

    def _type(self, question: str, group: Locator, answer: str) -> None:
        if group.get_by_label(DATE[0], exact=True).count():
            for label, part in zip(DATE, answer.split(), strict=True):
                group.get_by_label(label, exact=True).fill(part)
            return
        amount = AMOUNT.fullmatch(answer)
        assert amount, f"{question} has no option ‘{answer}’, and it is no amount"
        group.get_by_role("textbox").fill(amount["number"])
        if amount["period"]:
            group.get_by_role("combobox", name="Per", exact=True).select_option(amount["period"])

    def _main(self) -> Locator:
        return self.page.get_by_role("main")

    def _button(self, name: str) -> Locator:
        return self._main().get_by_role("button", name=name, exact=True)

    def _press(self, name: str) -> None:
        self._clicked(self._button(name))

    def _clicked(self, button: Locator) -> None:
        with self.page.expect_navigation():
            button.click()


def results(page: Page) -> Iterator[tuple[str, str]]:
    """Yield title and outcome (`Ja, € 1.550 per jaar`, `Nu niet`) of every scheme, as the headings tell them."""
    no = page.get_by_role("group").filter(has=page.get_by_role("heading", name="Nu niet"))
    no.get_by_role("heading").first.click()
    refused = {each.get_by_role("heading").first.inner_text() for each in no.get_by_role("article").all()}
    for scheme in page.get_by_role("article").all():
        title = scheme.get_by_role("heading").first.inner_text()
        if title in refused:
            yield title, "Nu niet"
        elif scheme.get_by_role("strong").count():
            amount = scheme.get_by_role("strong").first.inner_text().replace("\u202f", " ").replace("\u00a0", " ")
            sure = scheme.get_by_text("Ja", exact=True).count()
            yield title, f"{'Ja' if sure else 'Misschien'}, {amount}"
