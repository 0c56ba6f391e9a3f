"""Use case: make visits of a list of invitations, after somebody looked it over."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from web.audit import record
from web.clock import now
from web.db import db
from web.folding import folded
from web.models import ImportList, User, Visit
from web.services.find_visits import known_references
from web.services.plan_visit import Appointment, planned

_KEPT = timedelta(days=1)


def keep_list(user: User, lines: list[dict[str, Any]]) -> ImportList:
    """Keep the good lines until somebody says yes; only one list per user, and none longer than a day."""
    drop_lists(user)
    kept = ImportList(user_id=user.id, read_at=now(), lines=lines)
    db.session.add(kept)
    db.session.commit()
    return kept


def waiting_list(user: User) -> ImportList | None:
    """Return the list that waits for this user's yes."""
    query = select(ImportList).where(ImportList.user_id == user.id, ImportList.read_at > now() - _KEPT)
    return db.session.scalar(query.order_by(ImportList.id.desc()).limit(1))


def drop_lists(user: User) -> None:
    """Throw away this user's lists, and everybody's that waited too long."""
    db.session.execute(
        delete(ImportList).where((ImportList.user_id == user.id) | (ImportList.read_at <= now() - _KEPT))
    )
    db.session.commit()


def import_visits(user: User, kept: ImportList) -> int:
    """Make a visit of each line, all of them or none; return how many. What was read in before is passed over."""
    try:
        return _import(user, kept)
    except IntegrityError:  # a colleague read the same references in between: pass those over too
        db.session.rollback()
        return _import(user, kept)


def _import(user: User, kept: ImportList) -> int:
    visits = list(_visits(user, kept.lines))
    db.session.add_all(visits)
    db.session.delete(kept)
    record("invitations_imported")
    return len(visits)


def _visits(user: User, lines: list[dict[str, Any]]) -> Iterable[Visit]:
    known = known_references(user.organisation_id)
    for line in lines:
        if folded(line["reference"]) in known:
            continue
        day, moment = line["planned_on"], line["planned_time"]
        appointment = Appointment(
            date.fromisoformat(day) if day else None,
            time.fromisoformat(moment) if moment else None,
            vindplaats=line["vindplaats"],
            life_event=line["life_event"],
        )
        visit = planned(user.organisation_id, line["reference"], line["municipality"], appointment)
        visit.reference = line["reference"]
        visit.consultant_id = line["consultant_id"]
        yield visit
