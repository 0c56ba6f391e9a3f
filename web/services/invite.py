"""Use case: let somebody in by a link that works once."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update

from web.auth.passwords import hashed
from web.auth.sessions import end_sessions
from web.clock import now
from web.db import db
from web.keys import token_hash
from web.models import Invitation, Organisation, User

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation, and the token that only the link holds."""

    invitation: Invitation
    token: str


def invite(organisation: Organisation, email: str, roles: list[str]) -> Invited:
    """Make an invitation; earlier ones for the same address stop working. The caller commits.

    For somebody who is there already, the link sets a new password.
    """
    email = email.strip().lower()
    db.session.execute(
        delete(Invitation).where(
            Invitation.organisation_id == organisation.id, Invitation.email == email, Invitation.accepted_at.is_(None)
        )
    )
    token, moment = secrets.token_urlsafe(32), now()
    invitation = Invitation(
        organisation=organisation, email=email, roles=list(roles), token_hash=token_hash(token),
        invited_at=moment, expires_at=moment + LASTS, accepted_at=None,
    )  # fmt: skip
    db.session.add(invitation)
    return Invited(invitation, token)


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation of a link that still works."""
    found = select(Invitation).where(
        Invitation.token_hash == token_hash(token), Invitation.accepted_at.is_(None), Invitation.expires_at > now()
    )
    return db.session.scalar(found)


def invited_user(invitation: Invitation) -> User | None:
    """Return whom the invitation is for, when that person has an account."""
    return db.session.scalar(select(User).filter_by(email=invitation.email))


def accept_invitation(invitation: Invitation, name: str, password: str | None) -> User | None:
    """Make the account, or set its new password; None when the link cannot be used (any more). The caller commits."""
    taken = db.session.execute(  # of two who use the link at once, one gets in
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.accepted_at.is_(None))
        .values(accepted_at=now())
        .returning(Invitation.id)
    ).scalar()
    user = invited_user(invitation)
    if taken is None or (user is not None and not _may_renew(user, invitation)):
        db.session.rollback()
        return None
    if user is None:
        user = User(
            organisation=invitation.organisation, name=name, email=invitation.email, roles=list(invitation.roles),
            active=True, created_at=now(),
        )  # fmt: skip
        db.session.add(user)
    if password is not None:
        user.password_hash = hashed(password)
    db.session.flush()
    end_sessions(user)
    return user


def _may_renew(user: User, invitation: Invitation) -> bool:
    return user.active and user.organisation_id == invitation.organisation_id
