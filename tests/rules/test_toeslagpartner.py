"""Who is a toeslagpartner follows from the grounds of Awir art. 3 when the household cannot tell."""

from datetime import date
from typing import Any

import pytest

from engine import Catalogue, applies
from tests.rules.households import answer, euros, profile

# Income 24,000: one insured adult 1,550; with an uninsured partner half of 2,962.62.
ALONE, WITH_PARTNER = 1550, 1481

HOUSEMATE = {"getrouwd_of_geregistreerd": False, "huisgenoot_kan_partner_zijn": True}
NO_GROUND = {
    "samenlevingscontract": False,
    "samen_kind": False,
    "kind_erkend": False,
    "samen_pensioenregeling": False,
    "samen_koopwoning": False,
    "minderjarig_kind_van_een_van_beiden": False,
    "vorig_jaar_toeslagpartner": False,
}
COMPOSITE = {"minderjarig_kind_van_een_van_beiden": True}


@pytest.mark.parametrize(
    ("grounds", "award"),
    [
        ({"getrouwd_of_geregistreerd": True, "gaat_scheiden": False}, WITH_PARTNER),
        ({"getrouwd_of_geregistreerd": True, "gaat_scheiden": True}, ALONE),
        ({"getrouwd_of_geregistreerd": False, "huisgenoot_kan_partner_zijn": False}, ALONE),
        (HOUSEMATE | NO_GROUND, ALONE),
        (HOUSEMATE | NO_GROUND | COMPOSITE | {"zakelijk_huurcontract_huisgenoot": False}, WITH_PARTNER),
        (HOUSEMATE | NO_GROUND | COMPOSITE | {"zakelijk_huurcontract_huisgenoot": True}, ALONE),
        *[(HOUSEMATE | {name: True}, WITH_PARTNER) for name in NO_GROUND if name not in COMPOSITE],
    ],
)
def test_a_ground_makes_a_partner(catalogue: Catalogue, grounds: dict[str, Any], award: int) -> None:
    household = profile(heeft_toeslagpartner=None, toeslagpartner_zorgverzekerd=False, **grounds)
    found = answer(catalogue, "zorgtoeslag", household)
    assert (found["status"], euros(found)) == ("eligible", award)


def test_an_answer_goes_before_the_grounds(catalogue: Catalogue) -> None:
    household = profile(heeft_toeslagpartner=False, getrouwd_of_geregistreerd=True)
    assert euros(answer(catalogue, "zorgtoeslag", household)) == ALONE


def test_open_grounds_leave_the_partner_open(catalogue: Catalogue) -> None:
    grounds = HOUSEMATE | NO_GROUND | {"samen_kind": None}
    found = answer(
        catalogue, "zorgtoeslag", profile(heeft_toeslagpartner=None, toeslagpartner_zorgverzekerd=False, **grounds)
    )
    assert found["missing"] == ["heeft_toeslagpartner"]
    assert (found["amount"]["min_cents"], found["amount"]["max_cents"]) == (WITH_PARTNER * 100, ALONE * 100)


def test_the_grounds_are_only_asked_when_nobody_can_tell(catalogue: Catalogue) -> None:
    asked = [fact for fact in catalogue.vocabulary.facts.values() if fact.group == "toeslagpartner_nagaan"]

    def questions(**facts: Any) -> set[str]:
        return {fact.name for fact in asked if applies(catalogue, fact, facts, date(2026, 7, 1)) is True}

    assert questions() == {"getrouwd_of_geregistreerd"}
    assert questions(heeft_toeslagpartner=False) == set()
    assert questions(getrouwd_of_geregistreerd=True) == {"getrouwd_of_geregistreerd", "gaat_scheiden"}
    assert questions(**HOUSEMATE) == {*HOUSEMATE, *NO_GROUND}
    assert "zakelijk_huurcontract_huisgenoot" in questions(**HOUSEMATE, **COMPOSITE)
