"""A real server and a real Chromium; when Chromium is missing these tests fail, they are never skipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.serving import served
from web.services.demo_accounts import read_demo

TABLET = {"width": 1024, "height": 768}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps its database."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="session")
def server(server_folder: Path) -> Iterator[str]:
    """The address of `toereikend serve` of this tree, as a demo with a database of its own."""
    with served(server_folder) as (address, _):
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without its calls to the outside."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing. Install it: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, server: str) -> StorageState:
    """The cookies of the demo's consultant, signed in by the form."""
    context = chromium.new_context(base_url=server, locale="nl-NL")
    page, demo = context.new_page(), read_demo()
    page.goto("/sign-in")
    page.get_by_label("E-mailadres").fill(demo.people[0][0].email)
    page.get_by_label("Wachtwoord").fill(demo.password)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/visits")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def page(chromium: Browser, server: str, signed_in: StorageState) -> Iterator[Page]:
    """A tab on a tablet of a consultant; a script error or something the security policy refused fails the test."""
    context = chromium.new_context(viewport=TABLET, locale="nl-NL", base_url=server, storage_state=signed_in)
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def accessible():
    """A function that fails with every accessibility rule a page breaks (WCAG 2.2 AA and good practice)."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check
