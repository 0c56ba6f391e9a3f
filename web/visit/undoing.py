"""What 'Ongedaan maken' would take back, in words."""

from collections.abc import Iterator

from web.i18n import gettext as _
from web.i18n import ngettext
from web.interview.chapters import ChapterView, MemberList
from web.interview.forms import Shown, show
from web.models import Answer, State
from web.services.undo_answer import Change
from web.visit.words import answer_text


def undo_text(views: tuple[ChapterView, ...], change: Change) -> str:
    """`Kale huur per maand terug naar € 640,50 per maand`, and how many other answers go back with it."""
    path = change.rows[0].path
    shown = next((each for view in views for each in _all_of(view) if each.question.path == path), None)
    if shown is None:
        return _("De laatste wijziging terug")
    text = _back(shown, change.before[path])
    more = len(change.rows) - 1
    if not more:
        return text
    return ngettext("%(text)s, en nog %(num)s antwoord", "%(text)s, en nog %(num)s antwoorden", more, text=text)


def _back(shown: Shown, before: Answer | None) -> str:
    label = shown.question.label
    if before is None or before.state == State.EMPTY:
        return _("%(label)s weer leeg", label=label)
    return _("%(label)s terug naar %(answer)s", label=label, answer=answer_text(show(shown.question, before)))


def _all_of(view: ChapterView) -> Iterator[Shown]:
    for screen in view.screens:
        yield from screen.questions
        for members in screen.lists:
            yield from _in_list(members)


def _in_list(members: MemberList) -> Iterator[Shown]:
    yield members.shown
    for member in members.members:
        yield from member.questions
        for inner in member.lists:
            yield from _in_list(inner)
