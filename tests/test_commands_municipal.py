"""`toereikend coverage`, `due` and `new-municipality`, as people and other systems rely on them."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine import load_catalogue
from engine.checks import check_catalogue
from web.commands import cli

ON = ("--on", "2026-11-22")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


class TestCoverage:
    """`toereikend coverage`."""

    def test_every_municipality_is_in_it(self) -> None:
        result = run("coverage", *ON, "--json")
        assert result.exit_code == 0, result.stderr
        rows = json.loads(result.stdout)
        assert len({row["code"] for row in rows}) == 342
        row = next(row for row in rows if (row["code"], row["theme"]) == ("GM0484", "gemeente"))
        assert (row["exists"], row["encoded"] >= 1, row["checked_on"]) == ("yes", True, "2026-11-22")

    def test_csv_has_a_line_for_every_row(self) -> None:
        lines = list(csv.DictReader(run("coverage", *ON, "--csv").stdout.splitlines()))
        urk = next(line for line in lines if line["name"] == "Urk")
        assert (urk["code"], urk["exists"], urk["missing"]) == (
            "GM0184",
            "unknown",
            "Van deze gemeente is nog niets ingevoerd.",
        )
        assert len(lines) == len(json.loads(run("coverage", *ON, "--json").stdout))

    def test_a_name_narrows_it_down(self) -> None:
        result = run("coverage", *ON, "--name", "kaag en")
        assert {line.partition(",")[0] for line in result.stdout.splitlines()[:-1]} == {"Kaag en Braassem (GM1884)"}
        assert result.stdout.splitlines()[-1] == "1 gemeenten met regelingen. Nog niets ingevoerd: 0."


class TestDue:
    """`toereikend due`."""

    def test_what_is_late_is_told_apart(self) -> None:
        result = run("due", "--on", "2028-01-01")
        assert result.exit_code == 0, result.stderr
        assert "should have been checked again on" in result.stdout
        assert "te laat" in result.stderr

    def test_json_names_file_and_line(self) -> None:
        found = json.loads(run("due", *ON, "--json").stdout)
        assert {"file", "line", "part", "message", "remedy", "severity"} == set(found[0])
        assert not [each for each in found if each["severity"] == "error"]


class TestNewMunicipality:
    """`toereikend new-municipality`."""

    @pytest.fixture
    def root(self, project: Path, tmp_path: Path) -> Path:
        shutil.copytree(project / "rules", tmp_path / "rules")
        shutil.copytree(project / "municipalities", tmp_path / "municipalities")
        return tmp_path

    def test_the_folder_is_made_and_the_check_passes(self, root: Path) -> None:
        result = run("new-municipality", "GM1680", "--root", root, *ON)
        assert result.exit_code == 0, result.stderr
        folder = root / "municipalities/GM1680-aa-en-hunze"
        assert sorted(path.name for path in folder.iterdir()) == [
            "blauwdruk.yaml",
            "municipality.yaml",
            "vragenlijst.md",
        ]
        assert [str(each) for each in check_catalogue(root, [folder], date(2026, 11, 22))] == []
        municipality = load_catalogue(root).rules_of("GM0518").municipality
        assert municipality is not None
        assert (municipality.name, municipality.website) == ("'s-Gravenhage", "https://www.denhaag.nl")

    def test_every_kind_of_scheme_is_asked_for(self, root: Path) -> None:
        run("new-municipality", "GM0184", "--root", root, *ON)
        asked = (root / "municipalities/GM0184-urk/vragenlijst.md").read_text(encoding="utf-8")
        kinds = load_catalogue(root).kinds
        assert len(kinds) == 21
        assert [kind.id for kind in kinds if f"- [ ] **{kind.title}** (`{kind.id}.yaml`)" not in asked] == []
        assert "`rules/templates/individuele_inkomenstoeslag.yaml`" in asked

    def test_nothing_made_up_comes_along(self, root: Path) -> None:
        run("new-municipality", "GM0184", "--root", root, *ON)
        for path in (root / "municipalities/GM0184-urk").iterdir():
            assert "verzonnen" not in path.read_text(encoding="utf-8").lower()
            assert "9999" not in path.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("GM0000", "kennen we niet"),
            ("GM0501", "Voorne aan Zee (GM1992)"),
            ("GM0484", "heeft al een map: municipalities/GM0484-alphen-aan-den-rijn"),
        ],
    )
    def test_what_cannot_be_made_is_said_in_one_line(self, root: Path, code: str, said: str) -> None:
        result = run("new-municipality", code, "--root", root, *ON)
        assert result.exit_code == 1
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_scheme_of_a_merged_municipality_names_the_successor() -> None:
    result = run("explain", "individuele_inkomenstoeslag", "--municipality", "GM0530", *ON)
    assert result.exit_code == 1
    assert "Voorne aan Zee (GM1992)" in result.stderr
