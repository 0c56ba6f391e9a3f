"""The result of a visit, and per scheme what would change it."""

from flask import Blueprint, abort, g, render_template

from engine import turns
from web.advice.result import result_of
from web.advice.said import in_language
from web.advice.turning import turning_of
from web.advice.words import CONFIDENCE, PAID, in_figures, stake
from web.catalogue import catalogue
from web.plan.amounts import quantity
from web.security import visit_access
from web.services.give_advice import give_advice
from web.services.read_answers import read_answers
from web.services.report_surprise import reports_of
from web.visit.places import urls

blueprint = Blueprint("advice", __name__, url_prefix="/visits")
blueprint.app_context_processor(lambda: {"confidence_words": CONFIDENCE, "paid_words": PAID})
blueprint.add_app_template_global(quantity)
blueprint.add_app_template_filter(stake)
blueprint.add_app_template_filter(in_figures)


@blueprint.get("/<code:code>/result")
@visit_access
def result() -> str:
    """Show the advice on the answers so far, and keep it."""
    advice = give_advice(g.visit)
    said = in_language(advice.content)
    return render_template(
        "advice/result.html",
        visit=g.visit,
        given=advice,
        advice=said,
        result=result_of(said, urls(g.visit, read_answers(g.visit))),
        reports=reports_of(g.visit),
    )


@blueprint.get("/<code:code>/result/<slug:scheme>/changes")
@visit_access
def changes(scheme: str) -> str:
    """Show which answer would open or close one scheme; a fold on the result takes the list from this page."""
    advice = give_advice(g.visit)
    schemes = in_language(advice.content)["schemes"]
    row = next((one for one in schemes if one["id"] == scheme.replace("-", "_")), None)
    if row is None:
        abort(404)
    found = [turn.as_json() for turn in turns(catalogue(), advice.profile, row["id"])]
    turning = turning_of(row, found, urls(g.visit, read_answers(g.visit)))
    return render_template("advice/changes.html", visit=g.visit, scheme=row, turning=turning)
