"""Use case: the visits that somebody may see, what needs doing first at the top."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, select
from sqlalchemy.orm import joinedload

from web.db import db
from web.folding import folded
from web.models import Advice, Handover, Role, Stage, User, Visit

PER_PAGE = 20
OPEN, ALL, NOBODY = "open", "all", "nobody"

RANKS = ("handed_over", "today", "in_talk", "plan_given", "follow_up", "coming", "without_date", "closed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: `stage` is one of Stage, `open` or `all`; `consultant` an id, `nobody` or empty."""

    text: str = ""
    stage: str = OPEN
    consultant: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One page of visits, each with its place in RANKS, and how many there are in all."""

    visits: tuple[tuple[str, Visit], ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; never none."""
        return max(1, -(-self.total // PER_PAGE))


def find_visits(user: User, wanted: Wanted, today: date) -> Found:
    """Return the page that is asked for, or the last one when there are fewer."""
    conditions = [_visible(user), *_asked(user, wanted)]
    total = db.session.scalar(select(func.count()).select_from(Visit).where(*conditions)) or 0
    page = min(max(wanted.page, 1), max(1, -(-total // PER_PAGE)))
    rank = _rank(user, today)
    query = select(rank, Visit).where(*conditions).order_by(rank, *_ORDER).options(joinedload(Visit.consultant))
    rows = db.session.execute(query.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).unique().all()
    return Found(tuple((RANKS[place], visit) for place, visit in rows), total, page)


def visits_between(user: User, first: date, last: date) -> list[Visit]:
    """Return the visits with an appointment on these days, in their order; those that do not go on excluded."""
    query = select(Visit).where(_visible(user), Visit.planned_on.between(first, last), Visit.stage != Stage.CLOSED)
    return list(db.session.scalars(query.options(joinedload(Visit.consultant)).order_by(*_ORDER)).unique())


def new_money(visits: Iterable[Visit]) -> dict[int, dict[str, Any]]:
    """Return what the newest advice of each visit says of new money a year, by visit; nothing without an advice."""
    newest = select(func.max(Advice.id)).where(Advice.visit_id.in_([visit.id for visit in visits]))
    rows = db.session.execute(
        select(Advice.visit_id, Advice.content["total"]).where(Advice.id.in_(newest.group_by(Advice.visit_id)))
    )
    return {visit: total["new_money_per_year"] for visit, total in rows if total}


def known_references(organisation_id: int) -> Collection[str]:
    """Return every reference that the organisation read in before and that is still kept, folded."""
    query = select(Visit.reference).where(Visit.organisation_id == organisation_id, Visit.reference.is_not(None))
    return frozenset(folded(reference) for reference in db.session.scalars(query) if reference)


_ORDER = (
    Visit.planned_on.is_(None),
    Visit.planned_on,
    Visit.planned_time.is_(None),
    Visit.planned_time,
    Visit.started_at.desc(),
    Visit.id,
)


def _visible(user: User) -> ColumnElement[bool]:
    """A coordinator sees the whole organisation, a consultant the own visits, nobody else any."""
    mine = Visit.organisation_id == user.organisation_id
    if user.has(Role.COORDINATOR):
        return mine
    return and_(mine, Visit.consultant_id == user.id) if user.has(Role.CONSULTANT) else false()


def _asked(user: User, wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if text := folded(wanted.text):
        asked.append(Visit.name_folded.contains(text, autoescape=True))
    if wanted.stage in list(Stage):
        asked.append(Visit.stage == wanted.stage)
    elif wanted.stage != ALL:
        asked.append(Visit.stage != Stage.CLOSED)
    if user.has(Role.COORDINATOR) and wanted.consultant:
        owner = int(wanted.consultant) if wanted.consultant.isdecimal() else None
        asked.append(Visit.consultant_id == owner)
    return asked


def _rank(user: User, today: date) -> ColumnElement[int]:
    waiting = select(Handover.visit_id).where(Handover.receiver_id == user.id, Handover.opened_at.is_(None))
    planned = Visit.stage == Stage.PLANNED
    return case(
        (and_(Visit.id.in_(waiting), Visit.consultant_id == user.id), 0),
        (and_(planned, Visit.planned_on < today + timedelta(days=1)), 1),
        (Visit.stage == Stage.IN_TALK, 2),
        (Visit.stage == Stage.PLAN_GIVEN, 3),
        (Visit.stage == Stage.FOLLOW_UP, 4),
        (and_(planned, Visit.planned_on.is_not(None)), 5),
        (planned, 6),
        else_=7,
    )
