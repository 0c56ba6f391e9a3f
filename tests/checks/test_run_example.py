"""Examples of rule files, worked out and compared."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import Advisor, load_catalogue
from engine.advice.answers import rulesets_of
from engine.checks import ExampleResult, run_example

SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(load_catalogue(SMALL))


def run(advisor: Advisor, number: int = 0, scheme: str = "proeftoeslag", **changes: Any) -> ExampleResult:
    """Run an example of a scheme of the small catalogue, with some of its parts replaced."""
    found = advisor.catalogue.scheme(scheme, "GM0484")
    advisor.inference.extend(rulesets_of((found,)))
    return run_example(advisor.library, advisor.inference, found, replace(found.examples[number], **changes))


def test_an_example_that_agrees_has_no_problems(advisor: Advisor) -> None:
    result = run(advisor)
    assert result.agrees
    assert (result.status, result.amount, result.failed) == ("eligible", (Decimal(1000), Decimal(1000)), ())


@pytest.mark.parametrize(
    ("number", "expect", "problems"),
    [
        (0, {"status": "eligible", "amount": 999}, ("amount is 1000, not 999",)),
        (0, {"status": "eligible", "amount": [900, 1000]}, ("amount is 1000, not [900, 1000]",)),
        (0, {"status": "eligible", "amount": None}, ("amount is 1000, not unknown",)),
        (0, {"status": "eligible", "shown": 83}, ("shown is unknown, not 83",)),
        (1, {"status": "eligible"}, ("status is not_eligible, not eligible (failed: inkomen_laag)",)),
        (1, {"status": "not_eligible", "failed": []}, ("failed is [inkomen_laag], not []",)),
        (3, {"status": "unknown", "amount": [0, 360]}, ()),
        (3, {"status": "unknown", "missing": []}, ("missing is [inkomen], not []",)),
    ],
)
def test_what_differs_is_said(advisor: Advisor, number: int, expect: dict[str, Any], problems: tuple[str, ...]) -> None:
    assert run(advisor, number, expect=expect).problems == problems


def test_a_missing_fact_of_a_member_goes_by_its_own_name_or_the_whole_path(advisor: Advisor) -> None:
    members: dict[str, Any] = {"kinderen": [{}]}
    for name in ("geboortedatum", "kinderen.geboortedatum"):
        result = run(advisor, members=members, expect={"status": "eligible", "missing": [name]})
        assert result.problems == ()


def test_an_open_norm_is_named(advisor: Advisor) -> None:
    expect = {"status": "needs_judgement", "judgement": []}
    assert run(advisor, scheme="proefbijdrage", expect=expect).problems == ("judgement is [geen_uitzicht], not []",)


def test_facts_that_cannot_be_read_are_problems(advisor: Advisor) -> None:
    result = run(advisor, facts={"inkomen": "veel"})
    assert not result.agrees
    assert "inkomen" in result.problems[0]


def test_a_date_without_rules_says_so(advisor: Advisor) -> None:
    from datetime import date

    result = run(advisor, on=date(2024, 6, 1))
    assert result.status == "not_covered"
    assert "status is not_covered, not eligible" in result.problems[0]
