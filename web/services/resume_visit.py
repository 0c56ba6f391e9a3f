"""Use case: find a visit back by the code that was shown on the screen."""

import re

from web.db import db
from web.models import Visit


def resume_visit(typed: str) -> Visit | None:
    """Return the visit with this resume code, however it was typed: lower case, spaces, no dashes."""
    bare = re.sub(r"[^A-Z0-9]", "", typed.upper())
    code = "-".join(bare[start : start + 4] for start in range(0, len(bare), 4))
    return db.session.query(Visit).filter_by(resume_code=code).one_or_none()
