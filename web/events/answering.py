"""A page of the short route: showing it, and taking in its answers with and without JavaScript."""

import json
from typing import Any

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.catalogue.life_events import LifeEvent
from web.catalogue import catalogue
from web.events.route import Route, Stop, route_of
from web.interview.chapters import interview
from web.interview.questions import Question
from web.services.read_answers import read_answers
from web.visit.answering import SAVED, Overlay, change_list, frame_of, is_live, pressed, save_posted
from web.visit.talk import talk_of


def route_now(event: LifeEvent) -> Route:
    """Return the route of an event as the answers of the visit make it now."""
    chapters = interview(catalogue(), g.visit, read_answers(g.visit))
    return route_of(event, catalogue().vocabulary, chapters)


def route_page(event: LifeEvent, route: Route, number: int) -> str | Response | tuple[str, int]:
    """Show a page of the route, or save what was posted and go where the button says."""
    if request.method == "GET":
        return _render(event, number, {})
    stops = route.pages[number - 1]
    asked = [stop.shown.question for stop in stops]
    if is_live():
        return _saved_one(event, number, [each for each in asked if each.path == request.args.get("only")])
    overlay = save_posted(g.visit, asked, read_answers(g.visit))
    if overlay:
        return _render(event, number, overlay), 422
    return redirect(_after(event, number, stops, pressed()))


def _saved_one(event: LifeEvent, number: int, questions: list[Question]) -> Response:
    """Save the one question that changed and return what follows from it."""
    overlay = save_posted(g.visit, questions, read_answers(g.visit))
    route, frame = _now(event)
    paths = {question.path for question in questions}
    everything = [stop.shown for stop in route.pages[number - 1]]
    shown = next((overlay.get(each.question.path, each) for each in everything if each.question.path in paths), None)
    response = make_response(render_template("events/saved.html", shown=shown, **frame))
    response.headers[SAVED] = json.dumps({each.question.id: each.visible for each in everything})
    return response


def _after(event: LifeEvent, number: int, stops: tuple[Stop, ...], wanted: str) -> str:
    """Where to go: stay, next, back, or the member that was just added."""
    code = g.visit.code
    here = url_for("events.questions", code=code, number=number)
    changed = change_list(g.visit, [stop.members for stop in stops if stop.members], wanted, here)
    if changed:
        return changed
    step = {"next": 1, "back": -1}.get(wanted)
    beside = route_now(event).beside(number, step) if step else number
    return url_for("events.questions", code=code, number=beside) if beside else url_for("events.overview", code=code)


def _render(event: LifeEvent, number: int, overlay: Overlay) -> str:
    route, frame = _now(event)
    return render_template(
        "events/questions.html", event=event, route=route, number=number, stops=route.pages[number - 1],
        overlay=overlay, url=url_for("events.questions", code=g.visit.code, number=number), **frame,
    )  # fmt: skip


def _now(event: LifeEvent) -> tuple[Route, dict[str, Any]]:
    """Return the route and what stands around every page of a visit, from the same answers."""
    answers = read_answers(g.visit)
    chapters = interview(catalogue(), g.visit, answers)
    return route_of(event, catalogue().vocabulary, chapters), frame_of(talk_of(g.visit, answers, chapters))
