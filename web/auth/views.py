"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.sessions import current_user, sign_out
from web.db import db
from web.i18n import gettext as _
from web.models import Role, User
from web.security import public
from web.services.check_password import TooOftenError, check_password

blueprint = Blueprint("auth", __name__)

Answered = str | Response | tuple[str, int]


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Answered:
    """Ask for e-mail address and password."""
    target = safe_target(request.args.get("next", ""))
    if request.method == "GET":
        user = current_user()
        return redirect(target or landing(user)) if user else _form("", "", target)
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        user = check_password(email, password, request.remote_addr or "")
    except TooOftenError:
        problem = _("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier en probeer het dan opnieuw.")
        return _form(email, problem, target), 429
    if user is None:
        return _form(email, _("Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer."), target), 422
    return redirect(target or landing(user))


@blueprint.post("/sign-out")
@public
def leave() -> Response:
    """End the session."""
    if current_user() is not None:
        record("signed_out")
    sign_out()
    db.session.commit()
    flash(_("U bent uitgelogd."))
    return redirect(url_for("home.index"))


def landing(user: User) -> str:
    """Where somebody begins."""
    return url_for("caseload.index" if user.has(Role.CONSULTANT, Role.COORDINATOR) else "home.index")


def safe_target(wanted: str) -> str:
    """Return an address of our own to go on to; an empty text for any other, so that nobody is led away."""
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if ours and not parts.scheme and not parts.netloc else ""


def _form(email: str, problem: str, target: str) -> str:
    return render_template("auth/sign_in.html", email=email, problem=problem, target=target)
