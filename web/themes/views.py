"""The theme of a municipality as a style sheet, and which theme a page has."""

from flask import Blueprint, Flask, Response, abort, g

from web.auth.sessions import current_user
from web.security import public
from web.themes.tokens import Theme, theme_of

blueprint = Blueprint("themes", __name__, url_prefix="/themes")

AN_HOUR = 3600


@blueprint.get("/<municipality:municipality>.css")
@public
def sheet(municipality: str) -> Response:
    """Give the colours of a municipality."""
    theme = theme_of(municipality)
    if theme is None:
        abort(404)
    response = Response(theme.css, mimetype="text/css")
    response.cache_control.public, response.cache_control.max_age = True, AN_HOUR
    return response


def municipality_of_page() -> str:
    """The municipality that the page belongs to: that of the visit, else the only one of somebody's organisation."""
    if visit := g.get("visit"):
        return str(visit.municipality)
    user = current_user()
    own = user.organisation.municipalities if user else []
    return own[0] if len(own) == 1 else ""


def theme_of_page() -> tuple[str, Theme] | None:
    """The theme of this page with its municipality; None where the neutral one is."""
    municipality = municipality_of_page()
    theme = theme_of(municipality) if municipality else None
    return (municipality, theme) if theme else None


def init_themes(app: Flask) -> None:
    """Offer the theme to every template."""
    app.jinja_env.globals["theme_of_page"] = theme_of_page
