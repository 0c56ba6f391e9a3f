"""The coming year, scenarios and wages with the rules that ship, on fixed days; amounts from the laws and tables of 2026."""

from datetime import date
from typing import Any

import pytest

from engine import UNKNOWN, Catalogue, Given, applies, compare, disposable, outlook
from engine.advice.wage import Point
from tests.rules.households import CHILD, profile
from tests.rules.reference_households import (
    ALONE_ON_BIJSTAND_WITH_DEBTS,
    COUPLE_WITH_ONE_WIA_BENEFIT,
    SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN,
    SINGLE_PARENT_WITH_A_PART_TIME_WAGE,
)

ON = date(2026, 11, 22)
MOST_EVALUATIONS = 20

# A single parent in 2026 gets kindgebonden budget of (2,580 + 3,416) / 12 = 499.67 a month for one child, from 12 years
# 724 / 12 more (560.00), from 16 years 964 / 12 more (580.00). Kinderbijslag is 298.40, 362.35 or 426.29 a quarter for a
# child to 5, 6 to 11 or 12 to 17 years from July 2026 (120.78 and 142.09 a month), and 358.30 or 421.53 before.


def child(born: str) -> dict[str, Any]:
    return CHILD | {"geboortedatum": born}


def shifts(
    catalogue: Catalogue, household: dict[str, Any], on: date, kind: str = "birthday"
) -> dict[str, dict[str, Any]]:
    """Per day of an event, the month of each scheme before and after (the low end in whole euros)."""
    found = outlook(catalogue, household, on).as_json()["events"]
    return {
        event["date"]: {
            row["id"]: tuple(row[side]["per_month"]["min_cents"] // 100 for side in ("before", "after"))
            for row in event["schemes"]
            if row["before"]["per_month"] and row["after"]["per_month"]
        }
        for event in found
        if event["kind"] == kind
    }


def test_a_child_that_turns_twelve_brings_more(catalogue: Catalogue) -> None:
    found = shifts(catalogue, profile(ON.isoformat(), [child("2015-03-12")]), ON)
    assert found == {"2027-03-12": {"kindgebonden_budget": (499, 560), "kinderbijslag": (120, 142)}}


def test_a_child_that_turns_sixteen_brings_a_little_more(catalogue: Catalogue) -> None:
    found = shifts(catalogue, profile(ON.isoformat(), [child("2011-03-12")]), ON)
    assert found == {"2027-03-12": {"kindgebonden_budget": (560, 580)}}


def test_a_child_that_turns_eighteen_ends_both(catalogue: Catalogue) -> None:
    (found,) = shifts(catalogue, profile(ON.isoformat(), [child("2009-02-10")]), ON).values()
    assert found["kindgebonden_budget"] == (580, 0)
    assert found["kinderbijslag"] == (142, 0)


def test_within_the_known_rules_the_figures_of_the_next_quarter_count(catalogue: Catalogue) -> None:
    day = date(2026, 1, 10)
    found = outlook(catalogue, profile(day.isoformat(), [child("2014-03-12")]), day).as_json()
    event = next(event for event in found["events"] if event["kind"] == "birthday")
    assert (event["date"], event["reckoned_on"], event["estimate"]) == ("2026-03-12", "2026-04-01", False)
    assert shifts(catalogue, profile(day.isoformat(), [child("2014-03-12")]), day)["2026-03-12"]["kinderbijslag"] == (
        119,
        140,
    )


def test_new_amounts_in_july_are_told_in_may(catalogue: Catalogue) -> None:
    day = date(2026, 5, 15)
    found = shifts(catalogue, profile(day.isoformat(), [child("2014-01-12")]), day, "rules")
    assert found["2026-07-01"]["kinderbijslag"] == (140, 142)


def test_the_outlook_says_that_the_rules_of_next_year_are_not_known(catalogue: Catalogue) -> None:
    found = outlook(catalogue, profile(ON.isoformat()), ON).as_json()
    assert found["known_until"] == "2026-12-31"
    gaps = [event for event in found["events"] if event["kind"] == "rules_unknown"]
    assert gaps[0]["text"] == "De regels van 2027 zijn nog niet bekend."
    assert {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget"} <= {each["scheme"] for each in gaps[0]["about"]}


def test_the_aow_age_is_named_on_its_day(catalogue: Catalogue) -> None:
    household = profile(ON.isoformat(), [], geboortedatum_aanvrager="1960-01-20", gemiste_aow_jaren=0)
    found = outlook(catalogue, household, ON).as_json()["events"]
    event = next(event for event in found if event["kind"] == "birthday")
    assert event["date"] == "2027-01-20"
    assert event["text"] == "U wordt 67 jaar. Dit is de dag waarop u de AOW-leeftijd bereikt."
    aow = next(row for row in event["schemes"] if row["id"] == "aow")
    assert (aow["before"]["status"], aow["before"]["per_month"]["max_cents"]) == ("not_eligible", 0)
    assert aow["after"]["status"] == "eligible"
    assert aow["after"]["per_month"]["min_cents"] > 100_000


@pytest.mark.parametrize(
    "household",
    [SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, COUPLE_WITH_ONE_WIA_BENEFIT, SINGLE_PARENT_WITH_A_PART_TIME_WAGE],
)
@pytest.mark.parametrize("on", [date(2026, 5, 15), ON])
def test_an_outlook_takes_few_evaluations(catalogue: Catalogue, household: dict[str, Any], on: date) -> None:
    assert outlook(catalogue, household, on).evaluations <= MOST_EVALUATIONS


def test_a_birth_is_laid_beside_today(catalogue: Catalogue) -> None:
    """A second child brings 2,580 / 12 a month of kindgebonden budget (499.67 to 714.67), and 298.40 / 3 of kinderbijslag."""
    kind = catalogue.scenarios.kind("geboorte")
    assert kind
    found = compare(catalogue, profile(ON.isoformat(), [child("2018-05-20")]), ON, kind, Given(day=date(2026, 12, 5)))
    months = {one.scheme: one.month.low // 100 for one in found.changes if one.month and one.month.low}
    assert months["kindgebonden_budget"] == 215
    assert months["kinderbijslag"] == 100
    assert found.reckoned_on == date(2026, 12, 31)


@pytest.mark.parametrize("name", ["partner_erbij", "partner_weg", "aow", "geboorte"])
def test_whether_a_scenario_fits_can_be_told(catalogue: Catalogue, name: str) -> None:
    kind = catalogue.scenarios.kind(name)
    assert kind
    facts = profile(ON.isoformat())["facts"]
    assert applies(catalogue, kind, facts, ON) is not UNKNOWN
    assert applies(catalogue, kind, facts, ON) is (name != "partner_weg")


def lowest(points: tuple[Point, ...], gross: int) -> Point:
    return next(point for point in points if point.gross >= gross * 100)


def test_who_works_beside_bijstand_keeps_little_until_it_stops(catalogue: Catalogue) -> None:
    found = disposable(catalogue, ALONE_ON_BIJSTAND_WITH_DEBTS, ON)
    own = next(point for point in found.points if point.own)
    assert own.gross == 0
    assert (
        own.schemes.low == own.disposable.low > 141_946
    )  # the norm of a single person, 1,419.46, and toeslagen on top
    keeps = lowest(found.points, 600).keeps
    assert keeps
    assert keeps.high < 3000
    after = lowest(found.points, 1600).keeps
    assert after
    assert after.low > 9000


def test_the_chart_holds_the_own_wage_and_ends_at_sixty_thousand(catalogue: Catalogue) -> None:
    found = disposable(catalogue, SINGLE_PARENT_WITH_A_PART_TIME_WAGE, ON)
    assert [point.gross for point in found.points if point.own] == [150_000]
    assert found.points[-1].gross == 500_000
    assert len(found.points) == 26
