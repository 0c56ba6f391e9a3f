"""What is asked about an income that dropped, and the drop that it makes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine import Catalogue, Drop
from engine.catalogue.scenarios import Kind
from web.i18n import day as day_in_words
from web.i18n import gettext as _
from web.interview.fields import NotReadableError, read
from web.interview.forms import Shown, show
from web.interview.questions import Question, from_fact
from web.models import Answer, Happening, State
from web.services.build_profile import plain_value

BEFORE, AFTER, FACTS = "before", "after", "facts"


def income_questions(catalogue: Catalogue, kind: Kind, day: date | None) -> tuple[Question, ...]:
    """Return the questions: the net month before and after, and what the scenario asks besides."""
    income, facts = catalogue.scenarios.income, catalogue.vocabulary.facts
    if income is None:
        return ()
    when = day_in_words(day) if day else _("de verandering")
    net = from_fact(facts[income.net], BEFORE)
    words = (
        (BEFORE, _("Hoeveel kwam er vóór %(day)s netto per maand binnen, van u en uw partner samen?", day=when)),
        (AFTER, _("Hoeveel komt er na %(day)s netto per maand binnen, van u en uw partner samen?", day=when)),
    )
    both = tuple(_worded(net, f"{prefix}.{income.net}", text) for prefix, text in words)
    return both + tuple(from_fact(facts[name], FACTS) for name in kind.asks if name != income.net)


def _worded(question: Question, path: str, text: str) -> Question:
    return Question(
        path=path, kind=question.kind, text=text, label=text, why=question.why, evidence=question.evidence,
        unit=question.unit, bounds=question.bounds,
    )  # fmt: skip


def income_shown(
    catalogue: Catalogue, kind: Kind, happening: Happening, answers: Mapping[str, Answer], on: date
) -> tuple[Shown, ...]:
    """Return the questions as they were told; before that, with what the visit knows of today."""
    income = catalogue.scenarios.income
    today = AFTER if happening.day and happening.day <= on else BEFORE
    shown = []
    for question in income_questions(catalogue, kind, happening.day):
        told = happening.told.get(question.path)
        answer = (
            Answer(path=question.path, version=0, state=State(told["state"]), parts=told["parts"]) if told else None
        )
        if answer is None and income and question.path == f"{today}.{income.net}":
            answer = answers.get(f"{FACTS}.{income.net}")
        shown.append(show(question, answer))
    return tuple(shown)


def drop_of(catalogue: Catalogue, kind: Kind, happening: Happening) -> Drop | None:
    """Return the drop as it was told; None until the day and both net months are known."""
    income = catalogue.scenarios.income
    if income is None or happening.day is None:
        return None
    known = {
        question.path: value
        for question in income_questions(catalogue, kind, happening.day)
        if (value := _value(question, happening.told.get(question.path))) is not None
    }
    before, after = (known.get(f"{prefix}.{income.net}") for prefix in (BEFORE, AFTER))
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return None
    year = known.get(f"{FACTS}.{income.year}")
    facts = {path.removeprefix(f"{FACTS}."): plain_value(value) for path, value in known.items() if path[:5] == FACTS}
    facts.pop(income.year, None)
    return Drop(happening.day, before, after, year if isinstance(year, Decimal) else None, facts)


def _value(question: Question, told: Mapping[str, Any] | None) -> Any:
    if told is None or told["state"] != State.KNOWN:
        return None
    try:
        return read(question, told["parts"])
    except NotReadableError:
        return None
