"""Use case: keep which life event a visit starts from, on which day, and what was told of the income after it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from web.clock import now
from web.db import db
from web.models import Happening, Visit


def happening_of(visit_id: int) -> Happening | None:
    """Return the life event of a visit."""
    return db.session.get(Happening, visit_id)


def choose_event(visit: Visit, event: str, day: date | None) -> Happening:
    """Let a visit start from an event; what was told of the income belongs to the event and day it was told of."""
    happening = happening_of(visit.id)
    if happening is None:
        happening = Happening(visit_id=visit.id, event=event, day=day, told={}, chosen_at=now())
        db.session.add(happening)
    elif (happening.event, happening.day) != (event, day):
        happening.event, happening.day, happening.told = event, day, {}
    db.session.commit()
    return happening


def tell_income(happening: Happening, told: Mapping[str, Any]) -> None:
    """Keep what was typed about the income before and after the event."""
    happening.told = dict(told)
    db.session.commit()


def forget_event(visit: Visit) -> None:
    """Let a visit start from no event; the answers stay."""
    happening = happening_of(visit.id)
    if happening is not None:
        db.session.delete(happening)
        db.session.commit()
