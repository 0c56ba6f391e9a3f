"""Use case: put a talk in the calendar, or move it."""

from dataclasses import dataclass
from datetime import date, time

from web.audit import record
from web.clock import now, today
from web.db import db
from web.models import Manner, Stage, User, Visit
from web.services.keep_visit import last_day
from web.services.start_visit import new_code


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and how the talk is held, and what led to it; never an address."""

    planned_on: date | None = None
    planned_time: time | None = None
    manner: Manner = Manner.HOME
    vindplaats: str = ""
    life_event: str = ""


def plan_visit(
    planner: User, holder: User | None, household_name: str, municipality: str, appointment: Appointment
) -> Visit:
    """Make a visit that still has to begin, for whoever is to hold it; without one it waits for somebody to take it."""
    visit = planned(planner.organisation_id, household_name, municipality, appointment)
    visit.consultant_id = holder.id if holder else None
    db.session.add(visit)
    record("visit_planned", visit.code)
    return visit


def change_appointment(visit: Visit, appointment: Appointment) -> None:
    """Give the visit another day, time or manner; a visit that moves is kept as long as a new one."""
    put(visit, appointment)
    if visit.stage == Stage.PLANNED:
        visit.keep_until = last_day(visit.stage, visit.planned_on)
    db.session.commit()


def planned(organisation_id: int, household_name: str, municipality: str, appointment: Appointment) -> Visit:
    """Return a visit that still has to begin; it is not in the database yet."""
    visit = Visit(
        code=new_code(),
        organisation_id=organisation_id,
        household_name=household_name,
        municipality=municipality,
        reference_date=appointment.planned_on or today(),
        started_at=now(),
        keep_until=last_day(Stage.PLANNED, appointment.planned_on),
        stage=Stage.PLANNED,
    )
    put(visit, appointment)
    return visit


def put(visit: Visit, appointment: Appointment) -> None:
    """Write an appointment in a visit."""
    visit.planned_on = appointment.planned_on
    visit.planned_time = appointment.planned_time
    visit.manner = appointment.manner
    visit.vindplaats = appointment.vindplaats
    visit.life_event = appointment.life_event
