"""The talk under stress: two devices, a network that comes and goes, and somebody who walks in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import TABLET
from tests.browser.test_visit import COVERED, start
from web.services.demo_accounts import read_demo

pytestmark = pytest.mark.browser

HOME, CHILDREN = "chapters/huis-en-energie/woning", "chapters/kinderen/kinderen"


@pytest.fixture
def elsewhere(chromium: Browser, server: str) -> Iterator[Page]:
    """A second device, with cookies of its own."""
    context = chromium.new_context(viewport=TABLET, locale="nl-NL", base_url=server)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def rented(page: Page) -> str:
    """Start a visit in a rented home; return its address."""
    visit = start(page)
    page.goto(f"{visit}/{HOME}")
    page.get_by_label("een huurhuis met eigen voordeur").check()
    expect(page.get_by_text("Wat is uw kale huur per maand?")).to_be_visible()
    saved(page)
    return visit


def resume(visit: str, elsewhere: Page) -> None:
    """Sign in on the second device and go on with the visit."""
    demo = read_demo()
    elsewhere.goto("/sign-in")
    elsewhere.get_by_label("E-mailadres").fill(demo.people[0][0].email)
    elsewhere.get_by_label("Wachtwoord").fill(demo.password)
    elsewhere.get_by_role("main").get_by_role("button", name="Inloggen").click()
    elsewhere.wait_for_url("**/visits")
    elsewhere.goto(visit)


def rent(page: Page):
    return page.get_by_role("group", name="Wat is uw kale huur per maand?")


def fill_rent(page: Page, text: str) -> None:
    rent(page).get_by_label("Bedrag in euro").fill(text)
    page.keyboard.press("Tab")


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Opgeslagen", timeout=20_000)


def unsaved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Nog niet bewaard")


def warns(page: Page) -> bool:
    """Does the page warn somebody who leaves it?"""
    return page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")


def test_another_device_lands_where_the_talk_was(page, elsewhere):
    visit = rented(page)
    resume(visit, elsewhere)
    assert elsewhere.url.endswith(f"/{HOME}")


def test_two_devices_never_overwrite_each_other_in_silence(page, elsewhere):
    visit = rented(page)
    resume(visit, elsewhere)
    fill_rent(page, "640,50")
    saved(page)
    fill_rent(elsewhere, "700")
    clash = rent(elsewhere)
    expect(clash).to_contain_text("Deze vraag is intussen in een ander venster beantwoord.")
    expect(clash).to_contain_text("640,50")
    clash.get_by_role("button", name="Het andere klopt").click()
    expect(rent(elsewhere).get_by_label("Bedrag in euro")).to_have_value("640,50")
    page.reload()
    expect(rent(page).get_by_label("Bedrag in euro")).to_have_value("640,50")


def test_two_devices_and_a_list_of_children(page, elsewhere):
    visit = rented(page)
    resume(visit, elsewhere)
    for device in (page, elsewhere):
        device.goto(f"{visit}/{CHILDREN}")
    page.get_by_role("button", name="Kind toevoegen").click()
    page.wait_for_url("**/members/kinderen/k1")
    elsewhere.get_by_label("Nee, geen").check()
    children = elsewhere.get_by_role("group", name="Welke kinderen")
    expect(children).to_contain_text("in een ander venster beantwoord")
    elsewhere.goto(f"{visit}/{CHILDREN}")
    elsewhere.get_by_role("button", name="Verwijderen").click()
    expect(elsewhere.get_by_role("link", name="Kind 1")).to_have_count(0)
    page.get_by_label("Dag").first.fill("20-5-2019")
    page.get_by_role("button", name="Klaar").last.focus()
    unsaved(page)
    expect(page.get_by_role("alert")).to_contain_text("Laad de pagina opnieuw.")


def test_undo_on_one_device_leaves_a_later_answer_of_the_other(page, elsewhere):
    visit = rented(page)
    resume(visit, elsewhere)
    elsewhere.reload()
    fill_rent(page, "640,50")
    saved(page)
    elsewhere.get_by_role("button", name="Ongedaan maken").click()
    expect(elsewhere.get_by_text("Er is niets teruggedraaid.")).to_be_visible()
    expect(rent(elsewhere).get_by_label("Bedrag in euro")).to_have_value("640,50")
    elsewhere.get_by_role("button", name="Kale huur per maand weer leeg").click()
    expect(elsewhere.get_by_text("Teruggedraaid: Kale huur per maand weer leeg.")).to_be_visible()


def test_an_answer_typed_without_a_connection_stays_and_is_sent_once(page):
    visit = rented(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    page.context.set_offline(True)
    fill_rent(page, "640,50")
    unsaved(page)
    expect(page.get_by_role("alert")).to_contain_text("Er is geen verbinding.")
    assert warns(page)
    page.get_by_role("button", name="Volgende").last.click()
    page.get_by_role("link", name="Kinderen").click()
    assert page.url.endswith(f"/{HOME}")
    rent(page).get_by_label("Bedrag in euro").fill("650")
    page.keyboard.press("Tab")
    page.context.set_offline(False)
    saved(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert not warns(page)
    page.goto(f"{visit}/{HOME}")
    expect(rent(page).get_by_label("Bedrag in euro")).to_have_value("650")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Kale huur per maand terug naar € 640,50 per maand.")).to_be_visible()
    assert len({body for body in sent if "kale_huur" in body}) == 2


def test_an_answer_whose_receipt_got_lost_is_stored_once_and_is_no_clash(page):
    visit = rented(page)
    lost: list[str] = []

    def lose_the_receipt(route) -> None:
        lost.append(route.request.url)
        if len(lost) == 1:
            route.fetch()
        route.abort()

    page.route("**/woning?only=*", lose_the_receipt)
    fill_rent(page, "640,50")
    unsaved(page)
    assert len(lost) == 1
    fill_rent(page, "700")
    page.unroute_all()
    saved(page)
    expect(rent(page)).not_to_contain_text("ander venster")
    page.goto(f"{visit}/{HOME}")
    expect(rent(page).get_by_label("Bedrag in euro")).to_have_value("700")
    for step in ("terug naar € 640,50 per maand", "weer leeg"):
        page.get_by_role("button", name=f"Kale huur per maand {step}").click()
        expect(page.get_by_text(f"Teruggedraaid: Kale huur per maand {step}.")).to_be_visible()


def test_the_button_waits_until_the_answer_is_kept(page):
    visit = rented(page)
    page.route("**/woning?only=*", lambda route: (page.wait_for_timeout(400), route.continue_()))
    rent(page).get_by_label("Bedrag in euro").fill("640,50")
    with page.expect_navigation():
        page.get_by_role("button", name="Volgende").last.click()
    page.unroute_all()
    page.goto(f"{visit}/{HOME}")
    expect(rent(page).get_by_label("Bedrag in euro")).to_have_value("640,50")


def test_what_stays_open_is_told_at_once_on_the_question(page, accessible):
    rented(page)
    rent(page).get_by_label("Komt later").check()
    expect(rent(page)).to_contain_text("Zonder dit antwoord blijft er")
    expect(page.get_by_role("navigation", name="Hoofdstukken")).to_contain_text("op te zoeken")
    accessible(page)


def test_the_money_is_spoken_once_when_all_is_kept(page):
    page.goto(f"{start(page)}/chapters/wie-woont-hier/aanvrager")
    spoken = page.locator("#spoken")
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById('spoken').textContent))
            .observe(document.getElementById('spoken'), {childList: true}); }""")
    page.get_by_label("Dag", exact=True).fill("12")
    page.get_by_label("Maand", exact=True).fill("4")
    page.get_by_label("Jaar", exact=True).press_sequentially("1985", delay=20)
    assert page.evaluate("window.said") == []
    page.get_by_role("heading").first.click()
    expect(spoken).to_contain_text("regelingen mogelijk")
    assert len(page.evaluate("window.said")) == 1


@pytest.mark.parametrize("by_key", [True, False])
def test_the_screen_hides_at_one_tap_or_three_presses_even_without_a_connection(page, accessible, by_key):
    rented(page)
    title = page.title()
    page.context.set_offline(True)
    if by_key:
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.get_by_role("link", name="Scherm weg").click()
    expect(page.get_by_text("Even pauze")).to_be_visible()
    assert page.evaluate(COVERED)
    assert page.title() == "Even pauze"
    page.context.set_offline(False)
    accessible(page)
    page.get_by_role("button", name="Ga verder").click()
    expect(rent(page)).to_be_visible()
    expect(page).to_have_title(title)


def test_capital_letters_hide_nothing(page):
    visit = start(page)
    page.goto(f"{visit}/{HOME}")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_text("Even pauze")).to_be_hidden()


def test_the_focus_goes_to_the_first_answer_that_needs_attention(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/werk-en-inkomen/inkomen")
    page.locator("#facts-toetsingsinkomen-amount").fill("abc")
    page.get_by_role("button", name="Volgende").last.click()
    expect(page.locator("#problems").get_by_role("link")).to_have_count(1)
    expect(page.locator("#facts-toetsingsinkomen-amount")).to_be_focused()


def test_the_lists_of_the_talk_break_no_accessibility_rule(page, accessible):
    visit = rented(page)
    rent(page).get_by_label("Komt later").check()
    saved(page)
    for address in ("recap", "papers"):
        page.goto(f"{visit}/{address}")
        accessible(page)
        for width in (360, 256):
            page.set_viewport_size({"width": width, "height": 640})
            wide = "each => each.getBoundingClientRect().right > innerWidth && each.checkVisibility()"
            assert (
                page.evaluate(f"[...document.querySelectorAll('main *')].filter({wide}).map(each => each.outerHTML)")
                == []
            )
        page.set_viewport_size(TABLET)
    page.get_by_role("button", name="Bekeken huurcontract").click()
    expect(page.get_by_role("button", name="Toch niet bekeken huurcontract")).to_be_visible()
    accessible(page)


def test_on_an_upright_tablet_the_money_stands_beside_the_questions(page):
    page.set_viewport_size({"width": 768, "height": 1024})
    rented(page)
    question, panel = rent(page).bounding_box(), page.locator("#panel").bounding_box()
    assert panel["x"] >= question["x"] + question["width"]
    assert panel["x"] + panel["width"] <= 768
    expect(page.locator(".panel__range")).to_be_in_viewport(ratio=1)
