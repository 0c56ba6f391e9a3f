"""The check as a whole: which files, which day, and what happens when a file is beyond reading."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.checks import check_catalogue
from engine.errors import Finding

SCHEME = "rules/national/proeftoeslag.yaml"
LOCAL = "municipalities/GM0484-alphen-aan-den-rijn/proefbijdrage.yaml"
WORDS = "rules/vocabulary.yaml"


def lines(found: list[Finding]) -> list[str]:
    return [f"{each.check} {each.file}:{each.line}" for each in found]


def test_the_rules_that_ship_have_no_errors(project: Path) -> None:
    found = check_catalogue(project, today=date(2026, 11, 22))
    assert [str(each) for each in found if each.severity == "error"] == []


def test_a_file_that_is_no_yaml_leaves_the_rest_to_be_checked(small: Any) -> None:
    small.change(LOCAL, "parameters:", "parameters: [")
    small.change(SCHEME, "amount: 1000", "amount: 1")
    found = small.findings()
    assert [each.file for each in found] == [LOCAL, SCHEME]
    assert "not valid YAML" in found[0].message
    assert found[1].check == "B001"


def test_a_key_that_stands_twice_is_named(small: Any) -> None:
    small.change(SCHEME, "theme: toeslagen", "theme: toeslagen\ntheme: toeslagen")
    assert [str(each) for each in small.findings()] == [
        f"{SCHEME}:6 theme: this key stands here twice. Remove one of the two."
    ]


def test_without_a_vocabulary_only_that_is_said(small: Any) -> None:
    (small.root / WORDS).unlink()
    assert [str(each) for each in small.findings()] == [
        f"{WORDS}:1: file is missing. Check the path and save it as UTF-8."
    ]


def test_findings_come_by_file_and_line(small: Any) -> None:
    small.change(SCHEME, "amount: 1000", "amount: 1")
    small.change(SCHEME, "label: Toeslag", "label: Toeslag van 5 euro")
    small.change(WORDS, "    evidence: [loonstrook]\n", "")
    assert lines(small.findings()) == [f"W003 {SCHEME}:79", f"B001 {SCHEME}:89", f"V006 {WORDS}:36"]


class TestOnly:
    """`toereikend check PATH ...`."""

    def test_other_files_are_read_but_not_reported_on(self, small: Any) -> None:
        small.change(SCHEME, "amount: 1000", "amount: 1")
        assert small.findings(small.root / LOCAL) == []
        assert lines(small.findings(small.root / SCHEME)) == [f"B001 {SCHEME}:89"]

    def test_a_folder_stands_for_its_files(self, small: Any) -> None:
        small.change(SCHEME, "amount: 1000", "amount: 1")
        small.write("rules/plain_dutch.yaml", "instead_of: {indien: als}")
        assert lines(small.findings(small.root / "rules")) == [f"B001 {SCHEME}:89"]
        assert small.findings(small.root / "municipalities") == []

    def test_a_file_from_elsewhere_takes_the_place_of_its_namesake(
        self, small: Any, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        draft = tmp_path_factory.mktemp("drafts") / "proeftoeslag.yaml"
        text = (small.root / SCHEME).read_text(encoding="utf-8")
        draft.write_text(text.replace("title: P", "titel: P").replace("amount: 1000", "amount: 7"), encoding="utf-8")
        shutil.copytree(small.root / "rules/national/tables", draft.parent / "tables")
        found = small.findings(draft)
        assert {each.file for each in found} == {str(draft)}
        assert "unknown key 'titel'" in [each.message for each in found]
        draft.write_text(text.replace("amount: 1000", "amount: 7"), encoding="utf-8")
        assert lines(small.findings(draft)) == [f"B001 {draft}:89"]

    @pytest.mark.parametrize(
        "file", [WORDS, "rules/norms.yaml", LOCAL, "rules/templates/proefbijdrage.yaml", "rules/life_events.yaml"]
    )
    def test_every_kind_of_file_may_come_from_elsewhere(
        self, small: Any, tmp_path_factory: pytest.TempPathFactory, file: str
    ) -> None:
        draft = tmp_path_factory.mktemp("drafts") / Path(file).name
        shutil.copy(small.root / file, draft)
        assert small.findings(draft) == []
        draft.write_text(draft.read_text(encoding="utf-8").replace("label:", "lable:", 1), encoding="utf-8")
        assert any("Did you mean 'label'?" in each.remedy for each in small.findings(draft))

    def test_scenarios_may_come_from_elsewhere(self, small: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
        draft = tmp_path_factory.mktemp("drafts") / "scenarios.yaml"
        text = (small.root / "rules/scenarios.yaml").read_text(encoding="utf-8")
        draft.write_text(text.replace("[inkomen]", "[inkommen]"), encoding="utf-8")
        assert [each.message for each in small.findings(draft)] == ["there is no fact 'inkommen'"]

    def test_a_table_stands_for_the_files_that_read_it(self, small: Any) -> None:
        table = "rules/national/tables/proeftoeslag.csv"
        small.change(table, ",500,250", "30000,500,250")
        assert lines(small.findings(small.root / table)) == [f"T011 {SCHEME}:47"]

    def test_a_file_that_is_not_there_is_named(self, small: Any) -> None:
        gone = small.root / "rules/national/weg.yaml"
        assert [str(each) for each in small.findings(gone)] == [f"{gone}:1: file is missing. Check the path."]

    def test_a_file_that_holds_no_rules_is_named(self, small: Any) -> None:
        for name in ("notities.txt", "rules/notities.yaml"):
            note = small.write(name, "niets: bijzonders")
            assert [each.message for each in small.findings(note)] == ["this is no rule file"]


class TestToday:
    """What the calendar decides."""

    @pytest.mark.parametrize(
        ("today", "expected"),
        [
            (date(2026, 10, 31), set()),
            (date(2026, 11, 1), {"warning"}),
            (date(2026, 11, 30), {"warning"}),
            (date(2027, 1, 1), {"error"}),
        ],
    )
    def test_the_value_of_the_next_year_is_asked_for_in_time(self, small: Any, today: date, expected: set[str]) -> None:
        found = [each for each in small.findings(today=today) if each.check == "D007"]
        assert {each.severity for each in found} == expected
        if found:
            assert lines(found) == [f"D007 {LOCAL}:16", f"D007 {LOCAL}:21", f"D007 {SCHEME}:30"]
            assert all("has no value from 2027-01-01" in str(each) for each in found)

    def test_a_norm_is_asked_for_in_its_own_file(self, small: Any) -> None:
        small.change("rules/norms.yaml", "{from: 2000-01-01, value", "{from: 2000-01-01, to: 2026-07-31, value")
        found = small.findings()
        assert lines(found) == ["D007 rules/norms.yaml:11"]
        assert found[0].severity == "warning"

    def test_a_check_that_is_due_is_named_once_its_day_has_passed(self, small: Any) -> None:
        assert not [each for each in small.findings(today=date(2026, 12, 1)) if each.check == "D008"]
        late = [each for each in small.findings(today=date(2026, 12, 2)) if each.check == "D008"]
        assert {each.file for each in late} == {LOCAL, SCHEME, "rules/norms.yaml", "rules/templates/proefbijdrage.yaml"}

    def test_without_a_day_nothing_is_late(self, small: Any) -> None:
        assert small.findings(today=None) == []


class TestMoreThanOneChange:
    """Checks that only several changes can set off."""

    def test_a_version_without_an_example_on_its_first_day(self, small: Any) -> None:
        path = small.root / SCHEME
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("on: 2025-01-01\n", "on: 2025-01-02\n"), encoding="utf-8")
        found = small.findings()
        assert lines(found) == [f"B003 {SCHEME}:55"]
        assert "no example on 2025-01-01" in str(found[0])

    def test_a_scheme_without_examples(self, small: Any) -> None:
        text = (small.root / SCHEME).read_text(encoding="utf-8")
        small.write(SCHEME, text[: text.index("examples:")])
        errors = [str(each) for each in small.findings() if each.severity == "error"]
        remedy = "Add `examples:`, from an official source where there is one."
        assert errors == [f"{SCHEME}:1 examples: the scheme has no examples. {remedy}"]

    def test_two_schemes_with_one_id_in_one_place(self, small: Any) -> None:
        other = "municipalities/GM1884-kaag-en-braassem/proefbijdrage.yaml"
        text = (small.root / LOCAL).read_text(encoding="utf-8")
        small.write(other, text.replace("[GM0484, GM1884]", "[GM1884]"))
        found = small.findings()
        assert lines(found) == [f"N007 {other}:1"]
        assert f"the id is taken by {LOCAL}" in str(found[0])

    def test_a_condition_that_a_presumption_shuts(self, small: Any) -> None:
        presumed = (
            "  met_pensioen: {type: boolean, label: Met pensioen, presumed: nee, source: wet art. 1}\n\nentities:"
        )
        small.change(WORDS, "\nentities:", presumed)
        small.change(SCHEME, "when: leeftijd_aanvrager >= volwassen_leeftijd", "when: met_pensioen")
        found = [each for each in small.findings() if each.check == "V011"]
        assert lines(found) == [f"V011 {SCHEME}:57"]
        assert "no household can meet 'volwassen'. Give the fact that decides it a question" in str(found[0])

    def test_a_question_behind_a_question_that_never_comes_up(self, small: Any) -> None:
        small.change(WORDS, "    ask_if: heeft_partner", "    ask_if: met_pensioen")
        hidden = (
            "  met_pensioen:\n    type: boolean\n    label: Met pensioen\n    question: Heeft u pensioen?\n    why: Dat telt."
            "\n    evidence: [brief]\n    chapter: wie_woont_hier\n    group: geld\n    ask_if: told(met_pensioen)\n"
            "    otherwise: nee\n    source: wet art. 1\n\nentities:"
        )
        small.change(WORDS, "\nentities:", hidden)
        assert [each.part for each in small.findings() if each.check == "V010"] == ["partner_werkt", "met_pensioen"]

    def test_an_amount_outside_what_is_plausible(self, small: Any) -> None:
        small.change(SCHEME, "for: household\n", "for: household\nplausible: [0, 900]\n")
        found = small.findings()
        assert lines(found) == [f"P002 {SCHEME}:90"]
        assert "gives 1000 to 1000, outside what is plausible, 0 to 900" in str(found[0])


JUNK = ["[1]", "{}", "abc", "-1", "''", "", "{a: {b: c}}", "2026-13-01", "[[]]", "true", "~", "1e5", "x + ", "a[b]"]


@pytest.mark.parametrize("seed", range(60))
def test_no_text_makes_the_check_fail(small: Any, seed: int) -> None:
    """Lines are dropped, values replaced and characters added at random: the check always has an answer."""
    chance = random.Random(seed)
    files = sorted(path for path in small.root.rglob("*") if path.suffix in (".yaml", ".csv"))
    for _ in range(5):
        path = chance.choice(files)
        text = path.read_text(encoding="utf-8")
        path.write_text(damaged(text.splitlines(), chance), encoding="utf-8")
        assert isinstance(small.findings(), list)
        path.write_text(text, encoding="utf-8")


def damaged(text: list[str], chance: random.Random) -> str:
    place = chance.randrange(len(text))
    line = text[place]
    changes: list[Callable[[], str]] = [
        lambda: "",
        lambda: line.partition(":")[0] + ": " + chance.choice(JUNK),
        lambda: line.rpartition(":")[0] + ": " + chance.choice(JUNK),
        lambda: line[: len(line) // 2] + chance.choice("{}[]:,\"'x9- ") + line[len(line) // 2 :],
    ]
    return "\n".join([*text[:place], chance.choice(changes)(), *text[place + 1 :]]) + "\n"


def test_the_check_tells_how_far_it_is(small: Any) -> None:
    told: list[tuple[int, int]] = []
    check_catalogue(small.root, today=date(2026, 6, 1), progress=lambda done, number: told.append((done, number)))
    assert told == [(done, 6) for done in range(1, 7)]
