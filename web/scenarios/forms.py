"""The form of a scenario: when, where or about whom it is, and what the household's own answers become."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engine import Catalogue, Given, applies, reached_on
from engine.advice.monthly import BY_THE_MONTH
from engine.catalogue.scenarios import Kind
from engine.profile.household import Profile, read_profile
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.interview.fields import NotReadableError, read
from web.interview.forms import Shown, read_form, show, show_submitted
from web.interview.questions import Question, from_fact
from web.models import Answer, State
from web.services.build_profile import plain_value
from web.visit.details import find_municipality, place_name

FACTS, MEMBER = "facts", "member"
_DAY = Question("day", "date", "", "")

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from: its place in the list or its id, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Asker:
    """One kind of scenario for one household."""

    catalogue: Catalogue
    kind: Kind
    profile: Json
    typed: Profile

    @property
    def fits(self) -> bool:
        """Tell whether this can happen to this household."""
        if applies(self.catalogue, self.kind, self.profile["facts"], self.typed.on) is False:
            return False
        if self.kind.reaches is None:
            return True
        return bool(self.members if self.kind.member else reached_on(self.catalogue, self.typed, self.kind))

    @property
    def members(self) -> tuple[Choice, ...]:
        """The members it may be about, each with the day on which it happens."""
        change = self.kind.member
        if change is None or change.new:
            return ()
        entity = self.catalogue.vocabulary.entities[change.entity]
        found = []
        for place in range(len(self.typed.household.members.get(change.entity, ()))):
            day = reached_on(self.catalogue, self.typed, self.kind, place)
            if day is not None:
                found.append(Choice(str(place), f"{_(entity.one or entity.label)} {place + 1}"))
        return tuple(found)

    @property
    def questions(self) -> list[Question]:
        """What is asked about it, in the words of the interview."""
        vocabulary, change = self.catalogue.vocabulary, self.kind.member
        asked = [from_fact(vocabulary.facts[name], FACTS) for name in self.kind.asks]
        if change:
            facts = vocabulary.entities[change.entity].facts
            asked += [from_fact(facts[name], MEMBER) for name in change.asks]
        return asked


@dataclass(slots=True)
class ScenarioForm:
    """What was typed and what is wrong with it; `given` is what it means when nothing is."""

    asker: Asker
    typed: dict[str, str]
    questions: tuple[Shown, ...]
    schemes: tuple[Choice, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    given: Given = field(default_factory=Given)

    @property
    def ok(self) -> bool:
        """Tell whether everything could be read."""
        return not self.problems and not any(shown.problem for shown in self.questions)


def asker_of(catalogue: Catalogue, kind: Kind, profile: Json) -> Asker:
    """Look at one kind for the household of a profile; raises ProfileError."""
    return Asker(catalogue, kind, profile, read_profile(catalogue.vocabulary, profile))


def schemes_with_money(advice: Json) -> tuple[Choice, ...]:
    """Return the schemes that may stop: those that bring money each month."""
    found = (row for row in advice["schemes"] if row["paid"] in BY_THE_MONTH and row["amount"])
    return tuple(Choice(row["id"], stays_dutch(row["title"])) for row in found if row["amount"]["max_cents"] > 0)


def blank(asker: Asker, answers: Mapping[str, Answer], advice: Json, on: date) -> ScenarioForm:
    """Return the form as it is first shown, with the household's own answers."""
    typed = {"day": str(on.day), "month": str(on.month), "year": str(on.year), "municipality": ""}
    typed |= {"member": asker.members[0].value if asker.members else "", "scheme": ""}
    shown = tuple(show(question, answers.get(question.path)) for question in asker.questions)
    return ScenarioForm(asker, typed, shown, schemes_with_money(advice))


def filled(asker: Asker, posted: Mapping[str, str], advice: Json) -> ScenarioForm:
    """Read the posted form; every problem is told, and nothing is kept."""
    names = ("day", "month", "year", "municipality", "member", "scheme")
    typed = {name: posted.get(name, "").strip() for name in names}
    submitted = {each.path: each for each in read_form(posted, asker.questions, {})}
    shown = tuple(
        show_submitted(question, submitted[question.path], 0) if question.path in submitted else show(question, None)
        for question in asker.questions
    )
    form = ScenarioForm(asker, typed, shown, schemes_with_money(advice))
    form.given = Given(
        day=_day(form),
        facts=_values(shown, FACTS),
        member=_member(form),
        member_facts=_values(shown, MEMBER),
        municipality=_municipality(form),
        scheme=_scheme(form),
    )
    return form


def _values(questions: tuple[Shown, ...], prefix: str) -> dict[str, Any]:
    """Return the answers in the form of a profile; one that is open is unknown in the scenario too."""
    mine = [shown for shown in questions if shown.question.path.startswith(f"{prefix}.")]
    return {shown.question.name: plain_value(shown.value) if shown.state == State.KNOWN else None for shown in mine}


def _day(form: ScenarioForm) -> date | None:
    if not form.asker.kind.when:
        return None
    try:
        day = read(_DAY, form.typed)
    except NotReadableError as error:
        form.problems["day"] = str(error)
        return None
    on = form.asker.typed.on
    if not on <= day <= on.replace(year=on.year + 2, day=min(on.day, 28)):
        form.problems["day"] = _("Kies een dag vanaf de datum van dit bezoek, en binnen twee jaar.")
        return None
    return day


def _member(form: ScenarioForm) -> int | None:
    choices = {choice.value for choice in form.asker.members}
    if not choices:
        return None
    if form.typed["member"] in choices:
        return int(form.typed["member"])
    form.problems["member"] = _("Kies over wie het gaat.")
    return None


def _municipality(form: ScenarioForm) -> str:
    if not form.asker.kind.municipality:
        return ""
    code, problem = find_municipality(form.typed["municipality"], form.asker.catalogue)
    if problem:
        form.problems["municipality"] = problem
    else:
        form.typed["municipality"] = place_name(form.asker.catalogue, code)
    return code


def _scheme(form: ScenarioForm) -> str:
    if not form.asker.kind.stops:
        return ""
    if form.typed["scheme"] not in {choice.value for choice in form.schemes}:
        form.problems["scheme"] = _("Kies welk geld er stopt.")
    return form.typed["scheme"]
