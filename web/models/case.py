"""What happens to a visit as a case: its steps, who handed it over, and lists of invitations that wait for a yes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.models.base import Model, Moment
from web.models.stage import Stage
from web.models.user import User


class Step(Model):
    """One step of a visit from stage to stage; without a user the program took it."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[Stage] = mapped_column(String(12))
    after: Mapped[Stage] = mapped_column(String(12))
    undone: Mapped[bool] = mapped_column(default=False)


class Handover(Model):
    """A visit that went from one colleague to another; `opened_at` is empty until the receiver looked at it."""

    __tablename__ = "handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    giver_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(String(300))
    opened_at: Mapped[datetime | None] = mapped_column(Moment)

    giver: Mapped[User | None] = relationship(foreign_keys=[giver_id])

    @validates("note")
    def _without_bsn(self, _key: str, note: str) -> str:
        refuse_bsn(note)
        return note


class ImportList(Model):
    """The good lines of a file that somebody looks over before they become visits; kept for a day at most."""

    __tablename__ = "import_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    read_at: Mapped[datetime] = mapped_column(Moment)
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)

    @validates("lines")
    def _without_bsn(self, _key: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        refuse_bsn(lines)
        return lines
