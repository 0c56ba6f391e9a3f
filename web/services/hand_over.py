"""Use case: hand a visit over to a colleague, who sees who gave it until it is opened."""

from collections.abc import Collection

from sqlalchemy import select, update

from web.audit import record
from web.clock import now
from web.db import db
from web.models import Handover, Role, User, Visit

HOLDERS = (Role.CONSULTANT, Role.COORDINATOR)
"""Whose work it is to hold visits."""


def colleagues(user: User) -> list[User]:
    """Return who may hold a visit of this user's organisation, by name."""
    query = select(User).where(User.organisation_id == user.organisation_id, User.active).order_by(User.name, User.id)
    return [each for each in db.session.scalars(query) if each.has(*HOLDERS)]


def hand_over(visit: Visit, giver: User, receiver: User, note: str) -> Handover:
    """Give the visit away: the giver loses it at once, unless a coordinator, who sees every visit."""
    handover = Handover(visit_id=visit.id, giver_id=giver.id, receiver_id=receiver.id, at=now(), note=note)
    visit.consultant_id = receiver.id
    db.session.add(handover)
    record("visit_handed_over", visit.code)
    return handover


def waiting(visits: Collection[int], user: User) -> dict[int, Handover]:
    """Return, by visit, what was handed over to this user and not opened yet."""
    query = select(Handover).where(
        Handover.visit_id.in_(visits), Handover.receiver_id == user.id, Handover.opened_at.is_(None)
    )
    return {handover.visit_id: handover for handover in db.session.scalars(query.order_by(Handover.id))}


def mark_opened(visit: Visit, user: User) -> None:
    """Note that the receiver has seen the visit."""
    db.session.execute(
        update(Handover)
        .where(Handover.visit_id == visit.id, Handover.receiver_id == user.id, Handover.opened_at.is_(None))
        .values(opened_at=now())
    )
    db.session.commit()
