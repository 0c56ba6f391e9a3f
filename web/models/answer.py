"""Answers: every change is a row of its own, so nothing is lost and everything can be undone."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from web.bsn import refuse_bsn
from web.models.base import Model, Moment


class State(StrEnum):
    """What kind of answer it is."""

    KNOWN = "known"
    NONE = "none"  # "geen": no amounts of this kind, or not received
    UNKNOWN = "unknown"  # weet ik niet
    DECLINED = "declined"  # wil ik niet zeggen
    LATER = "later"  # komt later
    DRAFT = "draft"  # typed, but not yet something we can calculate with
    EMPTY = "empty"  # wiped


class Answer(Model):
    """One version of the answer to one question.

    `path` is the question: `facts.kale_huur`, `members.kinderen`, `members.kinderen.k1.geboortedatum`,
    `receives.zorgtoeslag`. `parts` holds what was typed, as it was typed. The row with the highest version counts;
    two tabs that save the same version clash on the unique constraint. Rows saved together share `change`.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("visit_id", "path", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    state: Mapped[State] = mapped_column(String(10))
    parts: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    change: Mapped[str] = mapped_column(String(32))
    undoes: Mapped[str | None] = mapped_column(String(32))

    @validates("parts")
    def _without_bsn(self, _key: str, parts: dict[str, Any]) -> dict[str, Any]:
        refuse_bsn(parts)
        return parts

    @property
    def content(self) -> tuple[str, dict[str, Any]]:
        """What two versions must differ in to be different answers."""
        return (str(self.state), self.parts)
