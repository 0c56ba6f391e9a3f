"""Organisations: a municipality, or who holds the talks for several."""

from datetime import datetime

from sqlalchemy import JSON, String, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from web.bsn import refuse_bsn
from web.models.base import Model, Moment


class Organisation(Model):
    """Staff and visits of one organisation are invisible to every other.

    `municipalities` holds CBS codes. `phone` and `phone_hours` stand on every plan. With `needs_second_step` nobody
    signs in with a password alone.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    municipalities: Mapped[list[str]] = mapped_column(JSON)
    needs_second_step: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str] = mapped_column(String(20), default="", server_default=text("''"))
    phone_hours: Mapped[str] = mapped_column(String(80), default="", server_default=text("''"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    @validates("phone", "phone_hours")
    def _without_bsn(self, _key: str, typed: str) -> str:
        refuse_bsn(typed)
        return typed
