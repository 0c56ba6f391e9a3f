"""YAML as policy staff write it: exact numbers, real dates, lines for messages, nothing twice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from engine.catalogue.yaml_lines import line_of, parse_yaml, read_yaml, scalar
from engine.errors import CatalogueError


def faults(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        parse_yaml(text, "proef.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("-3", -3), ("0", 0), ("0.01912", Decimal("0.01912")), ("932.93", Decimal("932.93")),
        ("-0.5", Decimal("-0.5")), ("2026-01-31", date(2026, 1, 31)), ("ja", "ja"), ("nee", "nee"), ("yes", "yes"),
        ("on", "on"), ("off", "off"), ("true", True), ("false", False), ("null", None), ("~", None),
        ("GM0484", "GM0484"), ("0484", "0484"), ("007", "007"), ("12-31", "12-31"), ("1_000", "1_000"), ("12:30", "12:30"),
        ("2026-13-01", "2026-13-01"), ("1e3", "1e3"), (".5", ".5"), ("0x1f", "0x1f"), (".inf", ".inf"), (".nan", ".nan"),
    ],
)  # fmt: skip
def test_a_bare_word_becomes_what_it_says(text: str, value: object) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_no_number_is_a_binary_float() -> None:
    raw = parse_yaml("a: 0.1\nb: [0.2, {c: 0.3}]\nd: !!float 0.4\n", "proef.yaml")
    assert raw == {"a": Decimal("0.1"), "b": [Decimal("0.2"), {"c": Decimal("0.3")}], "d": Decimal("0.4")}
    assert type(raw["d"]) is Decimal


def test_what_stands_between_quotes_stays_text() -> None:
    assert parse_yaml("a: '12'\nb: \"2026-01-01\"\n", "proef.yaml") == {"a": "12", "b": "2026-01-01"}


def test_every_value_knows_its_line() -> None:
    raw = parse_yaml("a: 1\nb:\n  c: 2\n  d:\n    - e\n    - f: 3\n", "proef.yaml")
    assert [line_of(raw, "a"), line_of(raw, "b"), line_of(raw["b"], "d"), line_of(raw["b"]["d"][1], "f")] == [
        1,
        2,
        4,
        6,
    ]
    assert raw["b"]["d"].lines == [5, 6]
    assert line_of("text") == 0


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    assert faults("id: a\ntitle: b\nid: c\n") == ["proef.yaml:3 id: this key stands here twice. Remove one of the two."]


def test_a_key_that_stands_twice_deep_inside_is_told_too() -> None:
    assert faults("a:\n  b: [{c: 1, c: 2}]\n")[0].startswith("proef.yaml:2 c: this key stands here twice")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n  b: 2\n", 2), ("a: [1, 2\nb: 3\n", 2), ('a: "open\n', 2), ("a: {b: 1\n", 2), ("a:\n\t- b\n", 2),
        ("a: *nergens\n", 1),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int) -> None:
    message = faults(text)[0]
    assert message.startswith(f"proef.yaml:{line}: not valid YAML")
    assert "Check indentation, quotes and colons." in message


@pytest.mark.parametrize("text", ["", "# alleen een opmerking\n", "- een\n- lijst\n", "tekst\n"])
def test_a_file_must_hold_names_and_values(text: str) -> None:
    assert faults(text)[0].startswith("proef.yaml:1: the file holds no mapping")


def test_characters_that_yaml_forbids_are_told() -> None:
    assert faults("a: \x01\n")[0].startswith("proef.yaml:1")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"weg.yaml:1: file is missing\. Check the path"):
        read_yaml(tmp_path / "weg.yaml", "weg.yaml")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("naam: café".encode("latin-1"))
    with pytest.raises(CatalogueError, match="cannot be read"):
        read_yaml(path, "latin.yaml")


def test_python_objects_stay_text() -> None:
    raw = parse_yaml("a: !!python/object/apply:os.system ['ls']\n", "proef.yaml")
    assert raw == {"a": ["ls"]}
