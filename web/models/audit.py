"""The audit trail: who did what and when, never what was filled in."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from web.models.base import Model, Moment


class AuditEntry(Model):
    """One event. Its seal covers the seal of the one before, so that nothing can be changed or taken out unseen."""

    __tablename__ = "audit_entry"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    organisation_id: Mapped[int | None] = mapped_column(index=True)
    user_id: Mapped[int | None]
    event: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40))  # the code of a visit, the number of an account
    seal: Mapped[str] = mapped_column(String(64))


class AuditHead(Model):
    """The only row: how many events there are, the last seal, and a seal of both. Whoever writes, holds it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    last: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))
