"""The result of a visit."""

from flask import Blueprint, g, render_template

from web.advice.result import result_of
from web.advice.said import in_language
from web.advice.words import CONFIDENCE, PAID, stake
from web.plan.amounts import quantity
from web.security import visit_access
from web.services.give_advice import give_advice

blueprint = Blueprint("advice", __name__, url_prefix="/visits")
blueprint.app_context_processor(lambda: {"confidence_words": CONFIDENCE, "paid_words": PAID})
blueprint.add_app_template_global(quantity)
blueprint.add_app_template_filter(stake)


@blueprint.get("/<code:code>/result")
@visit_access
def result() -> str:
    """Show the advice on the answers so far, and keep it."""
    advice = give_advice(g.visit)
    said = in_language(advice.content)
    return render_template("advice/result.html", visit=g.visit, given=advice, advice=said, result=result_of(said))
