"""Which question applies, given the answers so far."""

from datetime import date
from typing import Any

import pytest

from engine import UNKNOWN, Catalogue, applies
from engine.advice.parity import random_profiles
from tests.engine.small import DAY, VOCABULARY, MakeSmall, version

WORDS = (
    VOCABULARY.replace(
        "inkomen: {type: money, unit: EUR/year, bounds: [0, 20000], question: Inkomen van het kind?,",
        "inkomen: {type: money, unit: EUR/year, bounds: [0, 20000], question: Inkomen van het kind?, ask_if: leeftijd >= meerderjarigheid, otherwise: 0,",
    )
    .replace("student: {type: boolean,", "student: {type: boolean, ask_if: not told(zoekt_werk),")
    .replace("sinds: {type: date,", "sinds: {type: date, ask_if: 'woning in (huurhuis, kamer)',")
)


@pytest.fixture
def asked(small: MakeSmall) -> Any:
    catalogue = small(version(), files={"rules/vocabulary.yaml": WORDS}).load()

    def ask(name: str, facts: dict[str, Any], member: dict[str, Any] | None = None, on: date = DAY) -> Any:
        entity = "kinderen" if member is not None else ""
        known = catalogue.vocabulary.entities["kinderen"].facts if entity else catalogue.vocabulary.facts
        return applies(catalogue, known[name], facts, on, member, entity)

    return ask


@pytest.mark.parametrize(
    ("name", "facts", "answer"),
    [
        ("huur", {}, True),
        ("partner_verzekerd", {}, UNKNOWN),
        ("partner_verzekerd", {"partner": "ja"}, True),
        ("partner_verzekerd", {"partner": "nee"}, False),
        ("partner_verzekerd", {"partner": True}, True),
        ("partner_verzekerd", {"partner": None}, UNKNOWN),
        ("student", {}, True),
        ("student", {"zoekt_werk": "ja"}, False),
        ("student", {"zoekt_werk": "nee"}, False),
        ("sinds", {"woning": "kamer"}, True),
        ("sinds", {"woning": "koophuis"}, False),
        ("sinds", {}, UNKNOWN),
    ],
)
def test_a_question_follows_from_the_answers_so_far(asked: Any, name: str, facts: dict[str, Any], answer: Any) -> None:
    assert asked(name, facts) is answer


@pytest.mark.parametrize("strange", [{"partner": "misschien"}, {"partner": ["ja"]}, {"onbekend": 1}, {"huur": "abc"}])
def test_answers_that_cannot_be_read_count_as_not_given(asked: Any, strange: dict[str, Any]) -> None:
    assert asked("partner_verzekerd", strange) is UNKNOWN


@pytest.mark.parametrize(
    ("member", "on", "answer"),
    [
        ({"geboortedatum": "2000-01-01"}, DAY, True), ({"geboortedatum": "2015-01-01"}, DAY, False), ({}, DAY, UNKNOWN),
        ({"geboortedatum": "2008-07-01"}, DAY, True), ({"geboortedatum": "2008-07-02"}, DAY, True),
        ({"geboortedatum": "2008-12-01"}, DAY, True), ({"geboortedatum": "2008-12-02"}, DAY, False),
        ({"geboortedatum": "2008-12-02"}, date(2027, 1, 1), True),
    ],
)  # fmt: skip
def test_a_question_about_a_child_looks_at_it_all_year(asked: Any, member: Any, on: date, answer: Any) -> None:
    assert asked("inkomen", {}, member, on) is answer


def test_members_as_a_whole_are_always_asked(small: MakeSmall) -> None:
    catalogue = small(version()).load()
    assert applies(catalogue, catalogue.vocabulary.entities["kinderen"], {}, DAY) is True


def test_every_question_of_the_vocabulary_is_asked_of_somebody(catalogue: Catalogue) -> None:
    entities = catalogue.vocabulary.entities
    asked = {("", name): fact for name, fact in catalogue.vocabulary.facts.items() if fact.is_asked}
    asked |= {
        (entity, name): fact for entity in entities for name, fact in entities[entity].facts.items() if fact.is_asked
    }
    for raw in random_profiles(catalogue, 3000, seed=7):
        for entity, name in list(asked):
            members = raw["members"].get(entity) or [] if entity else [None]
            if any(
                applies(catalogue, asked[entity, name], raw["facts"], DAY, each, entity) is True for each in members
            ):
                del asked[entity, name]
        if not asked:
            break
    assert asked == {}
