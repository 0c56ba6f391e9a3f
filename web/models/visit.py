"""A visit: one household, one municipality, one reference date."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.models.advice import Advice
from web.models.answer import Answer
from web.models.base import Model, Moment
from web.models.organisation import Organisation
from web.models.user import User


class Visit(Model):
    """A talk with one household.

    `code` names the visit in addresses and opens nothing by itself: who may see a visit is decided in web/security.py.
    Without a consultant it waits for somebody to take it.
    """

    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    household_name: Mapped[str] = mapped_column(String(80))
    municipality: Mapped[str] = mapped_column(String(6))
    reference_date: Mapped[date]
    started_at: Mapped[datetime] = mapped_column(Moment)
    keep_until: Mapped[date] = mapped_column(index=True)

    organisation: Mapped[Organisation] = relationship()
    consultant: Mapped[User | None] = relationship()
    answers: Mapped[list[Answer]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    advices: Mapped[list[Advice]] = relationship(
        back_populates="visit", cascade="all, delete-orphan", passive_deletes=True
    )

    @validates("household_name")
    def _without_bsn(self, _key: str, name: str) -> str:
        refuse_bsn(name)
        return name
