"""Start a visit, the question screens, undo, the privacy screen."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from engine.advice.place import place_json, place_on
from web.audit import record
from web.auth.entry import safe_target
from web.bsn_guard import looks_itself
from web.catalogue import catalogue
from web.clock import today
from web.i18n import gettext as _
from web.interview.chapters import interview
from web.models import Role
from web.plan.nearby import near
from web.security import roles, visit_access
from web.services.change_details import change_details
from web.services.change_members import was_listed
from web.services.erase_visit import erase_visit
from web.services.read_answers import read_answers
from web.services.start_visit import start_visit
from web.services.tick_paper import seen_papers, tick_paper
from web.services.undo_answer import last_change, undo_answer
from web.visit.answering import answer_page, frame_of
from web.visit.details import blank_form, form_of, read_details
from web.visit.pages import first_open_url, last_screen_url, member_page, page_of_path, page_urls, screen_page
from web.visit.papers import papers_of
from web.visit.recap import recap_of
from web.visit.talk import Talk, talk_of
from web.visit.undoing import undo_text
from web.visit.words import init_words

blueprint = Blueprint("visit", __name__, url_prefix="/visits")
init_words(blueprint)

Answered = str | Response | tuple[str, int]


@blueprint.get("/new")
@roles(Role.CONSULTANT)
def begin() -> str:
    """Ask the name, the municipality and the reference date."""
    form = blank_form(g.user, catalogue(), today())
    return render_template("visit/details.html", form=form, places=_places(), visit=None)


@blueprint.post("/new")
@roles(Role.CONSULTANT)
@looks_itself
def start() -> Answered:
    """Start the visit, or say what is wrong with the form."""
    form = read_details(request.form, catalogue())
    if not form.ok or form.reference_date is None:
        return render_template("visit/details.html", form=form, places=_places(), visit=None), 422
    visit = start_visit(g.user, form.household_name, form.municipality, form.reference_date, form.manner)
    record("visit_started", visit.code)
    return redirect(url_for("visit.started", code=visit.code))


@blueprint.get("/<code:code>/started")
@visit_access
def started() -> str:
    """Say where the visit is found back, and whether we know the municipality."""
    place = place_on(catalogue(), g.visit.municipality, g.visit.reference_date)
    told = {"place": place_json(catalogue(), place, g.visit.reference_date)}
    return render_template("visit/started.html", visit=g.visit, near=near(told))


@blueprint.get("/<code:code>", endpoint="open")
@visit_access
def go_on() -> Response:
    """Go to where the talk was; at the start to the first question that is still open."""
    chapters = interview(catalogue(), g.visit, read_answers(g.visit))
    last = g.visit.last_page
    return redirect(last if last in page_urls(g.visit, chapters) else first_open_url(g.visit, chapters))


@blueprint.route("/<code:code>/details", methods=["GET", "POST"])
@visit_access
@looks_itself
def details() -> Answered:
    """Change the name, the municipality or the reference date."""
    if request.method == "GET":
        form = form_of(g.visit, catalogue())
        return render_template("visit/details.html", form=form, places=_places(), visit=g.visit)
    form = read_details(request.form, catalogue())
    if not form.ok or form.reference_date is None:
        return render_template("visit/details.html", form=form, places=_places(), visit=g.visit), 422
    change_details(g.visit, form.household_name, form.municipality, form.reference_date, form.manner)
    return redirect(url_for("visit.open", code=g.visit.code))


@blueprint.route("/<code:code>/chapters/<slug:chapter>/<slug:group>", methods=["GET", "POST"])
@visit_access
@looks_itself
def screen(chapter: str, group: str) -> Answered:
    """One group of questions."""
    return answer_page(screen_page(g.visit, read_answers(g.visit), chapter, group))


@blueprint.route("/<code:code>/members/<member:member>", methods=["GET", "POST"])
@visit_access
@looks_itself
def member(member: str) -> Answered:
    """The questions about one child, one person at the address, one contract."""
    try:
        page = member_page(g.visit, read_answers(g.visit), member)
    except NotFound:
        owner, _dot, key = f"members.{member.replace('/', '.').replace('-', '_')}".rpartition(".")
        if not was_listed(g.visit, owner, key):
            raise
        return render_template("visit/gone.html", **frame_of(_talk())), 410
    return answer_page(page)


@blueprint.get("/<code:code>/recap")
@visit_access
def recap() -> str:
    """Everything that was told, what is open and what we presume, before the result."""
    talk = _talk()
    back = last_screen_url(g.visit, talk.chapters)
    return render_template("visit/recap.html", recap=recap_of(talk), back=back, **frame_of(talk))


@blueprint.route("/<code:code>/papers", methods=["GET", "POST"])
@visit_access
def papers() -> Answered:
    """The papers to look at; one is ticked at a time."""
    if request.method == "POST":
        name = request.form.get("paper", "")
        known = {paper.name for paper in papers_of(_talk(), seen_papers(g.visit))}
        if name in known:
            tick_paper(g.visit, name, seen=request.form.get("seen") == "yes")
        return redirect(url_for("visit.papers", code=g.visit.code))
    talk = _talk()
    return render_template("visit/papers.html", papers=papers_of(talk, seen_papers(g.visit)), **frame_of(talk))


@blueprint.post("/<code:code>/undo")
@visit_access
@looks_itself  # a change is named by letters and digits of ours
def undo() -> Response:
    """Take back the change that the button named, and show where it was."""
    change = undo_answer(g.visit, request.form.get("change", ""))
    talk = _talk()
    if change is not None:
        flash(_("Teruggedraaid: %(what)s.", what=undo_text(talk.chapters, change)))
        return redirect(page_of_path(g.visit, talk.answers, change.rows[0].path).url)
    if last_change(g.visit) is None:
        flash(_("Er is niets meer om ongedaan te maken."))
    else:
        flash(_("In een ander venster is intussen iets veranderd. Er is niets teruggedraaid. Kijk het eerst na."))
    return redirect(url_for("visit.open", code=g.visit.code))


@blueprint.get("/<code:code>/privacy-screen")
@visit_access
def privacy_screen() -> str:
    """A page that shows nothing of the visit; it leads back to where it was asked for."""
    back = safe_target(request.args.get("next", "")) or url_for("visit.open", code=g.visit.code)
    return render_template("visit/privacy_screen.html", back=back)


@blueprint.route("/<code:code>/erase", methods=["GET", "POST"])
@visit_access
def erase() -> Answered:
    """Erase the visit, after asking once."""
    if request.method == "GET":
        return render_template("visit/erase.html", visit=g.visit)
    code = g.visit.code
    erase_visit(g.visit)
    record("visit_erased", code)
    flash(_("Het bezoek is gewist."))
    return redirect(url_for("caseload.index"))


def _talk() -> Talk:
    answers = read_answers(g.visit)
    return talk_of(g.visit, answers, interview(catalogue(), g.visit, answers))


def _places() -> list[str]:
    """Return the municipalities of today to choose from; one of the past may be typed for a date of the past."""
    day = today()
    return [f"{place.name} ({code})" for code, place in catalogue().places.items() if place.exists_on(day)]
