"""Every published figure about income and children in tests/golden/landelijk_overig.csv comes out as it is stated."""

import csv
import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.golden_national_income import CASES, LEFT_OUT, Case, case_of
from tests.rules.shared_facts import value_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "landelijk_overig.csv"
DOUBLED = "dubbele_kinderbijslag"


def rows() -> list[dict[str, Any]]:
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        found = [{**row, "line": line} for line, row in enumerate(csv.DictReader(stream), 2)]
    return [
        {**row, "inputs": json.loads(row["inputs_json"]), "expected": json.loads(row["expected"], parse_float=Decimal)}
        for row in found
    ]


ROWS = [row for row in rows() if row["scheme"] in CASES]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['scheme']}-{row['period']}-line{row['line']}")
def test_row(row: dict[str, Any], catalogue: Catalogue) -> None:
    case, expected = case_of(row), next(iter(row["expected"].values()))
    if row["scheme"] == "aow_leeftijd":
        expected = True
        before = date.fromisoformat(case.profile["on"]) - timedelta(days=1)
        assert value_of(catalogue, case.shared, case.profile | {"on": before.isoformat()}) is False
    found = stated(catalogue, case)
    if row["scheme"] == "participatiewet_norm_110pct":
        found = found * Decimal(row["inputs"]["pct"]) / 100
    if isinstance(expected, bool) or expected is None:
        assert found is expected, row["source"]
    else:
        assert abs(Decimal(found) - expected).quantize(Decimal("0.01")) <= case.tolerance, (found, row["source"])


def stated(catalogue: Catalogue, case: Case) -> Any:
    """Return the figure of a case: a shared fact, a step, a parameter, whether a condition is met, or the award."""
    if case.shared:
        return value_of(catalogue, case.shared, case.profile)
    advice = advise(catalogue, case.profile).as_json()
    assert advice["errors"] == []
    answers = {each["id"]: each for each in advice["schemes"]}
    answer = answers[case.scheme]
    if case.scheme == DOUBLED:
        return step(answers["kinderbijslag"], "per_kwartaal") + step(answer, "extra_per_kwartaal")
    if case.step:
        return step(answer, case.step)
    if case.figure:
        read = {each["id"]: each["value"] for each in answer["parameters"]}
        return Decimal(read[case.figure])
    if case.condition:
        return {each["id"]: each["outcome"] == "met" for each in answer["conditions"]}[case.condition]
    assert answer["status"] in ("eligible", "not_eligible")
    return None if answer["amount"] is None else Decimal(answer["amount"]["min_cents"]) / 100


def step(answer: dict[str, Any], name: str) -> Decimal:
    """Return a step of an answer; it must be exact."""
    return Decimal({each["id"]: each["value"] for each in answer["steps"]}[name])


def test_one_euro_above_the_asset_limit_fails(catalogue: Catalogue) -> None:
    for row in (row for row in ROWS if row["scheme"] == "bijstand_vermogen"):
        case = case_of({**row, "inputs": {**row["inputs"], "assets": row["inputs"]["assets"] + 1}})
        assert stated(catalogue, case) is False


def test_the_rows_of_these_schemes_are_all_there() -> None:
    counted = {scheme: sum(row["scheme"] == scheme for row in ROWS) for scheme in CASES}
    assert counted == {
        "participatiewet_norm": 38, "participatiewet_norm_110pct": 2, "kostendelersnorm": 5, "bijstand_uitkering": 1,
        "bijstand_vrijlating": 2, "bijstand_vermogen": 3, "individuele_studietoeslag": 15, "ioaw_grondslag": 1,
        "alleenverdieners": 4, "aow_bruto": 5, "aow_netto": 4, "aow_leeftijd": 2, "aio": 2, "kinderbijslag": 14,
    }  # fmt: skip
    left_out = [row for row in rows() if (row["scheme"], row["period"]) in LEFT_OUT]
    assert len(left_out) == 3
    assert not {row["scheme"] for row in left_out} & set(CASES)
