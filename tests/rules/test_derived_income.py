"""Income worked out from gross: for the toeslagen, and net per month; every expected figure by hand from the tax tables.

2026: bracket 1 35.75% (27.65% premium) to 38,883, 17.85% with AOW; then 37.56%. Algemene heffingskorting 3,115 minus 6.398%
above 29,736 (AOW 1,556); arbeidskorting 5,300 at 25,845 plus 1.950% above, at most 5,685, minus 6.510% above 45,592;
ouderenkorting 2,067; alleenstaande-ouderenkorting 540; Zvw 4.85%.
"""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from engine.base.ranges import Range
from tests.rules.households import PARTNER, TOESLAGEN, answer, answers, profile
from tests.rules.shared_facts import value_of

Json = dict[str, Any]

NET = "geschat_netto_per_maand"
COUPLE = PARTNER | {"bruto_loon_partner_dit_jaar": 0, "bruto_uitkering_partner_dit_jaar": 0}


def gross(wage: int, benefit: int = 0, on: str = "2026-07-01", **more: Any) -> Json:
    """Return somebody of whom only gross income is known; alone without children unless given."""
    facts = {"toetsingsinkomen": None, "bruto_loon_dit_jaar": wage, "bruto_uitkering_dit_jaar": benefit}
    return profile(on, **({"kinderen": []} | facts | more))


def cents(found: Any) -> str:
    return str(found.quantize(Decimal("0.01")))


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        (gross(30000), "30000"),
        (gross(18000, 6000), "24000"),
        (gross(20000, winst_dit_jaar=10000), "30000"),
        (gross(30000, andere_aftrek=2000), "28000"),
        # 1,000 + 40% - 1.65% of 30,000 (495) = 905 of care costs
        (gross(30000, zelf_betaalde_zorgkosten=True, zorgkosten_zonder_verhoging=0, zorgkosten_met_verhoging=1000), "29095"),
        # Gifts 700 - 1% of 30,000 = 400
        (gross(30000, giften=700), "29600"),
        (gross(30000, **(COUPLE | {"bruto_uitkering_partner_dit_jaar": 20000})), "50000"),
        (gross(0, 0), "0"),
    ],
)  # fmt: skip
def test_income_for_the_toeslagen_from_its_parts(household: Json, expected: str, catalogue: Catalogue) -> None:
    assert value_of(catalogue, "toetsingsinkomen", household) == Decimal(expected)


def test_what_the_household_tells_goes_first(catalogue: Catalogue) -> None:
    assert value_of(catalogue, "toetsingsinkomen", gross(30000, toetsingsinkomen=27500)) == 27500
    assert value_of(catalogue, "netto_inkomen_per_maand", gross(30000, netto_inkomen_per_maand=1900)) == 1900


@pytest.mark.parametrize("missing", ["bruto_loon_dit_jaar", "bruto_uitkering_dit_jaar"])
def test_without_all_parts_the_income_is_asked(missing: str, catalogue: Catalogue) -> None:
    household = gross(30000, **{missing: None})
    assert value_of(catalogue, "toetsingsinkomen", household) == Range(Decimal(0), Decimal(1000000))
    assert answer(catalogue, "zorgtoeslag", household)["missing"] == ["toetsingsinkomen"]


def test_without_the_income_of_the_partner_it_is_asked(catalogue: Catalogue) -> None:
    assert answer(catalogue, "zorgtoeslag", gross(30000, **PARTNER))["missing"] == ["toetsingsinkomen"]


def test_a_year_without_tax_figures_asks_and_does_not_stop(catalogue: Catalogue) -> None:
    asked = value_of(catalogue, "netto_inkomen_per_maand", gross(30000, on="2024-07-01"))
    assert asked == Range(Decimal(0), Decimal(20000))


def test_a_profit_that_is_not_told_is_not_taken_for_nothing(catalogue: Catalogue) -> None:
    shop = gross(0, is_zelfstandige=True)
    assert answer(catalogue, "zorgtoeslag", shop)["missing"] == ["toetsingsinkomen"]
    assert value_of(catalogue, "toetsingsinkomen", gross(0, is_zelfstandige=True, winst_dit_jaar=12000)) == 12000


def test_the_toeslagen_are_those_of_the_income_and_the_estimate_is_listed(catalogue: Catalogue) -> None:
    child = [{"geboortedatum": "2018-01-01", "ontvangt_kinderbijslag": True, "opvang": []}]
    estimated, told = gross(24000, kinderen=child), profile(toetsingsinkomen=24000, kinderen=child)
    first, second = answers(catalogue, estimated), answers(catalogue, told)
    for scheme in TOESLAGEN:
        assert (first[scheme]["status"], first[scheme]["amount"]) == (
            second[scheme]["status"],
            second[scheme]["amount"],
        )
    assert "toetsingsinkomen" in {each["fact"] for each in advise(catalogue, estimated).as_json()["assumptions"]}
    assert "toetsingsinkomen" not in {each["fact"] for each in advise(catalogue, told).as_json()["assumptions"]}


def test_the_estimate_stands_in_the_trace_with_its_article(catalogue: Catalogue) -> None:
    steps = {each["id"]: each for each in answer(catalogue, "zorgtoeslag", gross(24000))["steps"]}
    assert steps["toetsingsinkomen"]["value"] == "24000"
    assert steps["toetsingsinkomen"]["source"]["article"] == "art. 7 lid 1 en art. 8"
    assert steps["geschat_toetsingsinkomen"]["words"]


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        # Tax 10,725 - 3,099 - 5,382 = 2,244; 27,756 / 12
        (gross(30000), "2313.00"),
        # What was withheld goes before our own sum: (30,000 - 3,000) / 12
        (gross(30000, ingehouden_loonheffing=3000), "2250.00"),
        # A profit of 10,000 pays 4.85% for care: (30,000 - 2,244 - 485) / 12
        (gross(20000, winst_dit_jaar=10000), "2272.58"),
        # A benefit has no arbeidskorting: 8,580 - 3,115 = 5,465; 18,535 / 12
        (gross(0, 24000), "1544.58"),
        # AOW: 4,284 - 1,556 - 2,067 - 540 = 121; care 1,164; 22,715 / 12
        (gross(0, 24000, geboortedatum_aanvrager="1950-03-02"), "1892.92"),
        # The combinatiekorting comes with the tax return and not with the wage: as without a child
        (gross(30000, kinderen=[{"geboortedatum": "2020-05-01"}]), "2313.00"),
        # Partner with a benefit of 20,000: 7,150 - 3,115 = 4,035; (27,756 + 15,965) / 12
        (gross(30000, **(COUPLE | {"bruto_uitkering_partner_dit_jaar": 20000})), "3643.42"),
        # Partner with a wage of 30,000: 10,725 - 3,098.11 - 5,381.02 = 2,245.87; (27,756 + 27,754.13) / 12
        (gross(30000, **(COUPLE | {"bruto_loon_partner_dit_jaar": 30000})), "4625.84"),
        # Wage of 60,000: 13,900.67 + 7,931.55 - 1,178.71 - (5,685 - 937.96) = 15,906.47; 44,093.53 / 12
        (gross(0, 0, **(COUPLE | {"bruto_loon_partner_dit_jaar": 60000})), "3674.46"),
        # Partner with AOW: 4,284 - 1,556 - 2,067 = 661; care 1,164; 22,175 / 12
        (gross(0, 0, **(COUPLE | {"bruto_uitkering_partner_dit_jaar": 24000, "geboortedatum_toeslagpartner": "1950-01-01"})),
         "1847.92"),
        # 2025: 35.82% of 30,000 = 8,295 + 2,451; 3,068 - 6.337% x 1,594 = 2,967; 5,220 + 2.258% x 3,712 = 5,304; 2,475
        (gross(30000, on="2025-07-01"), "2293.75"),
        (gross(0, 0), "0.00"),
    ],
)  # fmt: skip
def test_net_month_from_gross(household: Json, expected: str, catalogue: Catalogue) -> None:
    assert cents(value_of(catalogue, NET, household)) == expected


def test_net_without_holiday_allowance_is_an_estimate_that_is_listed(catalogue: Catalogue) -> None:
    # 2,313.00 / 1.07
    assert cents(value_of(catalogue, "netto_inkomen_per_maand", gross(30000))) == "2161.68"
    household = gross(30000, vermogen_bijstand=0, bijstand_nu_per_maand=0, netto_loon_per_maand=2161)
    found = answer(catalogue, "bijstand", household)
    assert found["status"] == "not_eligible"
    listed = {each["fact"]: each["text"] for each in advise(catalogue, household).as_json()["assumptions"]}
    assert listed["netto_inkomen_per_maand"].startswith("Uw netto inkomen is zo hoog als wij het schatten")


def test_net_of_a_benefit_is_a_range_and_is_still_asked(catalogue: Catalogue) -> None:
    # 1,544.58 / 1.08 up to 1,544.58: whether there is holiday allowance in it is not known.
    found = value_of(catalogue, "netto_inkomen_per_maand", gross(0, 24000))
    assert (cents(found.low), cents(found.high)) == ("1430.17", "1544.58")
    assert "netto_inkomen_per_maand" in answer(catalogue, "bijstand", gross(0, 24000, vermogen_bijstand=0))["missing"]
