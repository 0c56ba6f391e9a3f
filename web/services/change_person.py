"""Use cases of an administrator: change what a colleague may do, and end it."""

from sqlalchemy import delete, select

from web.auth.sessions import end_sessions
from web.db import db
from web.models import Organisation, RecoveryCode, Role, User


def colleague(organisation: Organisation, number: int) -> User | None:
    """Return an account of this organisation; None for any other."""
    return db.session.scalar(select(User).filter_by(id=number, organisation_id=organisation.id))


def change_roles(user: User, roles: list[Role]) -> None:
    """Give other roles; sessions with the old ones end. The caller commits."""
    user.roles = list(roles)
    end_sessions(user)


def set_active(user: User, *, active: bool) -> None:
    """End an account or open it again; the caller commits."""
    user.active = active
    end_sessions(user)


def reset_second_step(user: User) -> None:
    """Forget the second step, so that it can be set up anew; the caller commits."""
    user.totp_secret = user.totp_step = None
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    end_sessions(user)


def require_second_step(organisation: Organisation, *, needed: bool) -> None:
    """Ask everybody of the organisation for a second step or not; who has none signs in again. The caller commits."""
    organisation.needs_second_step = needed
    if needed:
        without = select(User).where(User.organisation_id == organisation.id, User.totp_step.is_(None))
        for user in db.session.scalars(without):
            end_sessions(user)


def is_last_administrator(user: User) -> bool:
    """Tell whether nobody else of the organisation sees to the accounts."""
    active = db.session.scalars(select(User).filter_by(organisation_id=user.organisation_id, active=True))
    return {other.id for other in active if other.has(Role.ADMINISTRATOR)} == {user.id}
