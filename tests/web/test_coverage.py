"""The coverage page: everything there is, what is missing in words and in red, sorted and filtered by the server."""

import pytest
from freezegun import freeze_time


@pytest.fixture(autouse=True)
def day():
    with freeze_time("2026-11-22 12:00:00"):
        yield


def rows(browser):
    """The cells of every row, as text."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in browser.page.select("tbody tr")
    ]


def test_every_municipality_is_on_it(browser):
    browser.open("/coverage/")
    assert browser.status == 200
    assert len({row[0] for row in rows(browser)}) == 342
    assert "342 gemeenten." in browser.text


def test_what_is_missing_stands_in_words_and_in_red(browser):
    browser.open("/coverage/?name=Urk")
    (row,) = rows(browser)
    assert row[0] == "Urk GM0184"
    assert row[3] == "Van deze gemeente is nog niets ingevoerd."
    gap = browser.page.select_one("tbody .coverage__missing .coverage__gap")
    assert gap.select_one("svg[aria-hidden=true]")
    with browser.client.get("/static/coverage.css", buffered=True) as style:
        assert ".coverage__gap {\n  color: #a1161b;" in style.text


def test_a_theme_tells_until_when_it_is_valid(browser):
    browser.open("/coverage/?name=GM0484")
    row = next(row for row in rows(browser) if row[1] == "Van uw gemeente")
    assert row[2] == "is er"
    assert row[7] == "31 december 2026"
    assert next(row for row in rows(browser) if row[1] == "Schulden")[3] == "Nog niet nagezocht."


def test_the_filter_is_a_plain_form(browser):
    browser.open("/coverage/").press("Zoek", name="alphen-")
    assert {row[0] for row in rows(browser)} == {"Alphen-Chaam GM1723"}
    assert browser.value("name") == "alphen-"


def test_a_heading_sorts_and_keeps_the_filter(browser):
    browser.open("/coverage/?name=al").follow("Geldig tot en met")
    assert browser.page.select_one("th[aria-sort]").get_text(strip=True) == "Geldig tot en met"
    valid = [row[7] for row in rows(browser)]
    years = [each[-4:] for each in valid if each != "–"]
    assert years == sorted(years)
    assert len(years) > 1
    assert valid[-1] == "–"
    assert browser.value("name") == "al"


@pytest.mark.parametrize("query", ["?sort=niets", "?name=%3Cscript%3E", "?sort="])
def test_a_strange_question_gets_a_page(browser, query):
    browser.open(f"/coverage/{query}")
    assert browser.status == 200
    assert "<script>" not in browser.response.text


def test_nothing_found_is_said(browser):
    browser.open("/coverage/?name=atlantis")
    assert "Geen gemeente met deze naam." in browser.text


def test_the_first_page_leads_to_it(browser):
    assert browser.open("/").follow("Welke regelingen kennen we").status == 200
