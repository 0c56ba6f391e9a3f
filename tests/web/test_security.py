"""Headers, cookies and forged forms."""

import re

import pytest

from web import create_app
from web.settings import Settings


@pytest.mark.parametrize("url", ["/", "/visits/new", "/sign-in", "/api/", "/health/live", "/nergens"])
def test_every_answer_forbids_inline_script_and_style(app, url):
    headers = app.test_client().get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_no_page_holds_inline_script_style_or_handlers(visit):
    for url in (
        "/",
        "/visits/new",
        visit.url,
        f"/visits/{visit.code}/result",
        f"/visits/{visit.code}/details",
        "/api/",
    ):
        page = visit.open(url).page
        assert page.select("style, [style]") == [], url
        assert [script for script in page.select("script") if not script.get("src")] == [], url
        assert [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")] == [], url


def test_the_session_cookie_cannot_be_read_by_scripts_or_sent_from_other_sites(app):
    cookie = app.test_client().get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_production_cookies_are_secure_and_https_is_kept(tmp_path):
    settings = Settings("production", "x" * 40, f"sqlite:///{tmp_path / 'p.sqlite'}")
    app = create_app(settings)
    response = app.test_client().get("/sign-in", base_url="https://localhost")
    assert "Secure" in response.headers["Set-Cookie"]
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")


def test_a_form_without_its_token_is_refused(browser):
    response = browser.client.post("/visits/new", data={"name": "A", "municipality": "GM0484"})
    assert response.status_code == 400
    assert "verlopen" in response.get_data(as_text=True)


def test_a_name_cannot_carry_script_into_any_page(browser):
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    browser.start(name=attack)
    for url in (
        browser.url,
        f"/visits/{browser.code}/result",
        f"/visits/{browser.code}/details",
        f"/visits/{browser.code}/erase",
    ):
        html = browser.open(url).response.get_data(as_text=True)
        assert browser.status == 200
        assert "<script>alert" not in html
        assert "<img" not in html
        assert re.search(r"&lt;script&gt;alert", html), url


def test_what_is_typed_in_a_question_is_escaped(visit):
    visit.chapter("huis-en-energie", "woning").press_with("Volgende", {"facts.woonsituatie.choice": "huur_zelfstandig"})
    visit.chapter("huis-en-energie", "woning").press_with(
        "Volgende", {"facts.kale_huur.amount": '"><script>alert(1)</script>'}
    )
    assert visit.status == 422
    assert "<script>alert" not in visit.response.get_data(as_text=True)
