"""Serving: the database brought up to date, the demo filled in, the address printed."""

import gc
from contextlib import suppress

import click
from flask import Flask
from sqlalchemy import func, select

from engine import Catalogue, EngineError, advise, asked_elsewhere
from web import create_app
from web.catalogue import catalogue
from web.clock import today
from web.db import db, dispose
from web.extensions import alembic
from web.models import Visit
from web.services.demo_accounts import read_demo
from web.services.make_demo import make_demo
from web.settings import Mode, Settings
from web.workers import Workers, listen

WARM = 4
"""So many municipalities are ready before the first visit; the rules of any other are read when it is asked for."""

YOUNG = 50_000
"""So many new objects before the collector looks for circles among them: those of some ten requests."""


def run(host: str, port: int, default_mode: Mode) -> None:
    """Serve until stopped."""
    settings = Settings.from_environment(default_mode=default_mode)
    app = create_app(settings)
    prepare(app)
    listener = listen(host, port)
    click.echo(f"Toereikend: http://{host}:{port}")
    if settings.has_demo:
        _print_demo()
    dispose(app)  # no connection to the database is shared between processes
    Workers(app, listener, settings.workers).run()


def _print_demo() -> None:
    demo = read_demo()
    click.echo("Demo: do not use it for real households. Stop with Ctrl-C.")
    click.echo(f"Sign in with one button on the first page, or with the password '{demo.password}' as:")
    for person, organisation in demo.people:
        click.echo(f"  {person.email:<28} {', '.join(person.roles):<24} {organisation.name}")


def ready_app() -> Flask:
    """Return the application of this environment with its database up to date, for a command."""
    app = create_app(Settings.from_environment())
    with app.app_context():
        alembic.upgrade()
    return app


def prepare(app: Flask) -> None:
    """Bring the database to the newest form, make the demo visit and get everything ready for the first answer."""
    with app.app_context():
        alembic.upgrade()
        if app.config["TOEREIKEND"].has_demo:
            make_demo(catalogue())
        _warm_up(catalogue())
    gc.collect()
    gc.freeze()  # the rules stay for good: looking through them again would hold up an answer now and then
    gc.set_threshold(YOUNG)


def _warm_up(rules: Catalogue) -> None:
    """Lay out and advise in the municipalities that were visited last: their rules are read and compiled then."""
    newest = select(Visit.municipality).group_by(Visit.municipality).order_by(func.max(Visit.started_at).desc())
    for place in db.session.scalars(newest.limit(WARM)).all() or list(rules.local)[:1]:
        with suppress(EngineError):
            advise(rules, {"municipality": place}, on=today())
            asked_elsewhere(rules, place, today())
