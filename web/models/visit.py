"""A visit: one household, one municipality, one reference date."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.folding import folded
from web.models.advice import Advice
from web.models.answer import Answer
from web.models.base import Model, Moment
from web.models.organisation import Organisation
from web.models.paper import SeenPaper
from web.models.stage import Manner, Stage
from web.models.user import User


class Visit(Model):
    """A talk with one household.

    `code` names the visit in addresses and opens nothing by itself: who may see a visit is decided in web/security.py.
    `last_page` is where the talk was, as the part of the address after the code.
    Without a consultant it waits for somebody to take it.
    """

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_organisation_reference", "organisation_id", "reference", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    household_name: Mapped[str] = mapped_column(String(80))
    municipality: Mapped[str] = mapped_column(String(6))
    reference_date: Mapped[date]
    started_at: Mapped[datetime] = mapped_column(Moment)
    keep_until: Mapped[date] = mapped_column(index=True)
    stage: Mapped[Stage] = mapped_column(String(12), default=Stage.IN_TALK, server_default="in_talk", index=True)
    planned_on: Mapped[date | None] = mapped_column(index=True)
    planned_time: Mapped[time | None]
    manner: Mapped[Manner] = mapped_column(String(8), default=Manner.HOME, server_default="home")
    vindplaats: Mapped[str] = mapped_column(String(80), default="", server_default=text("''"))
    life_event: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    reference: Mapped[str | None] = mapped_column(String(80))
    name_folded: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    last_page: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))

    organisation: Mapped[Organisation] = relationship()
    consultant: Mapped[User | None] = relationship()
    answers: Mapped[list[Answer]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    papers: Mapped[list[SeenPaper]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    advices: Mapped[list[Advice]] = relationship(
        back_populates="visit", cascade="all, delete-orphan", passive_deletes=True
    )

    @validates("household_name")
    def _folds(self, _key: str, name: str) -> str:
        """Keep beside the name how people search for it."""
        refuse_bsn(name)
        self.name_folded = folded(name)[:200]
        return name

    @validates("vindplaats", "reference")
    def _without_bsn(self, _key: str, typed: str | None) -> str | None:
        refuse_bsn(typed)
        return typed
