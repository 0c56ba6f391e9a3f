"""Use case: hold a talk by phone or video, and keep what the household agreed to."""

from web.clock import now
from web.db import db
from web.models import Manner, RemoteTalk, Visit

POST, LINK = "post", "link"


def remote_talk_of(visit_id: int) -> RemoteTalk | None:
    """Return what was agreed on for a visit."""
    return db.session.get(RemoteTalk, visit_id)


def change_manner(visit: Visit, manner: Manner) -> None:
    """Hold the talk in another manner; consent belongs to the manner that it was given for."""
    if visit.manner != manner:
        visit.manner = manner
        _talk(visit).agreed_at = None
    db.session.commit()


def agree(visit: Visit) -> None:
    """Keep that the household agreed, and when."""
    _talk(visit).agreed_at = now()
    db.session.commit()


def withdraw(visit: Visit) -> None:
    """Keep that the household does not agree any more."""
    _talk(visit).agreed_at = None
    db.session.commit()


def send_plan_by(visit: Visit, way: str) -> None:
    """Keep how the household wants its plan."""
    _talk(visit).plan_by = way
    db.session.commit()


def _talk(visit: Visit) -> RemoteTalk:
    talk = remote_talk_of(visit.id)
    if talk is None:
        talk = RemoteTalk(visit_id=visit.id, agreed_at=None, plan_by="")
        db.session.add(talk)
    return talk
