"""Use case: remember where the talk is, so that it goes on there, also on another device."""

from web.db import db
from web.models import Visit


def keep_page(visit: Visit, url: str) -> None:
    """Keep the address of a page of this visit."""
    if visit.last_page != url:
        visit.last_page = url
        db.session.commit()
