"""One's own account: the password, the second step, signing out everywhere."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.passwords import fits, hashed, problem_with
from web.auth.second_step import has_second_step
from web.auth.sessions import end_sessions, sign_in, sign_out
from web.auth.words import ROLES
from web.db import db
from web.i18n import gettext as _
from web.security import signed_in
from web.throttle import count_failure, must_wait

blueprint = Blueprint("account", __name__, url_prefix="/account")

Answered = str | Response | tuple[str, int]


@blueprint.get("/")
@signed_in
def index() -> str:
    """Show the own account."""
    return _page({})


@blueprint.post("/password")
@signed_in
def password() -> Answered:
    """Change the password; every other session ends."""
    address, given = request.remote_addr or "", request.form.get("current", "")
    if must_wait(g.user.email, address):
        return _page({"current": _("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier.")}), 429
    if not fits(given, g.user.password_hash):
        count_failure(g.user.email, address)
        record("password_change_failed")
        return _page({"current": _("Dit is niet uw wachtwoord van nu.")}), 422
    wanted = request.form.get("password", "")
    problem = problem_with(wanted)
    if problem:
        return _page({"password": problem}), 422
    g.user.password_hash = hashed(wanted)
    end_sessions(g.user)
    sign_in(g.user)
    record("password_changed")
    flash(_("Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd."))
    return redirect(url_for("account.index"))


@blueprint.post("/sign-out-everywhere")
@signed_in
def everywhere() -> Response:
    """End every session, this one included."""
    record("signed_out_everywhere")
    end_sessions(g.user)
    sign_out()
    db.session.commit()
    flash(_("U bent op alle apparaten uitgelogd."))
    return redirect(url_for("home.index"))


def _page(problems: dict[str, str]) -> str:
    return render_template(
        "account/index.html", user=g.user, problems=problems, role_words=ROLES, second_step=has_second_step(g.user)
    )
