"""Signing in with the account of one's own organisation, by OpenID Connect (code flow with PKCE, state and nonce)."""

from typing import Any

import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, session, url_for
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from web.audit import record
from web.auth.entry import landing, safe_target
from web.auth.sessions import sign_in
from web.security import public
from web.services.match_identity import match_identity
from web.settings import OidcSettings

blueprint = Blueprint("oidc", __name__, url_prefix="/sign-in/oidc")
log = structlog.get_logger()

_NAME, _TARGET = "provider", "oidc_target"
_SECONDS, _LEEWAY = 10, 60

Answered = Response | tuple[str, int]


def init_oidc(app: Flask, settings: OidcSettings | None) -> None:
    """Make the provider known, where there is one; it is first asked for its description when somebody signs in."""
    oauth = OAuth(app)
    if settings is not None:
        oauth.register(
            _NAME,
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            server_metadata_url=f"{settings.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile", "code_challenge_method": "S256", "default_timeout": _SECONDS,
            },
        )  # fmt: skip


@blueprint.get("/")
@public
def begin() -> Answered:
    """Go to the provider."""
    client = _client()
    session[_TARGET] = safe_target(request.args.get("next", ""))
    try:
        return client.authorize_redirect(url_for("oidc.back", _external=True))
    except (AuthlibBaseError, RequestException, RuntimeError, ValueError) as error:
        return _failed(error)


@blueprint.get("/callback")
@public
def back() -> Answered:
    """Come back from the provider, and go on when what it says can be trusted and belongs to somebody we know."""
    client, settings = _client(), _settings()
    expected = {
        "iss": {"essential": True, "value": settings.issuer},
        "aud": {"essential": True, "value": settings.client_id},
    }
    try:
        token = client.authorize_access_token(claims_options=expected, leeway=_LEEWAY)
        claims = token["userinfo"]
    except (AuthlibBaseError, JoseError, RequestException, KeyError, RuntimeError, ValueError) as error:
        return _failed(error)
    target = session.get(_TARGET, "")
    user = match_identity(claims, settings)
    if user is None:
        record("sign_in_failed")
        return render_template("auth/unknown.html", provider=settings.name), 403
    sign_in(user)
    record("signed_in", user=user)
    return redirect(target or landing(user))


def _client() -> Any:
    return current_app.extensions["authlib.integrations.flask_client"].create_client(_NAME) or abort(404)


def _settings() -> OidcSettings:
    found: OidcSettings | None = current_app.config["TOEREIKEND"].oidc
    return found or abort(404)


def _failed(error: Exception) -> Answered:
    log.warning("oidc_failed", error=type(error).__name__)
    record("sign_in_failed")
    return render_template("auth/failed.html", provider=_settings().name), 502
