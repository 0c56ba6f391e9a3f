"""Use case: erase a visit, at the table, because the household asks for it."""

from web.db import db
from web.models import Visit


def erase_visit(visit: Visit) -> None:
    """Erase the visit with all its answers and advices."""
    db.session.delete(visit)
    db.session.commit()
