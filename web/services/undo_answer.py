"""Use case: take back the last change; again and again, back to the first."""

import uuid

from sqlalchemy import select

from web.clock import now
from web.db import db
from web.models import Answer, State, Visit
from web.services.read_answers import read_answers, read_version


def undo_answer(visit: Visit) -> list[str]:
    """Put back what stood there before the last change that was not undone yet; return the paths it touched."""
    rows = last_change(visit)
    stored, change = read_answers(visit), uuid.uuid4().hex
    for row in rows:
        before = read_version(visit, row.path, row.version - 1)
        db.session.add(
            Answer(
                visit_id=visit.id,
                path=row.path,
                version=stored[row.path].version + 1,
                state=before.state if before else State.EMPTY,
                parts=before.parts if before else {},
                saved_at=now(),
                change=change,
                undoes=row.change,
            )
        )
    db.session.commit()
    return [row.path for row in rows]


def last_change(visit: Visit) -> list[Answer]:
    """Return the rows of the last change that can be undone."""
    undone = select(Answer.undoes).where(Answer.visit_id == visit.id, Answer.undoes.is_not(None))
    latest = db.session.scalar(
        select(Answer.change)
        .where(Answer.visit_id == visit.id, Answer.undoes.is_(None), Answer.change.not_in(undone))
        .order_by(Answer.id.desc())
        .limit(1)
    )
    if latest is None:
        return []
    return list(db.session.scalars(select(Answer).filter_by(visit_id=visit.id, change=latest).order_by(Answer.id)))
