"""Use case: start a visit."""

import secrets
from datetime import date, timedelta

from web.clock import now, today
from web.db import db
from web.models import Visit
from web.services.purge_visits import purge_visits

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L, which are misread on paper


def start_visit(household_name: str, municipality: str, reference_date: date, keep_days: int) -> Visit:
    """Make a visit with a code for addresses and a secret code to go on with it later."""
    purge_visits()
    visit = Visit(
        code=_random(8).lower(),
        resume_code="-".join(_random(4) for _ in range(3)),
        household_name=household_name,
        municipality=municipality,
        reference_date=reference_date,
        started_at=now(),
        keep_until=today() + timedelta(days=keep_days),
    )
    db.session.add(visit)
    db.session.commit()
    return visit


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))
