"""How long a visit is kept: from its last step or its appointment on, and longer while the household is called back."""

from datetime import date, timedelta

from flask import current_app

from web.clock import today
from web.models import Stage

CALLED_BACK = frozenset({Stage.PLAN_GIVEN, Stage.FOLLOW_UP})


def last_day(stage: Stage, planned_on: date | None = None) -> date:
    """Return until when a visit is kept that comes to a stage today, or that is planned."""
    settings = current_app.config["TOEREIKEND"]
    days = settings.follow_up_days if stage in CALLED_BACK else settings.keep_days
    return max(planned_on or today(), today()) + timedelta(days=days)
