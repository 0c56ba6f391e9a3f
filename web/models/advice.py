"""Advices as they were given, with the receipt that lets them be replayed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from web.models.base import Model, Moment

if TYPE_CHECKING:
    from web.models.visit import Visit


class Advice(Model):
    """A snapshot: the facts as they were, the advice on them, and the hashes of rules and facts."""

    __tablename__ = "advice"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    given_at: Mapped[datetime] = mapped_column(Moment)
    catalogue_hash: Mapped[str] = mapped_column(String(80))
    profile_hash: Mapped[str] = mapped_column(String(80))
    profile: Mapped[dict[str, Any]] = mapped_column(JSON)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)

    visit: Mapped["Visit"] = relationship(back_populates="advices")

    @property
    def receipt(self) -> dict[str, Any]:
        """Engine version and the hashes of rules and facts."""
        return self.content["receipt"]
