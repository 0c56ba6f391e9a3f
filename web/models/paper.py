"""Papers of a household that somebody looked at during the visit."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from web.models.base import Model, Moment


class SeenPaper(Model):
    """A tick on the list of papers; `name` is the vocabulary's word for the paper, nothing of what it says."""

    __tablename__ = "seen_paper"
    __table_args__ = (UniqueConstraint("visit_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    seen_at: Mapped[datetime] = mapped_column(Moment)
