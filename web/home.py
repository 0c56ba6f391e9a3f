"""The first page, the icon, and the doors of the demo."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.entry import landing
from web.auth.sessions import current_user, sign_in
from web.auth.words import ROLES
from web.db import db
from web.models import User, Visit
from web.security import public
from web.services.demo_accounts import demo_user, read_demo
from web.services.make_demo import DEMO_CODE

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@public
def index() -> str:
    """What this is, and where to begin."""
    has_demo = current_app.config["TOEREIKEND"].has_demo
    people = read_demo().people if has_demo else []
    return render_template("home.html", has_demo=has_demo, people=people, role_words=ROLES)


@blueprint.get("/favicon.ico")
@public
def favicon() -> Response:
    """The icon, for browsers that ask for it unasked, as on the plan."""
    return current_app.send_static_file("icon.svg")


@blueprint.post("/demo")
@public
def demo() -> Response:
    """Open the filled-in visit as the consultant who holds it; only where there is one."""
    visit = db.session.scalar(select(Visit).filter_by(code=DEMO_CODE))
    if visit is None or visit.consultant is None or not current_app.config["TOEREIKEND"].has_demo:
        abort(404)
    _go_on_as(visit.consultant)
    return redirect(url_for("visit.open", code=visit.code))


@blueprint.post("/demo/sign-in")
@public
def demo_sign_in() -> Response:
    """Go on as somebody of the demo, without a password; only where there is a demo."""
    email = request.form.get("email", "")
    known = current_app.config["TOEREIKEND"].has_demo and email in {person.email for person, _ in read_demo().people}
    user = demo_user(email) if known else None
    if user is None or not user.active:
        abort(404)
    _go_on_as(user)
    return redirect(landing(user))


def _go_on_as(user: User) -> None:
    if current_user() is not user:
        sign_in(user)
        record("signed_in", user=user)
