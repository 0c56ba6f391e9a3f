"""The pages of a life event: choose it, walk the short route, see what to arrange, and plan for less income."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine import ProfileError
from engine.catalogue.life_events import LifeEvent
from web.bsn_guard import looks_itself
from web.catalogue import catalogue
from web.clock import today
from web.events.answering import route_now, route_page
from web.events.income import income_shown
from web.i18n import gettext as _
from web.interview.chapters import slug
from web.interview.fields import NotReadableError, read
from web.interview.forms import Shown, read_form, show_submitted, storable
from web.interview.questions import Question
from web.models import Happening, Visit
from web.plan.event import EventPart, event_part
from web.security import visit_access
from web.services.build_profile import build_profile
from web.services.choose_event import choose_event, forget_event, happening_of, tell_income
from web.services.follow_event import event_of
from web.services.give_advice import preview_advice
from web.services.read_answers import read_answers

blueprint = Blueprint("events", __name__, url_prefix="/visits")

NOTHING = "geen"
_DAY = Question("day", "date", "", "")

Answered = str | Response | tuple[str, int]


@blueprint.app_template_global("started_from")
def started_from(visit: Visit) -> LifeEvent | None:
    """The life event that a visit starts from, for the links back to the short route."""
    return _event(happening_of(visit.id))


@blueprint.get("/<code:code>/event")
@visit_access
def overview() -> Answered:
    """Show what happened, how far the short route is, and what there is to arrange."""
    event = started_from(g.visit)
    if event is None:
        return redirect(url_for("events.choose", code=g.visit.code))
    part, problem = _part()
    kind = catalogue().scenarios.kind(event.scenario)
    return render_template(
        "events/overview.html", visit=g.visit, event=event, part=part, problem=problem, route=route_now(event),
        scenario=slug(kind.id) if kind else "",
    )  # fmt: skip


@blueprint.route("/<code:code>/event/choose", methods=["GET", "POST"])
@visit_access
def choose() -> Answered:
    """Choose what happened, or that nothing did."""
    happening, problem = happening_of(g.visit.id), ""
    chosen = happening.event if happening else g.visit.life_event
    if request.method == "POST":
        chosen = request.form.get("event", "")
        if chosen == NOTHING:
            forget_event(g.visit)
            return redirect(url_for("visit.open", code=g.visit.code))
        if catalogue().life_events.event(chosen):
            choose_event(g.visit, chosen, happening.day if happening and happening.event == chosen else None)
            return redirect(url_for("events.when", code=g.visit.code))
        problem = _("Kies wat er gebeurd is, of kies dat er niets is veranderd.")
    events = catalogue().life_events.events
    page = render_template("events/choose.html", visit=g.visit, events=events, chosen=chosen, problem=problem)
    return (page, 422) if problem else page


@blueprint.route("/<code:code>/event/day", methods=["GET", "POST"])
@looks_itself
@visit_access
def when() -> Answered:
    """Ask on which day it happened; the day may be left open."""
    happening, event = _chosen()
    day, problem = happening.day, ""
    typed = {"day": str(day.day), "month": str(day.month), "year": str(day.year)} if day else {}
    if request.method == "POST":
        typed = {name: request.form.get(name, "").strip() for name in ("day", "month", "year")}
        try:
            choose_event(g.visit, event.id, _day(typed))
        except NotReadableError as error:
            problem = str(error)
        else:
            return redirect(url_for("events.overview", code=g.visit.code))
    page = render_template("events/when.html", visit=g.visit, event=event, typed=typed, problem=problem)
    return (page, 422) if problem else page


@blueprint.route("/<code:code>/event/questions/<int:number>", methods=["GET", "POST"])
@looks_itself
@visit_access
def questions(number: int) -> Answered:
    """One page of the short route."""
    _happening, event = _chosen()
    route = route_now(event)
    if not 1 <= number <= len(route.pages):
        abort(404)
    return route_page(event, route, number)


@blueprint.route("/<code:code>/event/income", methods=["GET", "POST"])
@looks_itself
@visit_access
def income() -> Answered:
    """Ask the income before and after, and show what comes in month by month."""
    happening, event = _chosen()
    kind = catalogue().scenarios.kind(event.scenario)
    if not event.income_loss or kind is None:
        abort(404)
    if happening.day is None:
        flash(_("Vul eerst in op welke dag het gebeurt. Daarna rekenen wij per maand."))
        return redirect(url_for("events.when", code=g.visit.code))
    shown = income_shown(catalogue(), kind, happening, read_answers(g.visit), g.visit.reference_date)
    if request.method == "POST":
        shown = _tell(happening, shown)
    part, problem = _part()
    page = render_template("events/income.html", visit=g.visit, event=event, shown=shown, part=part, problem=problem)
    return (page, 422) if problem or any(each.problem for each in shown) else page


def _event(happening: Happening | None) -> LifeEvent | None:
    return catalogue().life_events.event(happening.event) if happening else None


def _chosen() -> tuple[Happening, LifeEvent]:
    """Return what happened in this visit, or stop with 404."""
    happening = happening_of(g.visit.id)
    event = _event(happening)
    if happening is None or event is None:
        abort(404)
    return happening, event


def _day(typed: Mapping[str, str]) -> date | None:
    if not any(typed.values()):
        return None
    day: date = read(_DAY, typed)
    on = g.visit.reference_date
    if abs(day.year - on.year) > 2:
        raise NotReadableError(_("Kies een dag van hooguit twee jaar geleden, of binnen twee jaar."))
    return day


def _part() -> tuple[EventPart | None, str]:
    """Return what there is to arrange in words, or what is wrong with the answers."""
    answers = read_answers(g.visit)
    try:
        profile = build_profile(catalogue(), g.visit, answers)
        told = event_of(g.visit.id, profile, preview_advice(g.visit, answers))
    except ProfileError as error:
        return None, " ".join(str(each) for each in error.problems)
    return event_part(told, today()), ""


def _tell(happening: Happening, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """Keep what was typed about the income; what cannot be read is kept as a draft and told."""
    questions = {each.question.path: each.question for each in shown}
    submitted = {each.path: each for each in read_form(request.form, questions.values(), {})}
    kept = {
        path: {"state": each.state, "parts": dict(each.parts)} for path, each in submitted.items() if storable(each)
    }
    tell_income(happening, {**happening.told, **kept})
    return tuple(
        show_submitted(question, submitted[path], 0) if path in submitted else before
        for (path, question), before in zip(questions.items(), shown, strict=True)
    )
