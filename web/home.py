"""The first page, the icon, and the demo visit."""

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from web.db import db
from web.models import Visit
from web.security import open_visit, public
from web.services.make_demo import DEMO_CODE

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@public
def index() -> str:
    """What this is, and where to begin."""
    return render_template("home.html", has_demo=current_app.config["TOEREIKEND"].has_demo)


@blueprint.get("/favicon.ico")
@public
def favicon() -> Response:
    """The icon, for browsers that ask for it unasked, as on the plan."""
    return current_app.send_static_file("icon.svg")


@blueprint.post("/demo")
@public
def demo() -> Response:
    """Open the filled-in visit; only where there is one."""
    visit = db.session.scalar(select(Visit).filter_by(code=DEMO_CODE))
    if visit is None or not current_app.config["TOEREIKEND"].has_demo:
        abort(404)
    open_visit(visit)
    return redirect(url_for("visit.open", code=visit.code))
