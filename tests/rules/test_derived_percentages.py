"""Income against the norm in every way that municipalities count, by hand; July 2026 unless told.

Alone 1,419.46 with and 1,348.49 without holiday allowance; with one housemate half the couple norm: 1,013.90 and 963.21.
"""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from engine.base.logic import UNKNOWN
from tests.rules.households import PARTNER, profile
from tests.rules.shared_facts import value_of

Json = dict[str, Any]

MATE = [{"geboortedatum": "1980-01-01", "toetsingsinkomen": 0, "vermogen": 0}]
CHILD = [{"geboortedatum": "2018-01-01"}]


def earns(net: Any, holiday: Any = 0, **more: Any) -> Json:
    """Return somebody with a net wage and holiday allowance per month; alone unless told."""
    income = {"netto_inkomen_per_maand": net, "vakantiegeld_per_maand": holiday, "bijstand_nu_per_maand": 0}
    return profile(**({"kinderen": []} | income | more))


VARIANTS = {
    # (1,500 + 120) / 1,419.46 and / 1,013.90; 1,500 / 1,348.49 and / 963.21
    "sociaal_minimum_percentage": "1.5978",
    "sociaal_minimum_percentage_zonder_vakantiegeld": "1.5573",
    "sociaal_minimum_percentage_zonder_kostendelers": "1.1413",
    "sociaal_minimum_percentage_zonder_kostendelers_zonder_vakantiegeld": "1.1124",
    # With 1,200 / 12 = 100 of tax credits: 1,720 and 1,600
    "sociaal_minimum_percentage_met_heffingskortingen": "1.6964",
    "sociaal_minimum_percentage_met_heffingskortingen_zonder_vakantiegeld": "1.6611",
    "sociaal_minimum_percentage_met_heffingskortingen_zonder_kostendelers": "1.2117",
    "sociaal_minimum_percentage_met_heffingskortingen_zonder_kostendelers_zonder_vakantiegeld": "1.1865",
    "gunstigste_sociaal_minimum_percentage": "1.1124",
}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_way_to_compare_income_with_the_norm(name: str, catalogue: Catalogue) -> None:
    household = earns(1500, 120, medebewoners=MATE, voorlopige_teruggaaf=1200)
    assert value_of(catalogue, name, household).quantize(Decimal("0.0001")) == Decimal(VARIANTS[name])


@pytest.mark.parametrize(
    ("on", "people", "norm", "limits"),
    # The table of 110, 120, 130 and 150% in the reference: 1.10 x 1,401.50 = 1,541.65 and so on.
    [
        ("2025-01-01", {}, "1345.45", "1480.00 1614.54 1749.09 2018.18"),
        ("2025-07-01", PARTNER, "1955.80", "2151.38 2346.96 2542.54 2933.70"),
        ("2026-01-01", {}, "1401.50", "1541.65 1681.80 1821.95 2102.25"),
        ("2026-07-01", PARTNER, "2027.79", "2230.57 2433.35 2636.13 3041.69"),
        ("2026-07-01", {"geboortedatum_aanvrager": "1950-01-01"}, "1587.34", "1746.07 1904.81 2063.54 2381.01"),
    ],
)
def test_an_income_on_the_limit_of_a_percentage(
    on: str, people: Json, norm: str, limits: str, catalogue: Catalogue
) -> None:
    assert value_of(catalogue, "bijstandsnorm", earns(0, on=on, **people)) == Decimal(norm)
    for limit, band, next_band in zip(
        limits.split(), ("110", "120", "130", "150"), ("115", "125", "150", "boven_150"), strict=True
    ):
        # The limits are printed in whole cents, which may lie up to half a cent above the percentage itself.
        below, above = Decimal(limit) - Decimal("0.01"), Decimal(limit) + Decimal("0.01")
        assert value_of(catalogue, "inkomensband", earns(below, on=on, **people)) == f"tot_{band}"
        expected = next_band if next_band.startswith("boven") else f"tot_{next_band}"
        assert value_of(catalogue, "inkomensband", earns(above, on=on, **people)) == expected


@pytest.mark.parametrize(
    ("net", "band"),
    # January 2026 alone: 1,401.50; 101% 1,415.515; 105% 1,471.575; 115% 1,611.725; 125% 1,751.875.
    [("0", "tot_100"), ("1401.50", "tot_100"), ("1401.51", "tot_101"), ("1415.51", "tot_101"), ("1415.52", "tot_105"),
     ("1471.57", "tot_105"), ("1471.58", "tot_110"), ("1611.72", "tot_115"), ("1611.73", "tot_120"),
     ("1751.87", "tot_125"), ("1751.88", "tot_130"), ("2102.25", "tot_150"), ("2102.26", "boven_150")],
)  # fmt: skip
def test_income_bands(net: str, band: str, catalogue: Catalogue) -> None:
    assert value_of(catalogue, "inkomensband", earns(net, on="2026-01-01")) == band


def test_bands_with_and_without_housemates_differ(catalogue: Catalogue) -> None:
    # 1,300 / 1,013.90 = 128.2% and 1,300 / 1,419.46 = 91.6%
    household = earns(1300, medebewoners=MATE)
    assert value_of(catalogue, "inkomensband", household) == "tot_130"
    assert value_of(catalogue, "inkomensband_zonder_kostendelers", household) == "tot_100"


def test_a_band_of_an_income_that_is_not_known_is_not_known(catalogue: Catalogue) -> None:
    assert value_of(catalogue, "inkomensband", profile(kinderen=[])) is UNKNOWN


@pytest.mark.parametrize(
    ("on", "share", "expected"),
    # Couple norm without holiday allowance: January 2025 1,825.97 (1,922.07 x 0.95), July 2026 1,926.40.
    # Midden-Drenthe has 110% of 75%: 1.10 x 1,369.4775 = 1,506.43.
    [("2025-01-01", "0.70", "1278.18"), ("2025-01-01", "0.75", "1369.48"), ("2026-07-01", "0.75", "1444.80"),
     ("2026-07-01", "0.875", "1685.60"), ("2026-07-01", "0.90", "1733.76")],
)  # fmt: skip
def test_a_single_parent_may_have_a_share_of_the_couple_norm(
    on: str, share: str, expected: str, catalogue: Catalogue
) -> None:
    parent = value_of(catalogue, "paarnorm_zonder_vakantiegeld", profile(on, kinderen=CHILD))
    assert (parent * Decimal(share)).quantize(Decimal("0.01")) == Decimal(expected)


def test_midden_drenthe_counts_75_percent_for_a_single_parent(catalogue: Catalogue) -> None:
    parent = value_of(catalogue, "paarnorm_zonder_vakantiegeld", profile("2025-01-01", kinderen=CHILD))
    assert (parent * Decimal("0.75") * Decimal("1.10")).quantize(Decimal("0.01")) == Decimal("1506.43")


def test_the_couple_norm_follows_the_age(catalogue: Catalogue) -> None:
    assert value_of(catalogue, "paarnorm", profile()) == Decimal("2027.79")
    assert value_of(catalogue, "paarnorm", profile(geboortedatum_aanvrager="1950-01-01")) == Decimal("2176.10")


def test_the_single_parent_part_of_kindgebonden_budget(catalogue: Catalogue) -> None:
    # 3,416 / 12 and 3,389 / 12
    found = value_of(catalogue, "alo_kop_per_maand", profile(kinderen=CHILD))
    assert found.quantize(Decimal("0.01")) == Decimal("284.67")
    found = value_of(catalogue, "alo_kop_per_maand", profile("2025-07-01", kinderen=CHILD))
    assert found.quantize(Decimal("0.01")) == Decimal("282.42")
    assert value_of(catalogue, "alo_kop_per_maand", profile(kinderen=[])) == 0
    assert value_of(catalogue, "alo_kop_per_maand", profile(kinderen=CHILD, **PARTNER)) == 0


def test_the_percentage_of_a_scheme_stands_in_the_trace_with_its_article(catalogue: Catalogue) -> None:
    rows = {each["id"]: each for each in advise(catalogue, earns(1300, kinderen=CHILD)).as_json()["schemes"]}
    steps = {each["id"]: each for each in rows["leergeld"]["steps"]}
    assert steps["sociaal_minimum_percentage"]["source"]["article"] == "art. 20, 21, 22 en 22a"
    assert steps["sociaal_minimum_percentage_zonder_vakantiegeld"]["source"]["article"] == "art. 19 lid 3"
