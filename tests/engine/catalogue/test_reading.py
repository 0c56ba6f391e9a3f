"""Rule files that cannot be used are refused with file, line and what to do; the ones that can keep every figure."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from engine.base.ranges import Range
from engine.catalogue.model import UnknownFigure
from engine.errors import CatalogueError
from tests.engine.small import NORMS, VOCABULARY, MakeSmall, Small, scheme_text, version


@pytest.fixture
def messages(small: MakeSmall) -> Callable[..., list[str]]:
    """A function that writes a catalogue and returns what is wrong with its shape."""

    def read(*arguments: str, **changes: object) -> list[str]:
        return [str(finding) for finding in small(*arguments, **changes).findings]

    return read


Messages = Callable[..., list[str]]


def line_in(text: str, words: str) -> int:
    return next(place for place, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_good_catalogue_has_nothing_wrong(messages: Messages) -> None:
    assert messages(version("verzekerd")) == []


def test_a_fault_names_file_line_part_and_remedy(messages: Messages) -> None:
    text = scheme_text(version("verzekerd +"))
    found = messages(files={"rules/national/proef.yaml": text})
    assert len(found) == 1
    assert found[0].startswith(
        f"rules/national/proef.yaml:{line_in(text, 'verzekerd +')} eis_1: formula cannot be read"
    )
    assert found[0].endswith("Check brackets and operators.")


def test_loading_refuses_and_names_every_fault(small: MakeSmall) -> None:
    broken = small(version("verzekerd +", "inkomen > 24"))
    with pytest.raises(CatalogueError) as caught:
        broken.load()
    assert [problem.part for problem in caught.value.problems] == ["eis_1", "eis_2"]


@pytest.mark.parametrize(
    ("logic", "expected"),
    [
        ("- from: morgen\n  amount: bedrag\n", "logic: 'from' is no date: morgen. Write it as 2026-01-31."),
        ("- from: 2026-02-30\n  amount: bedrag\n", "'from' is no date: 2026-02-30"),
        ("- amount: bedrag\n", "'from' is no date: None"),
        ("- from: 2026-01-01\n  bedrag: bedrag\n", "unknown key 'bedrag'"),
        ("- from: 2026-01-01\n  ammount: bedrag\n", "unknown key 'ammount'. Did you mean 'amount'?"),
        ("- from: 2026-01-01\n  steps: ja\n", "'steps' must be a list"),
        ("- from: 2026-01-01\n  conditions: [ja]\n", "an item of 'conditions' is no mapping"),
        ("- from: 2026-01-01\n  conditions: [{text: Zonder naam., when: verzekerd}]\n", "'id' is missing"),
        ("- from: 2026-01-01\n  conditions: [{id: a, when: verzekerd}]\n", "a: 'text' is missing"),
        ("- from: 2026-01-01\n  conditions: [{id: a, text: A.}]\n", "needs either `when` or `any_of`"),
        ("- from: 2026-01-01\n  steps: [{id: a, unit: EUR}]\n", "a: 'formula' is missing"),
        ("- from: 2026-01-01\n  steps: [{id: a, formula: bedrag}]\n", "a: 'unit' is missing"),
        ("- from: 2026-01-01\n  amount: '24'\n", "bare number 24"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_logic_is_told(messages: Messages, logic: str, expected: str) -> None:
    assert any(expected in message for message in messages(logic)), messages(logic)


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("grens: 100", "grens: a parameter needs a unit and values"),
        ("grens: {unit: EUR, values: 100}", "'values' must be a list"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01}]}", "grens: a value is missing"),
        ("grens: {unit: EUR, values: [{from: gisteren, value: 1}]}", "'from' is no date: gisteren"),
        ("grens: {unit: EUR, valeus: []}", "unknown key 'valeus'. Did you mean 'values'?"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: {at_least: 1}}]}", "an uncertain value needs both ends"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: {at_least: 5, at_most: 1}}]}", "grens"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, table: weg.csv}]}", "table weg.csv cannot be read"),
        ("grens: {unit: EUR, by_band: years, values: [{from: 2026-01-01, value: [{from: 0}]}]}", "a band needs"),
        ("grens: {unit: EUR, by_band: years, values: [{from: 2026-01-01, value: [{from: a, is: 1}]}]}", "grens"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: abc}]}", "grens"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: '12'}]}", "grens"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: ja}]}", "grens"),
        ("grens: {unit: EUR, values: [{from: 2026-01-01, value: 1e3}]}", "grens"),
        ("grens: {unit: EUR, fill_in: misschien, values: []}", "'fill_in' must be ja or nee"),
        ("grens: {unit: EUR, fill_in: [ja], values: []}", "'fill_in' must be ja or nee"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_parameter_is_told(messages: Messages, parameter: str, expected: str) -> None:
    found = messages(version(), parameter)
    assert any(expected in message and "rules/national/proef.yaml:" in message for message in found), found


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("up_to,value\n1000,abc\n", "a cell that is no number"),
        ("up_to,value\nduizend,1\n", "a cell that is no number"),
        ("up_to,value\n1000\n", "tables/t.csv"),
        ("up_to,value\n1000,1,2\n", "tables/t.csv"),
    ],
)
def test_what_is_wrong_in_a_table_is_told(messages: Messages, table: str, expected: str) -> None:
    parameter = "deel: {unit: ratio, by_band: EUR/year, values: [{from: 2026-01-01, table: tables/t.csv}]}"
    found = messages(version(), parameter, files={"rules/national/tables/t.csv": table})
    assert any(expected in message for message in found), found


@pytest.mark.parametrize(
    ("apply", "expected"),
    [
        ("{deadline: {month_day: 13-45}}", "not a day of the year"),
        ("{deadline: {month_day: 02-29}}", "apply.deadline"),
        ("{deadline: {month_day: 12-31, years_later: later}}", "apply.deadline"),
        ("{back: {years: ja}}", "apply.back"),
        ("{back: {months: veel}}", "apply.back"),
        ("{hoe: bellen}", "unknown key 'hoe'"),
    ],
)
def test_what_is_wrong_with_how_to_apply_is_told(messages: Messages, apply: str, expected: str) -> None:
    found = messages(version(), apply=apply)
    assert any(expected in message for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("type: boolean, question: Bent u", "type: bool, question: Bent u", "verzekerd: unknown type 'bool'"),
        ("bounds: [0, 2000]", "bounds: [2000, 0]", "huur: bounds must be a lowest and a highest number"),
        ("bounds: [0, 2000]", "bounds: [0, veel]", "huur: bounds must be"),
        ("bounds: [0, 2000]", "bounds: 2000", "'bounds' must be a list"),
        ("question: Studeert u?", "vraag: Studeert u?", "student: unknown key 'vraag'"),
        (
            "ask_if: partner, otherwise: nee",
            "ask_if: partner +, otherwise: nee",
            "partner_verzekerd: formula cannot be read",
        ),
        ("at_most: 4", "at_most: veel", "kinderen"),
        ("student: {type: boolean", "student: ja\n  ander: {type: boolean", "student: a fact needs a type"),
    ],
)
def test_what_is_wrong_in_the_vocabulary_is_told(messages: Messages, old: str, new: str, expected: str) -> None:
    found = messages(version(), files={"rules/vocabulary.yaml": VOCABULARY.replace(old, new)})
    assert any(expected in message for message in found), found


@pytest.mark.parametrize("name", ["rules/vocabulary.yaml", "rules/norms.yaml", "municipalities/places.csv"])
def test_a_missing_file_is_told(small: MakeSmall, name: str) -> None:
    catalogue = small(version())
    (catalogue.root / name).unlink()
    assert any(finding.file == name for finding in catalogue.findings)


def test_a_malformed_file_does_not_hide_what_is_wrong_elsewhere(small: MakeSmall) -> None:
    found = small(version("verzekerd +"), files={"rules/norms.yaml": "norms: [\n"}).findings
    assert {finding.file for finding in found} == {"rules/norms.yaml", "rules/national/proef.yaml"}


def test_two_schemes_of_one_name_in_one_place_are_refused(small: MakeSmall) -> None:
    found = small(version(), files={"rules/national/tweede.yaml": scheme_text(version())}).findings
    assert any("proef" in finding.message or finding.part == "proef" for finding in found)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("100", Decimal(100)), ("0.5", Decimal("0.5")), ("{at_least: 1, at_most: 2.5}", Range(Decimal(1), Decimal("2.5"))),
        ("unknown", UnknownFigure("nog niet bekend")),
        ("{ja: 1, nee: 2}", {True: Decimal(1), False: Decimal(2)}), ("{huurhuis: 1}", {"huurhuis": Decimal(1)}),
        ("{ja: {huurhuis: 3}}", {True: {"huurhuis": Decimal(3)}}),
        ("{ja: 1, nee: unknown}", {True: Decimal(1), False: UnknownFigure("nog niet bekend")}),
    ],
)  # fmt: skip
def test_a_value_is_kept_as_it_is_written(small: MakeSmall, value: str, read: object) -> None:
    by = "by: [verzekerd, woning]," if value.startswith("{ja: {") else "by: [verzekerd]," if "{ja" in value else ""
    by = "by: [woning]," if value.startswith("{huurhuis") else by
    parameter = f"grens: {{unit: EUR, {by} values: [{{from: 2026-01-01, value: {value}, reason: nog niet bekend}}]}}"
    assert grens(small(version(), parameter)).values[0].value == read


def grens(catalogue: Small) -> object:
    return catalogue.load().scheme("proef").parameters["grens"]


def test_a_value_holds_from_its_first_up_to_its_last_day(small: MakeSmall) -> None:
    parameter = "grens: {unit: EUR, values: [{from: 2026-01-01, to: 2026-06-30, value: 1}, {from: 2026-07-01, to: 2026-12-31, value: 2}]}"
    figure = grens(small(version(), parameter))
    on = [
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 6, 30),
        date(2026, 7, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]
    found = [figure.at(day) for day in on]
    assert [None if each is None else each.value for each in found] == [None, 1, 1, 2, 2, None]


def test_sources_citations_and_confidence_are_kept(small: MakeSmall) -> None:
    parameter = "grens: {unit: EUR, values: [{from: 2026-01-01, value: 1, source: wet art. 2 lid 1; awir art. 14, confidence: official}]}"
    dated = grens(small(version(), parameter)).values[0]
    assert [(cited.key, cited.article) for cited in dated.citations] == [("wet", "art. 2 lid 1"), ("awir", "art. 14")]
    assert dated.confidence == "official"


def test_the_fingerprint_changes_with_any_file_and_only_then(small: MakeSmall) -> None:
    first = small(version())
    before = first.load().fingerprint
    assert first.load().fingerprint == before
    (first.root / "rules/norms.yaml").write_text(NORMS + "# een opmerking\n", encoding="utf-8")
    assert first.load().fingerprint != before


def test_a_scheme_that_does_not_exist_is_named(small: MakeSmall) -> None:
    with pytest.raises(Exception, match="De regeling ‘hondentoeslag’ kennen we niet"):
        small(version()).load().scheme("hondentoeslag")


def test_an_unknown_municipality_fails_loudly(small: MakeSmall) -> None:
    with pytest.raises(Exception, match="Gemeente ‘GM9999’ kennen we niet"):
        small(version()).load().schemes_for("GM9999")
