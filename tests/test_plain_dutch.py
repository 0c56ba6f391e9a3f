"""Every text for people, in rules, vocabulary, code and templates, is plain Dutch."""

import pytest

from engine import load_catalogue
from engine.checks import plain
from web.texts import texts


@pytest.fixture(scope="module", params=["interface", "plan", "rules"])
def spoken(request: pytest.FixtureRequest) -> list[str]:
    """The texts of one domain. The names inside a calculation are for who checks it, in the words of the law."""
    messages = [message.id for message in texts(load_catalogue(), request.param) if message.id]
    return [text for each in messages for text in ([each] if isinstance(each, str) else each)]


def test_sentences_are_short(spoken: list[str]) -> None:
    assert [fault for text in spoken for fault in plain.long_sentences(text)] == []


def test_words_are_plain_and_in_full(spoken: list[str]) -> None:
    assert [fault for text in spoken for fault in plain.hard_words(text)] == []


def test_somebody_does_it(spoken: list[str]) -> None:
    assert [sentence for text in spoken for sentence in plain.passives(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "De toeslag wordt berekend over het loon.",
        "Hoeveel er wordt ingehouden, weten wij niet.",
        "Wat betaald werd, telt.",
    ],
)
def test_a_sentence_without_a_doer_is_found(text: str) -> None:
    assert list(plain.passives(text)) == [text]


@pytest.mark.parametrize(
    "text", ["Uw kind wordt volgend jaar twaalf.", "Wij berekenen de toeslag.", "De huur wordt hoger."]
)
def test_becoming_is_no_passive(text: str) -> None:
    assert list(plain.passives(text)) == []


def test_an_abbreviation_is_found_with_its_full_form() -> None:
    assert list(plain.hard_words("Loon, toeslag enz. tellen mee, t/m december.")) == [
        ("enz.", "en meer"),
        ("t/m", "tot en met"),
    ]


def test_a_long_sentence_is_found() -> None:
    assert len(list(plain.long_sentences("woord " * 21 + "."))) == 1
    assert list(plain.long_sentences("woord " * 20)) == []
