"""Low income over years: average, every month and calendar year, over 1 to 60 months, against the norm of then or of now.

Norm alone with holiday allowance: 2021-07 1,078.70; 2022 1,091.71 and 1,101.82; 2023 1,195.66 and 1,216.62; 2024 1,283.83 and
1,308.45; 2025 1,345.45 and 1,369.06; 2026 1,401.50 and 1,419.46. Without: x 0.95, to the cent.
"""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import PROJECT, Catalogue, advise, load_catalogue
from tests.rules.households import PARTNER, profile
from tests.rules.shared_facts import value_of

Json = dict[str, Any]

# What somebody on bijstand got in each half-year: the norm without holiday allowance.
BIJSTAND = {
    "2023-07": "1155.79", "2024-01": "1219.64", "2024-07": "1243.03", "2025-01": "1278.18", "2025-07": "1300.61",
    "2026-01": "1331.43",
}  # fmt: skip


def months(number: int) -> str:
    """Return a formula for so many months, made of a norm of six months: formulas hold no numbers above 2."""
    return f"combinatiekorting_maanden * ({' + '.join('1' * number)}) / (2 + 2 + 2)"


def half_years(income: dict[str, str]) -> list[Json]:
    """Return periods of half a year with an income per month."""
    ends = {"01": "06-30", "07": "12-31"}
    return [
        {"begint_op": f"{start}-01", "eindigt_op": f"{start[:4]}-{ends[start[5:]]}", "netto_in_deze_tijd": net}
        for start, net in income.items()
    ]


def earned(periods: list[Json], **more: Any) -> Json:
    household = profile(kinderen=[], **more)
    household["members"]["inkomensperioden"] = periods
    return household


def euros(found: Any) -> str:
    return str(found.quantize(Decimal("0.01")))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1401.50"),
        (6, "1401.50"),
        (7, "1396.87"),  # (6 x 1,401.50 + 1,369.06) / 7
        (12, "1385.28"),  # (1,369.06 + 1,401.50) / 2
        (24, "1356.12"),  # (1,308.45 + 1,345.45 + 1,369.06 + 1,401.50) / 4 = 1,356.115
        (36, "1320.82"),  # with 1,216.62 and 1,283.83: 7,924.91 / 6
        (48, "1277.80"),  # with 1,101.82 and 1,195.66: 10,222.39 / 8
        (60, "1239.28"),  # with 1,078.70 and 1,091.71: 12,392.80 / 10
    ],
)
def test_the_average_norm_of_a_number_of_months(number: int, expected: str, catalogue: Catalogue) -> None:
    found = value_of(catalogue, f"average_before({months(number)}, bijstandsnorm)", profile(kinderen=[]))
    assert euros(found + Decimal("0.0001")) == expected


def test_the_average_norm_on_a_day_in_a_half_year(catalogue: Catalogue) -> None:
    # 22 November 2026: 2 x 1,369.06 + 6 x 1,401.50 + 4 x 1,419.46 = 16,824.96
    formula = f"average_before({months(12)}, bijstandsnorm)"
    assert euros(value_of(catalogue, formula, profile("2026-11-22", kinderen=[]))) == "1402.08"


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2024-03-01", "1206.14"), ("2025-12-31", "1296.14"), ("2026-07-01", "1357.26")],
)  # fmt: skip
def test_the_average_norm_of_last_calendar_year(on: str, expected: str, catalogue: Catalogue) -> None:
    """(1,195.66 + 1,216.62) / 2 over 2023, (1,283.83 + 1,308.45) / 2 over 2024, (1,345.45 + 1,369.06) / 2 over 2025."""
    found = value_of(catalogue, "bijstandsnorm_vorig_jaar", profile(on, kinderen=[]))
    assert euros(found + Decimal("0.0001")) == expected


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        # AOW on 1 January 2026: (1,369.06 + 1,564.69) / 2
        (profile(kinderen=[], geboortedatum_aanvrager="1959-01-01"), "1466.88"),
        # A housemate from 1 January 2026 on: (1,369.06 + 1,001.07) / 2
        (profile(kinderen=[], medebewoners=[{"geboortedatum": "1980-01-01", "woont_hier_sinds": "2026-01-01"}]), "1185.07"),
        # 21 on 1 April 2026: 6 x 337.98 + 3 x 345.99 + 3 x 1,401.50 = 7,270.35
        (profile(kinderen=[], geboortedatum_aanvrager="2005-04-01"), "605.86"),
        (profile(kinderen=[], **PARTNER), "1978.97"),  # (1,955.80 + 2,002.13) / 2 = 1,978.965
    ],
)  # fmt: skip
def test_the_norm_of_a_month_is_that_of_the_household_then(
    household: Json, expected: str, catalogue: Catalogue
) -> None:
    found = value_of(catalogue, f"average_before({months(12)}, bijstandsnorm)", household)
    assert euros(found + Decimal("0.0001")) == expected


def test_three_years_of_bijstand_are_100_percent_of_the_norm_of_then(catalogue: Catalogue) -> None:
    household = earned(half_years(BIJSTAND))
    mean, norm = (
        value_of(catalogue, f"average_before({months(36)}, {each})", household)
        for each in ("inkomen_toen", "bijstandsnorm_zonder_vakantiegeld")
    )
    assert mean == norm
    above = f"months_before({months(36)}, inkomen_toen > bijstandsnorm_zonder_vakantiegeld)"
    assert value_of(catalogue, above, household) == 0


def test_against_the_norm_of_now_the_same_years_are_93_percent(catalogue: Catalogue) -> None:
    # 7,528.68 / 6 = 1,254.78, against 1,348.49
    formula = f"average_before({months(36)}, inkomen_toen) / bijstandsnorm_zonder_vakantiegeld"
    found = value_of(catalogue, formula, earned(half_years(BIJSTAND)))
    assert found.quantize(Decimal("0.0001")) == Decimal("0.9305")


def test_one_better_month_counts_for_every_month_and_hardly_for_the_average(catalogue: Catalogue) -> None:
    periods = half_years(BIJSTAND)
    periods[3]["eindigt_op"] = "2025-05-31"
    periods.append({"begint_op": "2025-06-01", "eindigt_op": "2025-06-30", "netto_in_deze_tijd": 2000})
    # One month of 2,000 in place of 1,278.18: 1,254.78 + 721.82 / 36 = 1,274.83; the average norm is 1,254.78.
    household = earned(periods)
    assert euros(value_of(catalogue, f"average_before({months(36)}, inkomen_toen)", household)) == "1274.83"
    limit = "inkomen_toen > bijstandsnorm_zonder_vakantiegeld"
    assert value_of(catalogue, f"months_before({months(36)}, {limit})", household) == 1
    assert value_of(catalogue, f"months_before({months(12)}, {limit})", household) == 0


def test_months_that_are_not_told_are_noticed(catalogue: Catalogue) -> None:
    later = dict(list(BIJSTAND.items())[1:])
    known = f"months_before({months(36)}, inkomen_toen_bekend)"
    assert value_of(catalogue, known, earned(half_years(BIJSTAND))) == 36
    assert value_of(catalogue, known, earned(half_years(later))) == 30


def test_an_income_nobody_told_can_be_anything(catalogue: Catalogue) -> None:
    found = value_of(catalogue, f"average_before({months(36)}, inkomen_toen)", profile(kinderen=[]))
    assert (found.low, found.high) == (0, 240000)


@pytest.mark.parametrize(("since", "expected"), [("2023-07-01", 36), ("2023-07-02", 35), ("2026-06-15", 0)])
def test_how_long_the_income_has_been_like_this(since: str, expected: int, catalogue: Catalogue) -> None:
    assert value_of(catalogue, "maanden_met_dit_inkomen", profile(inkomen_gelijk_sinds=since)) == expected


def test_percentages_of_what_the_household_tells_about_years(catalogue: Catalogue) -> None:
    told = {"gemiddeld_inkomen_referteperiode": 1408, "gemiddelde_bijstandsnorm_referteperiode": 1280}
    household = profile(
        kinderen=[], hoogste_inkomen_referteperiode="1483.34", inkomen_gelijk_sinds="2026-01-01", **told
    )
    assert value_of(catalogue, "gemiddeld_percentage_referteperiode", household) == Decimal("1.1")
    # 1,483.34 / 1,348.49
    found = value_of(catalogue, "hoogste_percentage_referteperiode", household)
    assert found.quantize(Decimal("0.0001")) == Decimal("1.1000")


SCHEME = """\
id: individuele_inkomenstoeslag
based_on: individuele_inkomenstoeslag
municipalities: [GM0344]
authority: Gemeente Utrecht
checked: {on: 2026-11-22, by: redactie, next: 2027-01-15}
confidence: unsure
sources: {verzonnen: {title: "Verordening (verzonnen)", url: "https://www.example.org"}}
apply: {how: Met een formulier., url: "https://www.example.org", papers: [DigiD]}
parameters:
  referteperiode: {values: [{from: 2026-01-01, value: 36, source: verzonnen art. 2}]}
  inkomensgrens_percentage: {values: [{from: 2026-01-01, value: 1.05, source: verzonnen art. 2}]}
  duur_telt: {values: [{from: 2026-01-01, value: nee, source: verzonnen art. 2}]}
  toeslagbedrag:
    values:
      - from: 2026-01-01
        source: verzonnen art. 3
        value:
          alleenstaand: {geen_kinderen: 500, jong_kind: 500, ouder_kind: 500}
          paar: {geen_kinderen: 700, jong_kind: 700, ouder_kind: 700}
extra_conditions:
  - id: laag_in_alle_maanden
    replaces: laag_inkomen
    text: "Uw inkomen was {referteperiode} lang gemiddeld laag."
    when: >-
      average_before(referteperiode, inkomen_toen)
      <= inkomensgrens_percentage[gezinssoort, kindgroep] * average_before(referteperiode, bijstandsnorm_zonder_vakantiegeld)
    source: verzonnen art. 2
"""


@pytest.fixture(scope="module")
def with_history(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The rules with a made-up municipal scheme that looks at the income of each of the last 36 months."""
    root: Path = tmp_path_factory.mktemp("history")
    for folder in ("rules", "municipalities"):
        shutil.copytree(PROJECT / folder, root / folder)
    place = root / "municipalities" / "GM0344-utrecht"
    place.mkdir(exist_ok=True)
    for old in place.glob("*inkomenstoeslag*.yaml"):
        old.unlink()
    (place / "individuele_inkomenstoeslag.yaml").write_text(SCHEME, encoding="utf-8")
    return load_catalogue(root)


@pytest.mark.parametrize(("factor", "outcome"), [("1.00", "met"), ("1.04", "met"), ("1.06", "failed")])
def test_a_municipal_rule_on_months_is_traced_to_its_figures(
    factor: str, outcome: str, with_history: Catalogue
) -> None:
    income = {start: str(Decimal(net) * Decimal(factor)) for start, net in BIJSTAND.items()}
    household = earned(half_years(income), vermogen_bijstand=0, kreeg_eerder_inkomenstoeslag=False)
    rows = advise(with_history, household | {"municipality": "GM0344"}).as_json()["schemes"]
    found = next(each for each in rows if each["id"] == "individuele_inkomenstoeslag")
    conditions = {each["id"]: each for each in found["conditions"]}
    assert conditions["laag_in_alle_maanden"]["outcome"] == outcome
    norms = {tuple(each["key"] or ()): each for each in found["parameters"] if each["id"] == "norm_alleenstaand"}
    assert {"2023-07-01", "2024-01-01", "2026-01-01"} <= {key[-1] for key in norms if key}
    assert norms["2023-07-01",]["value"] == "1216.62"
    assert norms["2023-07-01",]["source"]["article"] == "art. 21 onder a"
