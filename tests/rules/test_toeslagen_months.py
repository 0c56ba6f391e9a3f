"""Rights are set month by month: birthdays, births, partners and tenancies count from the month the law says."""

from typing import Any

import pytest

from engine import Catalogue
from tests.rules.households import CARE, CHILD, PARTNER, answer, euros, failed, profile


def child(born: str) -> dict[str, Any]:
    return {"geboortedatum": born, "ontvangt_kinderbijslag": True, "opvang": []}


@pytest.mark.parametrize(
    ("born", "months"),
    [("2008-05-31", 7), ("2008-06-01", 6), ("2008-06-15", 6), ("2008-06-30", 6), ("2008-12-01", 0), ("2007-12-31", 12)],
)
def test_health_care_allowance_starts_the_month_after_the_eighteenth_birthday(
    catalogue: Catalogue, born: str, months: int
) -> None:
    # 1,550.44768 a year, so 129.20397 a month.
    expected = {0: 0, 6: 775, 7: 904, 12: 1550}[months]
    found = answer(catalogue, "zorgtoeslag", profile(geboortedatum_aanvrager=born, toetsingsinkomen=9000))
    assert euros(found) == expected
    assert (failed(found) == ["leeftijd"]) == (months == 0)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        # Couple, income 30,000: 2,580 a year for a child, 215 a month.
        ("2026-03-10", 1935),  # April to December: 9 x 215
        ("2026-04-01", 1720),  # born on the first: from May, 8 x 215
        ("2026-12-01", 0),  # from January of the next year
        ("2008-06-15", 1772),  # 16-17: 3,544 a year; January to June
        ("2008-06-01", 1772),  # the month of the birthday counts
        ("2008-01-31", 295),  # January only: 3,544 / 12 = 295.33
        ("2014-06-15", 2942),  # 2,580 + 6 / 12 x 724
        ("2014-06-01", 2942),  # the supplement starts in July all the same
        ("2014-05-31", 3002),  # 2,580 + 7 / 12 x 724 = 3,002.33
        ("2010-06-15", 3424),  # 2,580 + 6 / 12 x 724 + 6 / 12 x 964
    ],
)
def test_a_child_counts_by_the_month(catalogue: Catalogue, born: str, expected: int) -> None:
    found = answer(catalogue, "kindgebonden_budget", profile(kinderen=[child(born)], toetsingsinkomen=30000, **PARTNER))
    assert euros(found) == expected


def test_a_newborn_makes_the_household_larger_for_the_rent(catalogue: Catalogue) -> None:
    def award(*children: dict[str, Any]) -> int:
        return euros(answer(catalogue, "huurtoeslag", profile(kinderen=list(children), toetsingsinkomen=26825)))

    # Rent 700, income 26,825. Alone: 295.68 + 131.17 - 0.27 x 3,400 / 12 = 350.35. Two people: 428.66 (below 31,500).
    assert award() == 4204
    assert award(child("2025-12-31")) == 5144
    # Born in September, counts from October: 9 x 350.35 + 3 x 428.66 = 4,439.13.
    assert award(child("2026-09-20")) == 4439


def test_a_child_that_leaves_no_longer_counts(catalogue: Catalogue) -> None:
    leaving = {**child("2007-12-01"), "woont_hier_tot": "2026-07-01", "eigen_inkomen": 0, "eigen_vermogen": 0}
    # Six months with two people, six alone: 6 x 428.66 + 6 x 350.35 = 4,674.06.
    found = answer(catalogue, "huurtoeslag", profile(kinderen=[leaving], toetsingsinkomen=26825))
    assert euros(found) == 4674


def test_an_adult_child_brings_its_income_from_the_month_after_its_birthday(catalogue: Catalogue) -> None:
    turning = {**child("2008-06-15"), "eigen_inkomen": 12218, "eigen_vermogen": 0}
    # Two people, parent 31,500: 428.66 until June; from July 6,000 counts: 428.66 - 110 = 318.66.
    # 6 x 428.66 + 6 x 318.66 = 4,483.92.
    found = answer(catalogue, "huurtoeslag", profile(kinderen=[turning], toetsingsinkomen=31500))
    assert euros(found) == 4484


def test_a_young_tenant_gets_the_normal_rent_cap_after_the_birthday(catalogue: Catalogue) -> None:
    facts = {"kinderen": [], "toetsingsinkomen": 15000}
    # Rent 700: 295.68 under 21, 426.85 from 21. Six of each: 4,335.18.
    assert euros(answer(catalogue, "huurtoeslag", profile(geboortedatum_aanvrager="2005-06-15", **facts))) == 4335
    # Born on the first of June: five and seven months: 4,466.35.
    assert euros(answer(catalogue, "huurtoeslag", profile(geboortedatum_aanvrager="2005-06-01", **facts))) == 4466


def test_a_partner_during_part_of_the_year(catalogue: Catalogue) -> None:
    facts = {
        **PARTNER,
        "toeslagpartner_sinds": "2026-06-20",
        "toetsingsinkomen": 45000,
        "toetsingsinkomen_zonder_partner": 20000,
        "vermogen_zonder_partner": 0,
    }
    # Six months alone at 1,550.44768 a year, six together: 4,238 - 1,275.37704 - 0.1373 x 15,264 = 866.87576 a year.
    assert euros(answer(catalogue, "zorgtoeslag", profile(**facts))) == 1209
    # Alone 2,580 + 3,416; together 2,580 - 0.076 x (45,000 - 39,141) = 2,134.716. Half of each: 4,065.36.
    assert euros(answer(catalogue, "kindgebonden_budget", profile(**facts))) == 4065


def test_a_partner_who_leaves_counts_until_the_end_of_the_month(catalogue: Catalogue) -> None:
    leaving = {
        **PARTNER,
        "toeslagpartner_tot": "2026-06-15",
        "toetsingsinkomen": 45000,
        "toetsingsinkomen_zonder_partner": 20000,
        "vermogen_zonder_partner": 0,
    }
    assert euros(answer(catalogue, "kindgebonden_budget", profile(**leaving))) == 4065
    first = answer(catalogue, "kindgebonden_budget", profile(on="2026-06-01", **leaving))
    later = answer(catalogue, "kindgebonden_budget", profile(on="2026-07-01", **leaving))
    # 2,134.716 / 12 = 177.89 and 5,996 / 12 = 499.67.
    assert (first["monthly_shown"], later["monthly_shown"]) == (177, 499)


def test_assets_of_a_partner_for_part_of_the_year_do_not_count(catalogue: Catalogue) -> None:
    facts = {
        **PARTNER,
        "toeslagpartner_sinds": "2026-06-20",
        "toetsingsinkomen_zonder_partner": 20000,
        "vermogen_toeslagen": 180000,
    }
    rich, poor = (profile(**facts, vermogen_zonder_partner=own) for own in (146012, 146011))
    assert failed(answer(catalogue, "zorgtoeslag", rich)) == ["vermogen"]
    assert answer(catalogue, "zorgtoeslag", poor)["status"] == "eligible"


def test_a_partner_who_turns_eighteen_counts_as_insured_from_the_next_month(catalogue: Catalogue) -> None:
    young = PARTNER | {"geboortedatum_toeslagpartner": "2008-06-15"}
    # 2,962.62296 a year for two; half of it until June: 6 / 12 x 1,481.31148 + 6 / 12 x 2,962.62296 = 2,221.97.
    assert euros(answer(catalogue, "zorgtoeslag", profile(**young))) == 2222


def test_an_uninsured_partner_halves_the_amount_and_a_detained_one_too(catalogue: Catalogue) -> None:
    for change in ({"toeslagpartner_zorgverzekerd": False}, {"toeslagpartner_in_detentie": True}):
        assert euros(answer(catalogue, "zorgtoeslag", profile(**PARTNER | change))) == 1481


def test_rent_counts_from_the_month_after_moving_in(catalogue: Catalogue) -> None:
    # 428.66 a month for two people.
    for moved, months in (("2026-03-01", 10), ("2026-03-02", 9), ("2026-12-02", 0)):
        found = answer(catalogue, "huurtoeslag", profile(huur_sinds=moved))
        assert euros(found) == round(months * 428.66)
    assert euros(answer(catalogue, "huurtoeslag", profile(huur_tot="2026-05-01"))) == round(4 * 428.66)


def test_childcare_counts_in_the_months_it_lasts(catalogue: Catalogue) -> None:
    def award(**dates: str) -> int:
        care = {**CHILD, "opvang": [{**CARE, **dates}]}
        return euros(answer(catalogue, "kinderopvangtoeslag", profile(kinderen=[care])))

    # 960 a month.
    assert award(sinds="2026-09-01") == 3840
    assert award(tot="2026-09-01") == 7680
    assert award(sinds="2026-02-01", tot="2026-05-01") == 2880


def test_childcare_allowance_lasts_three_months_after_work(catalogue: Catalogue) -> None:
    def award(last_day: str) -> int:
        return euros(answer(catalogue, "kinderopvangtoeslag", profile(werk_tot=last_day)))

    # 960 a month: until June, until July, and all year.
    assert [award(day) for day in ("2026-03-31", "2026-04-01", "2026-10-15")] == [5760, 6720, 11520]
    assert award("2025-09-30") == 0
