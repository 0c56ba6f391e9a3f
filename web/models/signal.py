"""Signals of money trouble that consultant and household saw together, and what they agreed about help."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from web.models.base import Model, Moment


class SeenSignals(Model):
    """The signals of a visit, by the ids of web/signals/signals.yaml; no words of the household."""

    __tablename__ = "seen_signals"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    signals: Mapped[list[str]] = mapped_column(JSON)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class WarmHandover(Model):
    """What was agreed about one way out: who said yes or no and when, who calls, on which day.

    Without consent there is no `exit` and nothing to call about. What was agreed can be withdrawn; it stays on record
    until the visit is erased.
    """

    __tablename__ = "warm_handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    exit: Mapped[str] = mapped_column(String(160))
    consent: Mapped[bool]
    consent_by: Mapped[str] = mapped_column(String(12))
    agreed_at: Mapped[datetime] = mapped_column(Moment)
    caller: Mapped[str] = mapped_column(String(12))
    call_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def stands(self) -> bool:
        """Tell whether help may be called in on it."""
        return self.consent and self.withdrawn_at is None
