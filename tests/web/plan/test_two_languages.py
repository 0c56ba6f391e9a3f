"""The plan beside the Dutch: whole in the second language, with its own signs, and numbers that keep their order."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup, Tag

from engine import Catalogue
from tests.web.plan.test_reference_households import HOUSEHOLDS, advice_of
from web.i18n import DUTCH, LANGUAGES, speaking
from web.plan import PlanDetails, plan_document
from web.plan.amounts import money_range
from web.plan.render import render_html

OTHERS = sorted(set(LANGUAGES) - {DUTCH.code})
EVERY_LANGUAGE = pytest.mark.parametrize("code", OTHERS)
EVERY_HOUSEHOLD = pytest.mark.parametrize("household", HOUSEHOLDS)


def page_in_two(catalogue: Catalogue, household: str, code: str) -> Tag:
    advice = advice_of(catalogue, household)
    dutch, other = (
        plan_document(advice, PlanDetails(datetime(2026, 7, 1, tzinfo=UTC), "Noor", language=LANGUAGES[one]))
        for one in (DUTCH.code, code)
    )
    return BeautifulSoup(render_html(dutch, second=other), "html.parser").main


@EVERY_HOUSEHOLD
@EVERY_LANGUAGE
def test_only_names_stay_dutch(catalogue: Catalogue, household: str, code: str) -> None:
    """A name starts with a capital and does not end in a point; a description or a sentence is translated."""
    stay = {one.get_text() for one in page_in_two(catalogue, household, code).select(".second [lang=nl]")}
    assert stay
    assert [text for text in stay if text[0].islower() or text.endswith(".")] == []


@EVERY_HOUSEHOLD
def test_arabic_has_its_own_comma_and_semicolon(catalogue: Catalogue, household: str) -> None:
    for block in page_in_two(catalogue, household, "ar").select(".second"):
        for part in block.select("[lang=nl], .phone"):
            part.replace_with("-")
        text = re.sub("\u2066[^\u2069]*\u2069", "-", block.get_text(" "))
        assert re.findall(r".{0,20}[,;](?!\d).{0,20}", text) == []


@EVERY_LANGUAGE
def test_both_tables_of_contents_lead_to_the_same_chapters(catalogue: Catalogue, code: str) -> None:
    page = page_in_two(catalogue, "SINGLE_PARENT_WITH_A_PART_TIME_WAGE", code)
    other, dutch = ([link["href"] for link in one.select("a")] for one in page.select(".contents"))
    assert dutch[-1] == other[-1] == "#helper"
    assert other[:-1] == [f"#{code}-{address[1:]}" for address in dutch[:-1]]
    assert all(page.find(id=address[1:]) for address in other)


def test_the_months_are_shown_in_the_second_language_too(catalogue: Catalogue) -> None:
    page = page_in_two(catalogue, "SINGLE_PARENT_WITH_A_PART_TIME_WAGE", "tr")
    dutch, turkish = ([cell.get_text() for cell in one.select("thead th")] for one in page.select(".months"))
    assert dutch[:3] == ["Maand", "jul", "aug"]
    assert turkish[:3] == ["Ay", "Tem", "Ağu"]


def test_a_range_reads_the_same_from_either_side_in_arabic() -> None:
    money = {"min_cents": 0, "max_cents": 60100}
    with speaking(LANGUAGES["ar"]):
        assert money_range(money) == "\u2066€\u202f0\u2069\u00a0إلى \u2066€\u202f601\u2069"
    with speaking(LANGUAGES["en"]):
        assert money_range(money) == "€0\u00a0– €601"


def test_who_is_asked_is_said_in_the_language_with_a_capital_where_a_sentence_begins(catalogue: Catalogue) -> None:
    page = page_in_two(catalogue, "ALONE_ON_BIJSTAND_WITH_DEBTS", "en")
    first = " ".join(page.select_one(".second .first .action-text").get_text().split())
    assert first == (
        "1. Apply for Schuldhulp van de gemeente. "
        "The municipality looks at your situation and decides whether you get it."
    )
