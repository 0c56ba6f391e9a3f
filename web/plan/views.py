"""The plan of a visit: as a page, and as a PDF to print, in normal and in large print, in one language or two."""

from dataclasses import replace

from flask import Blueprint, Response, g, render_template, request, url_for
from markupsafe import Markup

from web.clock import now
from web.i18n import DUTCH, LANGUAGES, Language
from web.models import Advice
from web.plan.calendar import calendar_of
from web.plan.document import plan_document
from web.plan.model import Plan, PlanDetails
from web.plan.render import Link, Style, render_html
from web.security import visit_access
from web.services.follow_event import event_of
from web.services.give_advice import give_advice
from web.services.look_ahead import outlook_of
from web.signals.exits import agreed_help

blueprint = Blueprint("plan", __name__, url_prefix="/visits")

LARGE = "groot"
WITHOUT = "nee"

PDF, ALONG, BESIDE = "Pdf om af te drukken", "Meegeven", "Taal naast het Nederlands"


@blueprint.get("/<code:code>/plan")
@visit_access
def show() -> str:
    """Show the plan as a page."""
    privacy = Markup(render_template("visit/_privacy.html"))  # noqa: S704 - escaped by Jinja
    return render_html(_plan(), replace(on_screen(), head=privacy), _links(), second=_second())


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
    return _file(calendar_of(_plan()), "text/calendar", "ics", shown=False)


def on_screen() -> Style:
    """Return how a plan is dressed on a page of the site."""
    sheet, script = (url_for("static", filename=name) for name in ("plan.css", "print.js"))
    return Style(href=sheet, on_paper=False, print_script=script)


def edition(advice: Advice, language: Language = DUTCH) -> Plan:
    """Return the plan of an advice in a language, in the form that the address asks for.

    What is not known of who made it is a line on paper to write it on.
    """
    asked = request.args.get
    large, whole = asked("letters") == LARGE, asked("bijlage") != WITHOUT
    name, maker = advice.visit.household_name or None, advice.visit.consultant
    by, reach = maker.name if maker else None, advice.visit.organisation
    details = PlanDetails(
        now(), name, by, reach.phone, large_print=large, appendix=whole, language=language,
        agreed=agreed_help(advice.visit), phone_hours=reach.phone_hours,
    )  # fmt: skip
    outlook = outlook_of(advice.profile, advice.content["on"])
    return plan_document(advice.content, details, outlook, event_of(advice.visit_id, advice.profile, advice.content))


def second_edition(advice: Advice) -> Plan | None:
    """Return the same plan in the second language that the address asks for; None without one."""
    language = LANGUAGES.get(request.args.get("taal", ""), DUTCH)
    return None if language is DUTCH else edition(advice, language)


def _plan() -> Plan:
    return edition(give_advice(g.visit))


def _second() -> Plan | None:
    return second_edition(give_advice(g.visit))


def _links() -> list[Link]:
    code = g.visit.code
    second = request.args.get("taal")
    large = url_for("plan.pdf", code=code, letters=LARGE, bijlage=WITHOUT, taal=second)
    return [
        Link(url_for("advice.result", code=code), "Terug naar de uitkomst"),
        Link(url_for("visit.privacy_screen", code=code, next=request.path), "Scherm weg"),
        Link(url_for("plan.pdf", code=code, taal=second), "Met bijlage voor de helper", group=PDF),
        Link(url_for("plan.pdf", code=code, bijlage=WITHOUT, taal=second), "Zonder bijlage", group=PDF),
        Link(large, "Met grote letters", group=PDF),
        Link(url_for("letters.offered", code=code), "Brieven om mee te sturen", group=ALONG),
        Link(url_for("plan.calendar", code=code), "Data in uw agenda zetten", group=ALONG),
        *_languages(),
    ]


def _languages() -> list[Link]:
    """Offer the plan in every second language, or in Dutch alone."""
    return [
        Link(
            url_for("plan.show", code=g.visit.code, taal=None if one is DUTCH else one.code),
            "Alleen Nederlands" if one is DUTCH else one.name,
            lang=one.code,
            group=BESIDE,
        )
        for one in LANGUAGES.values()
    ]


def _file(content: bytes, kind: str, ending: str, *, shown: bool) -> Response:
    place = "inline" if shown else "attachment"
    headers = {"Content-Disposition": f'{place}; filename="plan-{now():%Y-%m-%d}.{ending}"'}
    return Response(content, content_type=f"{kind}; charset=utf-8" if ending == "ics" else kind, headers=headers)
