"""Every address has a permission, typed parts and kebab-case."""

import re

import pytest

from web.db import db
from web.models import Visit

OPEN_TO_ALL = {
    "api.advice", "api_pages.index", "api_pages.openapi", "auth.leave", "auth.sign_in", "coverage.index", "health.live",
    "health.ready", "home.demo", "home.demo_sign_in", "home.favicon", "home.index", "invitations.accept", "oidc.back",
    "oidc.begin", "preferences.choose", "second_step.check", "second_step.drawing", "second_step.set_up",
    "selfcheck.begin", "selfcheck.go_on", "selfcheck.where", "share.show", "signals.talk_cards", "themes.sheet",
}  # fmt: skip


def routes(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_says_who_may_see_it(app):
    access = {rule.endpoint: getattr(app.view_functions[rule.endpoint], "access", None) for rule in routes(app)}
    assert {endpoint for endpoint, granted in access.items() if granted == "public"} == OPEN_TO_ALL
    granted = {granted for endpoint, granted in access.items() if endpoint not in OPEN_TO_ALL}
    assert granted <= {"visit", "roles", "signed_in"}


def test_a_view_without_a_permission_is_refused(app):
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    assert app.test_client().get("/forgotten").status_code == 403


def test_every_variable_part_of_an_address_is_typed(app):
    untyped = [rule.rule for rule in routes(app) if re.search(r"<[a-z_]+>", rule.rule)]
    assert untyped == []


def test_addresses_are_in_kebab_case(app):
    fixed = {re.sub(r"<[^>]+>", "", rule.rule) for rule in routes(app)}
    assert [part for part in fixed if not re.fullmatch(r"[a-z0-9./-]*", part)] == []


def test_a_visit_that_is_gone_is_refused_like_one_that_is_not_yours(app, visit):
    with app.app_context():
        db.session.delete(db.session.query(Visit).one())
        db.session.commit()
    assert visit.open(f"/visits/{visit.code}").status == 403


@pytest.mark.parametrize(
    "url", ["/nergens", "/visits/UPPERCAS", "/visits/../etc/passwd", "/visits/abcdefgh/chapters/Wie_woont/x"]
)
def test_an_address_that_does_not_exist_gets_a_dutch_page(browser, url):
    browser.open(url)
    assert browser.status == 404
    assert "Deze pagina bestaat niet" in browser.text


def test_the_icon_is_there_for_browsers_that_ask_unasked(app):
    with app.test_client().get("/favicon.ico", buffered=True) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_pages_link_the_icon(visit):
    for url in ("/", "/visits/new", visit.url, f"/visits/{visit.code}/result", f"/visits/{visit.code}/privacy-screen"):
        icon = visit.open(url).page.select_one("link[rel=icon]")
        with visit.client.get(str(icon["href"]), buffered=True) as answer:
            assert answer.mimetype == "image/svg+xml", url
