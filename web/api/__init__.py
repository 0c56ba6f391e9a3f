"""The API: the same advice as on screen, for other systems. Stateless, without cookies."""

from flask import Flask

from web.api.pages import blueprint as pages
from web.api.problems import init_problems
from web.api.views import blueprint
from web.extensions import api, csrf

_DESCRIPTION = "A household's answers in, an explained advice out; the same as the screen and the command line give."


def init_api(app: Flask) -> None:
    """Register the API, its description and its form of errors."""
    app.config.update(
        API_TITLE="Toereikend",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={
            "info": {"description": _DESCRIPTION, "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}
        },
    )
    api.init_app(app)
    api.register_blueprint(blueprint)
    app.register_blueprint(pages)
    csrf.exempt(blueprint)
    init_problems(app)
