"""The reports of an organisation, for who keeps the rules: figures without name or code, and room to answer."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import Select, select
from werkzeug.wrappers import Response

from web.advice.said import in_language
from web.advice.words import yearly
from web.audit import record
from web.bsn_guard import looks_itself
from web.catalogue import catalogue
from web.db import db
from web.i18n import gettext as _
from web.models import Advice, Report, Role, Visit
from web.reports.forms import KINDS, LONGEST_ANSWER, text_problem
from web.security import roles
from web.services.report_surprise import answer_report, scheme_of

blueprint = Blueprint("answering", __name__, url_prefix="/reports")


@blueprint.get("/")
@roles(Role.EDITOR, Role.APPROVER)
def listed() -> str:
    """Every report of the organisation, those without an answer first."""
    reports = db.session.scalars(_reports().order_by(Report.answered_at.is_not(None), Report.id.desc())).all()
    titled = [(report, scheme_of(report)["title"], _place(report)) for report in reports]
    return render_template("reports/listed.html", reports=titled, kinds=KINDS)


@blueprint.route("/<int:number>", methods=["GET", "POST"])
@roles(Role.EDITOR, Role.APPROVER)
@looks_itself
def answer(number: int) -> str | Response | tuple[str, int]:
    """One report with its trace; an answer goes back to the consultant."""
    report = db.session.scalar(_reports().where(Report.id == number))
    if report is None:
        abort(404)
    schemes = in_language(report.advice.content)["schemes"]
    scheme = next(each for each in schemes if each["id"] == report.scheme)
    page = {
        "report": report,
        "scheme": scheme,
        "amount": yearly(scheme),
        "place": _place(report),
        "kinds": KINDS,
        "command": f"toereikend reports --number {number} --json",
    }
    if request.method == "GET":
        record("report_read", str(number))
        return render_template("reports/answer.html", typed=report.answer or "", problem="", **page)
    typed = request.form.get("answer", "").strip()
    problem = text_problem(typed, LONGEST_ANSWER, _("Schrijf wat u vond, en wat er nu gebeurt."))
    if problem:
        return render_template("reports/answer.html", typed=typed, problem=problem, **page), 422
    answer_report(report, typed)
    record("report_answered", str(number))
    flash(_("Het antwoord staat nu bij de regeling, op de uitkomst van het bezoek."))
    return redirect(url_for("answering.listed"))


def _reports() -> Select[Report]:
    mine = Visit.organisation_id == g.user.organisation_id
    return select(Report).join(Report.advice).join(Advice.visit).where(mine)


def _place(report: Report) -> str:
    return catalogue().places[report.advice.content["municipality"]].name
