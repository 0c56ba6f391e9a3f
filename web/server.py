"""Serving: the database brought up to date, the demo visit filled in, the address printed."""

import gc

import click
import waitress  # type: ignore[import-untyped]
from flask import Flask

from engine import Catalogue, advise, asked_elsewhere
from web import create_app
from web.catalogue import catalogue
from web.clock import today
from web.extensions import alembic
from web.services.make_demo import make_demo
from web.settings import Mode, Settings


def run(host: str, port: int, default_mode: Mode) -> None:
    """Serve until stopped."""
    settings = Settings.from_environment(default_mode=default_mode)
    app = create_app(settings)
    prepare(app)
    click.echo(f"Toereikend: http://{host}:{port}")
    if settings.has_demo:
        click.echo(
            "Demo: no accounts are needed. 'Bekijk het voorbeeldbezoek' on the first page opens a filled-in visit."
        )
        click.echo("      Do not use it for real households. Stop with Ctrl-C.")
    waitress.serve(app, host=host, port=port, threads=4, ident=None)


def _take_in(rules: Catalogue) -> None:
    """Let the rules be worked through once, so that all that stays of them is there before the first visit."""
    place = next(code for code, place in rules.places.items() if place.exists_on(today()))
    advise(rules, {"on": today().isoformat(), "municipality": place})
    asked_elsewhere(rules, place, today())


def prepare(app: Flask) -> None:
    """Bring the database to the newest form, read the rules once and make the demo visit."""
    with app.app_context():
        alembic.upgrade()
        _take_in(catalogue())
        if app.config["TOEREIKEND"].has_demo:
            make_demo(catalogue(), app.config["TOEREIKEND"].keep_days)
    gc.collect()
    gc.freeze()  # the rules stay for good: looking through them again would hold up an answer now and then
