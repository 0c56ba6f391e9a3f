"""Organisations: a municipality, or who holds the talks for several."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from web.models.base import Model, Moment


class Organisation(Model):
    """Staff and visits of one organisation are invisible to every other.

    `municipalities` holds CBS codes. With `needs_second_step` nobody signs in with a password alone.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    municipalities: Mapped[list[str]] = mapped_column(JSON)
    needs_second_step: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
