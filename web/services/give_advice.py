"""Use case: give an advice on the answers so far, and keep it when it is shown as a result."""

from typing import Any

import structlog
from sqlalchemy import select

from engine import advise
from web.catalogue import catalogue
from web.clock import now
from web.db import db
from web.models import Advice, Visit
from web.services.build_profile import Answers, build_profile

log = structlog.get_logger()


def preview_advice(visit: Visit, answers: Answers) -> dict[str, Any]:
    """Return the advice on the answers so far, without keeping it; raises ProfileError."""
    return advise(catalogue(), build_profile(catalogue(), visit, answers)).as_json()


def give_advice(visit: Visit) -> Advice:
    """Return the advice as a row that is kept; the same facts and rules give the same row. Raises ProfileError."""
    profile = build_profile(catalogue(), visit)
    content = advise(catalogue(), profile).as_json()
    receipt = content["receipt"]
    kept = _same_advice(visit, receipt)
    if kept is not None:
        return kept
    advice = Advice(
        visit_id=visit.id,
        given_at=now(),
        catalogue_hash=receipt["catalogue"],
        profile_hash=receipt["profile"],
        profile=profile,
        content=content,
    )
    db.session.add(advice)
    db.session.commit()
    statuses = [scheme["status"] for scheme in content["schemes"]]
    log.info("advice_given", catalogue=receipt["catalogue"], statuses={name: statuses.count(name) for name in statuses})
    return advice


def _same_advice(visit: Visit, receipt: dict[str, Any]) -> Advice | None:
    """Return the visit's latest advice when facts and rules have not changed since."""
    latest = db.session.scalar(select(Advice).filter_by(visit_id=visit.id).order_by(Advice.id.desc()).limit(1))
    same = latest is not None and (
        (latest.catalogue_hash, latest.profile_hash) == (receipt["catalogue"], receipt["profile"])
    )
    return latest if same else None
