"""Conditions are met, failed or unknown; what keeps one unknown is named; the status follows from them in one order."""

from typing import Any

import pytest

from engine.base.logic import UNKNOWN
from engine.base.ranges import Range, bounds
from engine.evaluate.outcome import Outcome
from tests.engine.small import VOCABULARY, MakeSmall, version

YES, NO = {"verzekerd": "ja"}, {"verzekerd": "nee"}
OPEN_NORM = "{id: oordeel, text: De gemeente vindt het goed., when: zoekt_werk, judgement: municipality}"


def conditions(outcome: Outcome) -> dict[str, Any]:
    return {each.test.condition.id: each.outcome for each in outcome.tested}


@pytest.mark.parametrize(
    ("when", "facts", "outcome", "missing"),
    [
        ("verzekerd", {}, UNKNOWN, ["verzekerd"]),
        ("verzekerd", YES, True, []),
        ("verzekerd", NO, False, []),
        ("not verzekerd", {}, UNKNOWN, ["verzekerd"]),
        ("verzekerd and student", NO, False, []),
        ("student and verzekerd", NO, False, []),
        ("verzekerd and student", YES, UNKNOWN, ["student"]),
        ("verzekerd or student", YES, True, []),
        ("student or verzekerd", YES, True, []),
        ("verzekerd or student", NO, UNKNOWN, ["student"]),
        ("inkomen <= bedrag", {}, UNKNOWN, ["inkomen"]),
        ("inkomen <= bedrag", {"inkomen": 1200}, True, []),
        ("inkomen <= bedrag", {"inkomen": "1200,01"}, False, []),
        ("inkomen < bedrag", {"inkomen": 1200}, False, []),
        ("inkomen >= 0", {}, True, []),
        ("0 <= inkomen < bedrag", {"inkomen": 1199}, True, []),
        ("woning == kamer", {}, UNKNOWN, ["woning"]),
        ("woning == kamer", {"woning": "kamer"}, True, []),
        ("woning != kamer", {"woning": "kamer"}, False, []),
        ("woning in (kamer, huurhuis)", {"woning": "koophuis"}, False, []),
        ("woning in (kamer, huurhuis)", {"woning": "huurhuis"}, True, []),
        ("woning in (kamer, huurhuis)", {}, UNKNOWN, ["woning"]),
        ("sinds <= peildatum", {}, UNKNOWN, ["sinds"]),
        ("leeftijd >= meerderjarigheid", {}, UNKNOWN, ["geboortedatum"]),
        ("leeftijd >= meerderjarigheid", {"geboortedatum": "1986-03-02"}, True, []),
        ("leeftijd >= meerderjarigheid", {"leeftijd": 12}, False, []),
        ("partner_verzekerd or verzekerd", {"partner": "nee", **NO}, False, []),
        ("any(kinderen, op_school)", {}, UNKNOWN, ["kinderen"]),
        ("count(kinderen, op_school) > 0", {}, UNKNOWN, ["kinderen"]),
    ],
)  # fmt: skip
def test_a_condition_comes_out_as_far_as_it_is_known(
    small: MakeSmall, when: str, facts: dict[str, Any], outcome: Any, missing: list[str]
) -> None:
    (tested,) = small(version(when), set="once").outcome(facts).tested
    assert tested.outcome is outcome
    assert list(tested.missing) == missing


@pytest.mark.parametrize(
    ("children", "when", "outcome", "missing"),
    [
        ([], "any(kinderen, op_school)", False, []),
        ([], "all(kinderen, op_school)", True, []),
        ([{}], "any(kinderen, op_school)", UNKNOWN, ["kinderen[0].op_school"]),
        ([{"op_school": "ja"}, {}], "any(kinderen, op_school)", True, []),
        ([{"op_school": "ja"}, {}], "all(kinderen, op_school)", UNKNOWN, ["kinderen[1].op_school"]),
        ([{"op_school": "nee"}, {}], "all(kinderen, op_school)", False, []),
        ([{"op_school": "ja"}, {}], "count(kinderen, op_school) > 1", UNKNOWN, ["kinderen[1].op_school"]),
        ([{"op_school": "ja"}, {}], "count(kinderen, op_school) > 0", True, []),
        ([{}], "any(kinderen, leeftijd < meerderjarigheid)", UNKNOWN, ["kinderen[0].geboortedatum"]),
    ],
)
def test_what_is_missing_of_a_member_is_named_with_its_place(
    small: MakeSmall, children: list[Any], when: str, outcome: Any, missing: list[str]
) -> None:
    (tested,) = small(version(when), set="once").outcome({}, {"kinderen": children}).tested
    assert tested.outcome is outcome
    assert list(tested.missing) == missing


def test_what_cannot_matter_is_not_missing(small: MakeSmall) -> None:
    outcome = small(version("verzekerd", "inkomen <= bedrag")).outcome(NO)
    assert (outcome.status, outcome.amount, outcome.missing) == ("not_eligible", 0, ())


def test_every_missing_fact_is_named_once(small: MakeSmall) -> None:
    outcome = small(version("verzekerd or student", "student", "inkomen <= bedrag"), set="once").outcome(NO)
    assert (outcome.status, outcome.missing) == ("unknown", ("student", "inkomen"))


def test_a_fact_that_was_read_before_is_named_again(small: MakeSmall) -> None:
    words = VOCABULARY.replace(
        "  student:",
        "  gedekt: {type: boolean, question: Bent u gedekt?, derived: verzekerd, chapter: wie}\n  student:",
    )
    outcome = small(version("gedekt", "verzekerd"), files={"rules/vocabulary.yaml": words}).outcome({})
    assert [each.missing for each in outcome.tested] == [("gedekt",), ("verzekerd",)]


@pytest.mark.parametrize(
    ("whens", "facts", "status"),
    [
        ([], {}, "eligible"),
        (["verzekerd", "student"], {"verzekerd": "ja", "student": "ja"}, "eligible"),
        (["verzekerd", "student"], YES, "unknown"),
        (["student", "verzekerd"], NO, "not_eligible"),
        ([OPEN_NORM], {}, "needs_judgement"),
        ([OPEN_NORM, "verzekerd"], YES, "needs_judgement"),
        ([OPEN_NORM, "verzekerd"], {}, "unknown"),
        ([OPEN_NORM, "verzekerd"], NO, "not_eligible"),
        ([OPEN_NORM], {"zoekt_werk": "ja"}, "eligible"),
        ([OPEN_NORM], {"zoekt_werk": "nee"}, "not_eligible"),
    ],
)
def test_the_status_follows_from_the_conditions(
    small: MakeSmall, whens: list[str], facts: dict[str, Any], status: str
) -> None:
    assert small(version(*whens)).outcome(facts).status == status


def test_an_open_norm_shows_up_to_and_asks_nothing(small: MakeSmall) -> None:
    outcome = small(version(OPEN_NORM)).outcome({})
    assert (bounds(outcome.amount), outcome.if_eligible, outcome.missing) == ((0, 1200), 1200, ())


@pytest.mark.parametrize(
    ("facts", "outcome", "routes", "missing"),
    [
        (YES, True, [True, UNKNOWN], ()),
        ({"student": "ja"}, True, [UNKNOWN, True], ()),
        (NO, UNKNOWN, [False, UNKNOWN], ("student",)),
        ({"verzekerd": "nee", "student": "nee"}, False, [False, False], ()),
        ({}, UNKNOWN, [UNKNOWN, UNKNOWN], ("verzekerd", "student")),
    ],
)
def test_one_route_is_enough(small: MakeSmall, facts: Any, outcome: Any, routes: list[Any], missing: Any) -> None:
    condition = (
        "{id: een_van_beide, text: Een van beide., any_of: ["
        "{id: een, text: Verzekerd., when: verzekerd}, {id: twee, text: Student., when: student}]}"
    )
    (tested,) = small(version(condition)).outcome(facts).tested
    assert tested.outcome is outcome
    assert [route.outcome for route in tested.routes] == routes
    assert tested.missing == missing


def test_a_route_with_a_figure_nobody_knows_leaves_the_others(small: MakeSmall) -> None:
    condition = (
        "{id: een_van_beide, text: Een van beide., any_of: ["
        "{id: een, text: Arm., when: inkomen < grens}, {id: twee, text: Verzekerd., when: verzekerd}]}"
    )
    grens = "grens: {unit: EUR/year, values: [{from: 2020-01-01, value: unknown, reason: niet gevonden}]}"
    catalogue = small(version(condition), grens)
    assert catalogue.outcome({**YES, "inkomen": 1}).status == "eligible"
    assert catalogue.outcome({**NO, "inkomen": 1}).status == "unknown"


def test_unknown_amounts_run_from_nothing(small: MakeSmall) -> None:
    outcome = small(version("verzekerd")).outcome({})
    assert (outcome.status, outcome.amount) == ("unknown", Range(0, 1200))


def test_a_question_that_does_not_apply_has_its_answer(small: MakeSmall) -> None:
    catalogue = small(version("partner_verzekerd"))
    assert catalogue.outcome({"partner": "nee"}).status == "not_eligible"
    assert catalogue.outcome({"partner": "ja"}).missing == ("partner_verzekerd",)
    assert catalogue.outcome({}).missing == ("partner", "partner_verzekerd")
    assert catalogue.outcome({"partner": "ja", "partner_verzekerd": "ja"}).status == "eligible"


def test_an_answer_left_from_before_does_not_count_when_its_question_does_not_apply(small: MakeSmall) -> None:
    catalogue = small(version(amount="partner_inkomen"))
    assert catalogue.outcome({"partner": "nee", "partner_inkomen": 1000}).amount == 0
    assert catalogue.outcome({"partner": "ja", "partner_inkomen": 1000}).amount == 1000
    assert bounds(catalogue.outcome({"partner_inkomen": 1000}).amount) == (0, 1000)


def test_presumed_facts_are_used_and_listed_until_told(small: MakeSmall) -> None:
    catalogue = small(version("woont_hier"))
    assumed = catalogue.outcome({})
    assert (assumed.status, dict(assumed.assumed), assumed.missing) == (
        "eligible",
        {"woont_hier": ("woont_hier", True)},
        (),
    )
    told = catalogue.outcome({"woont_hier": "nee"})
    assert (told.status, dict(told.assumed)) == ("not_eligible", {})
    same = catalogue.outcome({"woont_hier": "ja"})
    assert (same.status, dict(same.assumed)) == ("eligible", {})


def test_told_looks_at_answers_only(small: MakeSmall) -> None:
    words = VOCABULARY.replace(
        "  partner: {",
        "  gehuwd: {type: boolean, question: Getrouwd?, chapter: wie, ask_if: not told(partner), otherwise: nee}\n  partner: {derived: gehuwd, ",
    )
    catalogue = small(version("partner"), files={"rules/vocabulary.yaml": words})
    assert catalogue.outcome({"gehuwd": "ja"}).status == "eligible"
    assert catalogue.outcome({"gehuwd": "ja", "partner": "nee"}).status == "not_eligible"
    assert catalogue.outcome({}).missing == ("partner",)


def test_a_condition_on_the_award_is_tested_on_the_year(small: MakeSmall) -> None:
    drempel = "drempel: {unit: EUR/year, values: [{from: 2020-01-01, value: 24}]}"
    catalogue = small(
        version("toekenning >= drempel", amount="inkomen", extra="award: round_euro(jaarbedrag)"), drempel
    )
    assert catalogue.outcome({"inkomen": "23,49"}).status == "not_eligible"
    enough = catalogue.outcome({"inkomen": "23,50"})
    assert (enough.status, enough.amount) == ("eligible", 24)
    unknown = catalogue.outcome({})
    assert (unknown.status, bounds(unknown.amount), unknown.missing) == ("unknown", (0, 100000), ("inkomen",))
