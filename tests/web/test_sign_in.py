"""Signing in with a password, and what waits for who is not signed in."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from freezegun import freeze_time

from tests.web.conftest import PASSWORD
from web.auth import passwords
from web.auth.entry import safe_target
from web.db import db
from web.models import Answer, Role, SignIn

INCOME = "facts.toetsingsinkomen.amount"


def try_out(browser, email: str, password: str):
    return browser.open("/sign-in").press("Inloggen", email=email, password=password)


def test_who_signs_in_begins_with_the_visits_and_can_leave(browser):
    assert browser.url == "/visits"
    browser.press("Uitloggen")
    assert "U bent uitgelogd" in browser.text
    assert browser.open("/visits").url == "/sign-in"


def test_the_address_is_known_in_any_case_and_the_password_in_one(anonymous, browser):
    assert try_out(anonymous, f" {browser.email.upper()}", PASSWORD.upper()).status == 422
    assert try_out(anonymous, f" {browser.email.upper()}", PASSWORD).url == "/visits"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(app, browser):
    pages = []
    for email in (browser.email, "niemand@voorbeeld.example"):
        page = try_out(type(browser)(app.test_client()), email, "niet dit wachtwoord")
        assert page.status == 422
        assert page.value("email") == email
        pages.append(page.page.select_one("[role=alert]").get_text())
    assert pages[0] == pages[1]


def test_an_unknown_address_costs_the_same_work(app, anonymous, browser, monkeypatch):
    compared = []

    class Counting(PasswordHasher):
        def verify(self, kept, password):
            compared.append(password)
            return super().verify(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    for email in (browser.email, "niemand@voorbeeld.example"):
        try_out(anonymous, email, "niet dit wachtwoord")
    assert compared == ["niet dit wachtwoord"] * 2


def test_signing_in_leads_on_to_the_page_that_was_asked_for(anonymous, visit):
    anonymous.open(f"/visits/{visit.code}/details?a=1")
    assert anonymous.url == "/sign-in"
    anonymous.press("Inloggen", email=visit.email, password=PASSWORD)
    assert anonymous.url == f"/visits/{visit.code}/details"


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("/visits?a=1", "/visits?a=1"), ("//kwaad.example", ""), ("https://kwaad.example/", ""), ("/\\kwaad.example", ""),
        ("javascript:alert(1)", ""), ("/\t/kwaad.example", ""), ("", ""), ("visits", ""),
    ],
)  # fmt: skip
def test_nobody_is_led_away(wanted, safe):
    assert safe_target(wanted) == safe


def test_signing_in_gives_a_new_session_whatever_was_in_the_cookie(anonymous, browser):
    anonymous.open("/sign-in")
    with anonymous.client.session_transaction() as session:
        session["sign_in"] = "planted"
        planted = session["csrf_token"]
    try_out(anonymous, browser.email, PASSWORD)
    with anonymous.client.session_transaction() as session:
        assert session["sign_in"] != "planted"
        assert session.get("csrf_token") != planted


def test_the_database_does_not_hold_what_is_in_the_cookie(app, browser):
    with browser.client.session_transaction() as session, app.app_context():
        kept = db.session.query(SignIn).one()
        assert session["sign_in"] not in (kept.token_hash, str(kept.id))
        assert len(kept.token_hash) == 64


@pytest.mark.parametrize(("away", "still"), [(timedelta(minutes=119), True), (timedelta(minutes=121), False)])
def test_a_session_ends_when_nothing_happens(sign_in_as, away, still):
    with freeze_time("2026-11-22 09:00") as clock:
        browser = sign_in_as(Role.CONSULTANT)
        clock.tick(away)
        assert (browser.open("/visits").url == "/visits") is still


def test_a_session_ends_after_twelve_hours_however_busy(sign_in_as):
    with freeze_time("2026-11-22 09:00") as clock:
        browser = sign_in_as(Role.CONSULTANT)
        for _ in range(11):
            clock.tick(timedelta(minutes=60))
            assert browser.open("/visits").url == "/visits"
        clock.tick(timedelta(minutes=60))
        assert browser.open("/visits").url == "/sign-in"


def test_what_was_typed_when_the_session_ended_can_be_sent_after_signing_in_again(app, sign_in_as):
    with freeze_time("2026-11-22 09:00") as clock:
        browser = sign_in_as(Role.CONSULTANT)
        browser.start().chapter("werk-en-inkomen", "inkomen")
        clock.tick(timedelta(hours=3))
        browser.press_with("Volgende", {INCOME: "24000"})
        assert (browser.status, browser.value(INCOME)) == (401, "24000")
        tab = type(browser)(browser.client)
        tab.email = browser.email
        tab.sign_in()
        browser.press("Verstuur nog een keer")
    assert browser.status == 200
    with app.app_context():
        assert [row.parts["amount"] for row in db.session.query(Answer)] == ["24000"]


def test_a_live_save_without_a_session_says_so_and_saves_nothing(app, sign_in_as):
    with freeze_time("2026-11-22 09:00") as clock:
        browser = sign_in_as(Role.CONSULTANT)
        browser.start().chapter("werk-en-inkomen", "inkomen")
        clock.tick(timedelta(hours=3))
        data = {**browser.fields(browser.page.select_one("#questions")), INCOME: "24000"}
        answer = browser.client.post(
            f"{browser.url}?only=facts.toetsingsinkomen", data=data, headers={"X-Requested-With": "toereikend"}
        )
    assert (answer.status_code, answer.text) == (401, "")
    with app.app_context():
        assert db.session.query(Answer).count() == 0


def test_ten_failures_hold_up_an_account_for_a_quarter_of_an_hour(app, browser):
    with freeze_time("2026-11-22 09:00") as clock:
        guesser = type(browser)(app.test_client())
        assert [try_out(guesser, browser.email, "geraden").status for _ in range(11)] == [422] * 10 + [429]
        assert try_out(guesser, browser.email, PASSWORD).status == 429
        assert "Wacht een kwartier" in guesser.text
        clock.tick(timedelta(minutes=15))
        assert try_out(guesser, browser.email, PASSWORD).url == "/visits"


def test_an_account_that_does_not_exist_is_held_up_just_the_same(anonymous):
    assert [try_out(anonymous, "niemand@x.example", "geraden").status for _ in range(11)] == [422] * 10 + [429]


def test_fifty_failures_hold_up_an_address(anonymous, browser):
    for number in range(50):
        assert try_out(anonymous, f"{number}@x.example", "geraden").status == 422
    assert try_out(anonymous, browser.email, PASSWORD).status == 429
