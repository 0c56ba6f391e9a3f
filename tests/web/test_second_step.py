"""The second step: set up with a real code generator, refused when used twice, required when the organisation says so."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from freezegun import freeze_time

from web.db import db
from web.models import Organisation, RecoveryCode, Role, User


@pytest.fixture
def clock():
    with freeze_time("2026-11-22 09:00:00") as frozen:
        yield frozen


@pytest.fixture
def browser(clock, sign_in_as):
    return sign_in_as(Role.CONSULTANT)


def code(key: str) -> str:
    return pyotp.TOTP(key).at(datetime.now(UTC))


def set_up(browser) -> tuple[str, list[str]]:
    """Set up the second step; return the key and the codes on paper."""
    browser.open("/second-step/set-up")
    key = browser.page.select_one(".code--wraps").get_text().replace(" ", "")
    browser.press("Ga verder", code=code(key))
    assert browser.status == 200
    return key, [each.get_text() for each in browser.page.select(".paper-codes li")]


def again(browser):
    """Sign in with the password."""
    browser.press("Uitloggen") if browser.open("/account/").url == "/account/" else None
    return browser.sign_in()


def test_the_qr_code_and_the_typed_key_are_one_and_the_secret_is_kept_encrypted(app, browser):
    key, codes = set_up(browser)
    with app.app_context():
        user = db.session.query(User).one()
        assert key not in user.totp_secret
        kept = {row.code_hash for row in db.session.query(RecoveryCode)}
    assert len(kept) == len(codes) == 10
    assert not kept & set(codes)


def test_the_picture_is_there_until_confirmed(browser):
    browser.open("/second-step/set-up")
    picture = browser.client.get("/second-step/qr.svg")
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
    set_up(browser)
    assert browser.client.get("/second-step/qr.svg").status_code == 403
    assert browser.open("/second-step/set-up").url == "/account/"


def test_after_the_password_the_code_is_asked_and_nothing_opens_without_it(browser, clock):
    key, _ = set_up(browser)
    clock.tick(timedelta(minutes=1))
    assert again(browser).url == "/second-step/"
    for address in ("/visits", "/account/", "/visits/new"):
        assert browser.client.get(address).status_code == 302
    assert browser.open("/visits").url == "/second-step/"
    assert browser.press("Ga verder", code="000000").status == 422
    assert browser.press("Ga verder", code=f" {code(key)[:3]} {code(key)[3:]} ").url == "/visits"


def test_a_code_is_good_once(app, browser, clock):
    key, _ = set_up(browser)
    assert again(browser).press("Ga verder", code=code(key)).status == 422  # used at setting up
    clock.tick(timedelta(seconds=30))
    used = code(key)
    assert browser.press("Ga verder", code=used).url == "/visits"
    assert again(browser).press("Ga verder", code=used).status == 422


def test_a_code_of_two_minutes_ago_is_refused(browser, clock):
    key, _ = set_up(browser)
    clock.tick(timedelta(minutes=10))
    old = code(key)
    clock.tick(timedelta(minutes=2))
    assert again(browser).press("Ga verder", code=old).status == 422


def test_a_code_on_paper_works_once_however_it_is_typed(browser, clock):
    _, papers = set_up(browser)
    clock.tick(timedelta(minutes=5))
    assert again(browser).press("Ga verder", code=papers[3].upper().replace("-", " ")).url == "/visits"
    assert again(browser).press("Ga verder", code=papers[3]).status == 422
    assert browser.press("Ga verder", code=papers[4]).url == "/visits"


def test_new_codes_on_paper_end_the_old_ones(browser, clock):
    _, papers = set_up(browser)
    browser.open("/account/").press("Maak nieuwe codes op papier")
    new = [each.get_text() for each in browser.page.select(".paper-codes li")]
    assert not set(new) & set(papers)
    assert again(browser).press("Ga verder", code=papers[0]).status == 422
    assert browser.press("Ga verder", code=new[0]).url == "/visits"


def test_guessing_codes_is_held_up(browser, clock):
    key, _ = set_up(browser)
    again(browser)
    assert [browser.open("/second-step/").press("Ga verder", code="123456").status for _ in range(11)] == [422] * 10 + [
        429
    ]
    clock.tick(timedelta(minutes=1))
    assert browser.open("/second-step/").press("Ga verder", code=code(key)).status == 429
    clock.tick(timedelta(minutes=15))
    assert browser.open("/second-step/").press("Ga verder", code=code(key)).url == "/visits"


def test_who_waits_for_the_second_step_cannot_set_up_another(browser, clock):
    set_up(browser)
    assert again(browser).open("/second-step/set-up").url == "/second-step/"


def test_an_organisation_can_require_it(app, browser, clock, sign_in_as):
    administrator = sign_in_as(Role.ADMINISTRATOR)
    administrator.open("/people/").press("Vraag de tweede stap van iedereen")
    assert browser.open("/visits").url == "/sign-in"
    browser.sign_in()
    assert browser.url == "/second-step/set-up"
    assert browser.open("/visits").url == "/second-step/set-up"
    set_up(browser)
    browser.follow("Ik heb ze bewaard")
    assert browser.url == "/visits"
    with app.app_context():
        assert db.session.query(Organisation).one().needs_second_step


def test_an_administrator_lets_somebody_begin_anew(app, browser, clock, sign_in_as):
    set_up(browser)
    administrator = sign_in_as(Role.ADMINISTRATOR)
    with app.app_context():
        number = db.session.query(User).filter_by(email=browser.email).one().id
    administrator.open(f"/people/{number}").press("Tweede stap opnieuw laten instellen")
    assert browser.open("/visits").url == "/sign-in"
    assert browser.sign_in().url == "/visits"
    with app.app_context():
        assert db.session.query(RecoveryCode).count() == 0
