"""Use case: erase visits that were kept long enough."""

from sqlalchemy import delete

from web.clock import today
from web.db import db
from web.models import Visit


def purge_visits() -> int:
    """Erase every visit past its last day, answers and advices included; return how many."""
    erased = db.session.scalars(delete(Visit).where(Visit.keep_until < today()).returning(Visit.id)).all()
    db.session.commit()
    return len(erased)
