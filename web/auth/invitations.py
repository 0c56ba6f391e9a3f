"""Accepting an invitation: choose a name and a password."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.entry import enter
from web.auth.passwords import problem_with
from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _
from web.models import Invitation
from web.security import public
from web.services.invite import accept_invitation, invited_user, open_invitation

blueprint = Blueprint("invitations", __name__, url_prefix="/invitations")

_LONGEST_NAME = 80

Answered = str | Response | tuple[str, int]


@blueprint.route("/<token:token>", methods=["GET", "POST"])
@public
def accept(token: str) -> Answered:
    """Let in who has the link, once."""
    invitation = open_invitation(token)
    if invitation is None:
        return _used_up()
    known = invited_user(invitation)
    if request.method == "GET":
        return _form(invitation, known.name if known else "", {})
    name, problem = (known.name, "") if known else _read_name(request.form)
    password = request.form.get("password", "")
    found = {"name": problem, "password": problem_with(password)}
    problems = {field: text for field, text in found.items() if text}
    if problems:
        return _form(invitation, name, problems), 422
    user = accept_invitation(invitation, name, password)
    if user is None:
        return _used_up()
    record("password_set" if known else "invitation_accepted", f"account {user.id}", user=user)
    return redirect(enter(user))


def _form(invitation: Invitation, name: str, problems: dict[str, str]) -> str:
    known = invited_user(invitation) is not None
    return render_template("auth/accept.html", invitation=invitation, name=name, known=known, problems=problems)


def _used_up() -> Answered:
    return render_template("auth/used_up.html"), 410


def _read_name(posted: Mapping[str, str]) -> tuple[str, str]:
    """Return the name somebody chose, and what is wrong with it."""
    name = posted.get("name", "").strip()
    if holds_bsn(name):
        return name, MESSAGE
    return name, "" if 0 < len(name) <= _LONGEST_NAME else _("Vul uw naam in, met hooguit 80 tekens.")
