"""Use case: note which signals consultant and household saw together, and what they agree about help."""

from collections.abc import Sequence
from datetime import date

import structlog
from sqlalchemy import select

from web.clock import now
from web.db import db
from web.models import SeenSignals, Visit, WarmHandover

log = structlog.get_logger()


def seen_signals(visit: Visit) -> SeenSignals | None:
    """Return the signals of a visit; None when nobody looked at them yet."""
    return db.session.get(SeenSignals, visit.id)


def note_signals(visit: Visit, ids: Sequence[str]) -> None:
    """Keep the ids of the signals seen, in the place of those of before."""
    db.session.merge(SeenSignals(visit_id=visit.id, signals=list(ids), seen_at=now()))
    db.session.commit()
    log.info("signals_noted", number=len(ids))


def handovers_of(visit: Visit) -> list[WarmHandover]:
    """Return what was agreed, refused and withdrawn, the first first."""
    return list(db.session.scalars(select(WarmHandover).filter_by(visit_id=visit.id).order_by(WarmHandover.id)))


def agree_handover(visit: Visit, exit_id: str, given_by: str, caller: str, call_on: date | None) -> None:
    """Keep that somebody said yes to calling in help."""
    _keep(visit, WarmHandover(exit=exit_id, consent=True, consent_by=given_by, caller=caller, call_on=call_on))


def refuse_handover(visit: Visit, given_by: str) -> None:
    """Keep that somebody said no; nothing is handed over."""
    _keep(visit, WarmHandover(exit="", consent=False, consent_by=given_by, caller="", call_on=None))


def withdraw_handover(visit: Visit, number: int) -> bool:
    """Take consent back; False when this visit has no such agreement that stands."""
    handover = db.session.scalar(select(WarmHandover).filter_by(id=number, visit_id=visit.id))
    if handover is None or not handover.stands:
        return False
    handover.withdrawn_at = now()
    db.session.commit()
    log.info("handover_withdrawn")
    return True


def _keep(visit: Visit, handover: WarmHandover) -> None:
    handover.visit_id, handover.agreed_at = visit.id, now()
    db.session.add(handover)
    db.session.commit()
    log.info("handover_noted", consent=handover.consent)
