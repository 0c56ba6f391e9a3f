"""Hands that never touch the screen."""

from playwright.sync_api import Page, expect

FURTHEST = 400
FOCUSED = "document.activeElement?.matches('a, button, summary') ? document.activeElement.innerText : ''"
IS_FOCUSED = "selector => document.activeElement?.matches(selector) ?? false"


class Keyboard:
    """Tab, arrows, Space, Enter and letters; whatever cannot be reached with those fails the test."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def skip(self) -> "Keyboard":
        """Pass by the head of the page with the first link on it."""
        self.page.keyboard.press("Tab")
        assert "Naar de inhoud" in self.page.evaluate(FOCUSED)
        self.page.keyboard.press("Enter")
        return self

    def to(self, selector: str) -> "Keyboard":
        """Press Tab until the focus is on the wanted element."""
        for _ in range(FURTHEST):
            if self.page.evaluate(IS_FOCUSED, selector):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def find(self, words: str) -> "Keyboard":
        """Press Tab until the focus is on a button, link or fold with these words."""
        for _ in range(FURTHEST):
            if words in self.page.evaluate(FOCUSED):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach ‘{words}’ on {self.page.url}")

    def type(self, selector: str, text: str) -> "Keyboard":
        """Go to a field and type, in place of what it holds."""
        self.to(selector).page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def type_date(self, name: str, day: str, month: str, year: str) -> "Keyboard":
        """Fill in the three fields of a date."""
        return self.type(f"#{name}-day", day).type(f"#{name}-month", month).type(f"#{name}-year", year)

    def choose(self, selector: str) -> "Keyboard":
        """Go to a group of choices and pick one with the space bar and the arrow keys."""
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

    def saved(self) -> "Keyboard":
        """Wait until the answer is saved."""
        expect(self.page.locator("#saved")).to_contain_text("Opgeslagen")
        return self
