"""A visit: one household, one municipality, one reference date."""

from datetime import date, datetime

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.models.advice import Advice
from web.models.answer import Answer
from web.models.base import Model, Moment
from web.models.paper import SeenPaper


class Visit(Model):
    """A talk with one household.

    `code` names the visit in addresses and opens nothing by itself; `resume_code` is the secret that does.
    `last_page` is where the talk was, as the part of the address after the code.
    An owner can be added as a column: who may see a visit is decided in web/security.py alone.
    """

    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    resume_code: Mapped[str] = mapped_column(String(14), unique=True)
    household_name: Mapped[str] = mapped_column(String(80))
    municipality: Mapped[str] = mapped_column(String(6))
    reference_date: Mapped[date]
    started_at: Mapped[datetime] = mapped_column(Moment)
    keep_until: Mapped[date] = mapped_column(index=True)
    last_page: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))

    answers: Mapped[list[Answer]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    papers: Mapped[list[SeenPaper]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    advices: Mapped[list[Advice]] = relationship(
        back_populates="visit", cascade="all, delete-orphan", passive_deletes=True
    )

    @validates("household_name")
    def _without_bsn(self, _key: str, name: str) -> str:
        refuse_bsn(name)
        return name
