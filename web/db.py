"""The database: SQLAlchemy sessions bound to the request, and SQLite set up to survive a power cut."""

from inspect import iscoroutinefunction

from flask import Flask
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

db = SQLAlchemy()

_SQLITE = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=5000")


def init_db(app: Flask) -> None:
    """Connect the app to its database."""
    db.init_app(app)
    # The extension also closes async sessions. There are none, and it would start an event loop after every request.
    app.teardown_appcontext_funcs = [each for each in app.teardown_appcontext_funcs if not iscoroutinefunction(each)]
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _set_up_sqlite)


def dispose(app: Flask) -> None:
    """Close every connection of this app."""
    with app.app_context():
        for engine in _engines():
            engine.dispose()


def _engines() -> list[Engine]:
    return list(db.engines.values())


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _SQLITE:
        cursor.execute(pragma)
    cursor.close()
