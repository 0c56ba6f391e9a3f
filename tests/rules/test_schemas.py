"""The JSON Schemas that editors use fit the rule files, find mistakes, and know the same words as the reader."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.catalogue import estimates, read_blauwdruk, read_parameters, read_scenarios, read_scheme, read_vocabulary
from engine.inference import read_book

PROJECT = Path(__file__).resolve().parent.parent.parent
SCHEMAS = sorted((PROJECT / "rules" / "schema").glob("*.json"))


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it (version 1.2): dates, ja and nee stay texts; true and false do not."""

    yaml_implicit_resolvers = {  # noqa: RUF012  the attribute is PyYAML's
        letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506  a SafeLoader


def schema(name: str) -> dict[str, Any]:
    path = PROJECT / "rules" / "schema" / f"{name}-1.json"
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def pairs() -> list[tuple[str, Path]]:
    found = [(name, PROJECT / f"rules/{name}.yaml") for name in ("vocabulary", "norms", "scenarios", "estimates")]
    for folder in ("rules/national", "rules/templates"):
        found += [("scheme", path) for path in sorted((PROJECT / folder).glob("*.yaml"))]
    for path in sorted(PROJECT.glob("municipalities/*/*.yaml")):
        found.append((path.stem if path.stem in ("municipality", "blauwdruk") else "scheme", path))
    return found + [("advice", path) for path in sorted((PROJECT / "rules/advice").glob("*.yaml"))]


def faults(name: str, value: Any) -> list[str]:
    errors = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:300] for error in errors]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_a_schema_is_a_schema(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("name", "path"), pairs(), ids=lambda part: part.name if isinstance(part, Path) else part)
def test_every_rule_file_fits_its_schema(name: str, path: Path) -> None:
    assert faults(name, load(path)) == []


def test_schemas_that_share_a_word_explain_it_alike() -> None:
    seen: dict[str, Any] = {}
    for path in SCHEMAS:
        for word, meaning in schema(path.stem.removesuffix("-1"))["$defs"].items():
            assert seen.setdefault(word, meaning) == meaning, f"{path.name}: {word}"


def properties(name: str, part: str = "") -> set[str]:
    found = schema(name)
    return set((found["$defs"][part] if part else found)["properties"])


@pytest.mark.parametrize(
    ("name", "part", "keys"),
    [
        ("scheme", "", read_scheme.SCHEME_KEYS),
        ("scheme", "logic_version", read_scheme.VERSION_KEYS),
        ("scheme", "step", read_scheme.STEP_KEYS),
        ("scheme", "extra_condition", read_scheme.CONDITION_KEYS),
        ("scheme", "apply", read_scheme.APPLY_KEYS),
        ("scheme", "example", read_scheme.EXAMPLE_KEYS),
        ("scheme", "parameter", read_parameters.PARAMETER_KEYS),
        ("scheme", "dated_value", read_parameters.VALUE_KEYS),
        ("vocabulary", "fact", read_vocabulary.FACT_KEYS),
        ("vocabulary", "entity", read_vocabulary.ENTITY_KEYS),
        ("blauwdruk", "", read_blauwdruk.BLAUWDRUK_KEYS),
        ("blauwdruk", "contact", read_blauwdruk.CONTACT_KEYS),
        ("scenarios", "", read_scenarios.FILE_KEYS),
        ("scenarios", "wage", read_scenarios.WAGE_KEYS),
        ("scenarios", "gives_way", read_scenarios.GIVES_WAY_KEYS),
        ("scenarios", "kind", read_scenarios.KIND_KEYS),
        ("scenarios", "member", read_scenarios.MEMBER_KEYS),
        ("scenarios", "reaches", read_scenarios.REACHES_KEYS),
        ("estimates", "", estimates.FILE_KEYS),
        ("estimates", "way", estimates.WAY_KEYS),
        ("estimates", "amount", estimates.AMOUNT_KEYS),
        ("estimates", "basis", estimates.BASIS_KEYS),
        ("advice", "", set(read_book.FILE_KEYS)),
        ("advice", "rule", set(read_book.RULE_KEYS)),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_editor_and_reader_know_the_same_words(name: str, part: str, keys: set[str]) -> None:
    assert properties(name, part) == keys


def described(part: Any, path: str = "") -> list[str]:
    """Properties without an explanation of their own or behind their reference."""
    if isinstance(part, list):
        return [fault for index, item in enumerate(part) for fault in described(item, f"{path}/{index}")]
    if not isinstance(part, dict):
        return []
    missing = [
        f"{path}/{name}"
        for name, value in part.get("properties", {}).items()
        if isinstance(value, dict) and not {"description", "$ref", "const"} & set(value)
    ]
    return missing + [fault for name, value in part.items() for fault in described(value, f"{path}/{name}")]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_word_is_explained(path: Path) -> None:
    assert described(schema(path.stem.removesuffix("-1"))) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("title", None), "'title' is a required property"),
        (("titel", "Proef"), "'titel' was unexpected"),
        (("theme", "geld"), "'geld' is not one of"),
        (("checked", {"on": "2026", "by": "ik", "next": "2027-01-01"}), "checked/on"),
        (("summary", "te lang " * 20), "is too long"),
        (("not_modelled", [{"what": "iets"}]), "'why' is a required property"),
    ],
)
def test_an_editor_finds_a_mistake(change: tuple[str, Any], complaint: str) -> None:
    scheme = load(PROJECT / "rules/national/zorgtoeslag.yaml")
    key, value = change
    if value is None:
        del scheme[key]
    else:
        scheme[key] = value
    assert complaint in "\n".join(faults("scheme", scheme))
