"""Use case: look up what has been answered."""

from sqlalchemy import select

from web.db import db
from web.models import Answer, Visit


def read_answers(visit: Visit) -> dict[str, Answer]:
    """Return the answers that count now, by path."""
    rows = db.session.scalars(select(Answer).where(Answer.visit_id == visit.id).order_by(Answer.path, Answer.version))
    return {answer.path: answer for answer in rows}


def read_version(visit: Visit, path: str, version: int) -> Answer | None:
    """Return one version of an answer."""
    return db.session.scalar(select(Answer).filter_by(visit_id=visit.id, path=path, version=version))
