"""POST /api/v1/advice: the contract's profile in, the contract's advice out."""

from typing import Any

from flask import Response, jsonify, request
from flask_smorest import Blueprint

from engine import advise
from web.api.schemas import AdviceSchema, ProblemSchema, ProfileSchema
from web.bsn_guard import looks_itself
from web.catalogue import catalogue
from web.security import public

blueprint = Blueprint("api", __name__, url_prefix="/api/v1", description="Advice")


@blueprint.post("/advice")
@blueprint.arguments(ProfileSchema)
@blueprint.alt_response(200, schema=AdviceSchema, description="The advice", success=True)
@blueprint.alt_response(400, schema=ProblemSchema, content_type="application/problem+json", description="No valid JSON")
@blueprint.alt_response(
    422, schema=ProblemSchema, content_type="application/problem+json", description="The profile cannot be read"
)
@public
@looks_itself
def advice(_checked: dict[str, Any]) -> Response:
    """Give the advice for one household.

    The engine reads the profile as it was sent, so that hash and answer are those of the command line.
    """
    return jsonify(advise(catalogue(), request.get_json()).as_json())
