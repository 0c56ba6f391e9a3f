"""A plan at an address of its own, for whoever the household gives it to; the address stops working by itself."""

from datetime import timedelta

from flask import Blueprint, abort, current_app, g, render_template, url_for
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from web.clock import now
from web.db import db
from web.models import Advice
from web.plan.render import render_html
from web.plan.views import edition, on_screen, second_edition
from web.security import public, visit_access
from web.services.give_advice import give_advice

blueprint = Blueprint("share", __name__)

LASTS = timedelta(days=30)
PURPOSE = "plan"
"""Keeps these signatures apart from those of cookies and forms."""


@blueprint.post("/visits/<code:code>/plan/share")
@visit_access
def give() -> str:
    """Make an address for the plan as it is now."""
    token = _signer().dumps(give_advice(g.visit).id)
    url = url_for("share.show", token=token, _external=True)
    return render_template("plan/shared.html", visit=g.visit, url=url, until=(now() + LASTS).date())


@blueprint.get("/plans/<token:token>")
@public
def show(token: str) -> str | tuple[str, int]:
    """Show the plan behind an address, or say that the address has stopped working."""
    kept = _advice(token)
    if kept is None:
        return render_template("plan/expired.html"), 410
    return render_html(edition(kept), on_screen(), second=second_edition(kept))


def _advice(token: str) -> Advice | None:
    """Return the advice an address was made for; None when it is too old or the visit is erased."""
    try:
        number = _signer().loads(token, max_age=int(LASTS.total_seconds()))
    except SignatureExpired:
        return None
    except BadSignature:
        abort(404)
    return db.session.get(Advice, number)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=PURPOSE)
