"""Use case: save answers, each on its own, and never overwrite what another tab saved meanwhile."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import IntegrityError

from web.clock import now
from web.db import db
from web.models import Answer, State, Visit
from web.services.read_answers import read_answers, read_version

_EMPTY: tuple[str, dict[str, Any]] = (str(State.EMPTY), {})


@dataclass(frozen=True, slots=True)
class Submitted:
    """An answer as it comes in; `seen` is the version that the screen showed when it was typed."""

    path: str
    state: State
    parts: Mapping[str, Any]
    seen: int
    keep_anyway: bool = False

    @property
    def content(self) -> tuple[str, dict[str, Any]]:
        """What two versions must differ in to be different answers."""
        return (str(self.state), dict(self.parts))


@dataclass(slots=True)
class Saved:
    """What came of it: the versions that count now, and per path the answer that stood in the way."""

    versions: dict[str, int] = field(default_factory=dict)
    conflicts: dict[str, Answer] = field(default_factory=dict)
    changed: bool = False


def save_answers(visit: Visit, submitted: Iterable[Submitted]) -> Saved:
    """Save what differs from what was on the screen; a clash with another tab is returned, not resolved."""
    submitted = list(submitted)
    try:
        return _save(visit, submitted)
    except IntegrityError:  # another tab saved the same version in between: look again, as a conflict
        db.session.rollback()
        return _save(visit, submitted)


def _save(visit: Visit, submitted: list[Submitted]) -> Saved:
    stored, saved, change = read_answers(visit), Saved(), uuid.uuid4().hex
    for answer in submitted:
        current = stored.get(answer.path)
        content, version = (current.content, current.version) if current else (_EMPTY, 0)
        saved.versions[answer.path] = version
        if answer.content == content or _is_untouched(visit, answer, version):
            continue
        if current is not None and version > answer.seen and not answer.keep_anyway:
            saved.conflicts[answer.path] = current
            continue
        db.session.add(_row(visit, answer, version + 1, change))
        saved.versions[answer.path] = version + 1
        saved.changed = True
    db.session.commit()
    return saved


def _is_untouched(visit: Visit, answer: Submitted, version: int) -> bool:
    """Tell whether the form only repeats what it showed: another tab's newer answer then simply stays."""
    if answer.seen == version or answer.keep_anyway:
        return False
    shown = read_version(visit, answer.path, answer.seen)
    return answer.content == (shown.content if shown else _EMPTY)


def _row(visit: Visit, answer: Submitted, version: int, change: str) -> Answer:
    return Answer(
        visit_id=visit.id,
        path=answer.path,
        version=version,
        state=answer.state,
        parts=dict(answer.parts),
        saved_at=now(),
        change=change,
        undoes=None,
    )
