"""The whole visit in a browser: by keyboard alone, with live answers, with the figures of the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PROFILE = {
    "on": "2026-07-01",
    "municipality": "GM0484",
    "facts": {
        "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": "ja", "heeft_toeslagpartner": "nee",
        "zorgverzekerd": "ja",
        "toetsingsinkomen": 24000, "vermogen_toeslagen": 1500, "woonsituatie": "huur_zelfstandig", "kale_huur": 640.50,
        "servicekosten": {}, "woning_aangepast_handicap": "nee",
    },
    "members": {
        "kinderen": [{"geboortedatum": "2019-05-20", "ontvangt_kinderbijslag": "ja", "opvang": []}],
        "medebewoners": [],
    },
    "receives": {"zorgtoeslag": 100},
}  # fmt: skip


class Keyboard:
    """Hands that never touch the screen: Tab, Shift+Tab, Space, Enter and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> "Keyboard":
        """Press Tab until the focus is on the wanted element."""
        for _ in range(150):
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def type(self, selector: str, text: str) -> "Keyboard":
        """Go to a field and type."""
        self.to(selector).page.keyboard.type(text)
        return self

    def choose(self, selector: str) -> "Keyboard":
        """Go to a group of choices and pick one with the arrow keys and the space bar."""
        group = self.page.locator(selector).get_attribute("name")
        self.to(f'[name="{group}"]')
        for _ in range(12):
            self.page.keyboard.press("Space")
            if self.page.locator(selector).is_checked():
                return self.saved()
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not reach {selector}")

    def press(self, words: str) -> "Keyboard":
        """Go to a button or link by its words, press Enter and wait for the next page."""
        self.find(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def unfold(self, words: str) -> "Keyboard":
        """Go to a fold by its words and open it."""
        self.find(words).page.keyboard.press("Enter")
        return self

    def find(self, words: str) -> "Keyboard":
        """Press Tab until the focus is on a button, link or fold with these words."""
        for _ in range(150):
            focused = self.page.evaluate("document.activeElement?.innerText ?? ''")
            if words in focused and len(focused) < 200:
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach ‘{words}’ on {self.page.url}")

    def saved(self) -> "Keyboard":
        """Leave the field and wait until it is saved."""
        expect(self.page.locator("#saved")).to_contain_text("Opgeslagen")
        return self


def start(page: Page) -> str:
    """Start a visit with the keyboard; return its address."""
    page.goto("/")
    keys = Keyboard(page).press("Start een bezoek")
    keys.type("#name", "Familie Jansen").type("#municipality", "GM0484")
    for part, text in (("day", "1"), ("month", "7"), ("year", "2026")):
        keys.to(f"#on-{part}").page.keyboard.press("Control+A")
        page.keyboard.type(text)
    keys.press("Begin met de vragen").press("Naar de eerste vraag")
    return page.url.split("/chapters")[0]


def screen(page: Page, visit: str, name: str) -> Keyboard:
    page.goto(f"{visit}/chapters/{name}")
    return Keyboard(page)


def fill_in(page: Page, visit: str) -> None:
    """Answer what PROFILE says, screen by screen."""
    keys = screen(page, visit, "wie-woont-hier/aanvrager")
    birthday = "#facts-geboortedatum-aanvrager"
    keys.type(f"{birthday}-day", "2").type(f"{birthday}-month", "3").type(f"{birthday}-year", "1986")
    keys.choose("#facts-rechtmatig-verblijf-choice-ja").press("Volgende")
    screen(page, visit, "wie-woont-hier/partner").choose("#facts-heeft-toeslagpartner-choice-nee").press("Volgende")
    screen(page, visit, "wie-woont-hier/medebewoners").choose("#members-medebewoners-choice-none").press("Volgende")
    screen(page, visit, "werk-en-inkomen/inkomen").type("#facts-toetsingsinkomen-amount", "24.000").press("Volgende")
    keys = screen(page, visit, "huis-en-energie/woning").choose("#facts-woonsituatie-choice-huur-zelfstandig")
    expect(page.locator("#facts-kale-huur")).to_be_visible()
    keys.type("#facts-kale-huur-amount", "640,50").choose("#facts-servicekosten-state-none")
    keys.choose("#facts-woning-aangepast-handicap-choice-nee").press("Volgende")
    screen(page, visit, "zorg-en-verzekering/verzekering").choose("#facts-zorgverzekerd-choice-ja").press("Volgende")
    screen(page, visit, "kinderen/kinderen").press("toevoegen")
    child = "#members-kinderen-k1"
    keys = Keyboard(page).type(f"{child}-geboortedatum-day", "20").type(f"{child}-geboortedatum-month", "5")
    keys.type(f"{child}-geboortedatum-year", "2019").choose(f"{child}-ontvangt-kinderbijslag-choice-ja")
    keys.choose(f"{child}-opvang-choice-none").press("Klaar")
    screen(page, visit, "bezit-en-schulden/vermogen").type("#facts-vermogen-toeslagen-amount", "1500").press("Volgende")
    screen(page, visit, "wat-u-al-krijgt/nu-toeslagen").type("#receives-zorgtoeslag-amount", "100").press("Volgende")


def of_the_command_line(tmp_path: Path) -> dict:
    """The advice of `toereikend advise` for PROFILE."""
    file = tmp_path / "profile.yaml"
    file.write_text(yaml.safe_dump(PROFILE), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("toereikend")), "advise", str(file), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def euros(text: str) -> list[int]:
    """The whole euros in a text, minus included."""
    return [
        int(found.replace(".", "").replace("−", "-").replace("€", "").replace("\u202f", ""))
        for found in re.findall(r"−?€\u202f[\d.]+", text)
    ]


def test_a_visit_by_keyboard_alone_gives_the_figures_of_the_command_line(page, accessible, tmp_path):
    visit = start(page)
    fill_in(page, visit)
    page.goto(f"{visit}/result")
    accessible(page)
    expected = of_the_command_line(tmp_path)
    total = expected["total"]["new_money_per_year"]
    ends = [total["min_cents"] // 100, total["max_cents"] // 100]
    shown = euros(page.locator(".total__amount").inner_text())
    assert [shown[0], shown[-1]] == ends
    for scheme in expected["schemes"]:
        card = page.locator(f"#{scheme['id']}")
        if scheme["status"] == "eligible" and scheme["monthly_shown"] is not None:
            assert scheme["monthly_shown"] in euros(card.locator(".scheme__amount").inner_text())
            assert scheme["amount"]["min_cents"] // 100 in euros(card.locator(".scheme__amount").inner_text())
    page.goto(f"{visit}/chapters/kinderen/kinderen")
    panel = euros(page.locator(".panel__amount").inner_text())
    assert [panel[0], panel[-1]] == ends


def test_reasons_unfold_by_keyboard_down_to_the_article(page, accessible):
    open_demo(page)
    page.goto(page.url.split("/chapters")[0] + "/result")
    Keyboard(page).unfold("Waarom?")
    table = page.locator("article details[open] table").first
    expect(table).to_be_visible()
    expect(table).to_contain_text("art.")
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true }")
    accessible(page)


def test_no_page_breaks_an_accessibility_rule(page, accessible):
    for address in ("/", "/visits/new", "/visits/resume", "/api/", "/nergens"):
        page.goto(address)
        if address != "/nergens":
            accessible(page)
    visit = open_demo(page)
    chapters = page.evaluate("[...document.querySelectorAll('nav.rail a')].map(link => link.getAttribute('href'))")
    pages = (
        "members/kinderen/k2",
        "members/kinderen/k2/opvang/k1",
        "details",
        "started",
        "erase",
        "privacy-screen",
        "plan",
    )
    for address in [*chapters, *(f"{visit}/{name}" for name in pages)]:
        page.goto(address)
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


def test_wheel_and_arrow_keys_change_no_amount(page):
    visit = start(page)
    page.goto(f"{visit}/chapters/werk-en-inkomen/inkomen")
    amount, period = page.locator("#facts-toetsingsinkomen-amount"), page.locator("#facts-toetsingsinkomen-per")
    amount.fill("24000")
    for field in (amount, period):
        before = (amount.input_value(), period.input_value())
        field.focus()
        for key in ("ArrowUp", "ArrowDown", "PageUp", "PageDown", "ArrowLeft", "ArrowRight"):
            page.keyboard.press(key)
        page.keyboard.press("Escape")
        field.hover()
        page.mouse.wheel(0, 240)
        page.mouse.wheel(0, -240)
        assert (amount.input_value(), period.input_value()) == before


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
    expect(page.locator("#saved")).to_contain_text("Nog niet opgeslagen")
    page.unroute_all()
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
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow == 0, address


def test_targets_are_large_enough_for_a_finger(page):
    visit = open_demo(page)
    small = """[...document.querySelectorAll('button, .choice, select, input[type=text], summary, nav a, .panel li a')]
        .filter(each => each.checkVisibility() && !each.classList.contains('visually-hidden'))
        .map(each => [each.getBoundingClientRect(), each]).filter(([box]) => box.height < 44)
        .map(([box, each]) => `${each.tagName}.${each.className} ${Math.round(box.height)}`)"""
    for address in (f"{visit}/chapters/huis-en-energie/woning", f"{visit}/members/kinderen/k2", f"{visit}/result"):
        page.goto(address)
        assert page.evaluate(small) == [], address


def open_demo(page: Page) -> str:
    """Open the filled-in visit; return its address."""
    page.goto("/")
    page.get_by_role("button", name="Bekijk het voorbeeldbezoek").click()
    page.wait_for_url("**/chapters/**")
    return page.url.split("/chapters")[0]
