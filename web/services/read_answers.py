"""Use case: look up what has been answered."""

from sqlalchemy import func, select

from web.db import db
from web.models import Answer, Visit


def read_answers(visit: Visit) -> dict[str, Answer]:
    """Return the answers that count now, by path: of each the newest row, which has the highest version."""
    newest = select(func.max(Answer.id)).where(Answer.visit_id == visit.id).group_by(Answer.path)
    rows = db.session.scalars(select(Answer).where(Answer.id.in_(newest)).order_by(Answer.path))
    return {answer.path: answer for answer in rows}


def read_version(visit: Visit, path: str, version: int) -> Answer | None:
    """Return one version of an answer."""
    return db.session.scalar(select(Answer).filter_by(visit_id=visit.id, path=path, version=version))
