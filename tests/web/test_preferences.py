"""Choosing a language and more contrast: where, for how long, and what it does to amounts and days."""

import pytest

from tests.web.conftest import Browser
from web.db import db
from web.models import Role, User

ENGLISH = {"Accept-Language": "en-GB,en;q=0.9,nl;q=0.5"}


def spoken(browser: Browser) -> tuple[str, str]:
    html = browser.page.select_one("html")
    return str(html["lang"]), str(html["dir"])


def test_dutch_is_where_it_begins(anonymous):
    assert spoken(anonymous.open("/")) == ("nl", "ltr")


def test_a_language_is_called_by_its_own_name_in_itself(anonymous):
    buttons = anonymous.open("/").page.select("button[name=language]")
    said = {str(each["lang"]): each.get_text(strip=True) for each in buttons}
    assert said["en"] == "English"
    assert said["ar"] == "العربية"
    assert said["nl"] == "Nederlands"


def test_the_choice_goes_back_to_the_page_and_stays(browser):
    browser.start().chapter("huis-en-energie", "woning").press("English")
    assert browser.url.endswith("/chapters/huis-en-energie/woning")
    assert spoken(browser) == ("en", "ltr")
    assert "How do you live?" in browser.text
    assert spoken(browser.open("/")) == ("en", "ltr")


def test_arabic_runs_from_right_to_left_and_says_where_it_is_dutch(anonymous):
    anonymous.open("/").press("العربية")
    assert spoken(anonymous) == ("ar", "rtl")
    heading = anonymous.page.select_one("h1 span")
    assert (heading["lang"], heading["dir"]) == ("nl", "ltr")
    assert heading.get_text() == "Waar heeft dit huishouden recht op?"


def test_the_choice_of_somebody_with_an_account_comes_back_on_another_device(app, sign_in_as):
    browser = sign_in_as(Role.CONSULTANT)
    browser.open("/").press("English")
    elsewhere = Browser(app.test_client())
    elsewhere.email = browser.email
    assert spoken(elsewhere.open("/")) == ("nl", "ltr")
    assert spoken(elsewhere.sign_in()) == ("en", "ltr")
    with app.app_context():
        assert db.session.query(User).filter_by(email=browser.email).one().language == "en"


def test_a_browser_in_english_is_a_first_guess_on_a_public_page(app):
    client = app.test_client()
    assert b'<html lang="en"' in client.get("/", headers=ENGLISH).data
    assert b'<html lang="en"' in client.get("/sign-in").data, "the guess is kept"
    assert b'<html lang="nl"' in app.test_client().get("/", headers={"Accept-Language": "fr"}).data


def test_a_choice_goes_before_the_guess(app):
    browser = Browser(app.test_client())
    browser.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    browser.open("/").press("Nederlands")
    assert spoken(browser.open("/")) == ("nl", "ltr")


def test_machines_are_answered_in_dutch(app):
    answer = app.test_client().post("/api/v1/advice", json={"on": "2026-07-01", "municipality": "GM1"}, headers=ENGLISH)
    assert "Schrijf de CBS-code" in answer.get_data(as_text=True)


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "/\\evil.example", ""])
def test_nobody_is_led_to_another_site(app, target):
    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().post("/preferences", data={"language": "en", "next": target})
    assert answer.headers["Location"] == "/"


def test_a_language_that_is_not_there_is_refused(app):
    app.config["WTF_CSRF_ENABLED"] = False
    assert app.test_client().post("/preferences", data={"language": "xx"}).status_code == 400


def contrast_for(browser: Browser) -> str:
    sheet = browser.page.select_one('link[href$="contrast.css"]')
    return str(sheet["media"])


def test_more_contrast_can_be_chosen_and_given_up(anonymous):
    assert contrast_for(anonymous.open("/")) == "(prefers-contrast: more)"
    anonymous.press("Meer contrast")
    assert contrast_for(anonymous) == "all"
    assert anonymous.page.select_one("[name=contrast]")["aria-pressed"] == "true"
    assert contrast_for(anonymous.press("Meer contrast")) == "(prefers-contrast: more)"


def test_amounts_and_days_are_written_as_in_english_and_typed_as_in_dutch(browser):
    browser.start().press("English").chapter("huis-en-energie", "woning")
    browser.press_with("Next", {"facts.woonsituatie.choice": "huur_zelfstandig"})
    browser.chapter("huis-en-energie", "woning")
    browser.press_with("Next", {"facts.kale_huur.amount": "1.234,56", "facts.kale_huur.per": "4weeks"})
    browser.chapter("huis-en-energie", "woning")
    assert browser.value("facts.kale_huur.amount") == "1.234,56"
    assert "€1,337.44 per month" in browser.text
    browser.press_with("Next", {"facts.kale_huur.amount": "1234.56"}).chapter("huis-en-energie", "woning")
    assert "€1,337.44 per month" in browser.text
    browser.chapter("wie-woont-hier", "aanvrager")
    parts = {"day": "2", "month": "3", "year": "1986"}
    browser.press_with("Next", {f"facts.geboortedatum_aanvrager.{name}": text for name, text in parts.items()})
    assert "2 March 1986" in browser.chapter("wie-woont-hier", "aanvrager").text


def test_what_is_wrong_is_said_in_english(browser):
    browser.start().press("English").chapter("werk-en-inkomen", "inkomen")
    browser.press_with("Next", {"facts.toetsingsinkomen.amount": "abc"})
    assert browser.status == 422
    assert "‘abc’ is not an amount. Write for example 640,50 or 640.50." in browser.text
