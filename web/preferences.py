"""How somebody wants to see the pages: in which language, and with more contrast. Remembered for the session."""

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as Answer

from web.auth.entry import safe_target
from web.auth.sessions import CONTRAST, GUESS, LANGUAGE, current_user
from web.bsn import holds_bsn
from web.db import db
from web.i18n import DUTCH, LANGUAGES, Language, language
from web.marks import pronounced
from web.security import public

blueprint = Blueprint("preferences", __name__)

WHOLE = [one.code for one in LANGUAGES.values() if one.whole]


@blueprint.post("/preferences")
@public
def choose() -> Answer:
    """Remember a language or a contrast, and go back to the page it was chosen on."""
    if (code := request.form.get(LANGUAGE)) is not None:
        if code not in LANGUAGES:
            abort(400)
        session[LANGUAGE] = code
        user = current_user()
        if user is not None:
            user.language = code
            db.session.commit()
    if (contrast := request.form.get(CONTRAST)) is not None:
        session[CONTRAST] = contrast == "more"
    return redirect(safe_target(request.form.get("next", "")) or url_for("home.index"))


def chosen_language() -> Language:
    """The language of this request: the one chosen in this session, or else by this person, or else guessed.

    The self-check sets no cookie: there the address may name a language, and else the browser tells it with every page.
    """
    if request.blueprint in ("api", "health", "themes") or request.endpoint == "static":
        return DUTCH
    if request.blueprint == "selfcheck":
        return LANGUAGES.get(request.args.get("taal") or session.get(LANGUAGE) or _wished(), DUTCH)
    user = current_user()
    chosen = session.get(LANGUAGE) or (user and user.language) or _guessed()
    return LANGUAGES.get(chosen, DUTCH)


def _guessed() -> str:
    """The first language of the browser that we have whole, looked up on a public page only, and then kept."""
    view = current_app.view_functions.get(request.endpoint or "")
    if GUESS not in session and getattr(view, "access", "") == "public" and request.method == "GET":
        code = _wished()
        if code == DUTCH.code:
            return DUTCH.code
        session[GUESS] = code
    return str(session.get(GUESS, DUTCH.code))


def _wished() -> str:
    return str(request.accept_languages.best_match(WHOLE, DUTCH.code))


def more_contrast() -> bool:
    """Tell whether somebody asked for more contrast than their own device asks for."""
    return bool(session.get(CONTRAST))


def here() -> str:
    """The address of this page, to come back to; a page that only answers a form has none of its own."""
    if "GET" not in (request.url_rule.methods or ()) if request.url_rule else True:
        return url_for("home.index")
    return request.path if holds_bsn(request.full_path) else request.full_path.rstrip("?")


def init_preferences(app: Flask) -> None:
    """Offer the choices to every template, and say at the end which words of a page are Dutch."""
    app.jinja_env.globals.update(
        here=here, language=language, languages=tuple(LANGUAGES.values()), more_contrast=more_contrast
    )
    app.after_request(_say_what_is_dutch)


def _say_what_is_dutch(response: Response) -> Response:
    if response.mimetype == "text/html" and not response.direct_passthrough and language() is not DUTCH:
        page = response.get_data(as_text=True)
        response.set_data(pronounced(page, right_to_left=language().right_to_left))
    return response
