"""Schemes for each member, and members that are compared with each other."""

from typing import Any

import pytest

from engine.base.ranges import bounds
from tests.engine.small import DAY, MakeSmall, version

YOUNG = "leeftijd < meerderjarigheid"
CHILD, ADULT = {"geboortedatum": "2020-01-01"}, {"geboortedatum": "2000-01-01"}


def children(*listed: dict[str, Any]) -> dict[str, Any]:
    return {"kinderen": list(listed)}


@pytest.mark.parametrize(
    ("members", "status", "low", "high", "missing"),
    [
        (children(CHILD), "eligible", 1200, 1200, ()),
        (children(CHILD, CHILD), "eligible", 2400, 2400, ()),
        (children(CHILD, ADULT), "eligible", 1200, 1200, ()),
        (children(ADULT), "not_eligible", 0, 0, ()),
        (children(CHILD, {}), "eligible", 1200, 2400, ("kinderen[1].geboortedatum",)),
        (children(ADULT, {}), "unknown", 0, 1200, ("kinderen[1].geboortedatum",)),
        (children({}, {}), "unknown", 0, 2400, ("kinderen[0].geboortedatum", "kinderen[1].geboortedatum")),
        (children(), "not_eligible", 0, 0, ()),
        ({}, "unknown", 0, 4800, ("kinderen",)),
    ],
)
def test_a_scheme_for_children_adds_up_what_each_gets(
    small: MakeSmall, members: Any, status: str, low: int, high: int, missing: Any
) -> None:
    outcome = small(version(YOUNG), entity="kinderen").outcome({}, members)
    assert (outcome.status, bounds(outcome.amount), outcome.missing) == (status, (low, high), missing)


def test_a_child_that_turns_eighteen_counts_until_then(small: MakeSmall) -> None:
    members = children({"geboortedatum": "2008-06-15"}, CHILD)
    assert small(version(YOUNG), entity="kinderen").outcome({}, members).amount == 1800


def test_a_household_condition_refuses_every_child(small: MakeSmall) -> None:
    catalogue = small(version(YOUNG, "verzekerd"), entity="kinderen")
    assert catalogue.outcome({"verzekerd": "nee"}, children(CHILD, CHILD)).status == "not_eligible"
    assert catalogue.outcome({"verzekerd": "nee"}).status == "not_eligible"


def test_without_knowing_of_children_a_household_that_qualifies_is_not_eligible_yet(small: MakeSmall) -> None:
    catalogue = small(version("verzekerd", amount="bedrag if student else 0"), entity="kinderen")
    for facts in ({"verzekerd": "ja"}, {"verzekerd": "ja", "student": "ja"}):
        outcome = catalogue.outcome(facts)
        assert outcome.status == "unknown"
        assert "kinderen" in outcome.missing
        assert bounds(outcome.amount) == (0, 4800)


def test_without_children_the_reason_is_named(small: MakeSmall) -> None:
    outcome = small(version(YOUNG, extra="award: 'max(jaarbedrag, bedrag)'"), entity="kinderen").outcome({}, children())
    assert (outcome.status, outcome.amount) == ("not_eligible", 0)
    assert [(each.test.condition.id, each.outcome) for each in outcome.tested] == [("kinderen", False)]


def test_the_award_is_over_all_children_together(small: MakeSmall) -> None:
    catalogue = small(version(YOUNG, amount="inkomen", extra="award: round_euro(jaarbedrag)"), entity="kinderen")
    members = children({**CHILD, "inkomen": "10,40"}, {**CHILD, "inkomen": "10,40"})
    assert catalogue.outcome({}, members).amount == 21


def test_what_the_authority_shows_is_over_all_children_together(small: MakeSmall) -> None:
    catalogue = small(version(YOUNG, extra="shown: per_month(bedrag)"), entity="kinderen")
    assert catalogue.outcome({}, children(CHILD, CHILD, ADULT)).shown == 200


def test_a_child_looks_at_itself_first_and_then_at_the_household(small: MakeSmall) -> None:
    steps = "- {id: eigen, for: kinderen, unit: EUR/year, formula: inkomen}\n- {id: huishouden, unit: EUR/year, formula: inkomen}"
    catalogue = small(version(amount="sum(kinderen, eigen) + huishouden", steps=steps))
    assert catalogue.outcome({"inkomen": 100}, children({"inkomen": 5}, {"inkomen": 7})).amount == 112


def test_a_step_for_children_may_use_a_step_of_the_household(small: MakeSmall) -> None:
    steps = "- {id: deel, unit: EUR/year, formula: bedrag / 2}\n- {id: per_kind, for: kinderen, unit: EUR/year, formula: deel if op_school else 0}"
    catalogue = small(version(amount="sum(kinderen, per_kind)", steps=steps))
    assert (
        catalogue.outcome({}, children({"op_school": "ja"}, {"op_school": "nee"}, {"op_school": "ja"})).amount == 1200
    )


@pytest.mark.parametrize(
    ("keys", "listed", "expected"),
    [
        ("inkomen", [5, 7, 6], [False, True, False]),
        ("inkomen", [7, 7, 6], [True, False, False]),
        ("inkomen", [6, 7, 7], [False, True, False]),
        ("-inkomen", [5, 7, 6], [True, False, False]),
        ("inkomen", [5], [True]),
        ("inkomen", [], []),
        ("inkomen, leeftijd", [7, 7], [True, False]),
    ],
)
def test_the_first_in_rank_is_one_child(small: MakeSmall, keys: str, listed: list[int], expected: list[bool]) -> None:
    outcome = ranked(small, keys, [{"inkomen": each, **CHILD} for each in listed])
    assert outcome == expected


def test_the_second_key_decides_when_the_first_is_equal(small: MakeSmall) -> None:
    listed = [{"inkomen": 7, "geboortedatum": "2021-01-01"}, {"inkomen": 7, "geboortedatum": "2015-01-01"}]
    assert ranked(small, "inkomen, leeftijd", listed) == [False, True]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ([{"inkomen": 7}, {}], ["?", "?"]),
        ([{}, {"inkomen": 20000}], ["?", "?"]),
        ([{}, {}], ["?", "?"]),
        ([{"inkomen": 5}, {"inkomen": 6}, {}], [False, "?", "?"]),
    ],
)
def test_the_first_in_rank_is_open_while_a_key_is(small: MakeSmall, listed: Any, expected: Any) -> None:
    assert ranked(small, "inkomen", listed) == expected


def test_only_one_child_is_first_whatever_the_unknown_turns_out_to_be(small: MakeSmall) -> None:
    steps = "- {id: voorop, for: kinderen, unit: boolean, formula: 'ranks_first(kinderen, inkomen)'}"
    catalogue = small(version(amount="bedrag * count(kinderen, voorop)", steps=steps))
    low, high = bounds(catalogue.outcome({}, children({"inkomen": 5}, {})).amount)
    assert low <= 1200 <= high
    assert catalogue.outcome({}, children({"inkomen": 5}, {"inkomen": 9})).amount == 1200


def ranked(small: MakeSmall, keys: str, listed: list[Any]) -> list[Any]:
    steps = f"- {{id: voorop, for: kinderen, unit: boolean, formula: 'ranks_first(kinderen, {keys})'}}"
    logic = version("count(kinderen, voorop) <= 2", amount="bedrag * count(kinderen, voorop)", steps=steps)
    outcome = small(logic).outcome({}, children(*listed), on=DAY)
    assert outcome.room is not None
    frames = outcome.room.frame.inner["kinderen"]
    return [frame.memo["voorop"] if isinstance(frame.memo["voorop"], bool) else "?" for frame in frames]


def test_nothing_is_presumed_of_members_nobody_told_of(small: MakeSmall) -> None:
    catalogue = small(version("any(kinderen, not ingeschreven)"))
    assert catalogue.outcome({}, {"kinderen": [{}]}).only_if == ("kinderen[0].ingeschreven",)
    outcome = catalogue.outcome({})
    assert (outcome.status, outcome.missing) == ("unknown", ("kinderen",))
