"""Showing a page of questions and taking in its answers, with and without JavaScript."""

import json
from collections.abc import Iterable
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.advice.panel import panel_of
from web.bsn import holds_bsn
from web.interview.chapters import Answers, MemberList, url_part
from web.interview.forms import Shown, read_form, show_submitted, storable
from web.interview.questions import Question
from web.models import Visit
from web.services.change_members import add_member, remove_member
from web.services.keep_page import keep_page
from web.services.read_answers import read_answers
from web.services.save_answers import Saved, Submitted, save_answers
from web.services.tick_paper import seen_papers
from web.services.undo_answer import last_change
from web.visit.pages import Page, member_page, screen_page
from web.visit.papers import to_look_at
from web.visit.talk import Talk, talk_of
from web.visit.undoing import undo_text

SAVED = "X-Toereikend-Saved"
"""The header that tells the page its answer came in, with which questions show now: no other answer counts as one."""

HELD = "X-Toereikend-Held"
"""The header that tells the page its answer came in and is not kept: another tab gave one, or it is a BSN."""

Overlay = dict[str, Shown]


def answer_page(page: Page) -> str | Response | tuple[str, int]:
    """Show the page, or save what was posted and go where the button says."""
    if request.method == "GET":
        keep_page(page.visit, page.url)
        return _render(page, {})
    if is_live():
        return _save_one(page)
    overlay = save_posted(page.visit, page.asked, page.answers)
    if overlay:
        return _render(_again(page), overlay), 422
    return redirect(_after(page, pressed()))


def is_live() -> bool:
    """Tell whether the page itself sent one answer, and stays where it is."""
    return request.headers.get("X-Requested-With") == "toereikend"


def pressed() -> str:
    """What the button that sent the form says; who settled a clash stays."""
    return "stay" if {"keep", "theirs"} & set(request.form) else request.form.get("do", "next")


def frame_of(talk: Talk) -> dict[str, Any]:
    """What every page of a visit shows around its own contents: the rail and the top of the page."""
    change = last_change(talk.visit)
    return {
        "visit": talk.visit,
        "talk": talk,
        "chapters": talk.chapters,
        "papers_left": to_look_at(talk, seen_papers(talk.visit)),
        "undo": {"id": change.id, "text": undo_text(talk.chapters, change)} if change else None,
    }


def save_posted(visit: Visit, questions: list[Question], answers: Answers) -> Overlay:
    """Save the posted answers and return those that need attention: unreadable, refused or in conflict."""
    submitted = read_form(request.form, questions, answers)
    given_up = request.form.get("theirs")
    submitted = [answer for answer in submitted if answer.path != given_up]
    saved = save_answers(visit, [answer for answer in submitted if storable(answer)])
    by_path = {question.path: question for question in questions}
    shown = (_attention(by_path[answer.path], answer, saved) for answer in submitted)
    return {each.question.path: each for each in shown if each.problem or each.conflict}


def _attention(question: Question, answer: Submitted, saved: Saved) -> Shown:
    version = saved.versions.get(answer.path, answer.seen)
    return show_submitted(question, answer, version, saved.conflicts.get(answer.path))


def _save_one(page: Page) -> Response:
    """Save the one question that changed and return the pieces of the page that follow from it."""
    path = request.args.get("only", "")
    overlay = save_posted(page.visit, [question for question in page.asked if question.path == path], page.answers)
    fresh = _again(page)
    shown = [overlay.get(each.question.path, each) for each in fresh.everything]
    response = make_response(
        render_template(
            "visit/saved.html",
            shown=next((each for each in shown if each.question.path == path), None),
            others=[each for each in shown if each.question.path != path],
            **_context(fresh),
        )
    )
    response.headers[SAVED] = json.dumps({each.question.id: each.visible for each in shown})
    if path in overlay and (overlay[path].conflict or holds_bsn(overlay[path].parts)):
        response.headers[HELD] = "yes"
    return response


def _after(page: Page, wanted: str) -> str:
    """Where to go: stay, next, back, or the member that was just added."""
    changed = change_list(page.visit, page.lists, wanted, page.url)
    return changed or {"back": page.back_url, "stay": page.url}.get(wanted) or _onward(page)


def change_list(visit: Visit, lists: Iterable[MemberList], wanted: str, here: str) -> str:
    """Add or remove a member when the button says so; return where that leads, empty after any other button."""
    verb, _, path = wanted.partition(":")
    by_path = {members.path: members for members in lists}
    if verb == "add" and path in by_path:
        key = add_member(visit, path, by_path[path].entity.at_most)
        return url_for("visit.member", code=visit.code, member=url_part(f"{path}.{key}")) if key else here
    if verb == "remove":
        owner, _, key = path.rpartition(".")
        if owner in by_path:
            remove_member(visit, owner, key)
        return here
    return ""


def _onward(page: Page) -> str:
    """Where 'Volgende' leads: to the first question that the answers just called up here, else further.

    With JavaScript such a question is on the screen before somebody presses; without it, it would be passed by.
    """
    fresh = _again(page)
    there = {shown.question.path for shown in page.everything if shown.visible}
    new = (shown for shown in fresh.everything if shown.visible and shown.question.path not in there)
    called_up = next((shown for shown in new if not shown.answered and not shown.optional), None)
    return f"{page.url}#{called_up.question.id}" if called_up else fresh.next_url


def _again(page: Page) -> Page:
    """The same page with the answers as they are now."""
    answers = read_answers(page.visit)
    if page.member is not None:
        return member_page(page.visit, answers, page.member.url_part)
    return screen_page(page.visit, answers, page.chapter.slug, page.screen.slug)


def _render(page: Page, overlay: Overlay) -> str:
    questions = [overlay.get(each.question.path, each) for each in page.questions]
    return render_template("visit/screen.html", questions=questions, overlay=overlay, **_context(page))


def _context(page: Page) -> dict[str, Any]:
    talk = talk_of(page.visit, page.answers, page.chapters)
    return {"page": page, "panel": panel_of(talk, page.chapter), **frame_of(talk)}
