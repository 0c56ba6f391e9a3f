"""Who says what benefit he gets now sees no new money that is none, no alarm, and still a real shortfall."""

from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.reference_households import ALONE_ON_BIJSTAND_WITH_DEBTS, AOW_WITH_A_SMALL_PENSION
from web.interview.questions import is_received


def told(household: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return {**household, "facts": {**household["facts"], **facts}}


def answer(catalogue: Catalogue, scheme: str, household: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    advice = advise(catalogue, household).as_json()
    row = next(each for each in advice["schemes"] if each["id"] == scheme)
    return row, [each["kind"] for each in advice["actions"] if each["scheme"] == scheme]


@pytest.mark.parametrize("month", ["1348.49", "1340", "1419.46"])  # paid out, rounded by hand, with holiday money
def test_bijstand_of_about_the_right_amount_is_what_somebody_gets_already(month: str, catalogue: Catalogue) -> None:
    household = told(ALONE_ON_BIJSTAND_WITH_DEBTS, bijstand_nu_per_maand=month, netto_inkomen_per_maand=month)
    row, actions = answer(catalogue, "bijstand", household)
    assert (row["status"], row["new_money"]) == ("eligible", {"min_cents": 0, "max_cents": 0})
    assert actions == []


def test_bijstand_that_is_far_too_low_still_shows(catalogue: Catalogue) -> None:
    household = told(ALONE_ON_BIJSTAND_WITH_DEBTS, bijstand_nu_per_maand=1000, netto_inkomen_per_maand=1000)
    row, actions = answer(catalogue, "bijstand", household)
    # half a year 1,401.50 and half a year 1,419.46, minus 12 x 1,000
    assert row["new_money"] == {"min_cents": 4925_76, "max_cents": 4925_76}
    assert actions == ["correct_up"]


# with the tax credits, without them (1,662.16 x 0.7730), and gross
@pytest.mark.parametrize("month", ["1581.55", "1284.85", "1662.16"])
def test_aow_of_about_the_right_amount_is_what_somebody_gets_already(month: str, catalogue: Catalogue) -> None:
    household = {**AOW_WITH_A_SMALL_PENSION, "receives": {"aow": month}}
    row, actions = answer(catalogue, "aow", household)
    assert (row["status"], row["new_money"]) == ("eligible", {"min_cents": 0, "max_cents": 0})
    assert actions == []


def test_aow_that_is_far_too_low_still_shows(catalogue: Catalogue) -> None:
    row, actions = answer(catalogue, "aow", {**AOW_WITH_A_SMALL_PENSION, "receives": {"aow": 1000}})
    # net 16,284.29 to 20,044.65 a year, minus 12 x 1,000
    assert row["new_money"] == {"min_cents": 4284_29, "max_cents": 8044_65}
    assert actions == ["correct_up"]


def test_aow_is_not_money_that_may_have_to_be_paid_back_while_a_question_is_open(catalogue: Catalogue) -> None:
    facts = {name: value for name, value in AOW_WITH_A_SMALL_PENSION["facts"].items() if name != "gemiste_aow_jaren"}
    row, actions = answer(catalogue, "aow", {**AOW_WITH_A_SMALL_PENSION, "facts": facts})
    assert (row["status"], row["new_money"], actions) == ("unknown", {"min_cents": 0, "max_cents": 0}, [])


def test_a_check_is_not_money_that_somebody_receives(catalogue: Catalogue) -> None:
    asked = {scheme.id for scheme in catalogue.schemes_for("GM0484") if is_received(scheme)}
    assert not asked & {"beslagvrije_voet", "minimumloon", "bijstand", "aio_aanvulling", "ioaw", "kinderbijslag"}
    assert {"aow", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"} <= asked
