"""The form of an appointment: name, municipality, day, time, manner, and what led to the visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from engine import Catalogue
from web.bsn import MESSAGE, holds_bsn
from web.caseload.appointments import NotAMomentError, read_time, too_far
from web.caseload.life_events import life_events
from web.i18n import gettext as _
from web.interview.fields import NotReadableError, read
from web.interview.questions import Question
from web.models import Manner, Role, User, Visit
from web.services.plan_visit import Appointment
from web.visit.details import find_municipality, name_problem, own_place, read_manner

LONGEST_VINDPLAATS = 80
_ON = Question("on", "date", "", "")
_NAMES = ("name", "municipality", "day", "month", "year", "time", "manner", "vindplaats", "life_event", "consultant")


@dataclass(slots=True)
class PlanningForm:
    """What was typed, what is wrong with it, and what it means when nothing is wrong."""

    typed: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    household_name: str = ""
    municipality: str = ""
    appointment: Appointment = field(default_factory=Appointment)


def blank_planning(planner: User, catalogue: Catalogue) -> PlanningForm:
    """The form as it is first shown."""
    typed = dict.fromkeys(_NAMES, "") | {"manner": Manner.HOME, "municipality": own_place(planner, catalogue)}
    if planner.has(Role.CONSULTANT):
        typed["consultant"] = str(planner.id)
    return PlanningForm(typed)


def planning_of(visit: Visit) -> PlanningForm:
    """The form with the appointment that the visit has now."""
    day, moment = visit.planned_on, visit.planned_time
    typed = {
        "day": str(day.day) if day else "",
        "month": str(day.month) if day else "",
        "year": str(day.year) if day else "",
        "time": f"{moment:%H:%M}" if moment else "",
        "manner": str(visit.manner),
        "vindplaats": visit.vindplaats,
        "life_event": visit.life_event,
    }
    return PlanningForm(typed)


def read_planning(posted: Mapping[str, str], today: date, catalogue: Catalogue | None = None) -> PlanningForm:
    """Read the posted form; with a catalogue name and municipality too. Every problem is told, not only the first."""
    form = PlanningForm({name: posted.get(name, "").strip() for name in _NAMES})
    if catalogue is not None:
        _read_household(form, catalogue)
    form.appointment = Appointment(
        planned_on=_read_day(form, today),
        planned_time=_read_time(form),
        manner=read_manner(form.typed["manner"]),
        vindplaats=_read_vindplaats(form),
        life_event=form.typed["life_event"] if form.typed["life_event"] in life_events() else "",
    )
    return form


def _read_household(form: PlanningForm, catalogue: Catalogue) -> None:
    form.household_name = form.typed["name"]
    if problem := name_problem(form.household_name):
        form.problems["name"] = problem
    form.municipality, problem = find_municipality(form.typed["municipality"], catalogue)
    if problem:
        form.problems["municipality"] = problem


def _read_day(form: PlanningForm, today: date) -> date | None:
    if not any(form.typed[name] for name in ("day", "month", "year")):
        if form.typed["time"]:
            form.problems["on"] = _("Vul ook de dag in, of maak de tijd leeg.")
        return None
    try:
        day: date = read(_ON, form.typed)
    except NotReadableError as error:
        form.problems["on"] = str(error)
        return None
    if too_far(day, today):
        form.problems["on"] = _("Deze dag ligt meer dan twee jaar vooruit. Kijk het jaar na.")
    return day


def _read_time(form: PlanningForm) -> time | None:
    if holds_bsn(form.typed["time"]):
        form.problems["time"] = MESSAGE
        return None
    try:
        return read_time(form.typed["time"]) if form.typed["time"] else None
    except NotAMomentError as error:
        form.problems["time"] = str(error)
        return None


def _read_vindplaats(form: PlanningForm) -> str:
    text = form.typed["vindplaats"]
    if holds_bsn(text):
        form.problems["vindplaats"] = MESSAGE
    elif len(text) > LONGEST_VINDPLAATS:
        form.problems["vindplaats"] = _("Dit is te lang. Gebruik hooguit %(most)s tekens.", most=LONGEST_VINDPLAATS)
    return text
