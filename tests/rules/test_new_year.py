"""A new year is an edit of rule files alone: copies of the rules that go on in 2027 answer for 2027."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from engine import PROJECT, Catalogue, advise, load_catalogue
from tests.rules.households import profile

ENDED = {"noodfonds_energie", "alleenverdieners"}
"""Schemes whose law or window itself ends: a longer life of the figures does not revive them."""


@pytest.fixture(scope="module")
def next_year(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The rules with every figure of 2026 made up to hold in 2027 too, and one figure raised."""
    root = tmp_path_factory.mktemp("next_year")
    for folder in ("rules", "municipalities"):
        shutil.copytree(PROJECT / folder, root / folder)
    for path in root.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("to: 2026-12-31", "to: 2027-12-31")
        path.write_text(text, encoding="utf-8")
    _split(root / "rules/norms.yaml", "value: 2119", "value: 2200")
    return load_catalogue(root)


def _split(path: Path, old: str, new: str) -> None:
    """Let a figure of 2026 end with its year and give 2027 another one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if old in line and "from: 2026-01-01" in line)
    line = lines[place]
    ended = line.replace("to: 2027-12-31", "to: 2026-12-31")
    begun = line.replace("from: 2026-01-01", "from: 2027-01-01").replace(old, new)
    path.write_text("\n".join([*lines[:place], ended, begun, *lines[place + 1 :]]) + "\n", encoding="utf-8")


def test_every_scheme_answers_for_the_new_year(next_year: Catalogue) -> None:
    answers = advise(next_year, profile(), on=date(2027, 3, 1)).as_json()
    assert answers["errors"] == []
    silent = {scheme["id"] for scheme in answers["schemes"] if scheme["status"] == "not_covered"}
    assert silent <= ENDED


def test_a_figure_of_the_new_year_counts(next_year: Catalogue) -> None:
    rows = {scheme["id"]: scheme for scheme in advise(next_year, profile(), on=date(2027, 3, 1)).as_json()["schemes"]}
    read = {row["id"]: row for row in rows["zorgtoeslag"]["parameters"]}
    assert (read["standaardpremie"]["value"], read["standaardpremie"]["from"]) == ("2200", "2027-01-01")


def test_without_the_edit_the_allowances_stay_silent(catalogue: Catalogue) -> None:
    rows = {scheme["id"]: scheme for scheme in advise(catalogue, profile(), on=date(2027, 3, 1)).as_json()["schemes"]}
    assert {rows[name]["status"] for name in ("zorgtoeslag", "huurtoeslag", "bijstand")} == {"not_covered"}
