"""What answers and progress look like in words."""

from flask import Blueprint, g, url_for

from web.figures import decimal
from web.filters import date_nl, euro_plain
from web.i18n import gettext as _
from web.interview.chapters import ChapterView, Member
from web.interview.fields import PERIODS, default_period
from web.interview.forms import Shown
from web.models import State
from web.visit.pages import member_title, screen_url


def init_words(blueprint: Blueprint) -> None:
    """Offer these to every template of the visit."""
    for function in (answer_text, chapter_url, default_period, euro_plain, member_summary, member_title, progress):
        blueprint.add_app_template_global(function)
    blueprint.app_context_processor(lambda: {"periods": {value: _(text) for value, text in PERIODS.items()}})


def answer_text(shown: Shown) -> str:
    """An answer in a few words."""
    match shown.state:
        case State.KNOWN:
            return _known_text(shown)
        case State.DRAFT:
            return " ".join(str(part) for name, part in shown.parts.items() if name != "per" and part)
        case State.EMPTY:
            return _("leeg")
        case state:
            return shown.specials.get(state, "")


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
            return _amounts(shown)


def _amounts(shown: Shown) -> str:
    per = shown.parts.get("per", "")
    period = _(PERIODS[per]) if per in PERIODS else ""
    filled = [str(part) for name, part in shown.parts.items() if name != "per" and part]
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
