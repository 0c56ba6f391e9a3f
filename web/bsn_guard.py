"""No citizen service number comes in: what a request brings is looked through before its view runs.

A view that tells which field is wrong looks itself, and says so with `looks_itself`; no other view needs to know.
"""

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask, current_app, render_template, request
from werkzeug.wrappers import Response

from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _

View = Callable[..., Any]


def looks_itself(view: View) -> View:
    """Mark a view that refuses a citizen service number with a message of its own."""
    view.looks_itself = True  # type: ignore[attr-defined]
    return view


def init_bsn_guard(app: Flask) -> None:
    """Look through every request first."""
    app.before_request(_refuse)


def _refuse() -> tuple[str, int] | Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "looks_itself", False) or not any(holds_bsn(part) for part in _brought()):
        return None
    remedy = f"{MESSAGE} {_('Ga terug in uw browser: wat u verder typte, staat er dan nog.')}"
    return render_template("errors/error.html", title=_("Geen burgerservicenummer"), remedy=remedy, status=422), 422


def _brought() -> Iterator[object]:
    """Yield what was typed, chosen or sent; the token of a form is ours and may hold any digits."""
    for fields in (request.args, request.form):
        for name, values in fields.lists():
            yield name
            if name != current_app.config["WTF_CSRF_FIELD_NAME"]:
                yield values
    for file in request.files.values():
        yield file.filename
        yield file.read().decode("utf-8", "replace")
        file.seek(0)
    if request.is_json:
        yield request.get_json(silent=True)
