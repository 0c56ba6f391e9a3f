"""An OpenID provider for the tests, in a process of its own: `python -m tests.web.provider PORT`.

It is oidc-provider-mock, that insists on PKCE here, and that can be told what to put wrong in the tokens to come.
"""

import base64
import hashlib
import os
import sys
import warnings
from typing import Any
from urllib.parse import parse_qs, urlsplit

warnings.simplefilter("ignore")
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

import flask  # noqa: E402
import oidc_provider_mock  # noqa: E402
from joserfc import jwk, jwt  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402


def provider() -> flask.Flask:
    """Make the provider."""
    app = oidc_provider_mock.app(require_client_registration=True, require_nonce=True)
    wrong: dict[str, Any] = {}
    challenges: dict[str, str] = {}

    @app.put("/wrong")
    def be_wrong() -> tuple[str, int]:
        wrong.clear()
        wrong.update(flask.request.get_json())
        return "", 204

    @app.before_request
    def insist_on_the_verifier() -> tuple[str, int] | None:
        form = flask.request.form
        if flask.request.path != "/oauth2/token" or challenges.get(form["code"]) == _challenge(form["code_verifier"]):
            return None
        return "no PKCE", 400

    @app.after_request
    def keep_or_spoil(response: flask.Response) -> flask.Response:
        if flask.request.path == "/oauth2/authorize" and response.location:
            code = parse_qs(urlsplit(response.location).query)["code"][0]
            challenges[code] = flask.request.args["code_challenge"]
        if flask.request.path == "/oauth2/token" and response.status_code == 200 and wrong:
            response.set_data(flask.json.dumps(_spoiled(response.get_json())))
        return response

    def _spoiled(token: dict[str, Any]) -> dict[str, Any]:
        signed_with = flask.g.oidc_provider_mock_storage.jwk.as_dict(is_private=True)
        key = jwk.RSAKey.generate_key() if "key" in wrong else jwk.RSAKey.import_key(signed_with)
        found = jwt.decode(token["id_token"], jwk.RSAKey.import_key(signed_with))
        claims = {**found.claims, **{name: value for name, value in wrong.items() if name != "key"}}
        header = {"alg": "RS256", "kid": signed_with.get("kid")}
        return {**token, "id_token": jwt.encode({name: value for name, value in header.items() if value}, claims, key)}

    return app


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), provider(), threaded=True).serve_forever()
