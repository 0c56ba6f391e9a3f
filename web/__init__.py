"""The web interface: the visit, the result, the plan and the API.

What is heavy is imported when it is needed: the command line shares this package.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Make the application; without settings they come from the environment."""
    from web.app import create_app as make

    return make(settings)


def serve(host: str = "127.0.0.1", port: int = 5000) -> None:
    """Bring the database up to date and serve until stopped; a demo unless TOEREIKEND_MODE says otherwise."""
    from web.server import run

    run(host, port, default_mode="demo")
