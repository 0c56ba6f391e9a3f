"""Conditions in another language: the figures of the advice stand in them, written as that language does."""

import pytest

from web.figures import in_words
from web.i18n import LANGUAGES, Dutch, euro, speaking
from web.plan import figures

CONDITION = {
    "text": "Uw inkomen was 36 maanden lang niet hoger dan € 1.404,50, of 110%, tot 1 mei 2026.",
    "template": "Uw inkomen was {lang} lang niet hoger dan {grens}, of {deel}, tot {dag}.",
    "figures": {
        "lang": {"value": "36", "unit": "months"},
        "grens": {"value": "1404.5", "unit": "EUR"},
        "deel": {"value": "1.1", "unit": "ratio"},
        "dag": {"value": "2026-05-01", "unit": "date"},
    },
}
TRANSLATED = "Up to {dag} your income stayed under {grens} or {deel} for {lang}."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Up to 1 May 2026 your income stayed under €1,404.50 or 110% for 36 months."),
        ("tr", "Up to 1 Mayıs 2026 your income stayed under €1.404,50 or %110 for 36 ay."),
        ("pl", "Up to 1 maja 2026 your income stayed under 1\u00a0404,50\u00a0€ or 110% for 36 miesięcy."),
    ],
)
def test_figures_are_written_as_the_language_does(monkeypatch: pytest.MonkeyPatch, code: str, said: str) -> None:
    monkeypatch.setattr(figures, "_", lambda text: TRANSLATED if text == CONDITION["template"] else text)
    with speaking(LANGUAGES[code]):
        assert figures.condition_text(CONDITION) == said


def test_a_condition_without_a_translation_stays_dutch_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_", Dutch)
    with speaking(LANGUAGES["tr"]):
        said = figures.condition_text(CONDITION)
    assert said == CONDITION["text"]
    assert isinstance(said, Dutch)


def test_a_range_and_a_table_are_written_too() -> None:
    with speaking(LANGUAGES["en"]):
        assert in_words("0..1200", "EUR") == "€0\u00a0– €1,200"
        assert in_words("bijstandsnorm", "words") == "bijstandsnorm"


def test_how_a_scheme_ended_is_said_with_what_was_known_last() -> None:
    amount = {"value": "450..500", "unit": "EUR/year"}
    ended = {"kind": "expired", "last": "2025-12-31", "on": "2026-07-01", "amount": amount}
    with speaking(LANGUAGES["en"]):
        assert figures.ended_text(ended) == (
            "This scheme ran until 31 December 2025. We do not know whether there is a new one. "
            "Last known amount: €450\u00a0– €500 per year (2025)."
        )
    with speaking(LANGUAGES["pl"]):
        abolished = ended | {"kind": "abolished", "amount": None}
        assert figures.ended_text(abolished).endswith("Ostatni dzień to 31 grudnia 2025.")


def test_an_amount_that_goes_off_has_its_sign_first() -> None:
    with speaking(LANGUAGES["en"]):
        assert euro(-113200) == "\u2212€1,132"
    with speaking(LANGUAGES["ar"]):
        assert euro(-113200) == "\u2066\u2212€\u202f1,132\u2069"
