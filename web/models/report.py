"""Reports of a surprising outcome: "klopt dit niet?", with the advice it is about."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from web.bsn import refuse_bsn
from web.models.advice import Advice
from web.models.base import Model, Moment


class Report(Model):
    """What somebody expected of one scheme of an advice; the advice has the trace and the receipt to replay it.

    It goes with the visit: erasing that erases the advice and the report.
    """

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    advice_id: Mapped[int] = mapped_column(ForeignKey("advice.id", ondelete="CASCADE"), index=True)
    scheme: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(12))
    expected: Mapped[str] = mapped_column(String(1000))
    letter_cents: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str | None] = mapped_column(String(2000))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)

    advice: Mapped[Advice] = relationship()

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered it yet."""
        return self.answered_at is None

    @validates("expected", "answer")
    def _without_bsn(self, _key: str, text: str | None) -> str | None:
        refuse_bsn(text)
        return text
