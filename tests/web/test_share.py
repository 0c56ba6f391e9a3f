"""A shared plan: at an address that says nothing, for thirty days, and gone when the visit is erased."""

import pytest
from freezegun import freeze_time


@pytest.fixture
def address(open_demo) -> str:
    """The address of the demo visit's plan, made on 1 July 2026."""
    with freeze_time("2026-07-01 12:00"):
        page = open_demo().open("/visits/vrbeeld2/result").press("Plan delen")
        assert "31 juli 2026" in page.text
        return str(page.page.select_one(".shared-address a")["href"])


def test_whoever_has_the_address_reads_the_plan(app, address) -> None:
    with freeze_time("2026-07-30 12:00"):
        answer = app.test_client().get(address)
    assert answer.status_code == 200
    assert "<h1>Plan voor" in answer.text
    assert "/visits/" not in answer.text


def test_the_address_stops_by_itself_and_says_so(app, address) -> None:
    with freeze_time("2026-08-02 12:00"):
        answer = app.test_client().get(address)
    assert answer.status_code == 410
    assert "Dit adres werkt niet meer" in answer.text


def test_an_address_that_somebody_made_up_is_not_there(app, address) -> None:
    with freeze_time("2026-07-02 12:00"):
        assert app.test_client().get(address[:-4] + "aaaa").status_code == 404


def test_an_erased_visit_takes_its_plan_along(app, open_demo, address) -> None:
    with freeze_time("2026-07-02 12:00"):
        open_demo().open("/visits/vrbeeld2/erase").press("Ja, alles wissen")
        assert app.test_client().get(address).status_code == 410
