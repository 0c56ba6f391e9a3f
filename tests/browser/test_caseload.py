"""The caseload in a real browser: the pages of a coordinator are accessible, and a talk begins with one button."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import TABLET

pytestmark = pytest.mark.browser

PAGES = (
    "/visits", "/visits?name=xyz", "/visits/week", "/visits/plan", "/visits/import", "/visits/demaawpr/case",
    "/visits/demaawpr/appointment", "/visits/demaawpr/hand-over",
)  # fmt: skip


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A tab with a session of its own: going on as somebody else would end the session that other tests share."""
    context = chromium.new_context(viewport=TABLET, locale="nl-NL", base_url=server)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def sign_in(page, role):
    page.goto("/")
    page.get_by_role("button", name=f"Ga verder als {role}").first.click()


def test_the_pages_of_a_coordinator_are_accessible(page, accessible):
    sign_in(page, "coördinator")
    for address in PAGES:
        page.goto(address)
        accessible(page)


def test_a_list_that_was_read_in_is_accessible(page, accessible):
    sign_in(page, "coördinator")
    page.goto("/visits/import")
    text = "referentie;gemeente;datum\r\nA-1;GM0484;1-12-2026\r\nA-2;Nergens;31-2-2026\r\n"
    page.get_by_label("Welk bestand?").set_input_files(
        {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Bekijk wat erin staat").click()
    page.get_by_role("heading", name="Kijk de lijst na").wait_for()
    accessible(page)


def test_a_talk_begins_from_the_list(page):
    sign_in(page, "consulent")
    page.get_by_role("link", name=re.compile("Naar de afspraak.*Klaver")).click()
    page.get_by_role("button", name="Start het gesprek").click()
    page.get_by_role("navigation").get_by_role("link", name="Wie woont hier").first.wait_for()
    page.goto("/visits")
    assert page.get_by_role("link", name=re.compile("Verder met de vragen.*Klaver")).count() == 1
