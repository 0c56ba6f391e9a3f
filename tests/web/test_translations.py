"""The catalogues: the plan is whole in every language, and what is filled in stays in every sentence."""

import re

import pytest

from engine import load_catalogue
from web import texts
from web.i18n import DOMAINS, DUTCH, LANGUAGES, Dutch, gettext, is_machine_made, ngettext, read_catalogue, speaking

OTHERS = sorted(set(LANGUAGES) - {DUTCH.code})
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")


def filled(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


@pytest.mark.parametrize("code", OTHERS)
def test_no_word_of_the_plan_is_missing(code: str) -> None:
    assert [each.id for each in texts.missing(texts.renew(load_catalogue(), code)["plan"])] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("code", OTHERS)
def test_what_is_filled_in_stands_in_the_translation_too(code: str, domain: str) -> None:
    kept = read_catalogue(code, domain)
    assert kept is not None
    for entry in kept:
        if isinstance(entry.id, str) and entry.string:
            assert filled(entry.id) == filled(entry.string), entry.id
        elif entry.id and all(entry.string):
            assert all(filled(entry.id[1]) == filled(one) for one in entry.string[1:]), entry.id


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["1 year", "3 years", "5 years"]),
        ("pl", ["1 rok", "3 lata", "5 lat"]),
        ("uk", ["1 рік", "3 роки", "5 років"]),
        ("tr", ["1 yıl", "3 yıl", "5 yıl"]),
    ],
)
def test_a_number_takes_the_form_of_its_language(code: str, said: list[str]) -> None:
    with speaking(LANGUAGES[code]):
        assert [ngettext("%(num)s jaar", "%(num)s jaar", number) for number in (1, 3, 5)] == said


def test_a_text_without_a_translation_stays_dutch_and_says_so() -> None:
    with speaking(LANGUAGES["tr"]):
        assert isinstance(gettext("Dit staat in geen enkel bestand."), Dutch)
        assert not isinstance(gettext("Elke maand"), Dutch)


@pytest.mark.parametrize("code", OTHERS)
def test_the_plan_says_that_nobody_read_the_translation(code: str) -> None:
    assert is_machine_made(code)
