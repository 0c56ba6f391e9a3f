"""What happened to the household of a visit, and how the talk is held when nobody sits at one table."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, validates

from web.bsn import refuse_bsn
from web.models.base import Model, Moment


class Happening(Model):
    """The life event that a visit starts from: which, on which day, and what was told of the income after it.

    `told` holds per question what was typed, as an answer does: `{"state": ..., "parts": {...}}`.
    """

    __tablename__ = "happening"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    event: Mapped[str] = mapped_column(String(40))
    day: Mapped[date | None]
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    chosen_at: Mapped[datetime] = mapped_column(Moment)

    @validates("told")
    def _without_bsn(self, _key: str, told: dict[str, Any]) -> dict[str, Any]:
        refuse_bsn(told)
        return told


class RemoteTalk(Model):
    """A talk by phone or video: when the household agreed to it, and how it gets its plan; `plan_by` may be open."""

    __tablename__ = "remote_talk"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    plan_by: Mapped[str] = mapped_column(String(10))
