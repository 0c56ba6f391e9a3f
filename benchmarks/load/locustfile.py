"""Consultants at work: each signs in, starts a visit and answers its questions, screen after screen, through the forms.

Run it with `python benchmarks/load/run.py`; benchmarks/README.md says how to read it. A consultant thinks 4 to 12
seconds between two answers: at a kitchen table a question takes longer. The household answers at random what the screen
offers, so that every consultant walks a road of his own.
"""

import random
from itertools import count

from bs4 import BeautifulSoup, Tag
from locust import HttpUser, between, task

PEOPLE = "main form.doors button[name=email]"
SAVED = "save an answer, new panel"
OPENED = "open a screen"
NUMBERS = count(1)


class Consultant(HttpUser):
    """One consultant with one visit."""

    wait_time = between(4, 12)

    def on_start(self) -> None:
        """Sign in as the first consultant of the demo, and start a visit in Alphen aan den Rijn."""
        self.dice = random.Random(next(NUMBERS))
        first = self.read(self.client.get("/", name="sign in"))
        door = first.select_one(PEOPLE)
        assert isinstance(door, Tag)
        self.send(first, "sign in", {"email": str(door["value"])}, "form.doors")
        form = self.read(self.client.get("/visits/new", name="start a visit"))
        details = {"name": "Bezoek", "municipality": "GM0484", "day": "1", "month": "7", "year": "2026"}
        self.page = self.send(form, "start a visit", details, "main form")
        self.page = self.read(self.client.get(self.page.select_one("main a.nl-button--primary")["href"], name=OPENED))

    @task
    def answer(self) -> None:
        """Answer the next question of the screen; go on when there is none, and begin again after the result."""
        questions = [each for each in self.page.select("[data-question]") if self.is_open(each)]
        if questions:
            self.save(questions[0])
        else:
            self.go_on()

    def is_open(self, question: Tag) -> bool:
        """Tell whether a question is on the screen and was not answered here yet."""
        return not question.has_attr("hidden") and not question.has_attr("data-done")

    def save(self, question: Tag) -> None:
        """Save one answer as the page does when a field is left."""
        question["data-done"] = "yes"
        sent = {**self.hidden(self.page.select_one("form#questions")), **self.reply(question)}
        address, headers = str(question["data-save"]), {"X-Requested-With": "toereikend"}
        with self.client.post(address, sent, headers=headers, name=SAVED, catch_response=True) as answer:
            if answer.status_code != 200 or 'id="panel"' not in answer.text:
                answer.failure(f"no panel ({answer.status_code})")
                return
        for version in BeautifulSoup(answer.text, "html.parser").select("input[name$='.version']"):
            self.page.find("input", attrs={"name": version["name"]})["value"] = version["value"]

    def reply(self, question: Tag) -> dict[str, str]:
        """Something that may be answered: an option, a date, or an amount."""
        texts = [str(field["name"]) for field in question.select("input[type=text]")]
        lists = question.select("select")
        period = {str(each["name"]): "month" for each in lists if str(each["name"]).endswith(".per")}
        if question["data-question"] == "date":
            when = {"day": "3", "month": "4", "year": str(self.dice.randint(1950, 2024))}
            return {name: when[name.rpartition(".")[2]] for name in texts}
        if texts:
            return {name: str(self.dice.randint(1, 900)) for name in texts} | period
        options = list(question.select("input[type=radio]"))
        chosen = self.dice.choice(options[:2])
        return {str(chosen["name"]): str(chosen["value"])}

    def go_on(self) -> None:
        """Press the button that leads on; from the recap, back to the first chapter."""
        if self.page.select_one("form#questions"):
            self.page = self.send(self.page, OPENED, {"do": "next"}, "form#questions")
        else:
            again = self.page.select_one("#rail a[href*=chapters]")
            self.page = self.read(self.client.get(str(again["href"]), name=OPENED))

    def send(self, page: BeautifulSoup, name: str, typed: dict[str, str], form: str) -> BeautifulSoup:
        """Send a form of a page with what it holds and what is typed."""
        found = page.select_one(form)
        assert isinstance(found, Tag)
        target = str(found.get("action") or "/visits/new")
        return self.read(self.client.post(target, {**self.hidden(found), **typed}, name=name))

    @staticmethod
    def hidden(form: Tag) -> dict[str, str]:
        """What a form sends by itself: the token against forgery and the versions of its answers."""
        return {str(each["name"]): str(each.get("value", "")) for each in form.select("input[type=hidden][name]")}

    @staticmethod
    def read(answer) -> BeautifulSoup:
        """Return the page."""
        return BeautifulSoup(answer.text, "html.parser")
