"""Use case: take a visit from one stage to the next, by hand or by itself, and back."""

from datetime import timedelta

from sqlalchemy import select, update

from web.audit import record
from web.clock import now, today
from web.db import db
from web.models import Stage, Step, User, Visit
from web.services.keep_visit import last_day
from web.stages import BY_ITSELF, find_move

UNDO_WITHIN = timedelta(hours=1)


class NoSuchMoveError(Exception):
    """This step does not exist from where the visit is, or not for this user."""


def move_visit(visit: Visit, after: str, user: User) -> Step:
    """Take a step by hand; raise NoSuchMoveError when this user may not."""
    move = find_move(visit.stage, after, user.roles)
    step = _step(visit, move.before, move.after, user) if move else None
    if step is None:
        raise NoSuchMoveError
    record("visit_moved", visit.code)
    return step


def follow(visit: Visit, method: str, endpoint: str) -> Step | None:
    """Take the step that follows by itself from what somebody did; None when none does."""
    before, after = BY_ITSELF.get((method, endpoint), (None, None))
    return _step(visit, before, after, None) if before and after else None


def last_step(visit: Visit, user: User) -> Step | None:
    """Return the step that this user may take back: the last one, within an hour, taken by this user or by itself."""
    query = select(Step).where(Step.visit_id == visit.id, Step.undone.is_(False)).order_by(Step.id.desc()).limit(1)
    step = db.session.scalar(query)
    if step is None or step.after != visit.stage or step.user_id not in (user.id, None):
        return None
    return step if now() - step.at <= UNDO_WITHIN else None


def undo_step(visit: Visit, user: User) -> Step:
    """Take back the last step; raise NoSuchMoveError when there is none that this user may take back."""
    step = last_step(visit, user)
    if step is None or not _change(visit, step.after, step.before):
        raise NoSuchMoveError
    step.undone = True
    record("visit_moved", visit.code)
    return step


def _step(visit: Visit, before: Stage, after: Stage, user: User | None) -> Step | None:
    if not _change(visit, before, after):
        return None
    step = Step(visit_id=visit.id, user_id=user.id if user else None, at=now(), before=before, after=after)
    db.session.add(step)
    if before == Stage.PLANNED and after == Stage.IN_TALK:
        visit.started_at = now()
        visit.reference_date = today()
    db.session.commit()
    return step


def _change(visit: Visit, before: Stage, after: Stage) -> bool:
    """Change the stage when it still is what we think: a second tab may have been first."""
    still_there = update(Visit).where(Visit.id == visit.id, Visit.stage == before).values(stage=after)
    changed = db.session.scalar(still_there.returning(Visit.id))
    db.session.refresh(visit)
    if changed is not None:
        visit.keep_until = last_day(after, visit.planned_on)
    return changed is not None
