"""Use cases: which papers were looked at, and tick one or take the tick away."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from web.clock import now
from web.db import db
from web.models import SeenPaper, Visit


def seen_papers(visit: Visit) -> frozenset[str]:
    """Return the names of the papers with a tick."""
    return frozenset(db.session.scalars(select(SeenPaper.name).filter_by(visit_id=visit.id)))


def tick_paper(visit: Visit, name: str, *, seen: bool) -> None:
    """Tick a paper or take its tick away; a second tick from another device changes nothing."""
    if not seen:
        db.session.execute(delete(SeenPaper).filter_by(visit_id=visit.id, name=name))
    elif name not in seen_papers(visit):
        db.session.add(SeenPaper(visit_id=visit.id, name=name, seen_at=now()))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
