"""The language of the interface: Dutch, with room for others in translations/."""

from flask import Flask

from web.extensions import babel

LOCALES = ("nl",)


def init_i18n(app: Flask) -> None:
    """Set up gettext for views and templates."""
    app.config.update(BABEL_DEFAULT_LOCALE="nl", BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam")
    babel.init_app(app, locale_selector=lambda: LOCALES[0])
