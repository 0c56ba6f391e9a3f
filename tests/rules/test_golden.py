"""Every published outcome in tests/golden comes out to the cent or euro it states."""

import csv
import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.golden_catalogue import catalogue_with
from tests.rules.golden_profiles import inkomenstoeslag_profile, toeslag_profile

GOLDEN = Path(__file__).resolve().parent.parent / "golden"

SHIPPED = (2025, 2026)
OVERRIDES = {
    "verlaging_override": lambda value: {"verlaging_eigen_bijdrage": Decimal(str(value))},
    "ijkpunt_override": lambda value: {"minimum_inkomensijkpunt": {"nee": Decimal(value), "ja": Decimal(value)}},
}

# Rows that state something else than the law gives: what it gives, and why.
DIFFERENT = {
    ("zorgtoeslag", 2026, "1092.48"): (
        Decimal("1092.47"),
        """Exact (2 x 2119 x 0.8165 - 0.04289 x 29736) / 2 = 1092.47498. The leaflet rounds the difference to 2184.95
        before it halves; the leaflets of 2024 and 2025 do not. The award is 1092 either way.""",
    ),
}

# Municipalities with published cases whose rules are not in the catalogue yet.
NOT_ENCODED = {
    "GM0173 Oldenzaal", "GM0193 Zwolle", "GM0202 Arnhem", "GM0203 Barneveld", "GM0293 Westervoort", "GM0307 Amersfoort",
    "GM0327 Leusden", "GM0344 Utrecht", "GM0363 Amsterdam", "GM0384 Diemen", "GM0394 Haarlemmermeer", "GM0518 Den Haag",
    "GM0530 Hellevoetsluis", "GM0575 Noordwijk", "GM0599 Rotterdam", "GM0626 Voorschoten", "GM0772 Eindhoven",
    "GM0928 Kerkrade", "GM1731 Midden-Drenthe", "GM1896 Zwartewaterland", "GM1916 Leidschendam-Voorburg",
    "GM1948 Meierijstad", "GM1982 Land van Cuijk",
}  # fmt: skip


def rows(name: str) -> list[dict[str, Any]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    return [{**row, "line": line, "inputs": json.loads(row["inputs_json"])} for line, row in enumerate(found, 2)]


TOESLAGEN = rows("toeslagen.csv")
GEMEENTEN = rows("gemeenten.csv")
LOCAL = [row for row in GEMEENTEN if row["municipality"] not in NOT_ENCODED]

CatalogueFor = Callable[[str, int, dict[str, Any]], Catalogue]


@pytest.fixture(scope="module")
def catalogue_for(catalogue: Catalogue, project: Path, tmp_path_factory: pytest.TempPathFactory) -> CatalogueFor:
    """The catalogue of a row: the one that ships, unless the row is older or was made with another figure."""

    @cache
    def changed(scheme: str, year: int, overrides: tuple[tuple[str, str], ...]) -> Catalogue:
        figures = {name: value for key, text in overrides for name, value in OVERRIDES[key](text).items()}
        return catalogue_with(project, tmp_path_factory.mktemp(scheme) / "root", scheme, year, figures)

    def choose(scheme: str, year: int, inputs: dict[str, Any]) -> Catalogue:
        overrides = tuple((key, str(inputs[key])) for key in OVERRIDES if key in inputs)
        return changed(scheme, year, overrides) if overrides or year not in SHIPPED else catalogue

    return choose


@pytest.mark.parametrize("row", TOESLAGEN, ids=lambda row: f"{row['scheme']}-{row['year']}-line{row['line']}")
def test_toeslagen(row: dict[str, Any], catalogue_for: CatalogueFor) -> None:
    scheme, year, inputs = row["scheme"], int(row["year"]), row["inputs"]
    advice = advise(catalogue_for(scheme, year, inputs), toeslag_profile(scheme, year, inputs)).as_json()
    answer = next(each for each in advice["schemes"] if each["id"] == scheme)
    expected, _ = DIFFERENT.get((scheme, year, row["expected_eur"]), (Decimal(row["expected_eur"]), ""))
    assert stated(answer, row["period"], inputs, expected) == expected, row["source"]


def stated(answer: dict[str, Any], period: str, inputs: dict[str, Any], like: Decimal) -> Decimal:
    """Return what an answer says in the form of the row: shown month, award, or the exact figure, decimals as there."""
    assert answer["status"] in ("eligible", "not_eligible"), answer["missing"]
    assert answer["amount"]["min_cents"] == answer["amount"]["max_cents"]
    if period == "percent":
        return percentage(answer, "eerste_kind" if "first" in inputs["query"] else "volgend_kind")
    if period == "month":
        return Decimal(answer["monthly_shown"] or 0)
    if period == "year" or (answer["status"] == "not_eligible" and period.startswith("year (12")):
        return Decimal(answer["amount"]["min_cents"]) / 100
    exact = Decimal(answer["amount"]["exact"])
    return (exact / 12 if period == "month (exact)" else exact).quantize(like, ROUND_HALF_UP)


def percentage(answer: dict[str, Any], rank: str) -> Decimal:
    """Return the share of the cost that was read for the first or the next child, as a percentage."""
    read = [each for each in answer["parameters"] if each["id"] == "vergoedingspercentage" and rank in str(each["key"])]
    return Decimal(read[0]["value"]) * 100


@pytest.mark.parametrize("row", LOCAL, ids=lambda row: f"{row['municipality'][:6]}-line{row['line']}")
def test_gemeenten(row: dict[str, Any], catalogue: Catalogue) -> None:
    code = row["inputs"].get("residence", row["municipality"][:6])
    advice = advise(catalogue, inkomenstoeslag_profile(code, row["date"], row["inputs"])).as_json()
    answer = next(each for each in advice["schemes"] if each["id"] == "individuele_inkomenstoeslag")
    assert (answer["status"] == "eligible") == (row["expected_eligible"] == "true"), row["source"]
    assert answer["amount"]["min_cents"] == Decimal(row["expected_amount_eur"]) * 100


def test_no_row_is_left_out_in_silence(catalogue: Catalogue) -> None:
    assert len(TOESLAGEN) == 209
    assert {row["municipality"] for row in GEMEENTEN} - {row["municipality"] for row in LOCAL} == NOT_ENCODED
    assert not [place for place in NOT_ENCODED if place[:6] in catalogue.local]
    assert len(LOCAL) == 6
