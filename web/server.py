"""Serving: the database brought up to date, the demo filled in, the address printed."""

import gc

import click
import waitress  # type: ignore[import-untyped]
from flask import Flask

from engine import advisor_for
from web import create_app
from web.catalogue import catalogue
from web.extensions import alembic
from web.services.demo_accounts import read_demo
from web.services.make_demo import make_demo
from web.settings import Mode, Settings


def run(host: str, port: int, default_mode: Mode) -> None:
    """Serve until stopped."""
    settings = Settings.from_environment(default_mode=default_mode)
    app = create_app(settings)
    prepare(app)
    click.echo(f"Toereikend: http://{host}:{port}")
    if settings.has_demo:
        _print_demo()
    waitress.serve(app, host=host, port=port, threads=4, ident=None)


def _print_demo() -> None:
    demo = read_demo()
    click.echo("Demo: do not use it for real households. Stop with Ctrl-C.")
    click.echo(f"Sign in with one button on the first page, or with the password '{demo.password}' as:")
    for person, organisation in demo.people:
        click.echo(f"  {person.email:<28} {', '.join(person.roles):<24} {organisation.name}")


def prepare(app: Flask) -> None:
    """Bring the database to the newest form, read the rules once and make the demo visit."""
    with app.app_context():
        alembic.upgrade()
        advisor_for(catalogue())
        if app.config["TOEREIKEND"].has_demo:
            make_demo(catalogue(), app.config["TOEREIKEND"].keep_days)
    gc.collect()
    gc.freeze()  # the rules stay for good: looking through them again would hold up an answer now and then
