"""T13: wheel and keys that move change no field, on whatever page somebody can walk to."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.web.walking import forms_of, once_per_scheme, walk
from web import create_app
from web.settings import Settings

pytestmark = pytest.mark.browser

KEYS = ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End")
UNFOLD = "document.querySelectorAll('main details').forEach(each => { each.open = true })"
FILL = """document.querySelectorAll('main input[inputmode]').forEach(each => { each.value ||= '12' })"""
FIELDS = "main input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]), main select, main textarea"
OPENED = "HTMLSelectElement.prototype.showPicker = function () { window.opened = (window.opened ?? 0) + 1 }"
VALUES = f"[...document.querySelectorAll('{FIELDS}')].map(each => each.value)"


def test_wheel_and_arrow_keys_change_no_field(page):
    page.add_init_script(OPENED)  # a list of the system's own, opened eight times a second, now and then stops Chromium
    page.goto("/")
    page.get_by_role("button", name="Bekijk het voorbeeldbezoek").click()
    tried = opened = 0
    for address in addresses(page):
        page.goto(address)
        page.evaluate(UNFOLD)
        page.evaluate(FILL)
        before = page.evaluate(VALUES)
        for field in page.locator(FIELDS).all():
            if field.is_visible():
                tried += 1
                field.focus()
                for key in KEYS:
                    page.keyboard.press(key)
                field.hover()
                page.mouse.wheel(0, 240)
                page.mouse.wheel(0, -240)
        assert page.evaluate(VALUES) == before, address
        opened += page.evaluate("window.opened ?? 0")
    assert tried > 100
    assert opened > 100


def addresses(page: Page) -> list[str]:
    """Every page with something to type or choose, found along the links."""

    def get(address: str) -> tuple[str, str] | None:
        response = page.request.get(address)
        is_page = "text/html" in response.headers.get("content-type", "")
        return (urlsplit(response.url).path, response.text()) if is_page else None

    app = create_app(Settings(mode="test", secret_key="s" * 40, database_url="sqlite://"))
    return list(
        dict.fromkeys(here for here, content in walk(once_per_scheme(get, app), set()) if list(forms_of(here, content)))
    )
