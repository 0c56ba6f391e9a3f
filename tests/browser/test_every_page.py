"""Every page there is, in every language and look, at every size, by keyboard. Which pages there are, nobody lists here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pyotp import TOTP

from tests.every_page import Found
from web import create_app
from web.i18n import LANGUAGES
from web.services.demo_accounts import read_demo
from web.settings import Settings

pytestmark = pytest.mark.browser

LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SIZES = {"tablet": (1024, 768), "telephone": (360, 740), "four times as large": (320, 256)}
SPOKEN = ("nl", "en", "ar")
PLAN = {"plan.show", "share.show"}
"""A document with a language and colours of its own, not a screen: it is the same whatever somebody chose."""


@pytest.fixture(scope="module")
def site(chromium: Browser, server: str) -> Iterator["Site"]:
    """The pages of the demo, and for each person in it a tab that is signed in."""
    found = Site(chromium, server)
    yield found
    found.close()


class Site:
    """Everybody's own tab."""

    def __init__(self, chromium: Browser, server: str) -> None:
        app = create_app(Settings(mode="test", secret_key="s" * 40, database_url="sqlite://"))
        self.found, self.tabs = Found(app), {}
        self.chromium, self.server = chromium, server
        for email in ("", *(person.email for person, _ in read_demo().people)):
            self.tabs[email] = self._tab(email)
            self.found.walk(email, self._fetch(self.tabs[email]))
        self.found.walk_unlinked(self._fetch(self.tabs[self.found.pages["advice.result"][0][0]]))
        self._share()
        self._invite()
        self._stop_halfway()

    @property
    def pages(self) -> list[tuple[str, str, str]]:
        """Endpoint, who and address of each."""
        return [(endpoint, who, address) for endpoint, all_ in self.found.pages.items() for who, address in all_]

    @contextmanager
    def speaking(self, code: str) -> Iterator[None]:
        """Choose a language in every tab for a while: an account keeps it, and other tests use the same accounts."""
        self._choose(code)
        yield
        self._choose("nl")

    def close(self) -> None:
        for tab in self.tabs.values():
            tab.context.close()

    def _choose(self, code: str) -> None:
        """Use the button at the top of the page."""
        for tab in self.tabs.values():
            tab.goto("/coverage/?name=alphen")
            if tab.locator("html").get_attribute("lang") != code:
                tab.locator(".preferences__more summary").click()
                tab.locator(f"li button[lang={code}]").click()
            assert tab.locator("html").get_attribute("lang") == code

    def _tab(self, email: str) -> Page:
        tab = self.chromium.new_context(base_url=self.server, locale="nl-NL").new_page()
        if email:
            tab.goto("/")
            tab.locator(f'button[name=email][value="{email}"]').click()
        return tab

    def _fetch(self, tab: Page) -> Callable[[str], tuple[str, str]]:
        def fetch(address: str) -> tuple[str, str]:
            answer = tab.request.get(address, max_redirects=0)
            if 300 <= answer.status < 400:
                return "redirect", answer.headers["location"]
            assert answer.ok, f"{address}: {answer.status}"
            kind = answer.headers["content-type"]
            return kind, answer.text() if kind.startswith("text/html") else ""

        return fetch

    def _share(self) -> None:
        """The plan at an address of its own, for who holds the link."""
        who, address = self.found.pages["advice.result"][0]
        tab = self.tabs[who]
        tab.goto(address)
        tab.get_by_role("button", name="Plan delen").click()
        self._add("", str(tab.locator(".shared-address a").get_attribute("href")))

    def _invite(self) -> None:
        """An invitation, for who holds the link."""
        who, address = self.found.pages["people.index"][0]
        tab = self.tabs[who]
        tab.goto(address)
        tab.get_by_label("E-mailadres van uw collega").fill("nieuw@alphen.example")
        tab.get_by_role("checkbox").first.check()
        tab.get_by_role("button", name="Maak een link").click()
        self._add("", tab.get_by_label("Kopieer de hele link").input_value())

    def _stop_halfway(self) -> None:
        """The question for the second step: whoever gave the password has come no further."""
        email = "goedkeurder@alphen.example"
        tab = self.tabs[email]
        tab.goto("/second-step/set-up")
        key = tab.locator(".code--wraps").inner_text().replace(" ", "")
        tab.get_by_label("Code uit de app").fill(TOTP(key).now())
        tab.get_by_role("button", name="Ga verder").click()
        half = self.tabs["halfway"] = self._tab("")
        half.goto("/sign-in")
        half.get_by_label("E-mailadres").fill(email)
        half.get_by_label("Wachtwoord").fill(read_demo().password)
        half.get_by_role("main").get_by_role("button", name="Inloggen").click()
        self._add("halfway", half.url)

    def _add(self, who: str, address: str) -> None:
        path = urlsplit(address).path
        self.found.pages[self.found.endpoint(path)] = [(who, path)]


def broken(page: Page, options: dict) -> list[str]:
    """What axe says of a page, in a line each."""
    said = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in said for node in each["nodes"]]


def everywhere(site: Site, look: Callable[[Page, str], list[str]], *, plans: bool) -> dict[str, list[str]]:
    """Look at every page once and return what is wrong, by address; at plans too, or not."""
    wrong: dict[str, list[str]] = {}
    for endpoint, who, address in site.pages:
        tab = site.tabs[who]
        if endpoint in PLAN and not plans:
            continue
        tab.goto(address)
        if faults := look(tab, endpoint):
            wrong[f"{endpoint} {address}"] = faults
    return wrong


def test_every_address_was_found(site):
    assert site.found.missed == set()
    assert len(site.pages) > 20


@pytest.mark.parametrize("code", SPOKEN)
def test_in_every_language_no_page_breaks_a_rule_or_loses_text(site, code):
    def look(page: Page, endpoint: str) -> list[str]:
        html = page.locator("html")
        spoken = (html.get_attribute("lang"), html.get_attribute("dir") or "ltr")
        right = endpoint in PLAN or spoken == (code, LANGUAGES[code].direction)
        wrong = [] if right else [f"speaks {spoken}"]
        page.evaluate(LOOK)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            wrong += [f"{size}: {fault}" for fault in page.evaluate("look.outside()")]
        page.set_viewport_size({"width": 1024, "height": 768})
        return wrong + broken(page, ALL)

    with site.speaking(code):
        wrong = everywhere(site, look, plans=code == "nl")
    assert wrong == {}


def test_in_every_look_text_stands_out(site):
    """Rules other than contrast do not look at colours, so they need no second time."""
    themes = ["/themes/GM0484.css", "/themes/GM0629.css"]
    dress = """theme => {
        document.querySelectorAll('link[href^="/themes/"]').forEach(link => link.remove());
        if (!theme) return;
        const link = document.head.appendChild(document.createElement("link"));
        return new Promise(done => Object.assign(link, {rel: "stylesheet", href: theme, onload: done}));
    }"""

    def look(page: Page, _endpoint: str) -> list[str]:
        wrong = []
        for theme in ("", *themes):
            page.evaluate(dress, theme)
            wrong += [f"{theme or 'neutral'}: {fault}" for fault in broken(page, ONLY_COLOURS)]
        for name, media in (("more contrast", {"contrast": "more"}), ("forced", {"forced_colors": "active"})):
            page.emulate_media(**media)
            wrong += [f"{name}: {fault}" for fault in broken(page, ONLY_COLOURS)]
            page.emulate_media(contrast="no-preference", forced_colors="none")
        return wrong

    assert everywhere(site, look, plans=False) == {}


def test_the_keyboard_reaches_everything_and_the_focus_shows(site):
    def look(page: Page, _endpoint: str) -> list[str]:
        page.evaluate(LOOK)
        number = page.evaluate("look.watch()")
        page.keyboard.press("Tab")
        skip = page.evaluate("document.activeElement.matches('.nl-skip-link')")
        wrong = [] if skip or not page.locator(".masthead").count() else ["no skip link first"]
        for _ in range(number + 1):
            page.keyboard.press("Tab")
        said = page.evaluate("look.report()")
        return wrong + [f"{fault}: {what}" for fault, all_ in said.items() for what in all_]

    assert everywhere(site, look, plans=True) == {}


def test_what_changes_by_itself_is_told(site):
    told = "[role=status], [role=alert], [aria-live=polite]"
    screens = site.found.pages["visit.screen"]
    for who, address in screens:
        page = site.tabs[who]
        page.goto(address)
        assert page.locator("#spoken[role=status]").count() == 1
        assert page.locator("#offline[role=alert]").count() == 1
        fields = page.locator("fieldset[data-question]").count()
        assert page.locator(f"fieldset [aria-live=polite], {told}").count() >= fields


def test_what_is_cut_off_or_unreachable_is_found(site):
    """The looking itself can fail."""
    page = site.tabs[""]
    page.goto("/sign-in")
    page.evaluate(LOOK)
    assert page.evaluate("look.outside()") == []
    page.evaluate("""() => {
        const wide = Object.assign(document.createElement("p"), {textContent: "wide", id: "wide"});
        wide.style.width = "3000px";
        const button = Object.assign(document.createElement("button"), {textContent: "late", tabIndex: 5});
        button.style.outline = "none";
        document.querySelector("main").append(wide, button);
    }""")
    assert any("wide" in fault for fault in page.evaluate("look.outside()"))
    page.evaluate("look.watch()")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert any("late" in fault for fault in page.evaluate("look.report()")["unseen"])
