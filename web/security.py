"""Who may see what: every view carries one of these marks, and a view without one is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort, current_app, g, make_response, redirect, render_template, request, session, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.sessions import current_user
from web.db import db
from web.headers import init_headers
from web.models import Role, Stage, User, Visit
from web.settings import Settings
from web.stages import STILL_WHEN_CLOSED

View = Callable[..., Any]

_SEEN, _MOST_SEEN = "seen_visits", 20
_NOT_SENT_AGAIN = ("csrf_token",)


def public(view: View) -> View:
    """Mark a view that everybody may see."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Mark a view for everybody who is signed in. Puts who it is in `g.user`."""
    return _guarded(view, "signed_in", frozenset())


def roles(*wanted: Role) -> Callable[[View], View]:
    """Mark a view for who has at least one of these roles. Puts who it is in `g.user`."""
    return lambda view: _guarded(view, "roles", frozenset(wanted))


def visit_access(view: View) -> View:
    """Mark a view of one visit: for who holds it and the coordinators of the organisation. Puts it in `g.visit`."""

    @wraps(view)
    def guarded(code: str, **arguments: Any) -> Any:
        user = current_user()
        if user is None:
            return sign_in_first()
        visit = db.session.scalar(select(Visit).filter_by(code=code))
        if visit is None or not may_see(user, visit):
            if visit is not None:
                record("visit_refused", visit.code)
            abort(403)
        if visit.stage == Stage.CLOSED and request.method == "POST" and request.endpoint not in STILL_WHEN_CLOSED:
            abort(409)
        g.user, g.visit = user, visit
        _note_seen(visit)
        return view(**arguments)

    guarded.access = "visit"  # type: ignore[attr-defined]
    return guarded


def may_see(user: User, visit: Visit) -> bool:
    """Tell whether somebody may see a visit. Administrators see to the accounts, and see no household."""
    if user.organisation_id != visit.organisation_id:
        return False
    return user.has(Role.COORDINATOR) or (user.has(Role.CONSULTANT) and visit.consultant_id == user.id)


def sign_in_first() -> Response:
    """Answer somebody who is not signed in, or not any more: what was typed can be sent again afterwards."""
    if "X-Requested-With" in request.headers:
        return make_response("", 401)
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("auth.sign_in", next=request.full_path.rstrip("?")))
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in _NOT_SENT_AGAIN]
    return make_response(render_template("auth/again.html", typed=typed, target=request.full_path.rstrip("?")), 401)


def init_security(app: Flask, settings: Settings) -> None:
    """Set headers and cookies, and refuse views without a permission."""
    init_headers(app, settings)
    app.before_request(_refuse_without_permission)
    app.context_processor(lambda: {"current_user": current_user, "Role": Role})


def _guarded(view: View, access: str, wanted: frozenset[Role]) -> View:
    @wraps(view)
    def guarded(*positional: Any, **arguments: Any) -> Any:
        user = current_user()
        if user is None:
            return sign_in_first()
        if wanted and not user.has(*wanted):
            abort(403)
        g.user = user
        return view(*positional, **arguments)

    guarded.access, guarded.roles = access, wanted  # type: ignore[attr-defined]
    return guarded


def _note_seen(visit: Visit) -> None:
    """Write in the audit trail that somebody looks at a visit: once for every visit and session."""
    seen = session.get(_SEEN, [])
    if visit.code not in seen:
        session[_SEEN] = [*seen[-_MOST_SEEN + 1 :], visit.code]
        record("visit_seen", visit.code)


def _refuse_without_permission() -> None:
    if request.endpoint is None or request.endpoint == "static":
        return
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "access", None) is None:
        abort(403)
