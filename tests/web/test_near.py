"""The household's municipality on screen and paper: schemes that are not known, mergers, help near by."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup

from tests.web.plan.households import full
from web.plan import PlanDetails, plan_document
from web.plan.nearby import near
from web.plan.render import render_html

UNKNOWN = "Voor deze gemeente kennen we de regelingen nog niet."
URK = {
    "code": "GM0184", "name": "Urk", "coverage": "national", "text": UNKNOWN, "phone": "14 0527",
    "website": "https://www.urk.nl", "address": "", "opening_hours": "", "services": [], "help": [],
}  # fmt: skip
WIJKTEAM = {
    "kind": "handover", "name": "Wijkteam", "does": "Hulp bij formulieren.", "address": "Plein 1", "phone": "0172 111 222",
    "email": "wijkteam@voorbeeld.nl", "website": "https://www.voorbeeld.nl/wijkteam/", "opening_hours": "Dinsdag van 10.00 tot 12.00 uur",
}  # fmt: skip
SERVICE = {"name": "Proefdienst", "does": "bijstand", "phone": "", "website": ""}


def plan_page(place):
    advice = full() | {"place": place}
    html = render_html(plan_document(advice, PlanDetails(datetime(2026, 11, 22, tzinfo=UTC))))
    return BeautifulSoup(html, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_the_start_says_so_when_the_schemes_are_not_known(browser):
    browser.open("/visits/new").press(
        "Begin met de vragen", name="Anna", municipality="Urk (GM0184)", day="1", month="7", year="2026"
    )
    assert UNKNOWN in browser.text
    assert "Website urk.nl" in browser.text
    browser.follow("Naar de eerste vraag")
    browser.open(f"/visits/{browser.code}/result")
    assert UNKNOWN in browser.text
    assert "Hulp dichtbij" not in browser.text


def test_a_municipality_with_files_gets_no_warning(browser):
    browser.open("/visits/new").press(
        "Begin met de vragen", name="Anna", municipality="GM0484", day="1", month="7", year="2026"
    )
    assert UNKNOWN not in browser.text


def test_the_result_shows_help_near_by(visit):
    visit.open(f"/visits/{visit.code}/result")
    section = visit.page.select_one("section[aria-labelledby=near]")
    assert "Hulp dichtbij" in section.h2.get_text()
    assert "Tom in de buurt" in words(section)
    assert section.select_one("a[href='tel:140172']")


def test_a_merged_municipality_is_refused_with_its_successor(browser):
    browser.start(place="Brielle (GM0501)")
    assert browser.status == 422
    assert "Voorne aan Zee (GM1992)" in browser.text


def test_before_its_merger_a_municipality_may_still_be_chosen(browser):
    browser.start(place="Brielle", on="1 7 2022")
    assert browser.status == 200
    assert "/chapters/" in browser.url


def test_the_plan_says_on_the_cover_that_the_schemes_are_not_known():
    cover = plan_page(URK).select_one("section.cover")
    ask = "Vraag de gemeente welke regelingen zij zelf heeft. Telefoon 14 0527. Website urk.nl."
    assert f"{UNKNOWN} {ask}" in words(cover)


def test_the_plan_names_who_helps_near_by():
    page = plan_page(URK | {"text": "", "help": [WIJKTEAM], "services": [SERVICE]})
    said = words(page.select_one("section[aria-labelledby=hulp]"))
    assert "Wijkteam. Hulp bij formulieren. Plein 1. Dinsdag van 10.00 tot 12.00 uur. Telefoon 0172 111 222 ." in said
    assert "Proefdienst. Doet voor uw gemeente: bijstand." in said
    assert "sociaal raadslieden" not in said
    assert page.find("a", href="https://www.voorbeeld.nl/wijkteam/").get_text() == "voorbeeld.nl/wijkteam"
    assert UNKNOWN not in words(page)


def test_an_advice_that_was_kept_from_before_still_makes_a_plan():
    old = {"place": {"code": "GM0484", "name": "Alphen aan den Rijn"}}
    assert near(old).text == ""
    assert "sociaal raadslieden van uw gemeente" in words(
        plan_page(old["place"]).select_one("section[aria-labelledby=hulp]")
    )


def test_without_phone_and_website_the_question_stays():
    assert (
        near({"place": URK | {"phone": "", "website": ""}}).ask == "Vraag de gemeente welke regelingen zij zelf heeft."
    )
