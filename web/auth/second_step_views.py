"""The pages of the second step: set it up, and give its code at signing in."""

from io import BytesIO

import segno
from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.entry import landing, safe_target
from web.auth.second_step import (
    address_of,
    code_fits,
    has_second_step,
    new_recovery_codes,
    recovery_code_fits,
    secret_of,
)
from web.auth.sessions import current_sign_in, sign_in
from web.db import db
from web.i18n import gettext as _
from web.models import User
from web.security import public, sign_in_first, signed_in
from web.throttle import count_failure, forget_failures, must_wait

blueprint = Blueprint("second_step", __name__, url_prefix="/second-step")

Answered = str | Response | tuple[str, int]


@blueprint.route("/", methods=["GET", "POST"])
@public
def check() -> Answered:
    """Ask who gave the right password for the code."""
    found = current_sign_in()
    if found is None or not found.waits:
        return sign_in_first() if found is None else redirect(landing(found.user))
    user, target = found.user, safe_target(request.args.get("next", ""))
    if not has_second_step(user):
        return redirect(url_for("second_step.set_up", next=target or None))
    if request.method == "GET":
        return _check_page("", target)
    if must_wait(_account(user), request.remote_addr or ""):
        return _check_page(_too_often(), target), 429
    code = request.form.get("code", "")
    if not (code_fits(user, code) or recovery_code_fits(user, code)):
        _count(user)
        return _check_page(_wrong(), target), 422
    return redirect(_let_in(user, target))


@blueprint.route("/set-up", methods=["GET", "POST"])
@public
def set_up() -> Answered:
    """Show the QR code, and let a first code confirm that the app has it."""
    found = current_sign_in()
    if found is None:
        return sign_in_first()
    user, target = found.user, safe_target(request.args.get("next", ""))
    if has_second_step(user):
        return redirect(url_for("second_step.check" if found.waits else "account.index"))
    if request.method == "GET":
        return _set_up_page(user, "", target)
    if must_wait(_account(user), request.remote_addr or ""):
        return _set_up_page(user, _too_often(), target), 429
    if not code_fits(user, request.form.get("code", "")):
        _count(user)
        return _set_up_page(user, _wrong(), target), 422
    codes = new_recovery_codes(user)
    target = _let_in(user, target)
    record("second_step_set_up", f"account {user.id}", user=user)
    return _codes_page(codes, target)


@blueprint.get("/qr.svg")
@public
def drawing() -> Response:
    """Draw the QR code, until it has been confirmed."""
    found = current_sign_in()
    if found is None or has_second_step(found.user):
        abort(403)
    picture = BytesIO()
    segno.make(address_of(found.user), error="m").save(picture, kind="svg", omitsize=True)
    return Response(picture.getvalue(), content_type="image/svg+xml")


@blueprint.post("/recovery-codes")
@signed_in
def renew() -> Answered:
    """Show new codes for on paper."""
    user = current_sign_in().user  # type: ignore[union-attr]
    if not has_second_step(user):
        return redirect(url_for("account.index"))
    codes = new_recovery_codes(user)
    record("recovery_codes_made", f"account {user.id}")
    return _codes_page(codes, url_for("account.index"))


def _let_in(user: User, target: str) -> str:
    forget_failures(_account(user))
    sign_in(user)
    record("signed_in", user=user)
    return target or landing(user)


def _count(user: User) -> None:
    count_failure(_account(user), request.remote_addr or "")
    record("second_step_failed", user=user)


def _account(user: User) -> str:
    return f"second step {user.id}"


def _check_page(problem: str, target: str) -> str:
    return render_template("auth/second_step.html", problem=problem, target=target)


def _set_up_page(user: User, problem: str, target: str) -> str:
    key = secret_of(user)
    db.session.commit()
    typed = " ".join(key[start : start + 4] for start in range(0, len(key), 4))
    return render_template("auth/set_up.html", key=typed, problem=problem, target=target, email=user.email)


def _codes_page(codes: list[str], target: str) -> str:
    return render_template("auth/recovery_codes.html", codes=codes, target=target)


def _wrong() -> str:
    return _("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.")


def _too_often() -> str:
    return _("Er is te vaak een verkeerde code ingevuld. Wacht een kwartier en probeer het dan opnieuw.")
