"""The four allowances against the traps others fell into; expected figures are worked out in the comments."""

from typing import Any

import pytest

from engine import Catalogue, ProfileError, advise
from tests.rules.households import CARE, CHILD, PARTNER, TOESLAGEN, answer, answers, euros, failed, profile

COUPLE = [CHILD, {**CHILD, "geboortedatum": "2016-01-01"}]


def awards(catalogue: Catalogue, scheme: str, name: str, values: list[Any], **facts: Any) -> list[int]:
    return [euros(answer(catalogue, scheme, profile(**facts, **{name: value}))) for value in values]


@pytest.mark.parametrize(
    ("scheme", "on", "taper"),
    [
        ("zorgtoeslag", "2025-07-01", [28407, 30000, 33000, 36000, 39719]),
        ("zorgtoeslag", "2026-07-01", [29737, 31000, 34000, 37000, 40857]),
        ("huurtoeslag", "2025-07-01", [30500, 33000, 36000, 40000, 45000]),
        ("huurtoeslag", "2026-07-01", [31550, 34000, 38000, 44000, 52000]),
        ("kindgebonden_budget", "2025-07-01", [28450, 40000, 60000, 80000, 111000]),
        ("kindgebonden_budget", "2026-07-01", [29800, 40000, 60000, 80000, 108000]),
        ("kinderopvangtoeslag", "2025-07-01", [47403, 47404, 60000, 100000, 159225]),
        ("kinderopvangtoeslag", "2026-07-01", [56412, 56413, 70000, 110000, 165658]),
    ],
)
def test_more_income_gives_less_inside_the_taper(catalogue: Catalogue, scheme: str, on: str, taper: list[int]) -> None:
    found = awards(catalogue, scheme, "toetsingsinkomen", taper, on=on)
    assert found == sorted(set(found), reverse=True)
    assert len(found) == len(taper)
    assert found[-1] > 0


@pytest.mark.parametrize("on", ["2025-07-01", "2026-07-01"])
@pytest.mark.parametrize("scheme", TOESLAGEN)
def test_below_the_taper_income_does_not_matter(catalogue: Catalogue, scheme: str, on: str) -> None:
    assert len(set(awards(catalogue, scheme, "toetsingsinkomen", [0, 9000, 22700], on=on))) == 1


def test_more_rent_never_gives_less_and_above_the_cap_nothing_more(catalogue: Catalogue) -> None:
    found = awards(
        catalogue, "huurtoeslag", "kale_huur", [150, 300, 498.20, 700, 713.02, 800, 932.93, 1500], kinderen=[]
    )
    # Alone, income 24,000: own contribution 202.52, taper 0.27 x 575 / 12 = 12.9375 a month.
    # 300: 97.48 - 12.9375 = 84.5425; 498.20: 295.68 - 12.9375 = 282.7425; 700: + 0.65 x 201.80 = 413.9125;
    # 713.02: + 0.65 x 214.82 = 422.3755; 800: + 0.40 x 86.98 = 457.1675; 932.93: + 0.40 x 219.91 = 510.3395.
    assert found == [0, 1015, 3393, 4967, 5069, 5486, 6124, 6124]


def test_hours_of_childcare_count_up_to_the_cap(catalogue: Catalogue) -> None:
    def hours(number: int) -> int:
        child = {**CHILD, "opvang": [{**CARE, "uren_per_maand": number}]}
        return euros(answer(catalogue, "kinderopvangtoeslag", profile(kinderen=[child])))

    # 96% of 10.00 an hour: 100 x 9.60 x 12; 230 x 9.60 x 12.
    assert [hours(number) for number in (100, 230, 231, 300)] == [11520, 26496, 26496, 26496]


def test_a_partner_lowers_no_child_amount_but_takes_the_single_parent_amount(catalogue: Catalogue) -> None:
    # 2 x 2,580 and 3,416 for a single parent.
    assert euros(answer(catalogue, "kindgebonden_budget", profile(kinderen=COUPLE))) == 8576
    assert euros(answer(catalogue, "kindgebonden_budget", profile(kinderen=COUPLE, **PARTNER))) == 5160


SIXTEEN = {"geboortedatum_aanvrager": "2010-02-01"}
MILLIONAIRE = {"vermogen_toeslagen": 1_000_000}


@pytest.mark.parametrize(
    ("scheme", "changes", "expected"),
    [
        ("zorgtoeslag", SIXTEEN, ["leeftijd"]),
        ("huurtoeslag", SIXTEEN, ["meerderjarig"]),
        ("kindgebonden_budget", {"kinderen": []}, ["kind"]),
        ("kinderopvangtoeslag", {"kinderen": []}, ["opvang"]),
        ("zorgtoeslag", MILLIONAIRE, ["vermogen"]),
        ("huurtoeslag", MILLIONAIRE, ["vermogen"]),
        ("kindgebonden_budget", MILLIONAIRE, ["vermogen"]),
        ("zorgtoeslag", {"zorgverzekerd": False}, ["verzekerd"]),
        ("huurtoeslag", {"woonsituatie": "koop"}, ["woning"]),
        ("kinderopvangtoeslag", {"werkt_of_studeert": False}, ["werk"]),
        ("kinderopvangtoeslag", {**PARTNER, "woonland_toeslagpartner": "anders"}, ["woonland"]),
        ("zorgtoeslag", {"rechtmatig_verblijf": False}, ["verblijf"]),
        ("huurtoeslag", {"rechtmatig_verblijf": False}, ["verblijf"]),
        ("kindgebonden_budget", {"rechtmatig_verblijf": False}, ["verblijf"]),
        ("kinderopvangtoeslag", {"rechtmatig_verblijf": False}, ["verblijf"]),
    ],
)
def test_households_without_a_right(
    catalogue: Catalogue, scheme: str, changes: dict[str, Any], expected: list[str]
) -> None:
    found = answer(catalogue, scheme, profile(**changes))
    assert (found["status"], failed(found), euros(found)) == ("not_eligible", expected, 0)


def test_a_millionaire_keeps_childcare_allowance(catalogue: Catalogue) -> None:
    assert euros(answer(catalogue, "kinderopvangtoeslag", profile(**MILLIONAIRE))) == 11520


def test_a_partner_abroad_without_insurance_halves_the_health_care_allowance(catalogue: Catalogue) -> None:
    # (2 x 2,119 - 0.04289 x 29,736) / 2 = 1,481.31
    abroad = profile(**{**PARTNER, "toeslagpartner_zorgverzekerd": False, "toeslagpartner_op_zelfde_adres": False})
    assert euros(answer(catalogue, "zorgtoeslag", abroad)) == 1481


def test_another_municipality_has_its_own_schemes_only(catalogue: Catalogue) -> None:
    elsewhere = profile() | {"municipality": "GM1680"}
    assert set(TOESLAGEN) <= set(answers(catalogue, elsewhere))
    assert "individuele_inkomenstoeslag" not in answers(catalogue, elsewhere)
    assert "individuele_inkomenstoeslag" in answers(catalogue, profile() | {"municipality": "GM0569"})
    with pytest.raises(ProfileError, match="GM0000"):
        advise(catalogue, profile() | {"municipality": "GM0000"})


@pytest.mark.parametrize(
    ("scheme", "fact", "most"),
    [
        ("zorgtoeslag", "geboortedatum_aanvrager", 1550),
        ("zorgtoeslag", "rechtmatig_verblijf", 1550),
        ("zorgtoeslag", "zorgverzekerd", 1550),
        ("zorgtoeslag", "toetsingsinkomen", 1550),
        ("zorgtoeslag", "vermogen_toeslagen", 1550),
        # One parent, one child of 8, rent 700, income below the point: 297.49 + 0.65 x 201.80 = 428.66 a month.
        ("huurtoeslag", "geboortedatum_aanvrager", 5144),
        ("huurtoeslag", "rechtmatig_verblijf", 5144),
        ("huurtoeslag", "toetsingsinkomen", 5144),
        ("huurtoeslag", "vermogen_toeslagen", 5144),
        ("huurtoeslag", "woonsituatie", 5144),
        # Rent at the cap: 297.49 + 0.65 x 214.82 + 0.40 x 219.91 = 525.087 a month.
        ("huurtoeslag", "kale_huur", 6301),
        ("kindgebonden_budget", "rechtmatig_verblijf", 5996),
        ("kindgebonden_budget", "toetsingsinkomen", 5996),
        ("kindgebonden_budget", "vermogen_toeslagen", 5996),
        ("kinderopvangtoeslag", "rechtmatig_verblijf", 11520),
    ],
)
def test_one_missing_fact_is_named_and_never_a_no(catalogue: Catalogue, scheme: str, fact: str, most: int) -> None:
    found = answer(catalogue, scheme, profile(**{fact: None}))
    assert found["status"] == "unknown"
    assert fact in found["missing"]
    assert (found["amount"]["min_cents"], found["amount"]["max_cents"]) == (0, most * 100)


def test_an_unknown_income_band_keeps_the_right_to_childcare(catalogue: Catalogue) -> None:
    found = answer(catalogue, "kinderopvangtoeslag", profile(toetsingsinkomen=None))
    # The lowest share is 36.5%, the highest 96%, of 100 hours at 10.00.
    assert (found["amount"]["min_cents"], found["amount"]["max_cents"]) == (438000, 1152000)
    assert found["missing"] == ["toetsingsinkomen"]


@pytest.mark.parametrize(
    ("scheme", "alone", "together"),
    [
        ("zorgtoeslag", 1550, 2963),
        # Rent 800, income 24,000: two people 297.49 + 0.65 x 214.82 + 0.40 x 86.98 = 471.915 a month;
        # three 297.49 + 0.65 x 265.94 + 0.40 x 35.86 = 484.695.
        ("huurtoeslag", 5663, 5816),
        ("kindgebonden_budget", 5996, 2580),
    ],
)
def test_an_unknown_partner_gives_the_range_over_both(
    catalogue: Catalogue, scheme: str, alone: int, together: int
) -> None:
    partner = {**PARTNER, "heeft_toeslagpartner": None}
    found = answer(catalogue, scheme, profile(kale_huur=800, **partner))
    low, high = sorted((alone, together))
    assert found["status"] == "eligible"
    assert found["missing"] == ["heeft_toeslagpartner"]
    assert (found["amount"]["min_cents"], found["amount"]["max_cents"]) == (low * 100, high * 100)


@pytest.mark.parametrize("members", ["kinderen", "medebewoners"])
def test_unknown_members_are_named(catalogue: Catalogue, members: str) -> None:
    household = profile()
    del household["members"][members]
    found = answer(catalogue, "huurtoeslag", household)
    assert found["status"] == "unknown"
    assert any(name.startswith(members) for name in found["missing"])
    assert found["amount"]["max_cents"] >= 514400


def test_a_child_without_a_word_about_childcare_leaves_it_open(catalogue: Catalogue) -> None:
    child = {"geboortedatum": "2018-01-01", "ontvangt_kinderbijslag": True}
    found = answer(catalogue, "kinderopvangtoeslag", profile(kinderen=[child]))
    assert found["status"] == "unknown"
    assert found["amount"]["max_cents"] > 0


HOUSEMATE = {"geboortedatum": "1999-01-01", "toetsingsinkomen": 9000, "vermogen": 0}


def test_a_housemate_counts_for_the_rent_only(catalogue: Catalogue) -> None:
    alone, shared = answers(catalogue, profile()), answers(catalogue, profile(medebewoners=[HOUSEMATE]))
    for scheme in ("zorgtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"):
        assert euros(alone[scheme]) == euros(shared[scheme])
    # Three people, 33,000 together: 428.66 - 0.22 x 1,500 / 12 = 401.16 a month (rent below both capping limits).
    assert (euros(alone["huurtoeslag"]), euros(shared["huurtoeslag"])) == (5144, 4814)


def test_assets_are_held_against_the_right_limit(catalogue: Catalogue) -> None:
    def status(**changes: Any) -> str:
        return str(answer(catalogue, "huurtoeslag", profile(**changes))["status"])

    assert status(vermogen_toeslagen=38479) == "eligible"
    assert status(vermogen_toeslagen=38480) == "not_eligible"
    assert status(vermogen_toeslagen=76958, **PARTNER) == "eligible"
    assert status(vermogen_toeslagen=76959, **PARTNER) == "not_eligible"
    assert status(vermogen_toeslagen=38479, medebewoners=[{**HOUSEMATE, "vermogen": 38479}]) == "eligible"
    assert status(vermogen_toeslagen=0, medebewoners=[{**HOUSEMATE, "vermogen": 38480}]) == "not_eligible"


def test_a_young_child_of_the_house_has_an_exemption_and_a_lodger_of_that_age_not(catalogue: Catalogue) -> None:
    def shown(**changes: Any) -> int:
        return int(
            answer(catalogue, "huurtoeslag", profile(kinderen=[], toetsingsinkomen=31500, **changes))["monthly_shown"]
        )

    young = {"geboortedatum": "2006-02-01", "toetsingsinkomen": 12218, "vermogen": 0}
    # Two people, rent 700: 428.66. Of 12,218 counts 6,000: - 0.22 x 6,000 / 12 = 318.66; all of it: - 223.997 = 204.66.
    assert shown(medebewoners=[{**young, "is_kind_van_huishouden": True}]) == 318
    assert shown(medebewoners=[{**young, "is_kind_van_huishouden": False}]) == 204
    # Whoever was 23 on 1 January has no exemption, child or not, and is not asked.
    assert shown(medebewoners=[{**young, "geboortedatum": "2003-01-01"}]) == 204
    assert shown(medebewoners=[{**young, "geboortedatum": "2003-01-02", "is_kind_van_huishouden": True}]) == 318


def test_the_child_with_most_hours_is_the_first_child(catalogue: Catalogue) -> None:
    def award(*care: tuple[str, int, str]) -> int:
        children = [
            {**CHILD, "opvang": [{"soort": kind, "uren_per_maand": hours, "uurtarief": price}]}
            for kind, hours, price in care
        ]
        found = answer(catalogue, "kinderopvangtoeslag", profile(kinderen=children, toetsingsinkomen=80000))
        return euros(found)

    # Income 80,000: 85.9% for the first child, 93.9% for the next. 12 x (600 x 0.859 + 900 x 0.939) = 16,326.
    assert award(("bso", 90, "9.00"), ("dagopvang", 60, "10.00")) == round(12 * (810 * 0.859 + 600 * 0.939))
    # Equal hours: the dearer child is the first.
    assert award(("bso", 60, "9.00"), ("dagopvang", 60, "10.00")) == round(12 * (600 * 0.859 + 540 * 0.939))
    # Both above the cap of 230: equal hours count, so again the dearer one.
    assert award(("bso", 300, "9.00"), ("dagopvang", 240, "10.00")) == round(12 * 230 * (10 * 0.859 + 9 * 0.939))


@pytest.mark.parametrize("scheme", TOESLAGEN)
@pytest.mark.parametrize("on", ["2024-12-31", "2027-01-01"])
def test_a_year_without_figures_is_not_covered(catalogue: Catalogue, scheme: str, on: str) -> None:
    found = answer(catalogue, scheme, profile(on=on))
    assert found["status"] == "not_covered"
    assert found["amount"] is None
    assert found["not_covered_reason"]


def test_provisional_percentages_say_so(catalogue: Catalogue) -> None:
    def confidence(on: str) -> str:
        return str(answer(catalogue, "kinderopvangtoeslag", profile(on))["rule"]["confidence"])

    assert (confidence("2025-07-01"), confidence("2026-07-01")) == ("provisional", "official")


def test_only_assumptions_that_were_used_are_listed(catalogue: Catalogue) -> None:
    listed = {each["fact"]: each["text"] for each in advise(catalogue, profile()).as_json()["assumptions"]}
    assert listed["huur_sinds"] == "U huurde deze woning al voordat het jaar begon."
    assert "toeslagpartner_sinds" not in listed
    listed = {each["fact"] for each in advise(catalogue, profile(huur_sinds="2020-01-01")).as_json()["assumptions"]}
    assert "huur_sinds" not in listed
