"""People: the list, inviting, and one person's account."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import delete, select
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.sessions import end_sessions
from web.auth.words import ROLE_HINTS, ROLES
from web.clock import now
from web.db import db
from web.i18n import gettext as _
from web.models import Invitation, Role, User
from web.people.forms import InviteForm, PhoneForm, read_invitation, read_phone, read_roles
from web.security import roles
from web.services.change_person import (
    change_roles,
    colleague,
    is_last_administrator,
    require_second_step,
    reset_second_step,
    set_active,
)
from web.services.invite import invite

blueprint = Blueprint("people", __name__, url_prefix="/people")
blueprint.context_processor(lambda: {"role_words": ROLES, "role_hints": ROLE_HINTS})

Answered = str | Response | tuple[str, int]


@blueprint.get("/")
@roles(Role.ADMINISTRATOR)
def index() -> str:
    """Show everybody of the organisation, and who was invited."""
    return _list(InviteForm())


@blueprint.post("/invite")
@roles(Role.ADMINISTRATOR)
def give_link() -> Answered:
    """Make the link of an invitation; it is shown once."""
    form = read_invitation(request.form)
    if form.problems:
        return _list(form), 422
    return _link(form.email, [str(role) for role in form.roles])


@blueprint.post("/invitations/<int:number>/withdraw")
@roles(Role.ADMINISTRATOR)
def withdraw(number: int) -> Response:
    """Let a link stop working."""
    mine = Invitation.organisation_id == g.user.organisation_id
    gone = delete(Invitation).where(Invitation.id == number, mine, Invitation.accepted_at.is_(None))
    if db.session.execute(gone.returning(Invitation.id)).first() is None:
        abort(404)
    record("invitation_withdrawn", f"invitation {number}")
    flash(_("De link werkt niet meer."))
    return redirect(url_for("people.index"))


@blueprint.post("/phone")
@roles(Role.ADMINISTRATOR)
def phone() -> Answered:
    """Change where households reach the organisation."""
    form = read_phone(request.form)
    if form.problems:
        return _list(InviteForm(), form), 422
    g.user.organisation.phone, g.user.organisation.phone_hours = form.phone, form.phone_hours
    record("phone_changed")
    flash(_("Bewaard."))
    return redirect(url_for("people.index"))


@blueprint.post("/second-step")
@roles(Role.ADMINISTRATOR)
def second_step() -> Response:
    """Ask everybody of the organisation for a second step, or not any more."""
    needed = request.form.get("needed") == "ja"
    require_second_step(g.user.organisation, needed=needed)
    record("second_step_required" if needed else "second_step_optional")
    flash(_("Bewaard."))
    return redirect(url_for("people.index"))


@blueprint.get("/<int:number>")
@roles(Role.ADMINISTRATOR)
def person(number: int) -> str:
    """Show one account."""
    return _page(_colleague(number))


@blueprint.post("/<int:number>/roles")
@roles(Role.ADMINISTRATOR)
def give_roles(number: int) -> Answered:
    """Change what somebody may do."""
    user, wanted = _colleague(number), read_roles(request.form)
    if not wanted:
        return _page(user, _("Kies minstens één rol.")), 422
    if Role.ADMINISTRATOR not in wanted and is_last_administrator(user):
        return _page(user, _last_one()), 422
    change_roles(user, wanted)
    return _done("roles_changed", user)


@blueprint.post("/<int:number>/active")
@roles(Role.ADMINISTRATOR)
def activate(number: int) -> Answered:
    """End an account, or open it again."""
    user, active = _colleague(number), request.form.get("active") == "ja"
    if not active and is_last_administrator(user):
        return _page(user, _last_one()), 422
    set_active(user, active=active)
    return _done("account_opened" if active else "account_ended", user)


@blueprint.post("/<int:number>/sign-out")
@roles(Role.ADMINISTRATOR)
def end(number: int) -> Response:
    """End somebody's sessions on every device."""
    user = _colleague(number)
    end_sessions(user)
    return _done("sessions_ended", user)


@blueprint.post("/<int:number>/second-step")
@roles(Role.ADMINISTRATOR)
def reset(number: int) -> Response:
    """Forget somebody's second step."""
    user = _colleague(number)
    reset_second_step(user)
    return _done("second_step_reset", user)


@blueprint.post("/<int:number>/password")
@roles(Role.ADMINISTRATOR)
def new_password(number: int) -> str:
    """Make a link with which somebody sets a new password."""
    user = _colleague(number)
    return _link(user.email, user.roles)


def _colleague(number: int) -> User:
    return colleague(g.user.organisation, number) or abort(404)


def _list(form: InviteForm, reach: PhoneForm | None = None) -> str:
    mine = g.user.organisation_id
    reach = reach or PhoneForm(g.user.organisation.phone, g.user.organisation.phone_hours)
    people = db.session.scalars(select(User).filter_by(organisation_id=mine).order_by(User.active.desc(), User.name))
    waiting = select(Invitation).where(
        Invitation.organisation_id == mine, Invitation.accepted_at.is_(None), Invitation.expires_at > now()
    )
    invitations = db.session.scalars(waiting.order_by(Invitation.email)).all()
    return render_template("people/index.html", people=people.all(), invitations=invitations, form=form, reach=reach)


def _link(email: str, wanted: list[str]) -> str:
    invited = invite(g.user.organisation, email, wanted)
    db.session.flush()
    record("invited", f"invitation {invited.invitation.id}")
    url = url_for("invitations.accept", token=invited.token, _external=True)
    return render_template("people/link.html", url=url, invitation=invited.invitation)


def _page(user: User, problem: str = "") -> str:
    return render_template("people/person.html", person=user, problem=problem)


def _done(event: str, user: User) -> Response:
    record(event, f"account {user.id}")
    flash(_("Bewaard."))
    return redirect(url_for("people.person", number=user.id))


def _last_one() -> str:
    return _("Dit is de enige beheerder. Maak eerst iemand anders beheerder.")
