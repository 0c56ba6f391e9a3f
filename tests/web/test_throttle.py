"""Guessing resume codes is held up; what is right goes on as always."""

from datetime import timedelta

from freezegun import freeze_time

from web.clock import now
from web.throttle import Throttle


def resume(app, code: str, address: str = "192.0.2.1") -> int:
    """Fill in a resume code from this address; return the status."""
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    return client.post("/visits/resume", data={"resume_code": code}, environ_base={"REMOTE_ADDR": address}).status_code


def code_of(visit) -> str:
    return visit.open(f"/visits/{visit.code}/details").page.select_one("strong.code").get_text()


def test_after_ten_wrong_codes_the_right_one_has_to_wait(app, visit):
    code = code_of(visit)
    with freeze_time("2026-07-01 12:00:00") as clock:
        assert [resume(app, f"WRONG-{number}") for number in range(10)] == [422] * 10
        assert resume(app, code) == 429
        clock.tick(timedelta(minutes=14))
        assert resume(app, code) == 429
        clock.tick(timedelta(minutes=1))
        assert resume(app, code) == 302


def test_another_address_does_not_wait(app, visit):
    code = code_of(visit)
    for number in range(10):
        resume(app, f"WRONG-{number}")
    assert resume(app, code, "192.0.2.2") == 302


def test_right_codes_are_not_counted(app, visit):
    code = code_of(visit)
    assert [resume(app, code) for _ in range(12)] == [302] * 12


def test_the_form_says_how_long_to_wait(app, browser):
    for _ in range(11):
        browser.open("/visits/resume").press("Ga verder", resume_code="AAAA-BBBB-CCCC")
    assert browser.status == 429
    assert "Wacht een kwartier" in browser.text
    assert browser.value("resume_code") == "AAAA-BBBB-CCCC"


def test_addresses_are_forgotten_once_they_do_not_matter():
    throttle, at = Throttle(2, timedelta(minutes=1)), now()
    for number in range(100):
        throttle.count(f"192.0.2.{number}", at)
    assert not throttle.refuses("192.0.2.1", at + timedelta(minutes=1))
    assert throttle._wrong == {}
