"""A page of the short route: showing it, and taking in its answers with and without JavaScript."""

import json
from typing import Any

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.catalogue.life_events import LifeEvent
from web.catalogue import catalogue
from web.events.route import Route, Stop, route_of
from web.interview.chapters import interview
from web.interview.forms import Shown, read_form, show_submitted, storable
from web.interview.questions import Question
from web.services.change_members import add_member, remove_member
from web.services.read_answers import read_answers
from web.services.save_answers import save_answers
from web.visit.answering import SAVED, frame_of
from web.visit.talk import talk_of

SETTLED = {"keep", "theirs"}

Overlay = dict[str, Shown]


def route_now(event: LifeEvent) -> Route:
    """Return the route of an event as the answers of the visit make it now."""
    chapters = interview(catalogue(), g.visit, read_answers(g.visit))
    return route_of(event, catalogue().vocabulary, chapters)


def route_page(event: LifeEvent, route: Route, number: int) -> str | Response | tuple[str, int]:
    """Show a page of the route, or save what was posted and go where the button says."""
    stops = route.pages[number - 1]
    if request.method == "GET":
        return _render(event, route, number, {})
    asked = [stop.shown.question for stop in stops]
    if request.headers.get("X-Requested-With") == "toereikend":
        return _saved_one(event, number, [each for each in asked if each.path == request.args.get("only")])
    overlay = _save(asked)
    if overlay:
        return _render(event, route_now(event), number, overlay), 422
    wanted = "stay" if SETTLED & set(request.form) else request.form.get("do", "next")
    return redirect(_after(event, number, stops, wanted))


def _save(questions: list[Question]) -> Overlay:
    """Save the posted answers and return those that need attention."""
    submitted = read_form(request.form, questions, read_answers(g.visit))
    submitted = [answer for answer in submitted if answer.path != request.form.get("theirs")]
    saved = save_answers(g.visit, [answer for answer in submitted if storable(answer)])
    by_path = {question.path: question for question in questions}
    shown = (
        show_submitted(
            by_path[each.path], each, saved.versions.get(each.path, each.seen), saved.conflicts.get(each.path)
        )
        for each in submitted
    )
    return {each.question.path: each for each in shown if each.problem or each.conflict}


def _saved_one(event: LifeEvent, number: int, questions: list[Question]) -> Response:
    """Save the one question that changed and return what follows from it."""
    overlay = _save(questions)
    stops = route_now(event).pages[number - 1]
    paths = {question.path for question in questions}
    shown = next((overlay.get(stop.shown.question.path, stop.shown) for stop in stops if _is_in(stop, paths)), None)
    response = make_response(render_template("events/saved.html", shown=shown, **_frame()))
    response.headers[SAVED] = json.dumps({stop.shown.question.id: stop.shown.visible for stop in stops})
    return response


def _is_in(stop: Stop, paths: set[str]) -> bool:
    return stop.shown.question.path in paths


def _after(event: LifeEvent, number: int, stops: tuple[Stop, ...], wanted: str) -> str:
    """Where to go: stay, next, back, or the member that was just added."""
    code = g.visit.code
    here = url_for("events.questions", code=code, number=number)
    verb, _, path = wanted.partition(":")
    lists = {stop.members.path: stop.members for stop in stops if stop.members}
    if verb == "add" and path in lists:
        key = add_member(g.visit, path, lists[path].entity.at_most)
        member = f"{path.removeprefix('members.')}/{key}".replace("_", "-")
        return url_for("visit.member", code=code, member=member) if key else here
    if verb == "remove":
        owner, _, key = path.rpartition(".")
        if owner in lists:
            remove_member(g.visit, owner, key)
        return here
    step = {"next": 1, "back": -1}.get(verb)
    beside = route_now(event).beside(number, step) if step else number
    return url_for("events.questions", code=code, number=beside) if beside else url_for("events.overview", code=code)


def _render(event: LifeEvent, route: Route, number: int, overlay: Overlay) -> str:
    return render_template(
        "events/questions.html", event=event, route=route, number=number, stops=route.pages[number - 1],
        overlay=overlay, url=url_for("events.questions", code=g.visit.code, number=number), **_frame(),
    )  # fmt: skip


def _frame() -> dict[str, Any]:
    answers = read_answers(g.visit)
    return frame_of(talk_of(g.visit, answers, interview(catalogue(), g.visit, answers)))
