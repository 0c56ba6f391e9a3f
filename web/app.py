"""The Flask application, put together."""

from pathlib import Path

from flask import Flask

from web import advice, api, caseload, events, health, home, letters, plan, remote, scenarios, selfcheck, visit
from web.auth import views as auth
from web.converters import init_converters
from web.coverage import views as coverage
from web.db import init_db
from web.extensions import alembic, csrf
from web.filters import init_filters
from web.i18n import init_i18n
from web.logs import init_logs
from web.plan import share
from web.security import init_security
from web.settings import INSTANCE, Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application; without settings they come from the environment."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, instance_path=str(INSTANCE))
    app.config.update(
        TOEREIKEND=settings,
        TESTING=settings.mode == "test",
        SQLALCHEMY_ENGINES={"default": settings.database_url},
        ALEMBIC={"script_location": str(Path(__file__).parent / "migrations")},
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    init_logs(quiet=settings.mode in ("demo", "test"))
    init_converters(app)
    init_security(app, settings)
    init_db(app)
    alembic.init_app(app)
    csrf.init_app(app)
    init_i18n(app, informally=settings.says_je)
    init_filters(app)
    for part in (
        home, auth, caseload, visit, events, remote, advice, scenarios, plan, share, letters, coverage,
        selfcheck, health,
    ):  # fmt: skip
        app.register_blueprint(part.blueprint)
    api.init_api(app)
    return app
