"""Reading in a list of invitations: the file, a look at what is in it, and then all good lines or none."""

from flask import Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web.bsn_guard import looks_itself
from web.caseload.columns import COLUMNS
from web.caseload.invitations import MOST_LINES, Reading, Terms, UnusableFileError, read_invitations, template
from web.caseload.life_events import life_events
from web.caseload.views import blueprint
from web.catalogue import catalogue
from web.folding import folded
from web.i18n import gettext as _
from web.i18n import ngettext
from web.models import Role, User
from web.security import roles
from web.services.find_visits import known_references
from web.services.hand_over import colleagues
from web.services.import_visits import drop_lists, import_visits, keep_list, waiting_list

_FAULTS_SHOWN, _LINES_SHOWN = 100, 10

Answered = str | AnyResponse | tuple[str, int]


@blueprint.route("/import", methods=["GET", "POST"], endpoint="read_in")
@roles(Role.COORDINATOR)
@looks_itself
def read_in() -> Answered:
    """Ask for a file, and show what is in it before anything is made of it."""
    if request.method == "GET":
        return _ask(())
    uploaded = request.files.get("file")
    content = uploaded.read() if uploaded else b""
    if not content:
        return _ask((_("Kies eerst een bestand."),)), 422
    try:
        reading = read_invitations(content, _terms(g.user))
    except UnusableFileError as error:
        return _ask(error.problems), 422
    keep_list(g.user, [invited.as_json() for invited in reading.invitations])
    return _look_over(reading)


@blueprint.post("/import/confirm", endpoint="confirm_import")
@roles(Role.COORDINATOR)
def confirm() -> AnyResponse:
    """Make visits of the good lines, or of none."""
    kept = waiting_list(g.user)
    if request.form.get("do") != "all":
        drop_lists(g.user)
        flash(_("Er is niets ingelezen."))
        return redirect(url_for("caseload.read_in"))
    if kept is None:
        flash(_("Deze lijst is er niet meer. Kies het bestand opnieuw."))
        return redirect(url_for("caseload.read_in"))
    number = import_visits(g.user, kept)
    flash(ngettext("%(num)s uitnodiging ingelezen.", "%(num)s uitnodigingen ingelezen.", number))
    return redirect(url_for("caseload.index", stage="planned"))


@blueprint.get("/import/template.csv", endpoint="import_template")
@roles(Role.COORDINATOR)
def empty_file() -> Response:
    """Give a file to fill in."""
    headers = {"Content-Disposition": 'attachment; filename="uitnodigingen.csv"'}
    return Response(template().encode(), content_type="text/csv; charset=utf-8", headers=headers)


def _terms(user: User) -> Terms:
    places = {code: catalogue().places[code].name for code in user.organisation.municipalities}
    names = {folded(name): code for code, name in places.items()}
    events = {folded(label): event for event, label in life_events().items()}
    return Terms(
        municipalities=names | {folded(code): code for code in places},
        life_events=events | {folded(event): event for event in life_events()},
        consultants={each.email: each.id for each in colleagues(user)},
        known=known_references(user.organisation_id),
    )


def _ask(problems: tuple[str, ...]) -> str:
    return render_template(
        "caseload/import.html", problems=problems, columns=COLUMNS, life_events=life_events(), most=MOST_LINES
    )


def _look_over(reading: Reading) -> str:
    return render_template(
        "caseload/look_over.html",
        reading=reading,
        faults=reading.faults[:_FAULTS_SHOWN],
        shown=reading.invitations[:_LINES_SHOWN],
        life_events=life_events(),
        places=catalogue().places,
        consultants={each.id: each.name for each in colleagues(g.user)},
    )
