"""Start a visit, the question screens, undo, the privacy screen."""

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.advice.place import place_json, place_on
from web.audit import record
from web.catalogue import catalogue
from web.clock import today
from web.i18n import gettext as _
from web.interview.chapters import interview
from web.models import Role
from web.plan.nearby import near
from web.security import roles, visit_access
from web.services.change_details import change_details
from web.services.erase_visit import erase_visit
from web.services.read_answers import read_answers
from web.services.start_visit import start_visit
from web.services.undo_answer import undo_answer
from web.visit.answering import answer_page
from web.visit.details import blank_form, form_of, read_details
from web.visit.pages import first_open_url, member_page, page_of_path, screen_page
from web.visit.words import init_words

blueprint = Blueprint("visit", __name__, url_prefix="/visits")
init_words(blueprint)

Answered = str | Response | tuple[str, int]


@blueprint.get("/new")
@roles(Role.CONSULTANT)
def begin() -> str:
    """Ask the name, the municipality and the reference date."""
    return render_template("visit/details.html", form=blank_form(today()), places=_places(), visit=None)


@blueprint.post("/new")
@roles(Role.CONSULTANT)
def start() -> Answered:
    """Start the visit, or say what is wrong with the form."""
    form = read_details(request.form, catalogue())
    if not form.ok or form.reference_date is None:
        return render_template("visit/details.html", form=form, places=_places(), visit=None), 422
    keep_days = current_app.config["TOEREIKEND"].keep_days
    visit = start_visit(g.user, form.household_name, form.municipality, form.reference_date, keep_days)
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
    """Go to the first question that is still open."""
    chapters = interview(catalogue(), g.visit, read_answers(g.visit))
    return redirect(first_open_url(g.visit, chapters))


@blueprint.route("/<code:code>/details", methods=["GET", "POST"])
@visit_access
def details() -> Answered:
    """Change the name, the municipality or the reference date."""
    if request.method == "GET":
        form = form_of(g.visit, catalogue())
        return render_template("visit/details.html", form=form, places=_places(), visit=g.visit)
    form = read_details(request.form, catalogue())
    if not form.ok or form.reference_date is None:
        return render_template("visit/details.html", form=form, places=_places(), visit=g.visit), 422
    change_details(g.visit, form.household_name, form.municipality, form.reference_date)
    return redirect(url_for("visit.open", code=g.visit.code))


@blueprint.route("/<code:code>/chapters/<slug:chapter>/<slug:group>", methods=["GET", "POST"])
@visit_access
def screen(chapter: str, group: str) -> Answered:
    """One group of questions."""
    return answer_page(screen_page(g.visit, read_answers(g.visit), chapter, group))


@blueprint.route("/<code:code>/members/<member:member>", methods=["GET", "POST"])
@visit_access
def member(member: str) -> Answered:
    """The questions about one child, one person at the address, one contract."""
    return answer_page(member_page(g.visit, read_answers(g.visit), member))


@blueprint.post("/<code:code>/undo")
@visit_access
def undo() -> Response:
    """Take back the last change and show where it was."""
    paths = undo_answer(g.visit)
    if not paths:
        flash(_("Er is niets meer om ongedaan te maken."))
        return redirect(url_for("visit.open", code=g.visit.code))
    flash(_("De laatste wijziging is teruggedraaid."))
    return redirect(page_of_path(g.visit, read_answers(g.visit), paths[0]).url)


@blueprint.get("/<code:code>/privacy-screen")
@visit_access
def privacy_screen() -> str:
    """A page that shows nothing of the visit."""
    return render_template("visit/privacy_screen.html", visit=g.visit)


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


def _places() -> list[str]:
    """Return the municipalities of today to choose from; one of the past may be typed for a date of the past."""
    day = today()
    return [f"{place.name} ({code})" for code, place in catalogue().places.items() if place.exists_on(day)]
