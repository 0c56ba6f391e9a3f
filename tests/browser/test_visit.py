"""The visit in a browser: live answers, lost connections, narrow screens, paper; and no page that breaks a rule of axe."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser

COVERED = """[[1, 1], [innerWidth - 20, 1], [1, innerHeight - 1], [innerWidth / 2, innerHeight / 2]]
    .every(([x, y]) => document.elementFromPoint(x, y).closest('dialog'))"""
UNFOLD = "selector => document.querySelectorAll(selector).forEach(each => { each.open = true })"


def start(page: Page) -> str:
    """Start a visit with the keyboard; return its address."""
    page.goto("/")
    keys = Keyboard(page).press("Start een bezoek")
    keys.type("#name", "Familie Jansen").type("#municipality", "GM0484").type_date("on", "1", "7", "2026")
    keys.press("Begin met de vragen").press("Naar de eerste vraag")
    return page.url.split("/chapters")[0]


def screen(page: Page, visit: str, name: str) -> Keyboard:
    page.goto(f"{visit}/chapters/{name}")
    return Keyboard(page)


def test_no_page_beside_the_road_breaks_an_accessibility_rule(page, accessible):
    """The pages that the walk of the whole visit does not pass."""
    for address in (
        "/visits",
        "/sign-in",
        "/self-check/gm0484",
        "/self-check/gm0363",
        "/api/",
        "/coverage/?name=alphen",
        "/talk-cards",
        "/nergens",
    ):
        page.goto(address)
        accessible(page)
    visit = open_demo(page)
    beside = (
        "details",
        "erase",
        "privacy-screen",
        "recap",
        "papers",
        "members/kinderen/k2",
        "members/kinderen/k2/opvang/k1",
    )
    ahead = ("scenarios", "scenarios/verhuizing", "scenarios/regeling-stopt", "outlook", "wage")
    help_and_doubt = ("signals", "result/zorgtoeslag/changes", "result/zorgtoeslag/report")
    for address in (*beside, *ahead, *help_and_doubt):
        page.goto(f"{visit}/{address}")
        accessible(page)
    page.goto(f"{visit}/scenarios/geboorte")
    Keyboard(page).press("Laat zien wat er verandert")
    expect(page.get_by_role("heading", name="Per regeling")).to_be_visible()
    accessible(page)
    page.goto(f"{visit}/result")
    page.evaluate(UNFOLD, "#schemes section:first-child details, .quiet")
    accessible(page)


def test_no_page_of_a_life_event_breaks_an_accessibility_rule(page, accessible):
    visit = open_demo(page)
    for address in ("remote", "event/choose"):
        page.goto(f"{visit}/{address}")
        accessible(page)
    page.get_by_label("Mijn baan stopt of is gestopt").check()
    Keyboard(page).press("Verder")
    accessible(page)
    Keyboard(page).type_date("day", "31", "12", "2026").press("Verder")
    accessible(page)
    for address in ("event/questions/1", "event/questions/2", "event/income"):
        page.goto(f"{visit}/{address}")
        accessible(page)


def test_a_message_is_tied_to_its_field(page, accessible):
    visit = start(page)
    keys = screen(page, visit, "werk-en-inkomen/inkomen").type("#facts-toetsingsinkomen-amount", "abc")
    page.keyboard.press("Tab")
    expect(page.locator("#facts-toetsingsinkomen-status")).to_contain_text("‘abc’ is geen bedrag")
    accessible(page)
    keys.press("Volgende")
    expect(page.locator("#problems")).to_be_visible()
    assert page.locator("#facts-toetsingsinkomen-amount").input_value() == "abc"
    accessible(page)


def test_three_times_shift_covers_every_page_of_a_visit_and_nothing_typed_is_lost(page, accessible):
    visit = open_demo(page)
    for address in ("chapters/werk-en-inkomen/inkomen", "result", "details", "erase", "plan", "scenarios", "letters"):
        page.goto(f"{visit}/{address}")
        field = page.locator("main input[type=text]")
        if field.count():
            field.first.press_sequentially("77")
        typed = field.first.input_value() if field.count() else ""
        for _ in range(3):
            page.keyboard.press("Shift")
        expect(page.get_by_role("dialog", name="Even pauze")).to_be_visible()
        assert page.evaluate(COVERED)
        assert page.title() == "Even pauze"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Ga verder").click()
        expect(page).not_to_have_title("Even pauze")
        assert not field.count() or field.first.input_value() == typed
    page.get_by_role("link", name="Scherm weg").click()
    accessible(page)


def test_an_answer_changes_the_panel_without_a_reload_and_leaves_the_focus_alone(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/werk-en-inkomen/inkomen")
    page.evaluate("window.stillHere = true")
    before = page.locator("#panel").inner_text()
    Keyboard(page).type("#facts-toetsingsinkomen-amount", "150")
    page.keyboard.press("Tab")
    expect(page.locator("#facts-toetsingsinkomen-status")).to_be_empty()
    expect(page.locator("#panel")).not_to_have_text(before, use_inner_text=True)
    assert page.evaluate("document.activeElement.id") == "facts-toetsingsinkomen-per"
    page.locator("#facts-toetsingsinkomen-per").select_option("week")
    expect(page.locator("#facts-toetsingsinkomen-status")).to_contain_text("7.800 per jaar")
    assert page.evaluate("window.stillHere")
    page.reload()
    assert page.locator("#facts-toetsingsinkomen-amount").input_value() == "150"
    assert page.locator("#facts-toetsingsinkomen-per").input_value() == "week"


def test_fast_typing_in_the_next_field_is_not_lost_while_the_first_is_saved(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/huis-en-energie/woning")
    page.get_by_label("een huurhuis met eigen voordeur").check()
    expect(page.locator("#facts-kale-huur")).to_be_visible()
    page.route("**/woning?only=*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator("#facts-kale-huur-amount").fill("640,50")
    page.locator("#facts-servicekosten-energie").fill("12")
    page.locator("#facts-servicekosten-huismeester").fill("8")
    page.locator("#facts-woning-aangepast-handicap-choice-nee").check()
    page.wait_for_timeout(2500)
    expect(page.locator("#saved")).to_contain_text("Opgeslagen", timeout=15_000)
    page.unroute_all()
    page.reload()
    assert page.locator("#facts-kale-huur-amount").input_value() == "640,50"
    assert page.locator("#facts-servicekosten-energie").input_value() == "12"
    assert page.locator("#facts-servicekosten-huismeester").input_value() == "8"
    assert page.locator("#facts-woning-aangepast-handicap-choice-nee").is_checked()


def test_changing_ones_mind_quickly_is_no_clash(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/wie-woont-hier/partner")
    page.route("**/partner?only=*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator("#facts-heeft-toeslagpartner-choice-ja").check()
    page.locator("#facts-heeft-toeslagpartner-choice-nee").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Volgende").last.click()
    page.unroute_all()
    page.goto(f"{visit}/chapters/wie-woont-hier/partner")
    assert page.locator("#facts-heeft-toeslagpartner-choice-nee").is_checked()


def test_a_lost_connection_is_told_and_the_button_still_saves(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/werk-en-inkomen/inkomen")
    page.route("**/inkomen?only=*", lambda route: route.fulfill(status=503, body="weg"))
    page.locator("#facts-toetsingsinkomen-amount").fill("24000")
    page.keyboard.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Nog niet bewaard")
    page.unroute_all()
    with page.expect_navigation():
        page.get_by_role("button", name="Volgende").last.click()
    page.goto(f"{visit}/chapters/werk-en-inkomen/inkomen")
    assert page.locator("#facts-toetsingsinkomen-amount").input_value() == "24000"


@pytest.mark.parametrize("width", [360, 256])
def test_nothing_is_cut_off_on_a_phone_or_at_four_times_the_size(page, width):
    visit = open_demo(page)
    page.set_viewport_size({"width": width, "height": 640})
    for address in (
        "/",
        "/visits/new",
        f"{visit}/chapters/huis-en-energie/woning",
        f"{visit}/members/kinderen/k2",
        f"{visit}/result",
    ):
        page.goto(address)
        page.evaluate(UNFOLD, "details")
        wide = """[document.documentElement, ...document.querySelectorAll('.table-scroll')]
            .filter(each => each.scrollWidth > each.clientWidth).map(each => each.ariaLabel || each.tagName)"""
        assert page.evaluate(wide) == [], address


def test_targets_are_large_enough_for_a_finger(page):
    visit = open_demo(page)
    small = """[...document.querySelectorAll('button, .choice, select, input[type=text], summary, nav a, .panel li a')]
        .filter(each => each.checkVisibility() && !each.classList.contains('visually-hidden'))
        .map(each => [each.getBoundingClientRect(), each]).filter(([box]) => box.height < 44)
        .map(([box, each]) => `${each.tagName}.${each.className} ${Math.round(box.height)}`)"""
    for address in (f"{visit}/chapters/huis-en-energie/woning", f"{visit}/members/kinderen/k2", f"{visit}/result"):
        page.goto(address)
        assert page.evaluate(small) == [], address


def test_no_letter_is_smaller_than_eighteen_pixels(page):
    visit = open_demo(page)
    small = """[...document.querySelectorAll('body *:not(.visually-hidden)')].filter(each => each.checkVisibility())
        .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .filter(each => parseFloat(getComputedStyle(each).fontSize) < 18).map(each => each.outerHTML.slice(0, 80))"""
    for address in ("/", f"{visit}/chapters/huis-en-energie/woning", f"{visit}/result", f"{visit}/details"):
        page.goto(address)
        assert page.evaluate(small) == [], address


def test_the_result_on_paper_is_unfolded_and_without_buttons(page):
    visit = open_demo(page)
    page.goto(f"{visit}/result")
    page.emulate_media(media="print")
    card = page.locator("#huurtoeslag")
    expect(card.get_by_text("De voorwaarden", exact=True)).to_be_visible()
    expect(card.get_by_text("Papieren", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Maak het plan")).to_be_hidden()
    expect(page.get_by_role("link", name="Scherm weg")).to_be_hidden()


def open_demo(page: Page) -> str:
    """Open the filled-in visit; return its address."""
    page.goto("/")
    page.get_by_role("button", name="Bekijk het voorbeeldbezoek").click()
    page.wait_for_url("**/visits/**")
    return "/".join(page.url.split("/")[:5])


def test_who_presses_on_at_once_is_still_shown_the_question_that_the_answer_calls_up(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/huis-en-energie/woning")
    page.route("**/woning?only=*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.get_by_label("een huurhuis met eigen voordeur").check()
    page.get_by_role("button", name="Volgende").last.click()
    rent = page.get_by_role("group", name="Wat is uw kale huur per maand?")
    expect(rent.get_by_label("Bedrag in euro")).to_be_focused()
    page.unroute_all()
    with page.expect_navigation():
        page.get_by_role("button", name="Volgende").last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Uw woning")


def test_the_self_check_breaks_no_accessibility_rule_and_needs_no_cookie(page, accessible):
    page.context.clear_cookies()
    page.goto("/self-check/gm0484")
    Keyboard(page).press("Begin met de check")
    accessible(page)
    Keyboard(page).press("Stop en laat de uitkomst zien")
    expect(page.get_by_role("heading", name="Uw uitkomst")).to_be_visible()
    accessible(page)
    expect(page.get_by_role("button", name="Afdrukken of bewaren")).to_be_visible()
    assert page.context.cookies() == []
