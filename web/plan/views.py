"""The plan of a visit: as a page, and as a PDF to print, in normal and in large print."""

from flask import Blueprint, Response, g, request, url_for

from web.clock import now
from web.i18n import DUTCH, LANGUAGES, Language
from web.plan.calendar import calendar_of
from web.plan.document import plan_document
from web.plan.model import Plan, PlanDetails
from web.plan.render import Link, Style, render_html
from web.security import visit_access
from web.services.give_advice import give_advice

blueprint = Blueprint("plan", __name__, url_prefix="/visits")

LARGE = "groot"
WITHOUT = "nee"


@blueprint.get("/<code:code>/plan")
@visit_access
def show() -> str:
    """Show the plan as a page."""
    style = Style(href=url_for("static", filename="plan.css"), on_paper=False)
    return render_html(_plan(), style, _links(), second=_second())


@blueprint.get("/<code:code>/plan.pdf")
@visit_access
def pdf() -> Response:
    """Give the plan as a PDF."""
    from web.plan.pdf import render_pdf  # WeasyPrint takes half a second to import

    return _file(render_pdf(_plan(), second=_second()), "application/pdf", "pdf", shown=True)


@blueprint.get("/<code:code>/plan.ics")
@visit_access
def calendar() -> Response:
    """Give the dates of the plan as a calendar file."""
    return _file(calendar_of(_plan()).encode(), "text/calendar", "ics", shown=False)


def _second() -> Plan | None:
    """The same plan in the second language that is asked for."""
    asked = LANGUAGES.get(request.args.get("taal", ""), DUTCH)
    return None if asked is DUTCH else _plan(asked)


def _plan(language: Language = DUTCH) -> Plan:
    content = give_advice(g.visit).content
    asked = request.args.get
    large, whole = asked("letters") == LARGE, asked("bijlage") != WITHOUT
    name = g.visit.household_name or None
    return plan_document(content, PlanDetails(now(), name, large_print=large, appendix=whole, language=language))


def _links() -> list[Link]:
    code = g.visit.code
    return [
        Link(url_for("advice.result", code=code), "Terug naar de uitkomst"),
        Link(url_for("plan.pdf", code=code), "Afdrukken (pdf)"),
        Link(url_for("plan.pdf", code=code, bijlage=WITHOUT), "Afdrukken zonder bijlage (pdf)"),
        Link(url_for("plan.pdf", code=code, letters=LARGE), "Afdrukken met grote letters (pdf)"),
        Link(url_for("letters.offered", code=code), "Brieven om mee te sturen"),
        Link(url_for("plan.calendar", code=code), "Data in uw agenda zetten"),
    ]


def _file(content: bytes, kind: str, ending: str, *, shown: bool) -> Response:
    place = "inline" if shown else "attachment"
    headers = {"Content-Disposition": f'{place}; filename="plan-{now():%Y-%m-%d}.{ending}"'}
    return Response(content, content_type=f"{kind}; charset=utf-8" if ending == "ics" else kind, headers=headers)
