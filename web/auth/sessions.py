"""Sessions, kept on the server: the cookie holds a random token and nothing else about who it is."""

import secrets
from datetime import timedelta

from flask import current_app, g, session
from sqlalchemy import delete, select, update

from web.clock import now
from web.db import db
from web.keys import token_hash
from web.models import SignIn, User

LONGEST = timedelta(hours=12)
_NOTED_EVERY = timedelta(minutes=1)
_KEPT = timedelta(days=30)
_TOKEN, _CSRF = "sign_in", "csrf_token"
SEEN_AS = (LANGUAGE, GUESS, CONTRAST) = ("language", "guessed_language", "contrast")
"""What a cookie also holds: how the pages look to somebody. It stays when somebody signs in."""


def current_user() -> User | None:
    """Return who is signed in; None for a visitor, and for who still has to take the second step."""
    found = current_sign_in()
    return found.user if found and not found.waits else None


def current_sign_in() -> SignIn | None:
    """Return the session of this request, when it still counts."""
    if "sign_in" not in g:
        g.sign_in = _read()
    return g.sign_in


def sign_in(user: User, *, waits: bool = False) -> None:
    """Begin a session with a token of its own, whatever was in the cookie before.

    The same person signing in again keeps the token of open forms, so that what stands in them can still be sent.
    """
    before = _find()
    csrf = session.get(_CSRF) if before is not None and before.user_id == user.id else None
    if before is not None:
        before.ended = True
    kept = {name: session[name] for name in SEEN_AS if name in session} | ({_CSRF: csrf} if csrf else {})
    session.clear()
    session.update(kept)
    token, moment = secrets.token_urlsafe(32), now()
    session[_TOKEN] = token
    session.permanent = True
    g.sign_in = SignIn(user=user, token_hash=token_hash(token), started_at=moment, seen_at=moment, waits=waits)
    db.session.add(g.sign_in)
    db.session.execute(delete(SignIn).where(SignIn.seen_at < moment - _KEPT))


def sign_out() -> None:
    """End the session of this request."""
    found = _find()
    if found is not None:
        found.ended = True
    session.clear()
    g.sign_in = None


def end_sessions(user: User) -> None:
    """End every session of somebody, on every device."""
    db.session.execute(update(SignIn).where(SignIn.user_id == user.id).values(ended=True))


def _read() -> SignIn | None:
    found, moment = _find(), now()
    if found is None or found.ended or not found.user.active:
        return None
    idle = timedelta(minutes=current_app.config["TOEREIKEND"].idle_minutes)
    if moment - found.seen_at >= idle or moment - found.started_at >= LONGEST:
        return None
    if moment - found.seen_at >= _NOTED_EVERY:
        found.seen_at = moment
        db.session.commit()
    return found


def _find() -> SignIn | None:
    token = session.get(_TOKEN)
    return db.session.scalar(select(SignIn).filter_by(token_hash=token_hash(token))) if token else None
