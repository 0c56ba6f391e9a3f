"""Every published outcome in tests/golden comes out to the cent or euro it states."""

import csv
import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, advise, load_catalogue
from engine.catalogue.model import Scheme
from tests.rules.golden_catalogue import catalogue_with
from tests.rules.golden_gemeenten import KINDS, case_of
from tests.rules.golden_profiles import toeslag_profile

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

# Rows that the rules cannot express, with why.
NOT_EXPRESSED = {
    ("GM1982", "Meedoenregeling", "false"): """Somebody without assistance who did not apply gets nothing paid. The
        advice says what there is to apply for, so it answers that the right is there.""",
}


def rows(name: str) -> list[dict[str, Any]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    return [{**row, "line": line, "inputs": json.loads(row["inputs_json"])} for line, row in enumerate(found, 2)]


TOESLAGEN = rows("toeslagen.csv")
GEMEENTEN = rows("gemeenten.csv")
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


def scheme_of(catalogue: Catalogue, row: dict[str, Any]) -> Scheme | None:
    """Return the scheme a row is about: of its id, else on its template; None where the place has no such file."""
    template, _ = KINDS[row["scheme"]]
    known = catalogue.schemes_for(place_of(row)) if place_of(row) in catalogue.places else ()
    local = [each for each in known if each.level == "municipal" and each.exists]
    return next((each for each in local if each.id == template), None) or next(
        (each for each in local if each.based_on == template), None
    )


def place_of(row: dict[str, Any]) -> str:
    return str(row["inputs"].get("residence", row["municipality"][:6]))


def is_expressed(row: dict[str, Any]) -> bool:
    return (row["municipality"][:6], row["scheme"], row["expected_eligible"]) not in NOT_EXPRESSED


def local_rows() -> list[dict[str, Any]]:
    """Every row of which the place has a scheme of that kind."""
    catalogue = load_catalogue()
    return [row for row in GEMEENTEN if is_expressed(row) and scheme_of(catalogue, row)]


@pytest.mark.parametrize("row", local_rows(), ids=lambda row: f"{row['municipality'][:6]}-line{row['line']}")
def test_gemeenten(row: dict[str, Any], catalogue: Catalogue) -> None:
    case, scheme = case_of(row), scheme_of(catalogue, row)
    assert scheme is not None
    profile = {"on": row["date"], "municipality": place_of(row), "facts": case.facts, "members": case.members}
    advice = advise(catalogue, profile, only=[scheme.id]).as_json()
    assert advice["errors"] == []
    (answer,) = advice["schemes"]
    if row["period"] == "test only":
        assert {each["id"]: each["outcome"] for each in answer["conditions"]}["laag_inkomen"] == "met"
        return
    told = answer["not_covered_reason"], answer["missing"], answer["conditions"]
    expected = "eligible" if row["expected_eligible"] == "true" else "not_eligible"
    assert answer["status"] == expected, (row["source"], *told)
    if row["expected_amount_eur"]:
        cents = Decimal(row["expected_amount_eur"]) * 100
        assert (answer["amount"]["min_cents"], answer["amount"]["max_cents"]) == (cents, cents), row["source"]


def test_no_row_is_left_out_in_silence() -> None:
    assert (len(TOESLAGEN), len(GEMEENTEN)) == (209, 89)
    tried = {row["line"] for row in local_rows()}
    left_out = {row["municipality"][:6] for row in GEMEENTEN if row["line"] not in tried and is_expressed(row)}
    assert left_out == set()
    assert {row["scheme"] for row in GEMEENTEN} <= set(KINDS)
