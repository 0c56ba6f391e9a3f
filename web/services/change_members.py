"""Use case: add or remove a child, a person at the address, a childcare contract."""

from collections.abc import Callable

from sqlalchemy import select

from web.db import db
from web.models import Answer, State, Visit
from web.services.build_profile import member_keys
from web.services.read_answers import read_answers
from web.services.save_answers import Submitted, save_answers

_TRIES = 5


def add_member(visit: Visit, path: str, at_most: int) -> str | None:
    """Add a member to the list at this path and return its key, or None when the list is full."""
    added: list[str] = []

    def with_one_more(keys: list[str], answers: dict[str, Answer]) -> list[str]:
        if len(keys) >= at_most:
            added.clear()
            return keys
        added[:] = [f"k{_highest_ever(answers, path) + 1}"]
        return [*keys, *added]

    saved = _change(visit, path, with_one_more)
    return added[0] if saved and added else None


def remove_member(visit: Visit, path: str, key: str) -> None:
    """Take a member off the list; the answers stay stored, so that it can be undone."""
    _change(visit, path, lambda keys, _answers: [kept for kept in keys if kept != key])


def was_listed(visit: Visit, path: str, key: str) -> bool:
    """Tell whether a member was ever in this list: one that is gone can be put back with undo."""
    versions = db.session.scalars(select(Answer).filter_by(visit_id=visit.id, path=path))
    return any(key in member_keys(answer) for answer in versions)


def _change(visit: Visit, path: str, new: Callable[[list[str], dict[str, Answer]], list[str]]) -> bool:
    """Save the changed list; when another tab changed it in between, change that newer list instead."""
    for _ in range(_TRIES):
        answers = read_answers(visit)
        answer = answers.get(path)
        keys, changed = member_keys(answer), new(member_keys(answer), answers)
        if changed == keys:
            return True
        state, parts = (State.KNOWN, {"keys": changed}) if changed else (State.EMPTY, {})
        saved = save_answers(visit, [Submitted(path, state, parts, answer.version if answer else 0)])
        if saved.changed:  # else another tab was first, maybe with the very same list
            return True
    return False


def _highest_ever(answers: dict[str, Answer], path: str) -> int:
    """Return the highest number used in this list, so that a removed member's answers never come back in another."""
    used = [stored[len(path) + 1 :].split(".")[0] for stored in answers if stored.startswith(f"{path}.")]
    listed = member_keys(answers.get(path))
    return max((int(key[1:]) for key in (*used, *listed) if key[1:].isdecimal()), default=0)
