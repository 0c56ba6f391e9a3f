"""The way in after a password or an invitation: straight on, or by the second step first."""

from urllib.parse import urlsplit

from flask import url_for

from web.audit import record
from web.auth.second_step import has_second_step
from web.auth.sessions import sign_in
from web.models import Role, User


def enter(user: User, target: str = "") -> str:
    """Begin a session; return where to go on: the second step, when there is one or the organisation asks for it."""
    waits = has_second_step(user) or user.organisation.needs_second_step
    sign_in(user, waits=waits)
    record("password_right" if waits else "signed_in", user=user)
    if not waits:
        return target or landing(user)
    return url_for("second_step.check" if has_second_step(user) else "second_step.set_up", next=target or None)


def landing(user: User) -> str:
    """Where somebody begins."""
    if user.has(Role.CONSULTANT, Role.COORDINATOR):
        return url_for("caseload.index")
    return url_for("people.index" if user.has(Role.ADMINISTRATOR) else "home.index")


def safe_target(wanted: str) -> str:
    """Return an address of our own to go on to; an empty text for any other, so that nobody is led away."""
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if ours and not parts.scheme and not parts.netloc else ""
