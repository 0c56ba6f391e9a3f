"""Use case: check e-mail address and password."""

from sqlalchemy import select

from web.audit import record
from web.auth.passwords import fits, hashed, is_outdated
from web.db import db
from web.models import User
from web.throttle import count_failure, forget_failures, must_wait


class TooOftenError(Exception):
    """This account or this address failed too often."""


def check_password(email: str, password: str, address: str) -> User | None:
    """Return whose pair this is; None when the pair is wrong, in the same time whether the account exists or not."""
    email = email.strip().lower()
    if must_wait(email, address):
        raise TooOftenError
    user = db.session.scalar(select(User).filter_by(email=email))
    right = fits(password, user.password_hash if user and user.active else None)
    if user is None or not right:
        count_failure(email, address)
        record("sign_in_failed", user=user)
        return None
    if user.password_hash and is_outdated(user.password_hash):
        user.password_hash = hashed(password)
    forget_failures(email)
    return user
