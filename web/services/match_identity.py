"""Use case: find or make the account of somebody an OpenID provider vouches for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from web.bsn import holds_bsn
from web.clock import now
from web.db import db
from web.models import Invitation, Organisation, Role, User
from web.services.change_person import change_roles
from web.services.invite import accept_invitation
from web.settings import OidcSettings

_LONGEST_NAME = 80

Claims = Mapping[str, Any]


def match_identity(claims: Claims, settings: OidcSettings) -> User | None:
    """Return the account that belongs to these claims; None when there is none, or it was ended. The caller commits.

    An address counts only when the provider says that it checked it.
    """
    subject = f"{settings.issuer} {claims['sub']}"
    user = db.session.scalar(select(User).filter_by(oidc_subject=subject))
    if user is None:
        user = _by_address(claims) or _made(claims, settings)
        if user is None or user.oidc_subject is not None:
            return None
        user.oidc_subject = subject
    if not user.active:
        return None
    wanted = _roles(claims, settings)
    if wanted and set(wanted) != set(user.roles):
        change_roles(user, wanted)
    return user


def _by_address(claims: Claims) -> User | None:
    email = _address(claims)
    if not email:
        return None
    user = db.session.scalar(select(User).filter_by(email=email))
    if user is not None:
        return user
    open_ones = select(Invitation).where(
        Invitation.email == email, Invitation.accepted_at.is_(None), Invitation.expires_at > now()
    )
    invitation = db.session.scalar(open_ones.order_by(Invitation.id.desc()).limit(1))
    return accept_invitation(invitation, _name(claims), None) if invitation else None


def _made(claims: Claims, settings: OidcSettings) -> User | None:
    """Make an account when the provider says which organisation and which roles."""
    named, email = claims.get(settings.organisation_claim or ""), _address(claims)
    organisation = db.session.scalar(select(Organisation).filter_by(name=named)) if isinstance(named, str) else None
    wanted = _roles(claims, settings)
    if organisation is None or not wanted or not email:
        return None
    user = User(
        organisation=organisation, name=_name(claims), email=email, roles=[str(role) for role in wanted], active=True,
        created_at=now(),
    )  # fmt: skip
    db.session.add(user)
    return user


def _roles(claims: Claims, settings: OidcSettings) -> list[Role]:
    told = claims.get(settings.roles_claim or "")
    names = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    return [role for role in Role if role in names]


def _address(claims: Claims) -> str:
    return str(claims.get("email", "")).strip().lower() if claims.get("email_verified") is True else ""


def _name(claims: Claims) -> str:
    name = str(claims.get("name") or _address(claims))[:_LONGEST_NAME]
    return _address(claims).partition("@")[0] if holds_bsn(name) else name
