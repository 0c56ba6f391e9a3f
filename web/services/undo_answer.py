"""Use case: take back the last change; again and again, back to the first."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from web.clock import now
from web.db import db
from web.models import Answer, State, Visit
from web.services.read_answers import read_answers


@dataclass(frozen=True, slots=True)
class Change:
    """What was saved at one time, and per path the answer that stood there before (None: nothing)."""

    id: str
    rows: tuple[Answer, ...]
    before: dict[str, Answer | None]


def undo_answer(visit: Visit, wanted: str = "") -> Change | None:
    """Put back what stood there before the last change that was not undone yet; return that change.

    `wanted` is the change the screen showed: when another one was saved since, nothing happens and the answer is None.
    """
    change = last_change(visit)
    if change is None or (wanted and change.id != wanted):
        return None
    stored, undone = read_answers(visit), uuid.uuid4().hex
    for row in change.rows:
        before = change.before[row.path]
        db.session.add(
            Answer(
                visit_id=visit.id,
                path=row.path,
                version=stored[row.path].version + 1,
                state=before.state if before else State.EMPTY,
                parts=before.parts if before else {},
                saved_at=now(),
                change=undone,
                undoes=change.id,
            )
        )
    try:
        db.session.commit()
    except IntegrityError:  # another tab changed the same answer in between
        db.session.rollback()
        return None
    return change


def last_change(visit: Visit) -> Change | None:
    """Return the last change that can be undone."""
    undone = select(Answer.undoes).where(Answer.visit_id == visit.id, Answer.undoes.is_not(None))
    latest = db.session.scalar(
        select(Answer.change)
        .where(Answer.visit_id == visit.id, Answer.undoes.is_(None), Answer.change.not_in(undone))
        .order_by(Answer.id.desc())
        .limit(1)
    )
    if latest is None:
        return None
    rows = tuple(db.session.scalars(select(Answer).filter_by(visit_id=visit.id, change=latest).order_by(Answer.id)))
    return Change(latest, rows, _before(visit, rows))


def _before(visit: Visit, rows: tuple[Answer, ...]) -> dict[str, Answer | None]:
    paths = [row.path for row in rows]
    older = db.session.scalars(select(Answer).where(Answer.visit_id == visit.id, Answer.path.in_(paths)))
    versions = {(answer.path, answer.version): answer for answer in older}
    return {row.path: versions.get((row.path, row.version - 1)) for row in rows}
