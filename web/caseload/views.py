"""The list of visits, the week, and one visit as a case: its stage, its appointment, handing it over."""

from datetime import date, timedelta

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine import Catalogue
from web.bsn import MESSAGE, holds_bsn
from web.bsn_guard import looks_itself
from web.caseload import words
from web.caseload.calendar import appointment_file
from web.caseload.life_events import life_events
from web.caseload.planning import PlanningForm, blank_planning, planning_of, read_planning
from web.catalogue import catalogue
from web.clock import now, today
from web.i18n import gettext as _
from web.models import Role, Stage, User, Visit
from web.security import roles, visit_access
from web.services.find_visits import ALL, NOBODY, OPEN, Wanted, find_visits, visits_between
from web.services.hand_over import HOLDERS, colleagues, hand_over, mark_opened, waiting
from web.services.move_visit import NoSuchMoveError, follow, last_step, move_visit, undo_step
from web.services.plan_visit import change_appointment, plan_visit
from web.stages import moves_from

blueprint = Blueprint("caseload", __name__, url_prefix="/visits")
words.init_words(blueprint)

LONGEST_NOTE = 300
_WEEK = timedelta(days=7)

Answered = str | Response | tuple[str, int]


@blueprint.after_app_request
def _follow(response: Response) -> Response:
    """Take the step that follows by itself from what was done, when it went well."""
    if "visit" in g and response.status_code < 400:
        follow(g.visit, request.method, str(request.endpoint))
    return response


@blueprint.get("")
@roles(*HOLDERS)
@looks_itself
def index() -> Answered:
    """Show the visits, what needs doing first at the top."""
    wanted = _wanted()
    if holds_bsn(wanted.text):
        return _list(Wanted(), problem=_(MESSAGE)), 422
    return _list(wanted)


@blueprint.get("/week")
@roles(*HOLDERS)
def week() -> str:
    """Show the appointments of a week, day by day."""
    monday = _monday(request.args.get("from", ""))
    days = [monday + timedelta(days=number) for number in range(7)]
    rows = words.rows_of(visits_between(g.user, days[0], days[-1]), g.user)
    by_day = {day: [row for row in rows if row.visit.planned_on == day] for day in days}
    return render_template(
        "caseload/week.html", by_day=by_day, monday=monday, today=today(), before=monday - _WEEK, after=monday + _WEEK
    )


@blueprint.route("/plan", methods=["GET", "POST"])
@roles(*HOLDERS)
@looks_itself
def plan() -> Answered:
    """Plan a talk with a household that has no visit yet."""
    if request.method == "GET":
        return _planning(blank_planning(g.user, catalogue()))
    form = read_planning(request.form, today(), catalogue())
    if form.problems:
        return _planning(form), 422
    holder = _chosen(_planned_for(), form.typed["consultant"]) if g.user.has(Role.COORDINATOR) else g.user
    visit = plan_visit(g.user, holder, form.household_name, form.municipality, form.appointment)
    flash(_("De afspraak staat in uw lijst."))
    return redirect(url_for("caseload.show", code=visit.code))


@blueprint.get("/<code:code>/case")
@visit_access
def show() -> str:
    """Show one visit: how far it is, the appointment, and what can be done with it."""
    handover = waiting([g.visit.id], g.user).get(g.visit.id)
    mark_opened(g.visit, g.user)
    return render_template(
        "caseload/show.html",
        visit=g.visit,
        row=words.rows_of([g.visit], g.user)[0],
        handover=handover,
        handed_over=words.handed_over_in_words(handover),
        moves=moves_from(g.visit.stage, g.user.roles),
        undo=last_step(g.visit, g.user),
        life_event=life_events().get(g.visit.life_event, ""),
        can_hand_over=g.visit.stage != Stage.CLOSED,
    )


@blueprint.post("/<code:code>/stage")
@visit_access
def move() -> Response:
    """Take the visit to another stage."""
    before = g.visit.stage
    try:
        step = move_visit(g.visit, request.form.get("to", ""), g.user)
    except NoSuchMoveError:
        flash(_("Dit kan niet meer: het bezoek is intussen veranderd."))
        return _back_to_case()
    if (before, step.after) == (Stage.PLANNED, Stage.IN_TALK):
        return redirect(url_for("visit.open", code=g.visit.code))
    flash(_("Dit bezoek staat nu op ‘%(stage)s’.", stage=words.stage_word(step.after)))
    return _back_to_case()


@blueprint.post("/<code:code>/stage/undo")
@visit_access
def undo() -> Response:
    """Take back the last step."""
    try:
        step = undo_step(g.visit, g.user)
    except NoSuchMoveError:
        flash(_("Er is niets meer om ongedaan te maken."))
        return _back_to_case()
    flash(_("Ongedaan gemaakt. Dit bezoek staat weer op ‘%(stage)s’.", stage=words.stage_word(step.before)))
    return _back_to_case()


@blueprint.route("/<code:code>/appointment", methods=["GET", "POST"])
@visit_access
@looks_itself
def appointment() -> Answered:
    """Give the visit another day, time or manner."""
    if request.method == "GET":
        return _planning(planning_of(g.visit), g.visit)
    form = read_planning(request.form, today())
    if form.problems:
        return _planning(form, g.visit), 422
    change_appointment(g.visit, form.appointment)
    flash(_("De afspraak is bewaard."))
    return _back_to_case()


@blueprint.get("/<code:code>/appointment.ics")
@visit_access
def appointment_in_calendar() -> Response:
    """Give the appointment as a calendar file."""
    if g.visit.planned_on is None:
        abort(404)
    url = url_for("caseload.show", code=g.visit.code, _external=True)
    file = appointment_file(g.visit, _(words.MANNERS[g.visit.manner]), url, now())
    headers = {"Content-Disposition": 'attachment; filename="afspraak.ics"'}
    return Response(file, content_type="text/calendar; charset=utf-8", headers=headers)


@blueprint.route("/<code:code>/hand-over", methods=["GET", "POST"])
@visit_access
@looks_itself
def give() -> Answered:
    """Hand the visit over to a colleague."""
    others = [each for each in colleagues(g.user) if each.id != g.visit.consultant_id]
    if request.method == "GET":
        return _hand_over(others, "", "", {})
    chosen, note = request.form.get("receiver", ""), request.form.get("note", "").strip()
    receiver = _chosen(others, chosen)
    problems = _problems_of_note(note)
    if receiver is None or problems:
        if receiver is None:
            problems["receiver"] = _("Kies een collega.")
        return _hand_over(others, chosen, note, problems), 422
    hand_over(g.visit, g.user, receiver, note)
    flash(_("Dit bezoek is nu van %(name)s.", name=receiver.name))
    return redirect(url_for("caseload.index"))


def _list(wanted: Wanted, problem: str = "") -> str:
    found = find_visits(g.user, wanted, today())
    rows = words.rows_of([visit for _rank, visit in found.visits], g.user)
    groups: dict[str, list[words.Row]] = {}
    for (rank, _visit), row in zip(found.visits, rows, strict=True):
        groups.setdefault(rank, []).append(row)
    return render_template(
        "caseload/index.html",
        groups=groups,
        group_words=words.GROUPS,
        found=found,
        wanted=wanted,
        problem=problem,
        is_filtered=wanted != Wanted(page=wanted.page),
        stages=[OPEN, *Stage, ALL],
        colleagues=_planned_for(),
        nobody=NOBODY,
    )


def _wanted() -> Wanted:
    asked = request.args.get
    stage, consultant, page = asked("stage", OPEN), asked("consultant", ""), asked("page", "1")
    return Wanted(
        text=asked("name", "")[:80],
        stage=stage if stage in (*Stage, ALL) else OPEN,
        consultant=consultant if consultant == NOBODY or consultant.isdecimal() else "",
        page=int(page) if page.isdecimal() else 1,
    )


def _planning(form: PlanningForm, visit: Visit | None = None) -> str:
    return render_template(
        "caseload/planning.html",
        form=form,
        visit=visit,
        colleagues=[] if visit else _planned_for(),
        life_events=life_events(),
        vindplaatsen=_vindplaatsen(catalogue(), [visit.municipality] if visit else g.user.organisation.municipalities),
        places=[catalogue().places[code].name for code in g.user.organisation.municipalities],
    )


def _planned_for() -> list[User]:
    """Return for whom somebody may plan: a coordinator for all who hold visits, a consultant for nobody else."""
    return colleagues(g.user) if g.user.has(Role.COORDINATOR) else []


def _chosen(users: list[User], number: str) -> User | None:
    return next((each for each in users if str(each.id) == number), None)


def _vindplaatsen(rules: Catalogue, municipalities: list[str]) -> list[str]:
    """Return the places where households are met, as the blauwdruk of each municipality names them."""
    drawn = [rules.rules_of(code).blauwdruk for code in municipalities]
    valid = [each for each in drawn if each and today() <= each.valid_until]
    return [place.name for each in valid for place in each.vindplaatsen]


def _hand_over(others: list[User], chosen: str, note: str, problems: dict[str, str]) -> str:
    return render_template(
        "caseload/hand_over.html", visit=g.visit, colleagues=others, chosen=chosen, note=note, problems=problems
    )


def _problems_of_note(note: str) -> dict[str, str]:
    if holds_bsn(note):
        return {"note": _(MESSAGE)}
    if len(note) > LONGEST_NOTE:
        return {"note": _("Dit is te lang. Gebruik hooguit %(most)s tekens.", most=LONGEST_NOTE)}
    return {}


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today()
    return day - timedelta(days=day.weekday())


def _back_to_case() -> Response:
    return redirect(url_for("caseload.show", code=g.visit.code))
