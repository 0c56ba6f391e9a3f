"""Error pages: what went wrong, in Dutch, and what to do; never a trace."""

import uuid

import structlog
from flask import g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from engine import ProfileError
from web.i18n import gettext as _
from web.i18n import stays_dutch

log = structlog.get_logger()

Answer = tuple[str, int] | HTTPException | Response


def page_for(error: Exception) -> Answer:
    """Return the page and status for any error."""
    match error:
        case CSRFError():
            remedy = _("Ga terug, laad de pagina opnieuw en bewaar nog een keer.")
            return _page(_("Dit formulier is verlopen"), remedy, 400)
        case HTTPException(code=int(status)) if status < 500:
            return error if status < 400 else _page(*_texts(status), status)
        case ProfileError():
            return render_template(
                "errors/profile.html", problems=[stays_dutch(str(each)) for each in error.problems]
            ), 422
        case _:
            return _broken(error)


def _page(title: str, remedy: str, status: int) -> Answer:
    return render_template("errors/error.html", title=title, remedy=remedy, status=status), status


def _texts(status: int) -> tuple[str, str]:
    texts = {
        403: (
            _("Dit kunt u niet zien"),
            _("Deze pagina bestaat niet, of is van een collega of een andere organisatie. Ga terug naar het begin."),
        ),
        404: (_("Deze pagina bestaat niet"), _("Controleer het adres, of ga naar het begin.")),
        409: (
            _("Dit bezoek is afgesloten"),
            _("Er kan niets meer bij. Vraag uw coördinator om het opnieuw te openen."),
        ),
        413: (_("Dit is te veel tekst"), _("Ga terug en maak het korter.")),
    }
    return texts.get(status, (_("Dit kan niet"), _("Ga terug en probeer het opnieuw.")))


def _broken(error: Exception) -> Answer:
    reference = uuid.uuid4().hex[:8]
    g.sign_in = None  # what is broken may be the database: the page asks it nothing
    log.error("request_failed", reference=reference, endpoint=request.endpoint, exc_info=error)
    return render_template("errors/broken.html", reference=reference), 500
