"""The house rules for rule files: a source for everything, no figures in texts, nothing overdue."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.catalogue.yaml_lines import read_yaml

PROJECT = Path(__file__).resolve().parent.parent.parent
SCHEMES = sorted(
    path
    for pattern in ("rules/national/*.yaml", "rules/templates/*.yaml", "municipalities/*/*.yaml")
    for path in PROJECT.glob(pattern)
    if path.name not in ("municipality.yaml", "blauwdruk.yaml")
)
ADVICE = sorted(PROJECT.glob("rules/advice/*.yaml"))
PLACEHOLDER = re.compile(r"\{[a-z_][a-z0-9_.]*\}")


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def read(path: Path) -> dict[str, Any]:
    return read_yaml(path, name_of(path))


def conditions(scheme: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every condition and every route of one."""
    listed = [entry for version in scheme.get("logic", []) for entry in version.get("conditions", [])]
    for condition in [*listed, *scheme.get("extra_conditions", [])]:
        yield condition
        yield from condition.get("any_of", [])


def dated_values(parameters: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, parameter in parameters.items():
        for value in parameter.get("values", []):
            yield f"{name} {value['from']}", value


def cited(scheme: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Everything that must name its source, with what it names."""
    for name, value in dated_values(scheme.get("parameters", {})):
        yield name, value.get("source")
    for condition in conditions(scheme):
        if "any_of" not in condition:
            yield condition["id"], condition.get("source")
    for version in scheme.get("logic", []):
        for step in version.get("steps", []):
            yield step["id"], step.get("source")


def keys_of(source: str) -> list[str]:
    return [part.split()[0] for part in source.split(";") if part.strip()]


every_scheme = pytest.mark.parametrize("path", SCHEMES, ids=name_of)


@every_scheme
def test_every_figure_condition_and_step_has_a_source(path: Path) -> None:
    assert [part for part, source in cited(read(path)) if not source] == []


@every_scheme
def test_every_source_that_is_named_is_listed(path: Path) -> None:
    scheme = read(path)
    known = set(scheme.get("sources", {}))
    if "based_on" in scheme:
        known |= set(read(PROJECT / "rules" / "templates" / f"{scheme['based_on']}.yaml")["sources"])
    named = {key for _, source in cited(scheme) for key in keys_of(source or "")}
    assert named - known == set()


@every_scheme
def test_every_source_that_is_listed_is_named(path: Path) -> None:
    scheme = read(path)
    text = path.read_text(encoding="utf-8")
    unused = [key for key in scheme.get("sources", {}) if not re.search(rf"(source: *\"?|; ){key}\b", text)]
    assert unused == []


@every_scheme
def test_texts_hold_no_figures(path: Path) -> None:
    scheme = read(path)
    texts = [condition["text"] for condition in conditions(scheme)] + [scheme.get("summary", "")]
    assert [text for text in texts if re.search(r"\d", PLACEHOLDER.sub("", text))] == []


@every_scheme
def test_a_scheme_says_who_checked_it_and_when_that_is_due(path: Path) -> None:
    scheme = read(path)
    if "template" not in scheme and path.parent.name != "templates":
        assert scheme["checked"]["on"] < scheme["checked"]["next"]
        assert scheme["checked"]["by"]


@every_scheme
def test_the_file_is_called_after_the_scheme(path: Path) -> None:
    assert read(path)["id"] == path.stem


@every_scheme
def test_every_scheme_that_exists_has_examples(path: Path) -> None:
    scheme = read(path)
    if path.parent.name != "templates" and scheme.get("exists") != "nee":
        assert scheme["examples"]


def test_every_norm_has_a_source_that_is_listed() -> None:
    norms = read(PROJECT / "rules" / "norms.yaml")
    values = list(dated_values(norms["norms"]))
    assert values
    assert [name for name, value in values if not value.get("source")] == []
    named = {key for _, value in values for key in keys_of(value["source"])}
    assert named - set(norms["sources"]) == set()


@pytest.mark.parametrize("path", ADVICE, ids=name_of)
def test_advice_texts_hold_no_figures(path: Path) -> None:
    texts = [rule.get("text", "") for rule in read(path)["rules"]]
    assert [text for text in texts if re.search(r"\d", PLACEHOLDER.sub("", text))] == []


def test_folders_of_municipalities_are_named_after_code_and_name() -> None:
    folders = [path for path in (PROJECT / "municipalities").iterdir() if path.is_dir() and path.name != "_example"]
    assert folders
    for folder in folders:
        assert re.fullmatch(r"GM\d{4}-[a-z0-9-]+", folder.name), folder.name
        assert read(folder / "municipality.yaml")["code"] == folder.name[:6]
