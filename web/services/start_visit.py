"""Use case: start a visit."""

import secrets
from datetime import date

from web.clock import now
from web.db import db
from web.models import Manner, Stage, User, Visit
from web.services.keep_visit import last_day
from web.services.purge_visits import purge_visits

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0 O 1 I L, which are misread on paper


def start_visit(
    user: User,
    household_name: str,
    municipality: str,
    reference_date: date,
    manner: Manner = Manner.HOME,
) -> Visit:
    """Make a visit, held by whoever starts it."""
    purge_visits()
    visit = Visit(
        code=new_code(),
        organisation_id=user.organisation_id,
        consultant_id=user.id,
        household_name=household_name,
        municipality=municipality,
        reference_date=reference_date,
        started_at=now(),
        keep_until=last_day(Stage.IN_TALK),
        manner=manner,
    )
    db.session.add(visit)
    db.session.commit()
    return visit


def new_code() -> str:
    """Return the code of a new visit."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))
