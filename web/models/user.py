"""Who works with this application, and what each may do."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.models.base import Model, Moment
from web.models.organisation import Organisation
from web.roles import Role


class User(Model):
    """A person with an account. Never deleted, so that the audit trail keeps its names; `active` ends it.

    `totp_secret` is encrypted; `totp_step` is the last moment of which a code was used, so that none is used twice.
    `oidc_subject` ties the account to an outside identity: the issuer and its name for this person.
    `language` is the one chosen for the screens, if any.
    """

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(250))
    totp_step: Mapped[int | None]
    oidc_subject: Mapped[str | None] = mapped_column(String(400), unique=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str | None] = mapped_column(String(5))
    created_at: Mapped[datetime] = mapped_column(Moment)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)

    def has(self, *roles: Role) -> bool:
        """Tell whether this person has at least one of these roles."""
        return not set(roles).isdisjoint(self.roles)

    @validates("email")
    def _in_lower_case(self, _key: str, email: str) -> str:
        refuse_bsn(email)
        return email.strip().lower()

    @validates("name")
    def _without_bsn(self, _key: str, name: str) -> str:
        refuse_bsn(name)
        return name


class RecoveryCode(Model):
    """A code on paper that replaces the second step once."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))


class Invitation(Model):
    """A way in for one person, once: the link holds a token of which only the hash is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[str] = mapped_column(String(254))
    roles: Mapped[list[str]] = mapped_column(JSON)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invited_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)

    @validates("email")
    def _in_lower_case(self, _key: str, email: str) -> str:
        refuse_bsn(email)
        return email.strip().lower()


class SignIn(Model):
    """A session: from signing in to signing out. The cookie holds a token of which only the hash is kept here."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
    waits: Mapped[bool] = mapped_column(default=False)  # for the second step
    ended: Mapped[bool] = mapped_column(default=False)

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class Attempt(Model):
    """A failed try to sign in; `what` is a keyed hash of the account or of the address it came from."""

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
