"""A server for real visits starts only with a secret of its own."""

from dataclasses import replace

import pytest
from flask import request

from web import create_app
from web.db import dispose
from web.security import public
from web.settings import OidcSettings, Settings, SettingsError


def test_production_refuses_to_start_without_a_secret(tmp_path):
    with pytest.raises(SettingsError, match="TOEREIKEND_SECRET_KEY is not set"):
        Settings.from_environment(environ={"TOEREIKEND_INSTANCE": str(tmp_path)})


@pytest.mark.parametrize("mode", ["production", "demo"])
def test_a_short_secret_is_refused_everywhere(tmp_path, mode):
    environ = {"TOEREIKEND_INSTANCE": str(tmp_path), "TOEREIKEND_MODE": mode, "TOEREIKEND_SECRET_KEY": "geheim"}
    with pytest.raises(SettingsError, match="fewer than 32"):
        Settings.from_environment(environ=environ)


def test_a_demo_makes_a_secret_and_keeps_it(tmp_path):
    environ = {"TOEREIKEND_INSTANCE": str(tmp_path / "new")}
    first = Settings.from_environment(default_mode="demo", environ=environ)
    again = Settings.from_environment(default_mode="demo", environ=environ)
    assert first.secret_key == again.secret_key
    assert len(first.secret_key) == 64
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("TOEREIKEND_MODE", "test2", "Choose one of"),
        ("TOEREIKEND_KEEP_DAYS", "0", "whole number of days"),
        ("TOEREIKEND_FOLLOW_UP_DAYS", "-1", "whole number of days"),
        ("TOEREIKEND_IDLE_MINUTES", "lang", "whole number of minutes"),
        ("TOEREIKEND_PROXIES", "ja", "whole number of web"),
        ("TOEREIKEND_OIDC_ISSUER", "https://id.example", "TOEREIKEND_OIDC_CLIENT_ID is not set"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, name, value, message):
    environ = {"TOEREIKEND_INSTANCE": str(tmp_path), "TOEREIKEND_SECRET_KEY": "x" * 40, name: value}
    with pytest.raises(SettingsError, match=message):
        Settings.from_environment(environ=environ)


def test_a_provider_is_there_when_it_is_whole(tmp_path):
    environ = {"TOEREIKEND_INSTANCE": str(tmp_path), "TOEREIKEND_SECRET_KEY": "x" * 40}
    assert Settings.from_environment(environ=environ).oidc is None
    told = {"ISSUER": "https://id.example/", "CLIENT_ID": "wij", "CLIENT_SECRET": "geheim", "ROLES_CLAIM": "rollen"}
    environ |= {f"TOEREIKEND_OIDC_{name}": value for name, value in told.items()}
    assert Settings.from_environment(environ=environ).oidc == OidcSettings(
        "https://id.example", "wij", "geheim", name="uw organisatie", roles_claim="rollen"
    )


@pytest.mark.parametrize(("proxies", "link"), [(0, "http://localhost/"), (1, "https://plan.example/")])
def test_a_web_server_in_front_is_believed_only_when_it_is_ours(settings, proxies, link):
    app = create_app(replace(settings, proxies=proxies))
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "plan.example", "X-Forwarded-For": "192.0.2.1"}
    app.add_url_rule("/where", "where", public(lambda: request.host_url))
    assert app.test_client().get("/where", headers=told).text == link
    dispose(app)


def test_cookies_need_https_in_production_only(tmp_path):
    environ = {"TOEREIKEND_INSTANCE": str(tmp_path), "TOEREIKEND_SECRET_KEY": "x" * 40}
    assert Settings.from_environment(environ=environ).secure_cookies
    assert not Settings.from_environment(environ=environ, default_mode="demo").secure_cookies
