"""Is the process alive, and can it answer? Without cookies or figures about households."""

from flask import Blueprint
from sqlalchemy import text

from web.catalogue import catalogue
from web.db import db
from web.security import public

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/live")
@public
def live() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@blueprint.get("/ready")
@public
def ready() -> dict[str, str]:
    """Rules and database answer; an error here is a 500."""
    db.session.execute(text("SELECT 1 FROM visit LIMIT 1"))
    return {"status": "ok", "catalogue": catalogue().fingerprint}
