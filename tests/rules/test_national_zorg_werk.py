"""Health, energy, work, study and food where a household's facts or the calendar turn the answer."""

from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.households import answer, answers, failed, profile

MINE = {
    "eigen_risico", "eigen_risico_gespreid", "wmo_abonnementstarief", "wanbetalersregeling", "zorgverzekering_check",
    "noodfonds_energie", "energiecontract", "huurcommissie", "huurverlaging", "woonkostentoeslag", "minimumloon",
    "studiefinanciering_basisbeurs", "studiefinanciering_aanvullende_beurs", "studiefinanciering_eenoudertoeslag",
    "tegemoetkoming_scholieren", "reiskosten_treinvertraging", "voedselbank",
}  # fmt: skip

STUDENT: dict[str, Any] = {
    "geboortedatum_aanvrager": "2006-02-01",
    "opleiding": "mbo",
    "woont_bij_ouders": True,
    "aanvullende_beurs_volgens_duo": "300.00",
}
FOOD = {"te_weinig_voor_eten", "heeft_betalingsachterstand", "netto_inkomen_per_maand", "vaste_lasten_per_maand"}
UNDERPAID: dict[str, Any] = {"loon_lijkt_te_laag": True, "uurloon": "10.00", "werkuren_per_week": 10}


def cents(found: dict[str, Any]) -> int:
    amount = found["amount"]
    assert amount["min_cents"] == amount["max_cents"], found["missing"]
    return int(amount["max_cents"])


@pytest.mark.parametrize("on", ["2025-07-01", "2026-07-01"])
def test_who_tells_nothing_about_these_matters_is_asked_little(on: str, catalogue: Catalogue) -> None:
    found = answers(catalogue, profile(on=on))
    asked = {fact for scheme in MINE if not found[scheme]["unlikely"] for fact in found[scheme]["missing"]}
    assert asked == FOOD | {"vermogen_bijstand"}


def test_these_schemes_never_add_money_that_nobody_told_about(catalogue: Catalogue) -> None:
    found = answers(catalogue, profile())
    assert not [scheme for scheme in MINE if found[scheme]["new_money"] and found[scheme]["new_money"]["max_cents"]]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        # 20 all year: half a year 1.77 and half a year 1.99 short: (1.77 + 1.99) / 2 x 10 x 52
        ("2006-01-01", 977_60),
        # 21 on 1 May: four months 1.77 (11.77), two 4.71 (14.71) and six 4.99 (14.99):
        # 520 x (4 x 1.77 + 2 x 4.71 + 6 x 4.99) / 12
        ("2005-05-01", 2012_40),
        # 21 on 2 May counts from 1 June: 520 x (5 x 1.77 + 4.71 + 6 x 4.99) / 12
        ("2005-05-02", 1885_00),
        # 67 and older: 520 x (4.71 + 4.99) / 2
        ("1955-01-01", 2522_00),
    ],
)
def test_the_minimum_wage_follows_age_and_half_year(born: str, expected: int, catalogue: Catalogue) -> None:
    household = profile(geboortedatum_aanvrager=born, **UNDERPAID)
    assert cents(answer(catalogue, "minimumloon", household)) == expected


def test_the_supplementary_grant_of_mbo_has_another_maximum_from_august(catalogue: Catalogue) -> None:
    student = STUDENT | {"aanvullende_beurs_volgens_duo": 600}
    found = answers(catalogue, profile(kinderen=[], **student))
    # 7 x 438.08 + 5 x 442.50
    assert cents(found["studiefinanciering_aanvullende_beurs"]) == 5279_06
    # 12 x 107.26
    assert cents(found["studiefinanciering_basisbeurs"]) == 1287_12


def test_the_grants_of_2025_are_not_covered(catalogue: Catalogue) -> None:
    found = answers(catalogue, profile(on="2025-10-01", **STUDENT))
    assert {
        found[scheme]["status"]
        for scheme in ("studiefinanciering_basisbeurs", "studiefinanciering_aanvullende_beurs", "wanbetalersregeling")
    } == {"not_covered"}


def test_who_is_thirty_is_not_asked_about_a_study(catalogue: Catalogue) -> None:
    found = answer(catalogue, "studiefinanciering_basisbeurs", profile(geboortedatum_aanvrager="1990-01-01"))
    assert found["status"] == "not_eligible"
    assert found["missing"] == []


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2025-04-22", "eligible"),
        ("2025-04-30", "eligible"),
        ("2025-05-01", "not_eligible"),
        ("2026-11-22", "not_eligible"),
        ("2027-01-03", "not_eligible"),
        ("2027-01-04", "eligible"),
        ("2027-05-07", "eligible"),
        ("2027-05-08", "not_covered"),
    ],
)
def test_the_energy_fund_is_open_in_its_rounds_only(on: str, status: str, catalogue: Catalogue) -> None:
    household = profile(on=on, bruto_inkomen_huishouden_per_maand=1600, energiekosten_per_jaar=2400)
    assert answer(catalogue, "noodfonds_energie", household)["status"] == status


def test_between_the_rounds_the_answer_names_the_next_one(catalogue: Catalogue) -> None:
    found = answer(catalogue, "noodfonds_energie", profile(on="2026-11-22"))
    text = next(each["text"] for each in found["conditions"] if each["id"] == "ronde_open")
    assert failed(found) == ["ronde_open"]
    assert "4 januari 2027" in text
    assert "7 mei 2027" in text


def test_the_first_round_has_a_right_without_an_amount(catalogue: Catalogue) -> None:
    household = profile(on="2025-04-25", bruto_inkomen_huishouden_per_maand=1600, energiekosten_per_jaar=2400)
    assert answer(catalogue, "noodfonds_energie", household)["amount"] is None


@pytest.mark.parametrize(
    ("scheme", "facts"),
    [
        ("huurcommissie", {"huur_lijkt_te_hoog": True}),
        ("huurverlaging", {"inkomen_gedaald_na_huurverhoging": True, "verhuurder_verlaagt_huur": True}),
        ("woonkostentoeslag", {"woonkosten_te_hoog": True, "gemeente_vindt_woonkosten_bijzonder": True}),
        ("tegemoetkoming_scholieren", {"geboortedatum_aanvrager": "2007-01-01", "opleiding": "voortgezet_onderwijs"}),
        ("voedselbank", {"te_weinig_voor_eten": True, "netto_inkomen_per_maand": 900, "vaste_lasten_per_maand": 800}),
    ],
)
def test_a_pointer_has_no_amount_and_is_never_nothing(scheme: str, facts: dict[str, Any], catalogue: Catalogue) -> None:
    found = answer(catalogue, scheme, profile(**facts))
    assert found["status"] == "eligible"
    assert found["amount"] is None


def test_savings_on_premium_and_energy_are_no_income(catalogue: Catalogue) -> None:
    alone = profile(kinderen=[])
    saving = profile(
        kinderen=[],
        vergelijkt_zorgverzekering=True,
        zorgpremie_per_maand=170,
        andere_zorgpremie_per_maand=150,
    )
    totals = [advise(catalogue, each).as_json()["total"] for each in (alone, saving)]
    assert totals[0]["new_money_per_year"] == totals[1]["new_money_per_year"]
    # 12 x 20
    assert totals[1]["in_kind"]["max_cents"] - totals[0]["in_kind"]["max_cents"] == 240_00
