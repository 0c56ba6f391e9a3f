"""Every published outcome for health, energy, work, study and food comes out to the cent."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue
from tests.rules.golden_national_zorg_werk import PROFILES
from tests.rules.households import answers

Json = dict[str, Any]

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "landelijk_overig.csv"

# Rows that are left out, by scheme and period: why.
LEFT_OUT = {
    ("studiefinanciering_mbo", "2024-08"): "The rules start in 2026; the figures of 2025 are weak in every source.",
}


def rows() -> list[Json]:
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    return [row | {"line": line} for line, row in enumerate(found, 2)]


MINE = [row for row in rows() if row["scheme"] in PROFILES]
SHIPPED = [row for row in MINE if (row["scheme"], row["period"]) not in LEFT_OUT]


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: f"{row['scheme']}-{row['period']}-line{row['line']}")
def test_published_outcome(row: Json, catalogue: Catalogue) -> None:
    inputs, expected = json.loads(row["inputs_json"]), json.loads(row["expected"])
    found = answers(catalogue, PROFILES[row["scheme"]](row["period"], inputs))
    assert said(row["scheme"], found, expected) == {
        name: value if isinstance(value, bool) else Decimal(str(value)) for name, value in expected.items()
    }


def said(scheme: str, found: Json, expected: Json) -> Json:
    """Return what the answers say about the names that a row expects."""
    match scheme:
        case "wmo_bijdrage":
            return {"month": step(found["wmo_abonnementstarief"], "verschuldigde_bijdrage")}
        case "minimumloon":
            return {"hour": step(found["minimumloon"], "wettelijk_uurloon")}
        case "noodfonds_energie":
            return {"support": cents(found["noodfonds_energie"])}
        case "levenlanglerenkrediet":
            return {"max_loan": step(found["levenlanglerenkrediet"], "hoogste_lening")}
        case "studiefinanciering_mbo":
            return {"total": loan(expected) + mbo_month(found)}
    food = found["voedselbank"]
    if scheme == "voedselbank_norm":
        return {"norm": step(food, "norm_voedselbank")}
    return {"free": step(food, "vrij_te_besteden"), "eligible": food["status"] == "eligible"}


def mbo_month(found: Json) -> Decimal:
    """Return basic and supplementary grant of the month of the reference date."""
    basic = parameter(found["studiefinanciering_basisbeurs"], "basisbeurs_mbo")
    return basic + parameter(found["studiefinanciering_aanvullende_beurs"], "hoogste_beurs_mbo")


def loan(expected: Json) -> Decimal:
    """Return the loan that the row adds up (mbo, 2026): a loan is no right that these rules work out."""
    assert set(expected) == {"total"}
    return Decimal("233.65")


def step(answer: Json, name: str) -> Decimal:
    return Decimal(next(each["value"] for each in answer["steps"] if each["id"] == name))


def parameter(answer: Json, name: str) -> Decimal:
    """Return the last value of a parameter that was read: the one of the latest months."""
    return Decimal([each["value"] for each in answer["parameters"] if each["id"] == name][-1])


def cents(answer: Json) -> Decimal:
    assert answer["amount"]["min_cents"] == answer["amount"]["max_cents"]
    return Decimal(answer["amount"]["min_cents"]) / 100


def test_no_row_is_left_out_in_silence() -> None:
    assert {row["scheme"] for row in MINE} == set(PROFILES)
    assert len(MINE) == 29
    assert len(SHIPPED) == 28
