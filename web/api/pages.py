"""The description of the API: as OpenAPI for machines, as a page for people."""

from flask import Blueprint, Response, jsonify, render_template

from web.extensions import api
from web.security import public

blueprint = Blueprint("api_pages", __name__, url_prefix="/api")


@blueprint.get("/openapi.json")
@public
def openapi() -> Response:
    """The OpenAPI description."""
    return jsonify(api.spec.to_dict())


@blueprint.get("/")
@public
def index() -> str:
    """The same for people."""
    return render_template("api/index.html", spec=api.spec.to_dict())
