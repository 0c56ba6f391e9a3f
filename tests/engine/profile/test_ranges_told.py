"""A number that is told within bounds only: read, counted as a range, and still worth asking."""

from decimal import Decimal
from typing import Any

import pytest

from engine.base.ranges import Range
from engine.errors import ProfileError
from engine.profile.household import read_profile
from tests.engine.small import MakeSmall, Small, household, version

D = Decimal


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Small(tmp_path_factory.mktemp("profile"), {}).load().vocabulary


def read(vocabulary: Any, value: Any) -> Any:
    raw = {"on": "2026-07-01", **household({"inkomen": value}, None)}
    return read_profile(vocabulary, raw)


def test_a_range_is_read_with_both_its_ends(vocabulary: Any) -> None:
    profile = read(vocabulary, {"min": "24.000", "max": 27000})
    assert profile.household.values["inkomen"] == Range(D(24000), D(27000))
    assert profile.canonical()["facts"]["inkomen"] == {"min": D(24000).normalize(), "max": D(27000).normalize()}


def test_a_range_of_one_amount_is_that_amount(vocabulary: Any) -> None:
    assert read(vocabulary, {"min": 24000, "max": 24000}).household.values["inkomen"] == D(24000)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"min": 27000, "max": 24000}, "is geen bedrag"),
        ({"min": 24000}, "is geen bedrag"),
        ({"min": 1, "max": 2, "ongeveer": 1}, "is geen bedrag"),
        ({"min": -1, "max": 2}, "-1 is te laag"),
        ({"min": 1, "max": 100001}, "Dit is te hoog"),
    ],
)
def test_a_range_that_cannot_be_is_refused(vocabulary: Any, value: Any, words: str) -> None:
    with pytest.raises(ProfileError, match=words):
        read(vocabulary, value)


def test_the_amount_is_a_range_and_the_fact_stays_worth_asking(small: MakeSmall) -> None:
    advice = small(version(amount="inkomen")).advice({"inkomen": {"min": 20000, "max": 30000}})
    [scheme] = advice["schemes"]
    assert (scheme["amount"]["min_cents"], scheme["amount"]["max_cents"]) == (2000000, 3000000)
    assert [(each["fact"], each["stake_cents"]) for each in advice["questions"]] == [("inkomen", 1000000)]


LIMIT = "grens: {label: Grens, unit: EUR/year, values: [{from: 2000-01-01, value: 25000}]}"


@pytest.mark.parametrize(("low", "high", "status"), [
    (20000, 25000, "eligible"), (20000, 25001, "unknown"), (25001, 26000, "not_eligible"),
])  # fmt: skip
def test_a_condition_is_open_only_when_the_range_lies_on_both_sides(
    small: MakeSmall, low: int, high: int, status: str
) -> None:
    found = small(version("inkomen <= grens"), LIMIT).outcome({"inkomen": {"min": low, "max": high}})
    assert found.status == status
    assert found.missing == (("inkomen",) if status == "unknown" else found.missing)
