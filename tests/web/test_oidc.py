"""Signing in through a real OpenID provider, in a process of its own; what it gets wrong is refused."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.web.conftest import Browser, make_account
from web import create_app
from web.clock import now
from web.db import db, dispose
from web.extensions import alembic
from web.models import Organisation, Role, User
from web.services.invite import invite
from web.settings import OidcSettings

NOOR = {"email": "noor@alphen.example", "email_verified": True, "name": "Noor Bakker"}


@pytest.fixture(scope="module")
def provider() -> Iterator[OidcSettings]:
    """A provider that knows us as a client."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    issuer = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([sys.executable, "-m", "tests.web.provider", str(port)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        callback = {"redirect_uris": ["http://localhost/sign-in/oidc/callback"]}
        client = requests.post(f"{issuer}/oauth2/clients", json=callback, timeout=10).json()
        yield OidcSettings(issuer, client["client_id"], client["client_secret"], "Gemeente Alphen", "rollen", "bij")
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the provider does not answer")


@pytest.fixture
def app(settings, provider):
    """The application that this provider may let people into."""
    requests.put(f"{provider.issuer}/wrong", json={}, timeout=10)
    app = create_app(replace(settings, oidc=provider))
    with app.app_context():
        alembic.upgrade()
    yield app
    dispose(app)


def tell(provider, sub: str = "noor", **claims) -> None:
    """Tell the provider who somebody is."""
    requests.put(f"{provider.issuer}/users/{sub}", json={**NOOR, **claims}, timeout=10)


def leave_for_the_provider(browser: Browser, sub: str = "noor") -> str:
    """Go to the provider and sign in there; return the address it sends back to."""
    away = browser.client.get("/sign-in/oidc/")
    assert away.status_code == 302
    back = requests.post(away.location, data={"sub": sub}, allow_redirects=False, timeout=10)
    return back.headers["Location"].removeprefix("http://localhost")


def come_in(browser: Browser, sub: str = "noor") -> Browser:
    return browser.open(leave_for_the_provider(browser, sub))


def account(app, **changed) -> None:
    with app.app_context():
        user = make_account(NOOR["email"], [Role.CONSULTANT])
        for name, value in changed.items():
            setattr(user, name, value)
        db.session.commit()


def test_the_button_leads_away_with_state_nonce_and_pkce(anonymous):
    anonymous.open("/sign-in")
    assert "Inloggen met Gemeente Alphen" in anonymous.text
    asked = parse_qs(urlsplit(anonymous.client.get("/sign-in/oidc/").location).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 20
    assert len(asked["nonce"][0]) >= 20
    assert asked["scope"] == ["openid email profile"]


def test_who_has_an_account_with_this_address_is_let_in_and_known_afterwards_by_the_provider(app, provider, anonymous):
    account(app, password_hash=None)
    tell(provider)
    assert come_in(anonymous).url == "/visits"
    tell(provider, email="noor.bakker@alphen.example")
    assert come_in(Browser(app.test_client())).url == "/visits"


def test_who_was_invited_gets_an_account_with_those_roles(app, provider, anonymous):
    with app.app_context():
        organisation = Organisation(name="Alphen", municipalities=["GM0484"], created_at=now())
        db.session.add(organisation)
        invite(organisation, NOOR["email"], ["coordinator"])
        db.session.commit()
    tell(provider)
    assert come_in(anonymous).url == "/visits"
    with app.app_context():
        user = db.session.query(User).one()
        assert (user.name, user.roles, user.password_hash) == ("Noor Bakker", ["coordinator"], None)


def test_the_provider_may_say_organisation_and_roles_and_change_them(app, provider, anonymous):
    with app.app_context():
        db.session.add(Organisation(name="Alphen", municipalities=["GM0484"], created_at=now()))
        db.session.commit()
    tell(provider, bij="Alphen", rollen=["reporter", "onbekend"])
    assert come_in(anonymous).url == "/"
    tell(provider, bij="Alphen", rollen=["administrator"])
    assert come_in(Browser(app.test_client())).url == "/people/"
    assert anonymous.open("/account/").url == "/sign-in"


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email": "iemand@anders.example"}])
def test_nobody_else_gets_in(app, provider, anonymous, claims):
    account(app)
    tell(provider, sub="iemand", **claims)
    assert come_in(anonymous, "iemand").status == 403
    assert "nog geen account" in anonymous.text
    assert anonymous.open("/visits").url == "/sign-in"


def test_an_account_stays_with_the_identity_that_came_first(app, provider, anonymous):
    account(app, oidc_subject=f"{provider.issuer} een-ander")
    tell(provider)
    assert come_in(anonymous).status == 403


def test_who_was_stopped_stays_out(app, provider, anonymous):
    account(app, active=False)
    tell(provider)
    assert come_in(anonymous).status == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "van-een-ander"},
        {"aud": "een-andere-toepassing"},
        {"aud": ["een-andere-toepassing"], "azp": "ons"},
        {"exp": 1_700_000_000},
        {"iss": "https://kwaad.example"},
        {"key": "not the provider's"},
    ],
    ids=["nonce", "audience", "audience and party", "expired", "issuer", "signature"],
)
def test_a_token_with_something_wrong_is_refused(app, provider, anonymous, wrong):
    account(app)
    tell(provider)
    if "azp" in wrong:
        wrong = {**wrong, "azp": provider.client_id}
    requests.put(f"{provider.issuer}/wrong", json=wrong, timeout=10)
    assert come_in(anonymous).status == 502
    assert "lukte niet" in anonymous.text
    assert anonymous.open("/visits").url == "/sign-in"


def test_a_code_of_another_browser_or_one_used_before_is_refused(app, provider, anonymous):
    account(app)
    tell(provider)
    stolen = leave_for_the_provider(Browser(app.test_client()))
    assert anonymous.open(stolen).status == 502
    own = leave_for_the_provider(anonymous)
    assert anonymous.open(own).url == "/visits"
    assert anonymous.open(own).status == 502


def test_a_refusal_at_the_provider_is_told(app, anonymous):
    assert anonymous.open("/sign-in/oidc/callback?error=access_denied&state=x").status == 502


def test_a_provider_that_does_not_answer_is_told(settings):
    app = create_app(replace(settings, oidc=OidcSettings("http://127.0.0.1:9", "a", "b")))
    with app.app_context():
        alembic.upgrade()
    assert Browser(app.test_client()).open("/sign-in/oidc/").status == 502
    dispose(app)


def test_without_a_provider_there_is_no_button_and_no_door(settings):
    app = create_app(settings)
    with app.app_context():
        alembic.upgrade()
    browser = Browser(app.test_client())
    assert "Inloggen met" not in browser.open("/sign-in").text
    assert browser.open("/sign-in/oidc/").status == 404
    dispose(app)
