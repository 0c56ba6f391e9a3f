"""Amounts: ranges where facts are unknown, nothing guessed where figures are."""

from decimal import Decimal
from typing import Any

import pytest

from engine.base.ranges import bounds
from tests.engine.small import VOCABULARY, MakeSmall, version

BY_HOME = "deel: {unit: EUR/year, by: [woning], values: [{from: 2020-01-01, value: {huurhuis: 300, kamer: 100, koophuis: 0}}]}"
BY_BAND = """\
staffel:
  unit: EUR/year
  by_band: EUR/year
  values: [{from: 2020-01-01, value: [{up_to: 10000, is: 900}, {up_to: 20000, is: 500}, {is: 0}]}]
"""
BY_AGE = """\
kleeftijd:
  unit: EUR/year
  by_band: years
  values: [{from: 2020-01-01, value: [{from: 0, up_to: 11, is: 0}, {from: 12, up_to: 15, is: 700}, {from: 16, up_to: 17, is: 900}]}]
"""


def amount(
    small: MakeSmall, formula: str, facts: Any = None, members: Any = None, parameters: str = "", **more: str
) -> Any:
    outcome = small(version(amount=formula, **more), parameters).outcome(facts, members)
    return tuple(int(end) for end in bounds(outcome.amount))


@pytest.mark.parametrize(
    ("formula", "facts", "low", "high"),
    [
        ("bedrag", {}, 1200, 1200),
        ("inkomen", {}, 0, 100000),
        ("inkomen", {"inkomen": 5}, 5, 5),
        ("max(0, bedrag - inkomen)", {}, 0, 1200),
        ("max(0, bedrag - inkomen)", {"inkomen": 200}, 1000, 1000),
        ("min(inkomen, bedrag)", {}, 0, 1200),
        ("bedrag + inkomen - inkomen", {"inkomen": 7}, 1200, 1200),
        ("per_year(huur)", {}, 0, 24000),
        ("per_year(min(huur, per_month(bedrag)))", {}, 0, 1200),
        ("-inkomen", {}, -100000, 0),
        ("bedrag * 2", {}, 2400, 2400),
        ("bedrag / 2", {}, 600, 600),
        ("bedrag if student else 0", {}, 0, 1200),
        ("bedrag if student else 0", {"student": "ja"}, 1200, 1200),
        ("bedrag if student else 0", {"student": "nee"}, 0, 0),
        ("bedrag if student or not student else 0", {}, 1200, 1200),
        ("inkomen if student else inkomen", {"inkomen": 8}, 8, 8),
        ("(bedrag if student else inkomen) - (bedrag if student else inkomen)", {"inkomen": 3}, 0, 0),
        ("deel[woning]", {}, 0, 300),
        ("deel[woning]", {"woning": "kamer"}, 100, 100),
        ("deel[kamer]", {}, 100, 100),
        ("deel[woning] + (bedrag - bedrag if woning == huurhuis else deel[kamer])", {}, 100, 300),
        ("staffel[inkomen]", {}, 0, 900),
        ("staffel[inkomen]", {"inkomen": 10000}, 900, 900),
        ("staffel[inkomen]", {"inkomen": "10000,01"}, 500, 500),
        ("staffel[inkomen]", {"inkomen": 20000}, 500, 500),
        ("staffel[inkomen]", {"inkomen": 100000}, 0, 0),
        ("staffel[min(inkomen, bedrag)]", {}, 900, 900),
        ("kleeftijd[leeftijd]", {"leeftijd": 12}, 700, 700),
        ("kleeftijd[leeftijd]", {"leeftijd": 11}, 0, 0),
        ("kleeftijd[leeftijd]", {"leeftijd": 17}, 900, 900),
        ("kleeftijd[leeftijd] if leeftijd in kleeftijd else 0", {"leeftijd": 18}, 0, 0),
        ("kleeftijd[leeftijd] if leeftijd in kleeftijd else 0", {}, 0, 900),
        ("round_euro(inkomen)", {"inkomen": "10,50"}, 11, 11),
        ("per_year(kosten_schoonmaak + kosten_energie)", {"kosten": {"energie": 10}}, 120, 120),
        ("per_year(kosten_schoonmaak + kosten_energie)", {}, 0, 12000),
        ("per_year(kosten_schoonmaak)", {"kosten": {}}, 0, 0),
    ],
)
def test_an_amount_is_as_exact_as_what_is_known(
    small: MakeSmall, formula: str, facts: dict[str, Any], low: int, high: int
) -> None:
    assert amount(small, formula, facts, parameters=BY_HOME + "\n" + BY_BAND + BY_AGE) == (low, high)


@pytest.mark.parametrize(
    ("formula", "children", "low", "high"),
    [
        ("sum(kinderen, inkomen)", None, 0, 80000),
        ("sum(kinderen, inkomen)", [], 0, 0),
        ("sum(kinderen, inkomen)", [{"inkomen": 5}, {"inkomen": 7}], 12, 12),
        ("sum(kinderen, inkomen)", [{"inkomen": 5}, {}], 5, 20005),
        ("bedrag * count(kinderen, op_school)", None, 0, 4800),
        ("bedrag * count(kinderen, op_school)", [{"op_school": "ja"}, {}, {"op_school": "nee"}], 1200, 2400),
        ("largest(kinderen, inkomen)", None, 0, 20000),
        ("largest(kinderen, inkomen)", [{"inkomen": 5}, {"inkomen": 7}], 7, 7),
        ("smallest(kinderen, inkomen)", [{"inkomen": 5}, {"inkomen": 7}], 5, 5),
        ("largest(kinderen, inkomen)", [], 0, 0),
        ("smallest(kinderen, inkomen)", [{"inkomen": 5}, {}], 0, 5),
        ("bedrag if any(kinderen, op_school) else 0", None, 0, 1200),
        ("sum(kinderen, per_year(sum(opvang, uren * tarief)))", [{"opvang": [{"uren": 10, "tarief": 9}, {"uren": 1, "tarief": 10}]}], 1200, 1200),
        ("sum(kinderen, per_year(sum(opvang, uren * tarief)))", [{"opvang": []}], 0, 0),
        ("sum(kinderen, per_year(sum(opvang, uren * tarief)))", [{}], 0, 96000),
        ("sum(kinderen, per_year(sum(opvang, uren * tarief)))", None, 0, 384000),
        ("sum(kinderen, max(0, inkomen - bedrag))", [{"inkomen": 2000}, {"inkomen": 100}], 800, 800),
    ],
)  # fmt: skip
def test_members_are_added_up_and_unknown_ones_bounded(
    small: MakeSmall, formula: str, children: Any, low: int, high: int
) -> None:
    assert amount(small, formula, {}, {} if children is None else {"kinderen": children}) == (low, high)


def test_nobody_is_told_apart_from_nobody_known(small: MakeSmall) -> None:
    catalogue = small(version(amount="bedrag * count(kinderen, op_school)"))
    assert catalogue.outcome({}, {}).missing == ("kinderen",)
    assert catalogue.outcome({}, {"kinderen": []}).missing == ()


def test_a_figure_nobody_knows_leaves_the_right_without_an_amount(small: MakeSmall) -> None:
    hulp = "hulp: {unit: EUR/year, values: [{from: 2020-01-01, value: unknown, reason: niet gevonden}]}"
    catalogue = small(version("verzekerd", amount="hulp"), hulp)
    known = catalogue.outcome({"verzekerd": "ja"})
    assert (known.status, known.amount, known.exact) == ("eligible", None, None)
    assert catalogue.outcome({"verzekerd": "nee"}).amount == 0
    assert catalogue.outcome({}).amount is None


def test_a_figure_nobody_knows_in_the_award_does_not_lose_the_scheme(small: MakeSmall) -> None:
    deel = "deel: {unit: ratio, values: [{from: 2020-01-01, value: unknown, reason: niet gevonden}]}"
    outcome = small(version(extra="award: jaarbedrag * deel"), deel).outcome({})
    assert (outcome.status, outcome.amount) == ("eligible", None)


def test_one_unknown_cell_matters_only_to_whom_it_concerns(small: MakeSmall) -> None:
    deel = "deel: {unit: EUR/year, by: [woning], values: [{from: 2020-01-01, value: {huurhuis: 300, kamer: unknown, koophuis: 0}, reason: weg}]}"
    catalogue = small(version(amount="deel[woning]"), deel)
    assert catalogue.outcome({"woning": "huurhuis"}).amount == 300
    assert catalogue.outcome({"woning": "kamer"}).amount is None
    unknown = catalogue.outcome({})
    assert (unknown.amount, unknown.missing) == (None, ("woning",))


def test_a_figure_nobody_knows_leaves_a_condition_on_the_award_open(small: MakeSmall) -> None:
    figures = """\
drempel: {unit: EUR/year, values: [{from: 2020-01-01, value: 24}]}
hulp: {unit: EUR/year, values: [{from: 2020-01-01, value: unknown, reason: niet gevonden}]}
"""
    catalogue = small(version("toekenning >= drempel", amount="hulp if student else 0"), figures)
    for facts, status, missing in (({"student": "ja"}, "unknown", ()), ({}, "unknown", ("student",))):
        outcome = catalogue.outcome(facts)
        assert (outcome.status, outcome.amount, outcome.missing) == (status, None, missing)
        assert catalogue.advice(facts)["schemes"][0]["status"] == status
    assert catalogue.outcome({"student": "nee"}).status == "not_eligible"


def test_a_figure_known_to_lie_between_gives_a_range(small: MakeSmall) -> None:
    deel = "deel: {unit: ratio, values: [{from: 2020-01-01, value: {at_least: 0.6, at_most: 0.8}}]}"
    assert amount(small, "bedrag * deel", {}, parameters=deel) == (720, 960)


def test_a_divisor_that_may_be_zero_does_not_lose_the_scheme(small: MakeSmall) -> None:
    catalogue = small(version(amount="bedrag * (inkomen / partner_inkomen) if partner_inkomen > 0 else 0"))
    unknown = catalogue.outcome({"inkomen": 10, "partner": "ja"})
    assert (unknown.status, unknown.missing) == ("eligible", ("partner_inkomen",))
    low, high = bounds(unknown.amount)
    assert low <= 600 <= high
    assert catalogue.outcome({"inkomen": 10, "partner": "ja", "partner_inkomen": 20}).amount == 600
    assert catalogue.outcome({"inkomen": 10, "partner": "ja", "partner_inkomen": 0}).amount == 0


def test_a_number_that_does_not_apply_and_has_no_other_value_is_bounded(small: MakeSmall) -> None:
    words = VOCABULARY.replace(", ask_if: partner, otherwise: 0}", ", ask_if: partner}")
    outcome = small(version(amount="partner_inkomen"), files={"rules/vocabulary.yaml": words}).outcome(
        {"partner": "nee"}
    )
    assert bounds(outcome.amount) == (0, 50000)


def test_the_award_rounds_and_the_exact_sum_is_kept(small: MakeSmall) -> None:
    catalogue = small(version(amount="inkomen", extra="award: round_euro(jaarbedrag)"))
    outcome = catalogue.outcome({"inkomen": Decimal("1550.448")})
    assert (outcome.exact, outcome.amount) == (Decimal("1550.448"), 1550)


def test_a_sum_of_equal_months_is_the_year_to_the_cent(small: MakeSmall) -> None:
    outcome = small(version(amount="inkomen", extra="award: round_euro(jaarbedrag)")).outcome({"inkomen": "23,50"})
    assert (outcome.exact, outcome.amount) == (Decimal("23.50"), 24)


def test_the_month_the_authority_shows(small: MakeSmall) -> None:
    catalogue = small(version(amount="inkomen", extra="shown: round_down_euro(per_month(inkomen))"))
    assert catalogue.outcome({"inkomen": 1550}).shown == 129
    assert catalogue.outcome({}).shown is None


def test_facts_of_the_award_are_missing_too(small: MakeSmall) -> None:
    outcome = small(version(extra="award: 'min(jaarbedrag, inkomen)'")).outcome({})
    assert (bounds(outcome.amount), outcome.missing) == ((0, 1200), ("inkomen",))


def test_what_turns_out_not_to_matter_is_not_missing(small: MakeSmall) -> None:
    outcome = small(version(amount="bedrag if student or not student else 0")).outcome({})
    assert (outcome.status, outcome.amount, outcome.missing) == ("eligible", 1200, ())


def test_a_condition_that_holds_either_way_is_met(small: MakeSmall) -> None:
    catalogue = small(
        version("inkomen <= (bedrag if student else bedrag * 2)", amount="bedrag if student else bedrag * 2")
    )
    outcome = catalogue.outcome({"inkomen": 1000})
    assert (outcome.status, bounds(outcome.amount)) == ("eligible", (1200, 2400))


def test_no_amount_is_no_zero(small: MakeSmall) -> None:
    outcome = small(version("verzekerd", amount="")).outcome({"verzekerd": "ja"})
    assert (outcome.status, outcome.amount) == ("eligible", None)
