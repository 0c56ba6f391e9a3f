"""What answers and progress look like in words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from flask import Blueprint, g, url_for

from web.figures import decimal
from web.filters import date_nl, euro_plain
from web.i18n import euro
from web.i18n import gettext as _
from web.interview.chapters import ChapterView, Member
from web.interview.fields import PERIODS, Otherwise, default_period
from web.interview.forms import Shown
from web.interview.questions import LAW
from web.models import State
from web.visit.pages import member_title, screen_url


def init_words(blueprint: Blueprint) -> None:
    """Offer these to every template of the visit."""
    for function in (
        answer_text, chapter_url, default_period, euro_plain, member_summary, member_title, progress, reading,
        typed_text,
    ):  # fmt: skip
        blueprint.add_app_template_global(function)
    blueprint.app_context_processor(lambda: {"periods": {value: _(text) for value, text in PERIODS.items()}})


def answer_text(shown: Shown) -> str:
    """An answer in a few words."""
    match shown.state:
        case State.KNOWN:
            return _known_text(shown)
        case State.DRAFT:
            return _typed(shown)
        case State.EMPTY:
            return _("leeg")
        case state:
            return shown.specials.get(state, "")


def typed_text(shown: Shown) -> str:
    """An answer as it was typed, letter by letter."""
    return _typed(shown) if shown.question.kind == "date" else answer_text(shown)


def reading(shown: Shown) -> str:
    """How we read an answer, where that differs from what was typed."""
    if shown.state != State.KNOWN or shown.value is None:
        return ""
    question, per = shown.question, default_period(shown.question)
    period = _(PERIODS[per]) if per else ""
    if question.kind == "date":
        return date_nl(shown.value)
    if shown.estimate is not None:
        low, high = (euro(int(Decimal(shown.estimate[end]) * 100)) for end in ("min", "max"))
        return _("ongeveer %(low)s tot %(high)s %(period)s, %(law)s", low=low, high=high, period=period,
                 law=_(question.bases[LAW]))  # fmt: skip
    if isinstance(shown.value, Otherwise):
        return _("dit bedrag kunnen we niet omrekenen")
    if question.kind == "money" and shown.parts.get("per", "") != default_period(question):
        return f"{euro(int(shown.value * 100))} {period}"
    return ""


def _known_text(shown: Shown) -> str:
    question, value = shown.question, shown.value
    if value is None:
        return _("%(number)s ingevuld", number=len(shown.parts.get("keys", ())))
    if question.options:
        return question.options[shown.parts["choice"]]
    match question.kind:
        case "date":
            return date_nl(value)
        case "number":
            return decimal(value)
        case _:
            return ", ".join(filter(None, (_amounts(question.kinds, shown.parts), _counted(shown))))


def _counted(shown: Shown) -> str:
    basis = shown.parts.get("as", "")
    return _(shown.question.bases[basis]) if basis in shown.question.bases else ""


def _typed(shown: Shown) -> str:
    between = "-" if shown.question.kind == "date" else " "
    return between.join(str(part) for name, part in shown.parts.items() if name not in ("per", "as") and part)


def _amounts(kinds: Mapping[str, str], parts: Mapping[str, Any]) -> str:
    per = parts.get("per", "")
    period = _(PERIODS[per]) if per in PERIODS else ""
    filled = [
        f"{kinds[name]} {part}" if name in kinds else str(part)
        for name, part in parts.items()
        if part and (name in kinds or name == "amount")
    ]
    return f"€ {' + '.join(filled)} {period}".strip()


def member_summary(member: Member) -> str:
    """The first answer about a member, so that one can be told from another."""
    told = (shown for shown in member.questions if shown.state == State.KNOWN and shown.value is not None)
    return next((answer_text(shown) for shown in told), "")


def progress(view: ChapterView) -> str:
    """`3 van 6 ingevuld`."""
    if view.asked == 0:
        return _("geen vragen")
    if view.answered == view.asked:
        return _("klaar")
    return _("%(done)s van %(all)s ingevuld", done=view.answered, all=view.asked)


def chapter_url(view: ChapterView) -> str:
    """The first screen of a chapter with an open question, else its first screen."""
    screens = [screen for screen in view.screens if screen.in_use] or list(view.screens)
    if not screens:
        return url_for("visit.open", code=g.visit.code)
    unfinished = [screen for screen in screens if not screen.finished]
    return screen_url(g.visit, (unfinished or screens)[0])
