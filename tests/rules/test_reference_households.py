"""What six complete households get in 2026, worked out by hand from the published figures.

The comments hold the arithmetic. Figures of 2026: standaardpremie 2,119; drempelinkomen 29,736; huurtoeslag for one / more
persons: own contribution 202.52 / 200.71, income point 23,425 / 31,500, shares 65% above 498.20 and 40% above 713.02
(764.14 from three persons), taper 27% / 22%; kindgebonden budget 2,580 a child, 724 more from 12, 3,416 without partner.
"""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue
from tests.rules import reference_households as reference
from tests.rules.households import answers

Json = dict[str, Any]

ALONE = {
    # 2,119 - 0.01912 x 29,736 = 2,119 - 568.55 = 1,550.45
    "zorgtoeslag": "1550",
    # 498.20 - 202.52 = 295.68; 0.65 x (600 - 498.20) = 66.17; 361.85 x 12 = 4,342.20
    "huurtoeslag": "4342",
    # 6 x 1,401.50 + 6 x 1,419.46; no other income
    "bijstand": "16925.76",
    # Norm at 100%: 1,348.49 / 0.95 = 1,419.46 = the norm, so no capacity; the bank balance is exempt.
    # Net rent 600 - 361 = 239 is under 252.49, and premium 150 - 129 = 21 under 47: neither lowers the income.
    "kwijtschelding_gemeente": "420",
    "kwijtschelding_waterschap": "210",
}

SINGLE_PARENT = {
    "zorgtoeslag": "1550",
    # 498.20 - 200.71 = 297.49; 0.65 x (700 - 498.20) = 131.17; 428.66 x 12 = 5,143.92
    "huurtoeslag": "5144",
    # 2,580 + 3,416
    "kindgebonden_budget": "5996",
    # 96% of 60 hours at 8.00, twelve months: 5,529.60
    "kinderopvangtoeslag": "5530",
    # Seven years old: 358.30 on 1 January and 1 April, 362.35 on 1 July and 1 October
    "kinderbijslag": "1441.30",
    # 14.80 is above 14.71 until June and 0.19 under 14.99 from July: 0.19 x 24 x 52 / 2
    "minimumloon": "118.56",
    # 35.75% of 18,000 = 6,435; credits 3,115 + 2,868 (996 + 31.009% of 6,035) + 1,347 (11.45% of 11,761) = 7,330: no
    # tax, so all that was withheld comes back.
    "aangifte_inkomstenbelasting": "1000",
}

SELF_EMPLOYED = {
    # 2 x 2,119 - 0.04289 x 29,736 - 0.1373 x (38,000 - 29,736) = 4,238 - 1,275.38 - 1,134.65 = 1,827.98
    "zorgtoeslag": "1828",
    # 297.49 + 0.65 x (764.14 - 498.20) + 0.40 x (850 - 764.14) = 297.49 + 172.861 + 34.344 = 504.695;
    # minus 0.22 x 6,500 / 12 = 119.1667; 385.5283 x 12 = 4,626.34
    "huurtoeslag": "4626",
    # 3 x 2,580 + 724; the income is under 29,736 + 9,405 = 39,141
    "kindgebonden_budget": "8464",
    # 3 years: 2 x 295.07 + 2 x 298.40 = 1,186.94; 8 years: 1,441.30; 13 years: 2 x 421.53 + 2 x 426.29 = 1,695.64
    "kinderbijslag": "4323.88",
}

AOW = {
    "zorgtoeslag": "1550",
    # 295.68 + 0.65 x (650 - 498.20) = 394.35; x 12
    "huurtoeslag": "4732",
    # Gross with holiday allowance: 6 x (1,637.57 + 106.55) + 6 x (1,662.16 + 104.78) = 21,066.36; of that goes 4.85%
    # with the tax credits on the AOW, and 22.70% without them: 20,044.64 down to 16,284.30.
    "aow": "20044.65",
    # 17.85% of 22,000 = 3,927; credits 1,556 + 2,067 + 540 = 4,163: no tax, so the 300 that was withheld comes back.
    "aangifte_inkomstenbelasting": "300",
}

STUDENT = {
    "zorgtoeslag": "1550",
    # 12 x 324.52
    "studiefinanciering_basisbeurs": "3894.24",
    # 12 x 300, under the maximum of 491.08
    "studiefinanciering_aanvullende_beurs": "3600",
    # 35.75% of 6,000 = 2,145, less than the credit of 3,115: the 300 that was withheld comes back.
    "aangifte_inkomstenbelasting": "300",
}

ONE_BENEFIT = {
    # 2 x 2,119 - 0.04289 x 29,736 = 4,238 - 1,275.38
    "zorgtoeslag": "2963",
    # 297.49 + 0.65 x (713.02 - 498.20) + 0.40 x (720 - 713.02) = 297.49 + 139.633 + 2.792 = 439.915; x 12 = 5,278.98
    "huurtoeslag": "5279",
    # The fixed amount of 2026
    "alleenverdieners": "1100",
    # Income 1,880 + 150 = 2,030. Net rent 720 - 439 = 281, which is 28.51 to 76.66 above 204.34 to 252.49; net premium
    # 300 - 246 = 54, under 106. So 1,953.34 to 2,001.49, under the norm of 2,027.79: no capacity, all is remitted.
    "kwijtschelding_gemeente": "450",
}

HOUSEHOLDS = [
    pytest.param(reference.ALONE_ON_BIJSTAND_WITH_DEBTS, ALONE, id="alone on bijstand with debts"),
    pytest.param(reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, SINGLE_PARENT, id="single parent, part-time wage"),
    pytest.param(reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, SELF_EMPLOYED, id="self-employed, three children"),
    pytest.param(reference.AOW_WITH_A_SMALL_PENSION, AOW, id="AOW with a small pension"),
    pytest.param(reference.STUDENT_OF_NINETEEN_LIVING_OUT, STUDENT, id="student of 19 living out"),
    pytest.param(reference.COUPLE_WITH_ONE_WIA_BENEFIT, ONE_BENEFIT, id="couple with one WIA benefit"),
]

# How much lower the lowest end may be. The tax return is worked out within a euro.
# Which tax credits are taken off the AOW is not known, so that it is a range: 20,044.65 - 16,284.29.
TOLERANCE = {"aangifte_inkomstenbelasting": 100, "aow": 3760_36}

# Rights of each household without an amount, and what it has no right to for a reason worth a test.
STATUSES = [
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "schuldhulpverlening", "needs_judgement", []),
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "geldfit", "eligible", []),
    # 1,348.49 - 1,050 = 298.49 is under 200 + 115
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "voedselbank", "eligible", []),
    # 1,450 with 7% holiday allowance is 1,551.50, above 1,419.46
    (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "bijstand", "not_eligible", ["inkomen"]),
    (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "leergeld", "needs_judgement", []),
    # 1,551.50 minus rent above the norm (700 - 428 - 204.34 at most = 67.66) is 1,483.84 or more, 64.38 above 1,419.46;
    # 12 x 64.38 x 80% = 618, more than the 380 to pay
    (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "kwijtschelding_gemeente", "not_eligible", ["te_weinig_over"]),
    (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "voorlopige_aanslag", "eligible", []),
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "betalingsregeling", "not_eligible", ["ruimte"]),
    # 35.75% of 20,000 = 7,150 - 3,115 = 4,035, all of it withheld already
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "aangifte_inkomstenbelasting", "not_eligible", ["belasting_terug"]),
    # 35.75% of 26,000 = 9,295 - 3,115 - 5,304 = 876 to pay, and nothing was withheld
    (
        reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN,
        "aangifte_inkomstenbelasting",
        "not_eligible",
        ["belasting_terug"],
    ),
    (reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, "kinderopvangtoeslag", "not_eligible", ["opvang"]),
    (reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, "leergeld", "needs_judgement", []),
    # 1,641.55 + 99.70 - 51.66 (net rent 256 above 204.34) = 1,689.59, 102.25 above the norm: 981 a year to pay from
    (reference.AOW_WITH_A_SMALL_PENSION, "kwijtschelding_gemeente", "not_eligible", ["te_weinig_over"]),
    # 35.75% of 27,500 = 9,831 (9,830 after rounding) - 3,115 = 6,715, all of it withheld
    (reference.COUPLE_WITH_ONE_WIA_BENEFIT, "aangifte_inkomstenbelasting", "not_eligible", ["belasting_terug"]),
    (reference.COUPLE_WITH_ONE_WIA_BENEFIT, "kindgebonden_budget", "not_eligible", ["kind"]),
    (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "individuele_studietoeslag", "not_eligible", ["beperking"]),
    (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "voorlopige_aanslag", "eligible", []),
    (reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, "bijstand", "not_eligible", ["inkomen"]),
    (reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, "bbz", "needs_judgement", []),
    # 1,641.55 + 99.70 minus the exempt 26.50 is 1,714.75, above 1,587.34
    (reference.AOW_WITH_A_SMALL_PENSION, "aio_aanvulling", "not_eligible", ["inkomen"]),
    (reference.AOW_WITH_A_SMALL_PENSION, "bijstand", "not_eligible", ["nog_geen_aow"]),
    (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "huurtoeslag", "not_eligible", ["woning"]),
    (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "bijstand", "not_eligible", ["geen_opleiding"]),
    # The partner was born after 1971 and there is no child under 12
    (reference.COUPLE_WITH_ONE_WIA_BENEFIT, "toeslagenwet", "not_eligible", ["partner"]),
    # 1,880 + 150 = 2,030, above 2,027.79
    (reference.COUPLE_WITH_ONE_WIA_BENEFIT, "bijstand", "not_eligible", ["inkomen"]),
]


@pytest.mark.parametrize(("household", "expected"), HOUSEHOLDS)
def test_amounts_of_a_reference_household(household: Json, expected: dict[str, str], catalogue: Catalogue) -> None:
    found = answers(catalogue, household)
    for scheme, euros in expected.items():
        amount, cents = found[scheme]["amount"], int(Decimal(euros) * 100)
        assert found[scheme]["status"] == "eligible", (scheme, found[scheme]["missing"])
        assert amount["max_cents"] == cents, scheme
        assert cents - TOLERANCE.get(scheme, 0) <= amount["min_cents"], scheme


@pytest.mark.parametrize(("household", "expected"), HOUSEHOLDS)
def test_nothing_else_brings_money(household: Json, expected: dict[str, str], catalogue: Catalogue) -> None:
    found = answers(catalogue, household)
    assert set(expected) == {
        each["id"]
        for each in found.values()
        if each["status"] == "eligible" and each["amount"] and each["amount"]["max_cents"] > 0
    }


@pytest.mark.parametrize(("household", "scheme", "status", "reasons"), STATUSES)
def test_status_in_a_reference_household(
    household: Json, scheme: str, status: str, reasons: list[str], catalogue: Catalogue
) -> None:
    found = answers(catalogue, household)[scheme]
    failed = [each["id"] for each in found["conditions"] if each["outcome"] == "failed"]
    assert found["status"] == status, found["missing"]
    assert set(reasons) <= set(failed)


@pytest.mark.parametrize(
    ("household", "scheme"),
    [
        (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "bijstand"),
        # 129 and 361 a month is what the award comes to per month
        (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "zorgtoeslag"),
        (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "huurtoeslag"),
        (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "kinderbijslag"),
        (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "studiefinanciering_basisbeurs"),
    ],
)
def test_what_is_received_already_is_no_new_money(household: Json, scheme: str, catalogue: Catalogue) -> None:
    assert answers(catalogue, household)[scheme]["new_money"] == {"min_cents": 0, "max_cents": 0}


def test_aow_that_is_received_brings_nothing_new(catalogue: Catalogue) -> None:
    found = answers(catalogue, reference.AOW_WITH_A_SMALL_PENSION)["aow"]
    # 12 x 1,581.55 = 18,978.60 is received without holiday allowance, between 16,284.29 and 20,044.65 that the tax leaves
    assert (found["amount"]["min_cents"], found["amount"]["max_cents"]) == (16284_29, 20044_65)
    assert found["new_money"] == {"min_cents": 0, "max_cents": 0}


@pytest.mark.parametrize("household", [each.values[0] for each in HOUSEHOLDS], ids=[each.id for each in HOUSEHOLDS])
def test_no_national_scheme_is_left_open(household: Json, catalogue: Catalogue) -> None:
    national = [each for each in answers(catalogue, household).values() if each["level"] == "national"]
    assert {each["id"] for each in national if each["status"] == "unknown" and not each["unlikely"]} == set()


# New money of all national schemes in a year, from what is worked out above, without what comes in already or is in kind.
NEW_MONEY = [
    (reference.ALONE_ON_BIJSTAND_WITH_DEBTS, "0", "0"),
    # 1,550 + 5,144 + 5,996 + 5,530 + 118.56 + 999 to 1,000; kinderbijslag comes in already
    (reference.SINGLE_PARENT_WITH_A_PART_TIME_WAGE, "19337.56", "19338.56"),
    # 1,828 + 4,626 + 8,464
    (reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, "14918", "14918"),
    # 1,550 + 4,732 + 299 to 300; the AOW that comes in is about the right amount
    (reference.AOW_WITH_A_SMALL_PENSION, "6581", "6582"),
    # 1,550 + 3,600 + 299 to 300
    (reference.STUDENT_OF_NINETEEN_LIVING_OUT, "5449", "5450"),
    # 2,963 + 5,279 + 1,100
    (reference.COUPLE_WITH_ONE_WIA_BENEFIT, "9342", "9342"),
]


@pytest.mark.parametrize(("household", "low", "high"), NEW_MONEY, ids=[each.id for each in HOUSEHOLDS])
def test_new_money_of_a_reference_household(household: Json, low: str, high: str, catalogue: Catalogue) -> None:
    national = [
        each["new_money"]
        for each in answers(catalogue, household).values()
        if each["level"] == "national" and each["new_money"] and each["status"] == "eligible"
        if not each["id"].startswith("kwijtschelding")
    ]
    assert sum(each["min_cents"] for each in national) == int(Decimal(low) * 100)
    assert sum(each["max_cents"] for each in national) == int(Decimal(high) * 100)


@pytest.mark.parametrize("household", [each.values[0] for each in HOUSEHOLDS], ids=[each.id for each in HOUSEHOLDS])
def test_a_condition_that_is_decided_names_every_figure_in_its_words(household: Json, catalogue: Catalogue) -> None:
    schemes = answers(catalogue, household).values()
    decided = [each for scheme in schemes for each in scheme["conditions"] if each["outcome"] != "unknown"]
    assert [each["text"] for each in decided if "niet bekend" in each["text"]] == []
