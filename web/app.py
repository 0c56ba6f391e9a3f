"""The Flask application, put together."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from web import (
    account,
    advice,
    api,
    caseload,
    events,
    health,
    home,
    letters,
    people,
    plan,
    preferences,
    remote,
    reports,
    scenarios,
    selfcheck,
    signals,
    themes,
    visit,
)
from web.audit import views as audit
from web.auth import invitations, oidc, second_step_views
from web.auth import views as auth
from web.bsn_guard import init_bsn_guard
from web.converters import init_converters
from web.coverage import views as coverage
from web.db import init_db
from web.extensions import alembic, csrf
from web.filters import init_filters
from web.i18n import init_i18n
from web.logs import init_logs
from web.plan import share
from web.preferences import chosen_language, init_preferences
from web.reports import answering
from web.security import init_security
from web.settings import INSTANCE, Settings

ACCOUNTS = (auth, oidc, invitations, second_step_views, account, people, audit)
OUTSIDE = (home, preferences, themes, coverage, selfcheck, health)
AT_THE_TABLE = (
    caseload, visit, events, remote, advice, scenarios, plan, share, letters, signals, reports, answering,
)  # fmt: skip
PARTS = (*OUTSIDE, *ACCOUNTS, *AT_THE_TABLE)


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
    if settings.proxies:
        near = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=near, x_proto=near, x_host=near)  # type: ignore[method-assign]
    init_converters(app)
    init_security(app, settings)
    init_bsn_guard(app)
    init_db(app)
    alembic.init_app(app)
    csrf.init_app(app)
    init_i18n(app, chosen_language, informally=settings.says_je)
    init_preferences(app)
    themes.init_themes(app)
    init_filters(app)
    oidc.init_oidc(app, settings.oidc)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    api.init_api(app)
    return app
