"""The language of the interface: Dutch, with room for others in translations/."""

from babel.support import NullTranslations
from flask import Flask, g
from flask_babel import get_translations

from web.extensions import babel

LOCALES = ("nl",)


def init_i18n(app: Flask) -> None:
    """Set up gettext for views and templates."""
    app.config.update(BABEL_DEFAULT_LOCALE="nl", BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam")
    babel.init_app(app, locale_selector=lambda: LOCALES[0])
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _words().ugettext(text),
        lambda one, more, number: _words().ungettext(one, more, number),
        newstyle=True,
    )


def _words() -> NullTranslations:
    """Return the translations, looked up once a request: the result page has thousands of texts."""
    if "words" not in g:
        g.words = get_translations()
    return g.words
