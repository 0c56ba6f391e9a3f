"""Signing in and out."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.entry import enter, landing, safe_target
from web.auth.sessions import current_sign_in, current_user, sign_out
from web.db import db
from web.i18n import gettext as _
from web.security import public
from web.services.check_password import TooOftenError, check_password
from web.settings import OidcSettings

blueprint = Blueprint("auth", __name__)

Answered = str | Response | tuple[str, int]


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Answered:
    """Ask for e-mail address and password."""
    target = safe_target(request.args.get("next", ""))
    if request.method == "GET":
        found = current_sign_in()
        if found is None:
            return _form("", "", target)
        onward = url_for("second_step.check", next=target or None) if found.waits else target or landing(found.user)
        return redirect(onward)
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        user = check_password(email, password, request.remote_addr or "")
    except TooOftenError:
        problem = _("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier en probeer het dan opnieuw.")
        return _form(email, problem, target), 429
    if user is None:
        return _form(email, _("Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer."), target), 422
    return redirect(enter(user, target))


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


def _form(email: str, problem: str, target: str) -> str:
    return render_template("auth/sign_in.html", provider=_provider(), email=email, problem=problem, target=target)


def _provider() -> OidcSettings | None:
    return current_app.config["TOEREIKEND"].oidc
