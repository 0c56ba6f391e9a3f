"""Two made-up translations of everything, so that tests do not lean on the real ones: the letters of Turkish, and
Arabic letters from right to left. Places to fill in stay as they are."""

import re

import pytest

from web import i18n
from web.i18n import LANGUAGES, Language

FIXED = re.compile(r"(%\(\w+\)s|\{\w*\}|\d+|[^\w\s])")
TURKISH = str.maketrans("acgiosuACGIOSU", "âçğışşüÂÇĞİÖŞÜ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
MADE_UP = {"tr": TURKISH, "ar": ARABIC}


class Pseudo:
    """A catalogue that knows every message."""

    def __init__(self, letters: dict[int, int | None]) -> None:
        self.letters = letters

    def ugettext(self, message: str) -> str:
        """Translate a message letter by letter."""
        parts = FIXED.split(message)
        return "".join(part if index % 2 else part.translate(self.letters) for index, part in enumerate(parts))

    def ungettext(self, one: str, more: str, number: int) -> str:
        """Translate the message that fits a number."""
        return self.ugettext(one if number == 1 else more)


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> dict[str, Language]:
    """The two languages, with their made-up translations in the place of the real ones."""
    real = i18n._catalogue
    made_up = {code: Pseudo(letters) for code, letters in MADE_UP.items()}
    monkeypatch.setattr(i18n, "_catalogue", lambda code: made_up.get(code) or real(code))
    monkeypatch.setattr("web.plan.document.is_machine_made", lambda code: code in MADE_UP)
    return {code: LANGUAGES[code] for code in MADE_UP}
