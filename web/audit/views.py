"""The audit trail of one organisation, for its administrators."""

from flask import Blueprint, g, render_template, request
from sqlalchemy import func, select

from web.audit.trail import verify
from web.audit.words import EVENTS
from web.clock import NETHERLANDS
from web.db import db
from web.i18n import gettext as _
from web.models import AuditEntry, Role, User
from web.security import roles

blueprint = Blueprint("audit", __name__, url_prefix="/audit")

_ON_A_PAGE = 100


@blueprint.get("/")
@roles(Role.ADMINISTRATOR)
def index() -> str:
    """Show who did what, newest first; with `check` say whether the whole trail still fits together."""
    mine = select(AuditEntry).filter_by(organisation_id=g.user.organisation_id)
    number = db.session.scalar(select(func.count()).select_from(mine.subquery())) or 0
    pages = max(1, -(-number // _ON_A_PAGE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    newest = mine.order_by(AuditEntry.number.desc()).limit(_ON_A_PAGE).offset((page - 1) * _ON_A_PAGE)
    names = {
        user.id: user.name
        for user in db.session.scalars(select(User).filter_by(organisation_id=g.user.organisation_id))
    }
    shown = {"entries": db.session.scalars(newest).all(), "words": EVENTS, "page": page, "pages": pages}
    return render_template(
        "audit/index.html", **shown, names=names, about=lambda entry: _about(entry, names), zone=NETHERLANDS,
        verdict=verify() if "check" in request.args else None,
    )  # fmt: skip


def _about(entry: AuditEntry, names: dict[int, str]) -> str:
    """Say what an event is about: somebody's name, or the code of a visit."""
    kind, _space, number = entry.subject.partition(" ")
    if kind == "account":
        return names.get(int(number), number)
    return _("uitnodiging %(number)s", number=number) if kind == "invitation" else entry.subject or "–"
