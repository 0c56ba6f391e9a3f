"""T15: no nine digits that pass the eleven-test get in, by any door."""

import pytest
from sqlalchemy import text

from web.bsn import BsnRefusedError, holds_bsn
from web.db import db
from web.models import Answer, State, Visit

BSN = "111222333"


@pytest.mark.parametrize(
    "value",
    [BSN, "123456782", "mijn bsn: 1112.22.333!", "111 222 333", "111-222-333", ["x", {"y": BSN}], {BSN: 1}, 123456782],
)
def test_nine_digits_that_pass_are_seen(value):
    assert holds_bsn(value)


@pytest.mark.parametrize(
    "value", ["111222334", "000000000", "1112223330", "0612345678", "2-3-1986", "1.234,56", None, True]
)
def test_other_numbers_pass(value):
    assert not holds_bsn(value)


def test_every_text_field_of_every_question_refuses_one(app, visit):
    screens = {str(link["href"]) for link in visit.page.select("nav.rail a[href]") if "/chapters/" in str(link["href"])}
    tried = 0
    for screen in screens:
        visit.open(screen)
        for name in [str(field["name"]) for field in visit.page.select("form#questions input[type=text]")]:
            visit.open(screen).press_with("Volgende" if "Volgende" in visit.text else "uitkomst", {name: BSN})
            assert visit.status == 422, name
            assert "burgerservicenummer" in visit.text, name
            tried += 1
    assert tried > 5
    assert _stored(app) == []


@pytest.mark.parametrize("field", ["name", "municipality", "day", "month", "year"])
def test_the_first_form_refuses_one(app, browser, field):
    fields = {"name": "Anna", "municipality": "GM0484", "day": "1", "month": "7", "year": "2026"}
    browser.open("/visits/new").press_with("Begin met de vragen", {**fields, field: BSN})
    assert browser.status == 422
    with app.app_context():
        assert db.session.query(Visit).count() == 0


def test_details_refuse_one_later_too(app, visit):
    visit.open(f"/visits/{visit.code}/details").press("Bewaren", name=f"Jansen {BSN}")
    assert visit.status == 422
    assert "burgerservicenummer" in visit.text
    assert _stored(app) == []


@pytest.mark.parametrize(
    "profile",
    [
        {"facts": {"toetsingsinkomen": BSN}},
        {"facts": {"toetsingsinkomen": 123456782}},
        {"members": {"kinderen": [{"geboortedatum": BSN}]}},
        {"receives": {BSN: 1}},
        {"extra": BSN},
    ],
)
def test_the_api_refuses_one(app, profile):
    body = {"on": "2026-07-01", "municipality": "GM0484", **profile}
    response = app.test_client().post("/api/v1/advice", json=body)
    assert response.status_code == 422
    assert "burgerservicenummer" in response.get_data(as_text=True)


def test_the_tables_refuse_one_whoever_writes():
    with pytest.raises(BsnRefusedError):
        Visit(household_name=f"Jansen {BSN}")
    with pytest.raises(BsnRefusedError):
        Answer(path="facts.kale_huur", state=State.KNOWN, parts={"amount": BSN})


def _stored(app) -> list[str]:
    """Every stored text with the number in it."""
    with app.app_context():
        rows = [*db.session.execute(text("SELECT * FROM visit")), *db.session.execute(text("SELECT * FROM answer"))]
    return [str(row) for row in rows if BSN in str(row)]
