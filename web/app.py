"""The Flask application, put together."""

from pathlib import Path

from flask import Flask

from web import advice, api, caseload, health, home, letters, plan, preferences, scenarios, themes, visit
from web.auth import views as auth
from web.converters import init_converters
from web.coverage import views as coverage
from web.db import init_db
from web.extensions import alembic, csrf
from web.filters import init_filters
from web.i18n import init_i18n
from web.logs import init_logs
from web.plan import share
from web.preferences import chosen_language, init_preferences
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
    init_i18n(app, chosen_language, informally=settings.says_je)
    init_preferences(app)
    themes.init_themes(app)
    init_filters(app)
    parts = (
        home,
        auth,
        preferences,
        themes,
        caseload,
        visit,
        advice,
        scenarios,
        plan,
        share,
        letters,
        coverage,
        health,
    )
    for part in parts:
        app.register_blueprint(part.blueprint)
    api.init_api(app)
    return app
