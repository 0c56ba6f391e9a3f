"""From a posted form to submitted answers, and from a stored answer back to what the form shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.bsn import holds_bsn
from web.i18n import gettext as _
from web.i18n import marked
from web.interview.fields import NotReadableError, default_period, is_as_the_law_counts, part_names, read, text_names
from web.interview.questions import LAW, Question
from web.models import Answer, State
from web.services.save_answers import Submitted

SPECIAL = {
    State.UNKNOWN: marked("Weet ik niet"),
    State.DECLINED: marked("Wil ik niet zeggen"),
    State.LATER: marked("Komt later"),
}
_CHOICE_OF_STATE = {state: f"?{state}" for state in State}


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as it stands on the screen."""

    question: Question
    parts: Mapping[str, Any] = field(default_factory=dict)
    state: State = State.EMPTY
    version: int = 0
    problem: str = ""
    value: Any = None
    visible: bool = True
    conflict: "Shown | None" = None
    estimate: Mapping[str, str] | None = None

    @property
    def specials(self) -> dict[State, str]:
        """The answers that are always possible, with 'geen' where that makes sense."""
        none = {State.NONE: self.question.none_label} if self.question.none_label else {}
        return {**none, **{state: _(text) for state, text in SPECIAL.items()}}

    @property
    def optional(self) -> bool:
        """Tell whether it may be passed over: the usual answer is presumed, or few households need it."""
        return (bool(self.question.presumed) or self.question.extra) and not self.answered

    @property
    def presumes(self) -> bool:
        """Tell whether the usual answer is still presumed after an answer like 'weet ik niet'."""
        return bool(self.question.presumed) and self.state in SPECIAL

    @property
    def answered(self) -> bool:
        """Tell whether there is an answer, be it 'weet ik niet'."""
        return self.state not in (State.EMPTY, State.DRAFT)


def show(question: Question, answer: Answer | None, *, visible: bool = True) -> Shown:
    """Show a stored answer."""
    if answer is None:
        return Shown(question, parts={"per": default_period(question)}, visible=visible)
    if not question.bases and not is_as_the_law_counts(answer.parts):
        return Shown(question, parts={"per": default_period(question)}, version=answer.version, visible=visible)
    shown = Shown(question, answer.parts, State(answer.state), answer.version, visible=visible)
    return _with_value(shown)


def show_submitted(question: Question, submitted: Submitted, version: int, conflict: Answer | None = None) -> Shown:
    """Show what was just typed, with what is wrong with it or with the other tab's answer beside it."""
    other = show(question, conflict) if conflict else None
    seen = submitted.seen if conflict else version
    return _with_value(Shown(question, submitted.parts, submitted.state, seen, conflict=other))


def _with_value(shown: Shown) -> Shown:
    if shown.state not in (State.KNOWN, State.DRAFT) or "keys" in shown.parts:
        return shown
    try:
        value, problem, state = read(shown.question, shown.parts), "", State.KNOWN
    except NotReadableError as error:
        value, problem, state = None, str(error), State.DRAFT
    return Shown(shown.question, shown.parts, state, shown.version, problem, value, shown.visible, shown.conflict)


def read_form(form: Mapping[str, str], questions: Iterable[Question], before: Mapping[str, Answer]) -> list[Submitted]:
    """Return what the form says about each of these questions that it holds."""
    return [
        _read_question(form, question, before.get(question.path))
        for question in questions
        if f"{question.path}.version" in form
    ]


def storable(submitted: Submitted) -> bool:
    """Tell whether this may go to the database at all: a BSN may not, not even as a draft."""
    return not holds_bsn(submitted.parts)


def _read_question(form: Mapping[str, str], question: Question, before: Answer | None) -> Submitted:
    seen = form[f"{question.path}.version"]
    parts = {name: form.get(f"{question.path}.{name}", "").strip() for name in part_names(question)}
    chosen = _chosen_state(form, question)
    if parts.get("as") == LAW:
        del parts["as"]
    typed = any(parts[name] for name in text_names(question)) or bool(parts.get("choice"))
    if chosen and not (typed and _is_new(parts, question, before)):
        state, parts = chosen, {}
    elif typed:
        state = _state_of(question, parts)
    else:
        state, parts = State.EMPTY, {}
    keep_anyway = form.get("keep") == question.path
    return Submitted(question.path, state, parts, int(seen) if seen.isdecimal() else 0, keep_anyway)


def _chosen_state(form: Mapping[str, str], question: Question) -> State | None:
    """Return 'weet ik niet' and the like; in a list of choices they are choices too."""
    chosen = form.get(f"{question.path}.state", "") or form.get(f"{question.path}.choice", "").removeprefix("?")
    allowed = {*SPECIAL, State.NONE} if question.none_label else set(SPECIAL)
    return State(chosen) if chosen in allowed else None


def _is_new(parts: Mapping[str, str], question: Question, before: Answer | None) -> bool:
    """Tell whether the text was typed now: text goes before a choice, but only when it is new."""
    if parts.get("choice", "").startswith("?"):
        return False
    known = before.parts if before else {}
    return any(parts[name] != known.get(name, "") for name in text_names(question))


def _state_of(question: Question, parts: Mapping[str, str]) -> State:
    try:
        read(question, parts)
    except NotReadableError:
        return State.DRAFT
    return State.KNOWN
