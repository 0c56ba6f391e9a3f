"""A new year is an edit of rule files alone: a made-up 2027 written into a copy of the rules, and every scheme answers."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine import PROJECT, Catalogue, advise, load_catalogue
from tests.rules import reference_households as reference
from tests.rules.households import profile

Json = dict[str, Any]

RISE = Decimal("1.03")
DAYS = ("2027-01-01", "2027-03-01", "2027-05-07", "2027-05-08", "2027-07-01", "2027-12-31")
ENDED = {"noodfonds_energie": "2027-05-08", "energietoeslag": "2023-01-01"}
"""Schemes that end themselves, and from when: the announced round of the Noodfonds closes on 7 May 2027, and Alphen aan
den Rijn paid the energietoeslag over 2022 only."""

HOUSEHOLDS = {
    "single parent": profile(),
    "on bijstand": reference.ALONE_ON_BIJSTAND_WITH_DEBTS,
    "self-employed": reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN,
    "AOW": reference.AOW_WITH_A_SMALL_PENSION,
    "student": reference.STUDENT_OF_NINETEEN_LIVING_OUT,
    "one benefit": reference.COUPLE_WITH_ONE_WIA_BENEFIT,
}
QUARTERS = (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))


@pytest.fixture(scope="module")
def next_year(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The rules with a row for 2027 under every figure that ends with 2026; amounts that are one number rise by 3%."""
    root = tmp_path_factory.mktemp("next_year")
    for folder in ("rules", "municipalities"):
        shutil.copytree(PROJECT / folder, root / folder)
    for path in root.rglob("*.yaml"):
        if "schema" not in path.parts:
            path.write_text("".join(_with_2027(path)), encoding="utf-8")
    return load_catalogue(root)


def _with_2027(path: Path) -> Iterator[str]:
    """Yield the lines of a file, each row of 2026 followed by one for 2027 unless that is there."""
    rows = re.split(r"(?m)^(?=\s*- |\s*\w+:)", path.read_text(encoding="utf-8"))
    rows = _joined(rows)
    unit = ""
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        unit = named[1] if (named := re.match(r"\s*unit: (\S+)", row)) else unit
        yield row
        if re.search(r"\bto: 2026-12-31", row) and "from: 2027-01-01" not in following:
            yield from _next_quarters(row) if "value: 2026-10-01" in row else [_next(row, unit)]


def _joined(parts: list[str]) -> list[str]:
    """Put the lines of a row that takes several together: they stand deeper than its dash."""
    rows: list[str] = []
    for part in parts:
        begun = re.match(r"( *)- (\{)?from: ", rows[-1]) if rows else None
        depth = len(part) - len(part.lstrip(" "))
        if begun and not begun[2] and depth > len(begun[1]):
            rows[-1] += part
        else:
            rows.append(part)
    return rows


def _next(row: str, unit: str) -> str:
    row = re.sub(r"from: \d{4}-\d\d-\d\d", "from: 2027-01-01", row, count=1).replace("to: 2026-12-31", "to: 2027-12-31")
    if not unit.startswith("EUR"):
        return row
    return re.sub(r"value: (\d+(?:\.\d+)?)(?=[,\n])", lambda found: f"value: {_raised(found[1])}", row)


def _raised(figure: str) -> Decimal:
    return (Decimal(figure) * RISE).quantize(Decimal("0.01"))


def _next_quarters(row: str) -> list[str]:
    return [
        re.sub(r"from: .*?, source", f"from: 2027-{first}, to: 2027-{last}, value: 2027-{first}, source", row)
        for first, last in QUARTERS
    ]


def rows_of(catalogue: Catalogue, household: Json, on: str) -> dict[str, Json]:
    answers = advise(catalogue, household, on=date.fromisoformat(on)).as_json()
    assert answers["errors"] == []
    return {scheme["id"]: scheme for scheme in answers["schemes"]}


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_every_scheme_answers_for_the_new_year(name: str, on: str, next_year: Catalogue) -> None:
    rows = rows_of(next_year, HOUSEHOLDS[name], on)
    silent = {name for name, scheme in rows.items() if scheme["status"] == "not_covered"}
    assert silent == {name for name, ended in ENDED.items() if on >= ended}


def test_no_scheme_of_this_year_is_lost(next_year: Catalogue, catalogue: Catalogue) -> None:
    now, then = rows_of(catalogue, profile(), "2026-11-22"), rows_of(next_year, profile(), "2027-03-01")
    assert now.keys() == then.keys()


def test_amounts_follow_the_figures_of_the_new_year(next_year: Catalogue) -> None:
    rows = rows_of(next_year, HOUSEHOLDS["on bijstand"], "2027-03-01")
    # Norm 1,419.46 x 1.03 = 1,462.04, twelve months: 17,544.48
    assert rows["bijstand"]["amount"]["max_cents"] == 1754448
    # Standaardpremie 2,119 x 1.03 = 2,182.57; drempelinkomen 29,736 x 1.03 = 30,628.08; the law's own 1.930% for 2027:
    # 2,182.57 - 591.12 = 1,591.45
    assert rows["zorgtoeslag"]["amount"]["max_cents"] == 159100
    read = {row["id"]: row for row in rows["zorgtoeslag"]["parameters"]}
    assert (read["standaardpremie"]["value"], read["standaardpremie"]["from"]) == ("2182.57", "2027-01-01")


def test_without_the_edit_the_allowances_stay_silent(catalogue: Catalogue) -> None:
    rows = rows_of(catalogue, profile(), "2027-03-01")
    assert {rows[name]["status"] for name in ("zorgtoeslag", "huurtoeslag", "bijstand")} == {"not_covered"}
