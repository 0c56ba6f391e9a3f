"""The command line, as people and other systems rely on it: what it prints and how it ends."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from engine import Catalogue, advise
from web.commands import cli

PROJECT = Path(__file__).resolve().parent.parent
EXAMPLE = PROJECT / "docs" / "examples" / "huishouden.yaml"

Run = Callable[..., Result]
WriteProfile = Callable[..., Path]


def example() -> dict[str, Any]:
    return yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  makes only texts


def with_facts(**facts: Any) -> dict[str, Any]:
    profile = example()
    return {**profile, "facts": {**profile["facts"], **facts}}


@pytest.fixture
def run() -> Run:
    """A function that runs `toereikend` with the given words and, if any, standard input."""

    def call(*words: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)

    return call


@pytest.fixture
def write_profile(tmp_path: Path) -> WriteProfile:
    """A function that writes a profile and returns where."""

    def write(profile: dict[str, Any] | str) -> Path:
        path = tmp_path / "profile.yaml"
        path.write_text(profile if isinstance(profile, str) else yaml.safe_dump(profile), encoding="utf-8")
        return path

    return write


def lines_of(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.strip()]


class TestAdvise:
    """`toereikend advise PROFILE`."""

    def test_json_is_the_advice_of_the_engine(self, run: Run, catalogue: Catalogue) -> None:
        result = run("advise", EXAMPLE, "--json")
        assert result.exit_code == 0, result.stderr
        assert json.loads(result.stdout) == advise(catalogue, example()).as_json()

    def test_the_summary_names_every_scheme_and_the_total(self, run: Run) -> None:
        result = run("advise", EXAMPLE)
        assert result.exit_code == 0, result.stderr
        for title in ("Zorgtoeslag", "Huurtoeslag", "Kindgebonden budget", "Kinderopvangtoeslag"):
            assert title in result.stdout
        assert "€" in result.stdout

    def test_the_option_gives_the_reference_date(self, run: Run, write_profile: WriteProfile) -> None:
        profile = example()
        del profile["on"]
        result = run("advise", write_profile(profile), "--on", "2025-07-01", "--json")
        assert result.exit_code == 0, result.stderr
        assert json.loads(result.stdout)["on"] == "2025-07-01"

    def test_without_a_reference_date_there_is_no_advice(self, run: Run, write_profile: WriteProfile) -> None:
        profile = example()
        del profile["on"]
        result = run("advise", write_profile(profile))
        assert result.exit_code == 1
        assert len(lines_of(result)) == 1
        assert "peildatum" in result.stderr.lower()

    def test_paper_and_page_are_written(self, run: Run, tmp_path: Path) -> None:
        paper, page = tmp_path / "plan.pdf", tmp_path / "plan.html"
        result = run("advise", EXAMPLE, "--pdf", paper, "--html", page)
        assert result.exit_code == 0, result.stderr
        assert paper.read_bytes().startswith(b"%PDF-")
        assert "Zorgtoeslag" in page.read_text(encoding="utf-8")

    def test_paper_comes_in_two_languages_in_large_print_and_without_appendix(self, run: Run, tmp_path: Path) -> None:
        page = tmp_path / "plan.html"
        result = run("advise", EXAMPLE, "--html", page, "--second", "tr", "--large", "--no-appendix")
        assert result.exit_code == 0, result.stderr
        text = page.read_text(encoding="utf-8")
        assert 'class="large-print in-two"' in text
        assert '<div class="second" lang="tr" dir="ltr">' in text
        assert "Bewijs van dit advies" not in text
        assert run("advise", EXAMPLE, "--html", page, "--second", "xx").exit_code == 2


class TestBadInput:
    """What is wrong is said in one line each, and the program ends with 1."""

    @pytest.mark.parametrize(
        ("profile", "said"),
        [
            ({**example(), "on": "2026-02-30"}, "2026-02-30"),
            ({**example(), "on": "morgen"}, "morgen"),
            ({**example(), "municipality": "GM0000"}, "GM0000"),
            ({**example(), "municipality": "Alphen"}, "Alphen"),
            ({**example(), "feiten": {}}, "feiten"),
            (with_facts(kale_huur="abc"), "abc"),
            (with_facts(kale_huur="-640.50"), "kale_huur"),
            (with_facts(geboortedatum_aanvrager="1986-13-02"), "geboortedatum_aanvrager"),
            (with_facts(zorgverzekerd="misschien"), "misschien"),
            (with_facts(woonsituatie="kasteel"), "kasteel"),
            (with_facts(kale_hurr="640.50"), "kale_hurr"),
            ({**example(), "receives": {"zorgtoeslag": "veel"}}, "veel"),
            ({**example(), "receives": {"hondentoeslag": "10"}}, "hondentoeslag"),
            ({**example(), "members": {"kinderen": [{"geboortedatum": "gisteren"}]}}, "gisteren"),
            ("on: 2026-07-01\nfacts: {kale_huur: [640\n", "YAML"),
            ("- geen\n- huishouden\n", ""),
            ("", ""),
        ],
    )
    def test_one_line_says_what_is_wrong(
        self, run: Run, write_profile: WriteProfile, profile: dict[str, Any] | str, said: str
    ) -> None:
        result = run("advise", write_profile(profile))
        assert result.exit_code == 1
        assert len(lines_of(result)) == 1, result.stderr
        assert said in result.stderr
        assert "Traceback" not in result.output
        assert result.stdout == ""

    def test_every_fault_gets_its_own_line(self, run: Run, write_profile: WriteProfile) -> None:
        result = run("advise", write_profile(with_facts(kale_huur="abc", toetsingsinkomen="weinig")))
        assert result.exit_code == 1
        assert len(lines_of(result)) == 2
        assert {"abc", "weinig"} <= set(re.findall(r"\w+", result.stderr))

    def test_a_missing_file_is_named(self, run: Run, tmp_path: Path) -> None:
        result = run("advise", tmp_path / "weg.yaml")
        assert result.exit_code == 1
        assert len(lines_of(result)) == 1
        assert "weg.yaml" in result.stderr

    def test_a_wrong_date_on_the_command_line_is_named(self, run: Run) -> None:
        result = run("advise", EXAMPLE, "--on", "1 juli")
        assert result.exit_code in (1, 2)
        assert "1 juli" in result.stderr

    @pytest.mark.parametrize("words", [["advies"], ["advise", "--snel"], ["advise"], ["explain"]])
    def test_wrong_use_ends_with_two(self, run: Run, words: list[str]) -> None:
        assert run(*words).exit_code == 2

    def test_a_citizen_number_is_refused_and_not_repeated(self, run: Run, write_profile: WriteProfile) -> None:
        result = run("advise", write_profile(with_facts(bsn="111222333")))
        assert result.exit_code == 1
        assert "111222333" not in result.output


class TestLines:
    """`toereikend advise --lines`: many households, one a line."""

    def profiles(self) -> list[str]:
        return [json.dumps(with_facts(toetsingsinkomen=str(income))) for income in (20000, 30000, 40000)]

    def test_advices_come_in_the_order_of_the_households(self, run: Run, catalogue: Catalogue, tmp_path: Path) -> None:
        source = tmp_path / "in.jsonl"
        source.write_text("\n".join(self.profiles()) + "\n", encoding="utf-8")
        result = run("advise", "--lines", source)
        assert result.exit_code == 0, result.stderr
        expected = [advise(catalogue, json.loads(line)).as_json() for line in self.profiles()]
        assert [json.loads(line) for line in result.stdout.splitlines()] == expected

    def test_a_bad_line_says_so_on_its_own_line_and_the_rest_goes_on(self, run: Run) -> None:
        first, second, third = self.profiles()
        wrong = json.dumps(with_facts(kale_huur="abc"))
        result = run("advise", "--lines", stdin="\n".join([first, "{geen json", second, wrong, third]) + "\n")
        answers = [json.loads(line) for line in result.stdout.splitlines()]
        assert [answer.get("error", {}).get("line") for answer in answers] == [None, 2, None, 4, None]
        assert "abc" in answers[3]["error"]["message"]

    def test_the_option_gives_the_reference_date_of_lines_without_one(self, run: Run) -> None:
        profile = example()
        del profile["on"]
        line = json.dumps(profile)
        assert "error" in json.loads(run("advise", "--lines", stdin=line).stdout)
        assert json.loads(run("advise", "--lines", "--on", "2026-03-01", stdin=line).stdout)["on"] == "2026-03-01"


class TestRules:
    """`toereikend check`, `explain`, `parity` and `--version`."""

    def test_the_rules_that_ship_are_right(self, run: Run) -> None:
        result = run("check", "--on", "2026-11-22")
        assert result.exit_code == 0, result.stdout + result.stderr

    def test_a_broken_file_is_named_with_its_line(self, run: Run, tmp_path: Path) -> None:
        text = (PROJECT / "rules/national/zorgtoeslag.yaml").read_text(encoding="utf-8")
        broken = tmp_path / "zorgtoeslag.yaml"
        broken.write_text(text.replace("title: Zorgtoeslag", "titel: Zorgtoeslag"), encoding="utf-8")
        result = run("check", "--on", "2026-11-22", broken)
        assert result.exit_code == 1
        assert re.search(r"zorgtoeslag\.yaml:\d+ .*titel.*title", result.output)

    def test_a_file_that_is_missing_is_named(self, run: Run, tmp_path: Path) -> None:
        result = run("check", tmp_path / "weg.yaml")
        assert result.exit_code == 1
        assert "weg.yaml" in result.output

    def test_a_scheme_is_explained_with_its_sources(self, run: Run) -> None:
        result = run("explain", "zorgtoeslag", "--on", "2026-07-01")
        assert result.exit_code == 0, result.stderr
        for part in ("Zorgtoeslag", "Wet op de zorgtoeslag", "2.119", "art. 2"):
            assert part in result.stdout

    def test_a_municipal_scheme_is_explained_for_its_place(self, run: Run) -> None:
        result = run("explain", "individuele_inkomenstoeslag", "--municipality", "GM0484", "--on", "2026-07-01")
        assert result.exit_code == 0, result.stderr
        assert "601" in result.stdout

    def test_a_scheme_that_does_not_exist_is_named(self, run: Run) -> None:
        result = run("explain", "hondentoeslag", "--on", "2026-07-01")
        assert result.exit_code == 1
        assert "hondentoeslag" in result.stderr

    def test_all_ways_to_evaluate_agree(self, run: Run) -> None:
        result = run("parity", "25")
        assert result.exit_code == 0, result.stdout + result.stderr

    def test_the_version_says_which_inference_is_at_work(self, run: Run) -> None:
        result = run("--version")
        assert result.exit_code == 0
        assert "0.1.0" in result.stdout
        assert re.search(r"durable|plain", result.stdout)
