"""The list of visits."""

from flask import Blueprint, g, render_template
from sqlalchemy import select

from web.db import db
from web.models import Role, Visit
from web.security import roles

blueprint = Blueprint("caseload", __name__)


@blueprint.get("/visits")
@roles(Role.CONSULTANT, Role.COORDINATOR)
def index() -> str:
    """Show the own visits, newest first; a coordinator sees those of the organisation."""
    found = select(Visit).filter_by(organisation_id=g.user.organisation_id).order_by(Visit.started_at.desc())
    if not g.user.has(Role.COORDINATOR):
        found = found.filter_by(consultant_id=g.user.id)
    return render_template("caseload/index.html", visits=db.session.scalars(found).all())
