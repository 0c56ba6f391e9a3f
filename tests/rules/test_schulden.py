"""Remission, seizure, debt help and legal aid, worked out by hand; and how they touch one another in the advice."""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.households import Json, answer, failed, profile

MUNICIPALITY, WATER = "kwijtschelding_gemeente", "kwijtschelding_waterschap"
SEIZURE, PLAN, HELP = "beslagvrije_voet", "betalingsregeling", "schuldhulpverlening"
LEGAL_AID = "rechtsbijstand_eigen_bijdrage"

ASSESSED: Json = {
    "aanslag_gemeente": 400,
    "aanslag_waterschap": 150,
    "normdeel_kwijtschelding_gemeente": 1,
    "normdeel_kwijtschelding_waterschap": "0.9",
    "banksaldo": 1000,
    "auto_waarde": 0,
    "huurtoeslag_nu_per_maand": 250,
    "zorgpremies_per_maand": 150,
    "zorgtoeslag_nu_per_maand": 129,
}
INDEBTED: Json = {
    "heeft_betalingsachterstand": True,
    "in_schuldregeling": False,
    "vaste_lasten_per_maand": 900,
    "leefgeld_per_maand": 400,
}


def alone(on: str = "2026-01-01", kinderen: Any = None, income: int = 1200, **changes: Any) -> Json:
    """Return somebody alone with a rent of 700; `income` is net a month, holiday pay included."""
    facts: Json = {
        "netto_inkomen_per_maand": income,
        "netto_inkomen_met_vakantiegeld": income,
        "huurtoeslag_nu_per_maand": 0,
    }
    return profile(on, kinderen or [], **(facts | changes))


def euros(found: Json) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest amount in euros."""
    return Decimal(found["amount"]["min_cents"]) / 100, Decimal(found["amount"]["max_cents"]) / 100


def line(found: Json, name: str) -> Json:
    """Return a line of the calculation."""
    return next(each for each in found["steps"] if each["id"] == name)


def test_rent_and_premium_lower_the_income(catalogue: Catalogue) -> None:
    """Rent 700 - 250 = 450, less 252.49 or 204.34 of own share; the premium of 21 is below the 47 in the norm."""
    found = answer(catalogue, MUNICIPALITY, alone(income=1600, **ASSESSED))
    income = line(found, "inkomen_voor_kwijtschelding")
    assert (income["min"], income["max"]) == ("1354.34", "1402.49")  # 1,600 - 245.66 and 1,600 - 197.51
    # Capacity 12 x (1,402.49 - 1,401.50) = 11.88 at most, of which 80% = 9.504 counts.
    assert euros(found) == (Decimal("390.49"), 400)


def test_higher_share_of_the_norm_leaves_more_room(catalogue: Catalogue) -> None:
    """90% of 1,401.50 is 1,261.35; the income is 93 above it or more: 12 x 92.99 x 80% = 892 is more than 150."""
    assert failed(answer(catalogue, WATER, alone(income=1600, **ASSESSED))) == ["te_weinig_over"]
    full = alone(income=1600, **(ASSESSED | {"normdeel_kwijtschelding_waterschap": 1}))
    assert answer(catalogue, WATER, full)["status"] == "eligible"


def test_money_in_the_bank_up_to_a_month_of_costs_is_free(catalogue: Catalogue) -> None:
    """
    Allowances do not lower these costs: 1,401.50 + rent 700 - 252.49 or 204.34 of own share + premium 150 - 47.

    That is 1,952.01, or 2,000.16 with the smaller own share.
    """
    found = answer(catalogue, MUNICIPALITY, alone(**(ASSESSED | {"banksaldo": "1952.01"})))
    assert euros(found) == (400, 400)
    found = answer(catalogue, MUNICIPALITY, alone(**(ASSESSED | {"banksaldo": "2100.16"})))
    assert euros(found) == (Decimal("251.85"), 300)  # 400 - 148.15 and 400 - 100


def test_housemates_lower_the_norm_of_remission(catalogue: Catalogue) -> None:
    """With one other sharer: (40% / 2 + 30%) x 2,002.13 = 1,001.07 (rounded)."""
    home = alone(**ASSESSED)
    home["members"]["medebewoners"] = [{"geboortedatum": "1970-01-01", "toetsingsinkomen": 0, "vermogen": 0}]
    found = answer(catalogue, MUNICIPALITY, home)
    assert line(found, "norm_voor_kwijtschelding")["max"] == "1001.07"


def test_no_remission_rules_for_the_year_before(catalogue: Catalogue) -> None:
    assert answer(catalogue, MUNICIPALITY, alone("2025-12-31", **ASSESSED))["status"] == "not_covered"


def test_seizure_of_a_low_income(catalogue: Catalogue) -> None:
    """Of 1,200 a month 95% = 1,140 is free; 100 is taken, 60 may be: 40 too much, 480 a year."""
    found = answer(catalogue, SEIZURE, alone(beslag_op_inkomen=True, ingehouden_door_beslag=100))
    assert euros(found) == (480, 480)


def test_seizure_above_the_norm_is_a_range(catalogue: Catalogue) -> None:
    """Income 2,000: free from 95% x 1,401.50 = 1,331.425 to 95% x 2,000 = 1,900."""
    found = answer(catalogue, SEIZURE, alone(income=2000, beslag_op_inkomen=True, ingehouden_door_beslag=700))
    free = line(found, "geschatte_beslagvrije_voet")
    assert (free["min"], free["max"]) == ("1331.425", "1900")
    assert euros(found) == (Decimal("377.10"), 7200)  # 12 x (700 - 668.575) and 12 x (700 - 100)


@pytest.mark.parametrize(
    ("on", "low", "high"),
    [
        ("2025-06-30", "1278.1775", "2071.24"),
        ("2025-07-01", "1300.607", "2191.42"),
        ("2026-06-30", "1331.425", "2191.42"),
    ],
)
def test_maximum_by_half_year(on: str, low: str, high: str, catalogue: Catalogue) -> None:
    """From 95% of the norm (1,345.45, 1,369.06, 1,401.50) to the maximum; that of July 2025 lies below January 2026."""
    found = answer(catalogue, SEIZURE, alone(on, income=9000, beslag_op_inkomen=True, ingehouden_door_beslag=8000))
    free = line(found, "geschatte_beslagvrije_voet")
    assert (free["min"], free["max"]) == (low, high)


def test_nobody_is_asked_about_seizure_out_of_the_blue(catalogue: Catalogue) -> None:
    advice = advise(catalogue, alone()).as_json()
    found = next(each for each in advice["schemes"] if each["id"] == SEIZURE)
    assert (found["status"], found["unlikely"], found["missing"]) == ("unknown", True, ["beslag_op_inkomen"])
    assert not [each for each in advice["actions"] if each["scheme"] == SEIZURE]


def test_room_to_repay_is_the_lower_of_law_and_life(catalogue: Catalogue) -> None:
    """Law: 1,200 - 1,140 = 60. Life: 1,200 - 700 - 400 = 100."""
    found = answer(catalogue, PLAN, alone(**(INDEBTED | {"vaste_lasten_per_maand": 700})))
    assert line(found, "aflossing_per_maand")["value"] == "60"
    assert found["status"] == "eligible"
    assert "€ 60" in found["conditions"][1]["text"].replace("\u202f", " ").replace("\xa0", " ")


def test_without_room_the_advice_is_to_ask_for_help(catalogue: Catalogue) -> None:
    advice = advise(catalogue, alone(**INDEBTED)).as_json()
    opened = {each["scheme"] for each in advice["interactions"] if each["rule"] == "geen_ruimte_om_af_te_lossen"}
    assert opened == {HELP, "geldfit"}
    assert failed(next(each for each in advice["schemes"] if each["id"] == PLAN)) == ["ruimte"]
    help_first = next(each for each in advice["actions"] if each["scheme"] == HELP)
    assert (help_first["kind"], help_first["first"]) == ("check", True)


def test_refused_remission_points_to_the_appeal(catalogue: Catalogue) -> None:
    advice = advise(catalogue, alone(**ASSESSED, kwijtschelding_afgewezen=True)).as_json()
    assert [each["scheme"] for each in advice["interactions"] if each["rule"] == "afwijzing_klopt_niet"] == [
        "beroep_kwijtschelding"
    ]
    appeal = next(each for each in advice["actions"] if each["scheme"] == "beroep_kwijtschelding")
    assert appeal["first"]


def test_rightly_refused_remission_does_not(catalogue: Catalogue) -> None:
    advice = advise(catalogue, alone(**(ASSESSED | {"banksaldo": 9000}), kwijtschelding_afgewezen=True)).as_json()
    assert "afwijzing_klopt_niet" not in {each["rule"] for each in advice["interactions"]}


def test_remission_goes_before_a_payment_plan(catalogue: Catalogue) -> None:
    room = INDEBTED | {"vaste_lasten_per_maand": 500}
    advice = advise(catalogue, alone(**ASSESSED, **room)).as_json()
    assert next(each for each in advice["actions"] if each["scheme"] == MUNICIPALITY)["first"]


@pytest.mark.parametrize(
    ("kind", "matter", "income", "pays"),
    [
        ("advocaat", "andere_zaak", 25200, "188"),  # 257 - 69
        ("advocaat", "andere_zaak", 25201, "406"),  # 475 - 69
        ("advocaat", "familiezaak", 29801, "1051"),  # 1,120 - 69
        ("kort_advies", "andere_zaak", 30000, "170"),
        ("kort_advies", "familiezaak", 25900, "141"),
        ("mediation", "familiezaak", 25201, "138"),
    ],
)
def test_own_contribution_alone(kind: str, matter: str, income: int, pays: str, catalogue: Catalogue) -> None:
    found = answer(catalogue, LEGAL_AID, client(income, soort_rechtshulp=kind, soort_zaak=matter))
    assert found["status"] == "eligible"
    assert line(found, "u_betaalt_zelf")["value"] == pays


def test_couple_pays_for_a_mediator_by_its_own_table(catalogue: Catalogue) -> None:
    couple = {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1985-01-01"}
    found = answer(catalogue, LEGAL_AID, client(45000, soort_rechtshulp="mediation", **couple))
    assert line(found, "u_betaalt_zelf")["value"] == "138"


def test_seizure_gives_the_lowest_contribution(catalogue: Catalogue) -> None:
    found = answer(catalogue, LEGAL_AID, client(30000, beslag_op_inkomen=True, ingehouden_door_beslag=0))
    assert line(found, "u_betaalt_zelf")["value"] == "188"


def client(income: int, **changes: Any) -> Json:
    """Return somebody who needs a lawyer, with an income of two years ago."""
    facts: Json = {
        "heeft_advocaat_nodig": True,
        "soort_zaak": "andere_zaak",
        "inkomen_twee_jaar_terug": income,
        "vermogen_twee_jaar_terug": 0,
    }
    return alone("2026-07-01", **(facts | changes))
