"""The pages of accounts in a browser: nothing breaks a rule of axe, and a session that ends costs no answer."""

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def administrator(chromium, server) -> Page:
    """A tab of the demo's administrator, with a session of its own."""
    page = chromium.new_context(locale="nl-NL", base_url=server).new_page()
    page.goto("/")
    page.get_by_role("button", name="Ga verder als beheerder").click()
    page.wait_for_url("**/people/")
    yield page
    page.context.close()


def test_no_page_of_accounts_breaks_an_accessibility_rule(administrator, accessible):
    page = administrator
    for address in ("/people/", "/people/1", "/account/", "/audit/?check=ja", "/second-step/set-up"):
        page.goto(address)
        accessible(page)
    page.get_by_label("Code uit de app").fill("123456")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_text("Deze code klopt niet")).to_be_visible()
    accessible(page)
    page.goto("/people/")
    page.get_by_label("E-mailadres van uw collega").fill("nieuw@alphen.example")
    page.get_by_role("checkbox", name=re.compile("consulent")).check()
    page.get_by_role("button", name="Maak een link").click()
    accessible(page)
    link = page.get_by_label("Kopieer de hele link").input_value()
    page.get_by_role("button", name="Uitloggen").click()
    for address in ("/", "/sign-in", link, f"{link}x"):
        page.goto(address)
        accessible(page)


def test_nothing_is_cut_off_on_a_phone_or_at_four_times_the_size(administrator):
    page = administrator
    for width in (360, 256):
        page.set_viewport_size({"width": width, "height": 640})
        for address in ("/people/", "/people/1", "/account/", "/audit/", "/second-step/set-up"):
            page.goto(address)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{address} at {width}"


def test_an_answer_typed_after_the_session_ended_is_saved_once_signed_in_again(chromium, server, server_folder: Path):
    context = chromium.new_context(locale="nl-NL", base_url=server)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=re.compile("Sem de Wit")).click()
    page.goto("/visits/new")
    page.get_by_label("Hoe noemen we dit huishouden?").fill("Familie Pauze")
    page.get_by_label("In welke gemeente woont het huishouden?").fill("GM0484")
    page.get_by_role("button", name="Begin met de vragen").click()
    page.get_by_role("link", name="Naar de eerste vraag").click()
    page.goto(page.url.split("/chapters")[0] + "/chapters/werk-en-inkomen/inkomen")
    with sqlite3.connect(server_folder / "toereikend.sqlite") as database:
        database.execute("UPDATE sign_in SET ended = 1 WHERE user_id = (SELECT id FROM user WHERE name = 'Sem de Wit')")
    page.locator("#facts-toetsingsinkomen-amount").fill("24000")
    page.keyboard.press("Tab")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Log opnieuw in").click()
    other = opened.value
    other.get_by_label("E-mailadres").fill("collega@alphen.example")
    other.get_by_label("Wachtwoord").fill("samen aan de keukentafel")
    other.get_by_role("main").get_by_role("button", name="Inloggen").click()
    other.wait_for_url("**/visits")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen", timeout=15_000)
    page.reload()
    assert page.locator("#facts-toetsingsinkomen-amount").input_value() == "24000"
    context.close()
