"""Income tax worked out by hand from the reference: refund, credits, care costs, and the years still open."""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.households import Json, answer, failed, profile

TAX, EARLIER, IN_ADVANCE = "aangifte_inkomstenbelasting", "aangifte_eerdere_jaren", "voorlopige_aanslag"


def worker(on: str = "2026-07-01", kinderen: Any = None, **changes: Any) -> Json:
    """Return somebody alone with a wage of 30,000 a year and 3,000 withheld, without children unless given."""
    facts: Json = {"bruto_loon_dit_jaar": 30000, "bruto_uitkering_dit_jaar": 0, "ingehouden_loonheffing": 3000}
    return profile(on, kinderen or [], **(facts | changes))


def pensioner(**changes: Any) -> Json:
    """Return somebody alone, with AOW all year and 24,000 of AOW and pension."""
    facts: Json = {"geboortedatum_aanvrager": "1950-03-02", "bruto_loon_dit_jaar": 0, "bruto_uitkering_dit_jaar": 24000}
    return worker(**(facts | changes))


def line(found: Json, name: str) -> Decimal:
    """Return a line of the calculation that is one number."""
    return Decimal(next(each["value"] for each in found["steps"] if each["id"] == name))


def euros(found: Json) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest amount in euros."""
    return Decimal(found["amount"]["min_cents"]) / 100, Decimal(found["amount"]["max_cents"]) / 100


def test_refund_of_a_wage(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker())
    assert line(found, "premie_volksverzekeringen") == 8295  # 27.65% x 30,000
    assert line(found, "belasting_schijf_1") == 2430  # (35.75% - 27.65%) x 30,000
    assert line(found, "algemene_heffingskorting") == 3099  # 3,115 - 6.398% x (30,000 - 29,736) = 3,098.11, up
    assert line(found, "arbeidskorting") == 5382  # 5,300 + 1.950% x (30,000 - 25,845) = 5,381.02, up
    assert line(found, "verschuldigde_inkomstenbelasting") == 2244  # 10,725 - 3,099 - 5,382
    assert found["status"] == "eligible"
    assert euros(found) == (755, 757)  # 3,000 - 2,244 = 756, give or take one euro of rounding


def test_care_costs_lower_the_tax(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker(zelf_betaalde_zorgkosten=True, zorgkosten_zonder_verhoging=0,
                                          zorgkosten_met_verhoging=1000))  # fmt: skip
    assert line(found, "zorgkosten_verhoging") == 400  # 40% of 1,000: income not above 41,123
    assert line(found, "zorgkosten_drempel") == 495  # 1.65% x 30,000
    assert line(found, "zorgkosten_aftrek") == 905  # 1,000 + 400 - 495
    # Income 29,095: premium 8,044.77 -> 8,044; tax 2,356.70 -> 2,356; credits 3,115 and 5,382; due 1,903.
    assert line(found, "verschuldigde_inkomstenbelasting") == 1903
    assert euros(found) == (1096, 1098)


def test_care_costs_of_partners_have_a_threshold_over_both_incomes(catalogue: Catalogue) -> None:
    partner: Json = {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1985-01-01"}
    partner |= {"bruto_loon_partner_dit_jaar": 10000, "bruto_uitkering_partner_dit_jaar": 20000}
    costs = {"zelf_betaalde_zorgkosten": True, "zorgkosten_zonder_verhoging": 2000, "zorgkosten_met_verhoging": 0}
    found = answer(catalogue, TAX, worker(**partner, **costs))
    assert line(found, "zorgkosten_drempel") == Decimal("1341.8675")  # 848 + 5.75% x (30,000 + 30,000 - 51,411)
    assert line(found, "zorgkosten_verhoging") == 0  # 60,000 is above 41,123


def test_credits_with_aow(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, pensioner(ingehouden_loonheffing=1000))
    assert line(found, "belasting_voor_kortingen") == 4284  # 17.85% x 24,000
    assert line(found, "algemene_heffingskorting") == 1556
    assert line(found, "ouderenkorting") == 2067
    assert line(found, "alleenstaande_ouderenkorting") == 540
    assert euros(found) == (878, 880)  # 1,000 - (4,284 - 4,163 = 121) = 879


def test_aow_with_a_partner_has_no_credit_for_being_alone(catalogue: Catalogue) -> None:
    couple = {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1951-01-01"}
    assert line(answer(catalogue, TAX, pensioner(**couple)), "alleenstaande_ouderenkorting") == 0


def test_third_bracket(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker("2025-07-01", bruto_loon_dit_jaar=0, bruto_uitkering_dit_jaar=100000,
                                          ingehouden_loonheffing=40000))  # fmt: skip
    # 10,628 premium + 3,140 + 37.48% x 38,376 = 14,383.32 + 49.5% x 23,183 = 11,475.59, each down; no credits left.
    assert line(found, "verschuldigde_inkomstenbelasting") == 10628 + 3140 + 14383 + 11475
    assert euros(found) == (373, 375)


def test_wajong_gives_a_credit_of_its_own(catalogue: Catalogue) -> None:
    assert line(answer(catalogue, TAX, worker(wajong_recht=True)), "jonggehandicaptenkorting") == 923
    assert line(answer(catalogue, TAX, worker("2025-07-01", wajong_recht=True)), "jonggehandicaptenkorting") == 909


@pytest.mark.parametrize(
    ("born", "credit"),
    [("2014-01-01", "2721"), ("2013-12-31", "0"), ("2024-12-31", "2721"), ("2026-07-02", "0")],
)
def test_child_of_the_combination_credit(born: str, credit: str, catalogue: Catalogue) -> None:
    """Under twelve on 1 January, and half a year in the house. 11.45% x (30,000 - 6,239) = 2,720.63, up."""
    found = answer(catalogue, TAX, worker(kinderen=[{"geboortedatum": born}]))
    assert line(found, "combinatiekorting") == Decimal(credit)


def test_combination_credit_is_for_the_lower_earner(catalogue: Catalogue) -> None:
    couple = {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1985-01-01"}
    child = [{"geboortedatum": "2020-05-01"}]
    more = worker(kinderen=child, **couple, minst_verdienende_partner=False)
    less = worker(kinderen=child, **couple, minst_verdienende_partner=True)
    assert line(answer(catalogue, TAX, more), "combinatiekorting") == 0
    assert line(answer(catalogue, TAX, less), "combinatiekorting") == 2721
    open_question = answer(catalogue, TAX, worker(kinderen=child, **couple))
    assert "minst_verdienende_partner" in open_question["missing"]


def test_what_comes_in_advance_is_not_paid_twice(catalogue: Catalogue) -> None:
    assert euros(answer(catalogue, TAX, worker(voorlopige_teruggaaf=500))) == (255, 257)


def test_refund_is_never_more_than_was_withheld(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker(bruto_loon_dit_jaar=5000, ingehouden_loonheffing=400))
    assert euros(found)[1] == 400  # no tax is due on 5,000


def test_unknown_withheld_tax_stays_below_the_credits(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker(ingehouden_loonheffing=None))
    assert (found["status"], found["missing"]) == ("unknown", ["ingehouden_loonheffing"])
    assert euros(found) == (0, 3099 + 5382)


def test_year_in_which_aow_begins_has_no_amount(catalogue: Catalogue) -> None:
    found = answer(catalogue, TAX, worker(geboortedatum_aanvrager="1959-06-15"))
    assert found["status"] == "eligible"
    assert found["amount"] is None


def test_next_year_is_not_covered(catalogue: Catalogue) -> None:
    assert answer(catalogue, TAX, worker("2027-01-01"))["status"] == "not_covered"


def test_oldest_open_year_comes_with_its_last_day(catalogue: Catalogue) -> None:
    found = answer(catalogue, EARLIER, worker("2026-11-22", ouder_jaar_zonder_aangifte=True))
    assert "1 januari 2021" in found["conditions"][0]["text"]
    assert found["apply"]["deadline"] == "2026-12-31"
    assert found["amount"] is None


def test_advance_only_for_a_refund(catalogue: Catalogue) -> None:
    assert answer(catalogue, IN_ADVANCE, worker())["status"] == "eligible"
    assert failed(answer(catalogue, IN_ADVANCE, worker(ingehouden_loonheffing=2262))) == ["belasting_terug"]  # 18 back
    assert failed(answer(catalogue, IN_ADVANCE, worker(voorlopige_teruggaaf=1))) == ["nog_niet_vooraf"]


def test_care_costs_without_tax_ask_for_a_return(catalogue: Catalogue) -> None:
    """35.75% of 10,000 less 1,234 of care costs is less than the credits of 3,115 and 833; no tax was withheld."""
    care: Json = {
        "bruto_loon_dit_jaar": 10000,
        "ingehouden_loonheffing": 0,
        "zelf_betaalde_zorgkosten": True,
        "zorgkosten_zonder_verhoging": 0,
        "zorgkosten_met_verhoging": 1000,  # + 40% - threshold of 166 = 1,234
    }
    told = worker(**care)
    found = answer(catalogue, "tegemoetkoming_zorgkosten", told)
    assert (found["status"], found["amount"]) == ("eligible", None)
    assert line(found, "zorgkosten_aftrek") == 1234
    opened = {(each["rule"], each["scheme"]) for each in advise(catalogue, told).as_json()["interactions"]}
    assert ("zorgkosten_vragen_om_aangifte", "tegemoetkoming_zorgkosten") in opened


def test_care_costs_with_enough_tax_need_no_second_way(catalogue: Catalogue) -> None:
    told = worker(zelf_betaalde_zorgkosten=True, zorgkosten_zonder_verhoging=3000, zorgkosten_met_verhoging=0)
    assert failed(answer(catalogue, "tegemoetkoming_zorgkosten", told)) == ["te_weinig_belasting"]
    opened = {each["rule"] for each in advise(catalogue, told).as_json()["interactions"]}
    assert "zorgkosten_vragen_om_aangifte" not in opened
