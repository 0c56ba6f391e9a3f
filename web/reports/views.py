"""The form at the table: "klopt dit niet?"."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.bsn_guard import looks_itself
from web.i18n import gettext as _
from web.interview.fields import PERIODS
from web.reports.forms import KINDS, blank_form, read_report
from web.security import visit_access
from web.services.give_advice import give_advice
from web.services.report_surprise import report_surprise

blueprint = Blueprint("reports", __name__)


@blueprint.route("/visits/<code:code>/result/<slug:scheme>/report", methods=["GET", "POST"])
@visit_access
@looks_itself
def make(scheme: str) -> str | Response | tuple[str, int]:
    """Tell what does not seem right about a scheme."""
    advice = give_advice(g.visit)
    row = next((one for one in advice.content["schemes"] if one["id"] == scheme.replace("-", "_")), None)
    if row is None:
        abort(404)
    page = {"visit": g.visit, "scheme": row, "kinds": KINDS, "periods": PERIODS}
    if request.method == "GET":
        return render_template("reports/make.html", form=blank_form(), **page)
    form = read_report(request.form)
    if not form.ok:
        return render_template("reports/make.html", form=form, **page), 422
    report_surprise(advice, row["id"], form.typed["kind"], form.typed["expected"], form.letter_cents)
    record("surprise_reported", g.visit.code)
    flash(_("Dank u. De melding is verstuurd. Het antwoord komt bij deze regeling te staan."))
    return redirect(url_for("advice.result", code=g.visit.code, _anchor=row["id"]))
