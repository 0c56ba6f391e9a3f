"""The norm of every household in every half-year since July 2021, by hand from the tables of municipalities and the law."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue
from engine.base.ranges import Range
from tests.rules.households import PARTNER, answer, profile
from tests.rules.shared_facts import value_of

Json = dict[str, Any]

HALF_YEARS = (
    "2021-07-01", "2022-01-01", "2022-07-01", "2023-01-01", "2023-07-01", "2024-01-01",
    "2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01",
)  # fmt: skip
CHILD_HERE = [{"geboortedatum": "2021-01-01"}]


def born(age: int, on: str) -> str:
    """Return the birthday of somebody who is so many years old since half a year."""
    day = date.fromisoformat(on)
    return day.replace(year=day.year - age - (day.month == 1), month=7 if day.month == 1 else 1).isoformat()


def household(on: str, age: int, partner: int = 0, **more: Any) -> Json:
    """Return somebody of an age, alone or with a partner of an age, without children unless given."""
    facts: Json = {"geboortedatum_aanvrager": born(age, on)}
    if partner:
        facts |= PARTNER | {"geboortedatum_toeslagpartner": born(partner, on)}
    return profile(on, **({"kinderen": []} | facts | more))


# Per half-year, as in HALF_YEARS. From July 2024 the law itself; before that municipalities: Stichting AB (2021),
# Sociaal Verhaal and Venray (2022-01), Haarlemmermeer and Amersfoort (2022-07), Velsen (2023-01, 2024-01), Krimpenerwaard (2023-07).
NORMS = {
    "alone": ({"age": 40}, "1078.70 1091.71 1101.82 1195.66 1216.62 1283.83 1308.45 1345.45 1369.06 1401.50 1419.46"),
    "couple": (
        {"age": 40, "partner": 40},
        "1541.00 1559.58 1574.03 1708.08 1738.02 1834.04 1869.21 1922.07 1955.80 2002.13 2027.79",
    ),
    "single parent": (
        {"age": 40, "kinderen": CHILD_HERE},
        "1078.70 1091.71 1101.82 1195.66 1216.62 1283.83 1308.45 1345.45 1369.06 1401.50 1419.46",
    ),
    "alone with AOW": (
        {"age": 70},
        "1199.98 1213.06 1225.67 1330.67 1357.66 1425.76 1456.85 1501.07 1530.21 1564.69 1587.34",
    ),
    "alone of 19": ({"age": 19}, "266.29 269.51 272.02 295.20 300.36 316.94 323.03 332.17 337.98 345.99 350.42"),
    "couple of 19": (
        {"age": 19, "partner": 19},
        "532.58 539.02 544.04 590.40 600.72 633.88 646.06 664.34 675.96 691.98 700.84",
    ),
    # With a child: twice the young norm plus 20% of the couple norm, for instance 532.58 + 308.20.
    "couple of 19 with a child": (
        {"age": 19, "partner": 19, "kinderen": CHILD_HERE},
        "840.78 850.94 858.85 932.02 948.32 1000.69 1019.90 1048.75 1067.12 1092.41 1106.40",
    ),
    # Half the couple norm plus the young norm: 770.50 + 266.29; in July 2022 787.015 + 272.02.
    "19 and 40": (
        {"age": 19, "partner": 40},
        "1036.79 1049.30 1059.04 1149.24 1169.37 1233.96 1257.64 1293.21 1315.88 1347.06 1364.32",
    ),
    "19 and 40 with a child": (
        {"age": 19, "partner": 40, "kinderen": CHILD_HERE},
        "1344.99 1361.22 1373.84 1490.86 1516.97 1600.77 1631.48 1677.62 1707.04 1747.49 1769.88",
    ),
}


@pytest.mark.parametrize("name", NORMS)
def test_the_norm_of_a_household_in_every_half_year(name: str, catalogue: Catalogue) -> None:
    facts, figures = NORMS[name]
    found = [value_of(catalogue, "bijstandsnorm", household(on, **facts)) for on in HALF_YEARS]
    assert found == [Decimal(figure) for figure in figures.split()]


def test_the_couple_norm_with_aow_is_a_range_where_sources_differ(catalogue: Catalogue) -> None:
    found = [value_of(catalogue, "bijstandsnorm", household(on, age=70, partner=60)) for on in HALF_YEARS]
    known = "1627.08 1642.54 1660.36 1807.20 1843.60 1976.64 2053.48 2094.98 2144.16 2176.10"
    assert [each for each in found if isinstance(each, Decimal)] == [Decimal(each) for each in known.split()]
    assert found[5] == Range(Decimal("1932.32"), Decimal("1933.98"))


@pytest.mark.parametrize(
    ("on", "alone", "couple"),
    [("2021-07-01", "341.55", "531.26"), ("2022-01-01", "345.68", "537.69"), ("2023-01-01", "378.62", "588.93"),
     ("2023-07-01", "385.24", "599.23"), ("2024-01-01", "406.51", "632.31"), ("2024-07-01", "414.31", "644.45"),
     ("2025-01-01", "426.03", "662.69"), ("2025-07-01", "433.49", "674.29"), ("2026-01-01", "443.76", "690.27"),
     ("2026-07-01", "449.44", "699.11")],
)  # fmt: skip
def test_the_norm_in_an_institution(on: str, alone: str, couple: str, catalogue: Catalogue) -> None:
    here = {"woonsituatie": "instelling"}
    assert value_of(catalogue, "bijstandsnorm", household(on, age=40, **here)) == Decimal(alone)
    assert value_of(catalogue, "bijstandsnorm", household(on, age=40, partner=40, **here)) == Decimal(couple)


@pytest.mark.parametrize(
    ("on", "expected"),
    # The couple norm x 0.50, 0.433333, 0.40 and 0.38, to the cent. January 2026: 2,002.13.
    [("2026-01-01", "1001.07 867.59 800.85 760.81"), ("2026-07-01", "1013.90 878.71 811.12 770.56"),
     ("2023-01-01", "854.04 740.17 683.23 649.07"), ("2024-07-01", "934.61 809.99 747.68 710.30")],
)  # fmt: skip
def test_the_norm_per_cost_sharer(on: str, expected: str, catalogue: Catalogue) -> None:
    """Velsen prints 740.11 for three in January 2023 (43.33%); the law has 43 and a third percent."""
    mate = {"geboortedatum": "1980-01-01", "toetsingsinkomen": 0, "vermogen": 0}
    found = [
        value_of(catalogue, "bijstandsnorm", household(on, age=40, medebewoners=[mate] * others))
        for others in (1, 2, 3, 4)
    ]
    assert found == [Decimal(each) for each in expected.split()]


@pytest.mark.parametrize(("on", "shared"), [("2022-12-31", True), ("2023-01-01", False)])
def test_cost_sharers_are_27_since_2023(on: str, shared: bool, catalogue: Catalogue) -> None:
    mate = {"geboortedatum": "2000-01-01", "toetsingsinkomen": 0, "vermogen": 0}
    assert value_of(catalogue, "andere_kostendelers > 0", household(on, age=40, medebewoners=[mate])) is shared


@pytest.mark.parametrize(
    ("on", "alone", "others"),
    [("2021-12-31", 6295, 12590), ("2022-10-01", 6505, 13010), ("2023-06-01", 7605, 15210), ("2024-06-01", 7575, 15150),
     ("2025-06-01", 7770, 15540), ("2026-06-01", 8000, 16000)],
)  # fmt: skip
def test_the_limit_of_assets(on: str, alone: int, others: int, catalogue: Catalogue) -> None:
    formula = "vermogensgrens_bijstand[leefvorm]"
    assert value_of(catalogue, formula, household(on, age=40)) == alone
    assert value_of(catalogue, formula, household(on, age=40, kinderen=CHILD_HERE)) == others
    assert value_of(catalogue, formula, household(on, age=40, partner=40)) == others


@pytest.mark.parametrize(
    ("birth", "first_day"),
    # The AOW age was 66 years and 4 months in 2021, 66y7m in 2022, 66y10m in 2023 and 67 years from 2024.
    [("1955-08-31", "2021-12-31"), ("1955-09-01", "2022-04-01"), ("1956-05-31", "2022-12-31"),
     ("1956-06-01", "2023-04-01"), ("1957-02-28", "2023-12-28"), ("1957-03-01", "2024-03-01"),
     ("1960-12-31", "2027-12-31"), ("1961-01-01", "2028-04-01")],
)  # fmt: skip
def test_the_first_day_of_the_aow(birth: str, first_day: str, catalogue: Catalogue) -> None:
    first = date.fromisoformat(first_day)
    before = date.fromordinal(first.toordinal() - 1)
    later = first.replace(year=first.year + 1, day=1)
    found = [
        value_of(catalogue, "aow_leeftijd_bereikt", profile(day.isoformat(), geboortedatum_aanvrager=birth))
        for day in (before, first, later)
    ]
    assert found == [False, True, True]


def test_the_norm_stands_in_the_trace_with_its_article(catalogue: Catalogue) -> None:
    found = answer(catalogue, "bijstand", profile(netto_inkomen_per_maand=0, vermogen_bijstand=0))
    steps = {each["id"]: each for each in found["steps"]}
    figures = {each["id"]: each for each in found["parameters"]}
    assert steps["bijstandsnorm"]["value"] == "1419.46"
    assert steps["bijstandsnorm"]["source"]["article"] == "art. 20, 21, 22, 22a en 23"
    assert figures["norm_alleenstaand"]["source"]["article"] == "art. 21 onder a"
    assert figures["norm_alleenstaand"]["confidence"] == "primary"


@pytest.mark.parametrize(("on", "age"), [("2025-03-01", 9), ("2026-07-31", 10), ("2026-08-01", 11), ("2026-11-22", 11)])
def test_ages_on_the_first_day_of_the_school_year(on: str, age: int, catalogue: Catalogue) -> None:
    """Born on 1 August 2015: nine when the school year of 2024 began, eleven on 1 August 2026."""
    child = [{"geboortedatum": "2015-08-01"}]
    found = value_of(catalogue, "largest(kinderen, leeftijd_schooljaarbegin)", profile(on, kinderen=child))
    assert found == age


def test_ages_on_any_date(catalogue: Catalogue) -> None:
    child = [{"geboortedatum": "2014-04-01"}, {"geboortedatum": "2014-04-02"}]
    household = profile("2026-06-15", kinderen=child)
    assert value_of(catalogue, "largest(kinderen, age(geboortedatum, kwartaalbegin))", household) == 12
    assert value_of(catalogue, "smallest(kinderen, age(geboortedatum, kwartaalbegin))", household) == 11
    assert value_of(catalogue, "smallest(kinderen, age(geboortedatum, jaarbegin))", household) == 11
    assert value_of(catalogue, "smallest(kinderen, age(geboortedatum, peildatum))", household) == 12
