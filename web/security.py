"""Who may see what, and what a browser may do: permissions, headers and cookies."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Flask, Response, abort, current_app, g, request, session
from sqlalchemy import select

from web.db import db
from web.models import Visit
from web.settings import Settings
from web.throttle import Throttle

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_OPEN_VISITS = "visits"
_MOST_OPEN = 20
_THROTTLE = "resume_throttle"
_MOST_WRONG_CODES, _WITHIN = 10, timedelta(minutes=15)

View = Callable[..., Any]


def public(view: View) -> View:
    """Mark a view that everybody may see."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def visit_access(view: View) -> View:
    """Mark a view of one visit: only for the browser that started or resumed it. Puts the visit in `g.visit`."""

    @wraps(view)
    def guarded(code: str, **arguments: Any) -> Any:
        if code not in session.get(_OPEN_VISITS, ()):
            abort(403)
        visit = db.session.scalar(select(Visit).filter_by(code=code))
        if visit is None:
            abort(403)
        g.visit = visit
        return view(**arguments)

    guarded.access = "visit"  # type: ignore[attr-defined]
    return guarded


def open_visit(visit: Visit) -> None:
    """Let this browser see a visit, until it is closed or the session ends."""
    others = [code for code in session.get(_OPEN_VISITS, ()) if code != visit.code]
    session[_OPEN_VISITS] = [*others[-_MOST_OPEN + 1 :], visit.code]
    session.permanent = True


def close_visit(visit: Visit) -> None:
    """Take the right to see a visit from this browser."""
    session[_OPEN_VISITS] = [code for code in session.get(_OPEN_VISITS, ()) if code != visit.code]


def resume_throttle() -> Throttle:
    """The brake on guessing resume codes."""
    return current_app.extensions[_THROTTLE]


def init_security(app: Flask, settings: Settings) -> None:
    """Set the cookie policy, add the headers and refuse views without a permission."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="toereikend",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=24 * 60 * 60,
        WTF_CSRF_TIME_LIMIT=None,  # a talk may take all afternoon; the token lives as long as the session
        MAX_CONTENT_LENGTH=1_000_000,
        MAX_FORM_MEMORY_SIZE=500_000,
    )
    app.extensions[_THROTTLE] = Throttle(_MOST_WRONG_CODES, _WITHIN)
    app.before_request(_refuse_without_permission)
    app.after_request(_add_headers)


def _refuse_without_permission() -> None:
    if request.endpoint is None or request.endpoint == "static":
        return
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "access", None) is None:
        abort(403)


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response
