"""Nobody sees more than the role and the organisation allow: every route, every role, made from the marks on the views."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from web.db import db
from web.models import Answer, AuditEntry, Role

SAMPLES = {
    "code": "zzzzzzzz",
    "slug": "aanvrager",
    "token": "x" * 24,
    "member": "kinderen/k1",
    "municipality": "gm0484",
    "int": 999,
}
"""A value for each kind of variable in an address."""

HERE, ELSEWHERE = "Gemeente Alphen aan den Rijn", "Gemeente Wassenaar"
STRANGERS = [(role, ELSEWHERE) for role in Role] + [(role, HERE) for role in Role if role is not Role.COORDINATOR]
INCOME = {"facts.toetsingsinkomen.amount": "98.765"}


def doors(app: Flask, access: str) -> Iterator[tuple[str, Rule]]:
    """Every route with this mark, once for each method."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint != "static" and getattr(view, "access", None) == access:
            for method in sorted(rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
                yield method, rule


def address(app: Flask, method: str, rule: Rule, **known: str) -> str:
    kinds = {name: type(converter) for name, converter in rule._converters.items()}
    names = {converter: name for name, converter in app.url_map.converters.items() if name in SAMPLES}
    parts = {name: known.get(name, SAMPLES[names[kind]]) for name, kind in kinds.items()}
    return app.url_map.bind("localhost").build(rule.endpoint, parts, method=method)


@pytest.fixture
def told(app, visit):
    """A visit with an answer that must not be seen."""
    visit.chapter("werk-en-inkomen", "inkomen").press_with("Volgende", INCOME)
    return visit


def test_nobody_else_sees_a_byte_of_a_visit(app, told, sign_in_as):
    strangers = [(who, sign_in_as(who[0], organisation=who[1]).client) for who in STRANGERS]
    app.config["WTF_CSRF_ENABLED"] = False
    tried = 0
    for method, rule in doors(app, "visit"):
        for who, stranger in strangers:
            own, none = (
                stranger.open(address(app, method, rule, code=code), method=method) for code in (told.code, "zzzzzzzz")
            )
            assert (own.status_code, none.status_code) == (403, 403), f"{who} {method} {rule.rule}"
            assert without_token(own.text).replace(told.code, "zzzzzzzz") == without_token(none.text), (
                f"{method} {rule.rule} tells which visits exist"
            )
            assert "Jansen" not in own.text
            assert "98.765" not in own.text
            tried += 1
    assert tried > 15 * len(STRANGERS)
    with app.app_context():
        assert db.session.query(Answer).count() == 1
        assert db.session.query(AuditEntry).filter_by(event="visit_refused", subject=told.code).count() == tried


def without_token(page: str) -> str:
    """A page without what protects its forms, which differs every second."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_no_page_without_a_visit_in_its_address_shows_that_of_another(app, told, sign_in_as):
    for role, organisation in STRANGERS:
        stranger = sign_in_as(role, organisation=organisation).client
        for access in ("public", "signed_in", "roles"):
            for method, rule in doors(app, access):
                if method == "GET":
                    with stranger.get(address(app, method, rule), buffered=True) as answer:
                        assert "Jansen" not in answer.text, rule.rule
                        in_the_trail = role is Role.ADMINISTRATOR and organisation == HERE
                        assert told.code not in answer.text or in_the_trail, rule.rule


def test_a_coordinator_sees_the_visits_of_the_organisation(told, sign_in_as):
    coordinator = sign_in_as(Role.COORDINATOR)
    assert coordinator.follow("Familie Jansen").status == 200
    assert coordinator.open(f"/visits/{told.code}/result").status == 200
    assert coordinator.open("/visits/new").status == 403


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_what_it_is_meant_to_and_nothing_else(app, sign_in_as, role):
    client = sign_in_as(role).client
    app.config["WTF_CSRF_ENABLED"] = False
    refused, reached = set(), set()
    for method, rule in doors(app, "roles"):
        may = role in app.view_functions[rule.endpoint].roles
        answer = client.open(address(app, method, rule), method=method)
        assert (answer.status_code == 403) is not may, f"{role} {method} {rule.rule}: {answer.status_code}"
        assert not str(answer.location).startswith("/sign-in"), rule.rule
        (reached if may else refused).add(rule.endpoint)
    assert refused


@pytest.mark.parametrize("access", ["visit", "roles", "signed_in"])
def test_who_is_not_signed_in_is_asked_to_do_so_everywhere(app, access):
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    for method, rule in doors(app, access):
        url = address(app, method, rule)
        answer = client.open(url, method=method)
        if method == "GET":
            assert (answer.status_code, str(answer.location).partition("?")[0]) == (302, "/sign-in"), rule.rule
        else:
            assert answer.status_code == 401, rule.rule
        assert client.open(url, method=method, headers={"X-Requested-With": "fetch"}).status_code == 401
