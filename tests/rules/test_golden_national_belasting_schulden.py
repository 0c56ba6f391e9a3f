"""Published outcomes about income tax, remission, seizure and legal aid (landelijk_overig.csv) come out as printed."""

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.golden_national_belasting_schulden import CASES, STEPS, TOLERANCE, Json, amount

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "landelijk_overig.csv"
CENT = Decimal("0.01")


def rows() -> list[dict[str, Any]]:
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        found = [{**row, "line": line} for line, row in enumerate(csv.DictReader(stream), 2)]
    return [
        {**row, "inputs": json.loads(row["inputs_json"]), "expected": json.loads(row["expected"])}
        for row in found
        if row["scheme"] in CASES
    ]


ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['scheme']}-line{row['line']}")
def test_published_outcome(row: dict[str, Any], catalogue: Catalogue) -> None:
    scheme, period = row["scheme"], row["period"]
    day = row["inputs"].get("date") or (f"{period}-07-01" if len(period) == 4 else f"{period}-01")
    cases = CASES[scheme](row["inputs"], int(period[:4]))
    found = [answer(catalogue, case.scheme, case.profile(day)) for case in cases]
    if scheme == "kwijtschelding" or scheme.startswith("kwijtschelding_"):
        for each in found:
            compare(scheme, row["expected"], [each])
    else:
        compare(scheme, row["expected"], found)


def answer(catalogue: Catalogue, scheme: str, profile: Json) -> Json:
    advice = advise(catalogue, profile).as_json()
    assert not [error for error in advice["errors"] if error["scheme"] == scheme]
    return next(each for each in advice["schemes"] if each["id"] == scheme)


def compare(scheme: str, expected: Json, found: list[Json]) -> None:
    """Compare every figure of a row; the figures of several persons are added up."""
    for key, value in expected.items():
        if (scheme, key) in STEPS:
            total = sum((step(each, name) for each in found for name in STEPS[scheme, key]), Decimal(0))
            assert abs(total.quantize(CENT, ROUND_HALF_UP) - amount(value)) <= TOLERANCE.get((scheme, key), 0), key
        else:
            OTHER[key](found[0], value)


def step(found: Json, name: str) -> Decimal:
    return Decimal(next(each["value"] for each in found["steps"] if each["id"] == name))


def remission(found: Json, value: float) -> None:
    assert found["status"] == ("eligible" if value else "not_eligible"), found["missing"]
    assert found["amount"]["min_cents"] == found["amount"]["max_cents"] == amount(value) * 100


def eligible(found: Json, value: bool) -> None:
    assert found["status"] == ("eligible" if value else "not_eligible")


def maximum(found: Json, value: float) -> None:
    read = next(each for each in found["parameters"] if each["id"] == "beslagvrije_voet_hoogste")
    assert Decimal(read["value"]) == amount(value)


def oldest_year(found: Json, value: int) -> None:
    line = next(each for each in found["steps"] if each["id"] == "begin_oudste_jaar")
    assert line["value"] == f"{value}-01-01"


def deadline(found: Json, value: str) -> None:
    assert found["apply"]["deadline"] == value


OTHER = {
    "remission": remission,
    "eligible": eligible,
    "max": maximum,
    "oldest_year": oldest_year,
    "deadline": deadline,
}


def test_no_row_is_left_out() -> None:
    """All 57 rows of these schemes are read; the others belong to other tests."""
    assert len(ROWS) == 57
