"""Use case: add or remove a child, a person at the address, a childcare contract."""

from web.models import Answer, State, Visit
from web.services.build_profile import member_keys
from web.services.read_answers import read_answers
from web.services.save_answers import Submitted, save_answers


def add_member(visit: Visit, path: str, at_most: int) -> str | None:
    """Add a member to the list at this path and return its key, or None when the list is full."""
    answer = read_answers(visit).get(path)
    keys = member_keys(answer)
    if len(keys) >= at_most:
        return None
    key = f"k{_highest_ever(visit, path) + 1}"
    _save_keys(visit, path, [*keys, key], answer)
    return key


def remove_member(visit: Visit, path: str, key: str) -> None:
    """Take a member off the list; the answers stay stored, so that it can be undone."""
    answer = read_answers(visit).get(path)
    _save_keys(visit, path, [kept for kept in member_keys(answer) if kept != key], answer)


def _save_keys(visit: Visit, path: str, keys: list[str], answer: Answer | None) -> None:
    state, parts = (State.KNOWN, {"keys": keys}) if keys else (State.EMPTY, {})
    save_answers(visit, [Submitted(path, state, parts, answer.version if answer else 0)])


def _highest_ever(visit: Visit, path: str) -> int:
    """Return the highest number used in this list, so that a removed member's answers never come back in another."""
    answers = read_answers(visit)
    used = [stored[len(path) + 1 :].split(".")[0] for stored in answers if stored.startswith(f"{path}.")]
    listed = member_keys(answers.get(path))
    return max((int(key[1:]) for key in (*used, *listed) if key[1:].isdecimal()), default=0)
