"""What the documents say is true of the project."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from engine.catalogue import read_blauwdruk, read_parameters, read_scenarios, read_scheme, read_vocabulary
from engine.language.parser import CALLS, OVER

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md"), *PROJECT.glob("*/README.md")])


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_between_files_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith(("http://", "https://", "mailto:"))]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_the_readme_names_every_part_of_the_engine() -> None:
    packages = {path.parent.name for path in (PROJECT / "engine").glob("*/__init__.py")}
    named = set(re.findall(r"^\| `(\w+)` \|", text_of("README.md"), re.MULTILINE))
    assert packages == named


def test_the_make_targets_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    documents = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert set(re.findall(r"[`\n]make ([a-z]+)\b", documents)) <= targets


def test_every_decision_is_in_the_list() -> None:
    decisions = {path.name for path in (PROJECT / "docs" / "adr").glob("0*.md")}
    listed = set(re.findall(r"\((\d{4}-[^)]+)\)", text_of("docs/adr/README.md")))
    assert decisions == listed


@pytest.mark.parametrize("decision", sorted((PROJECT / "docs" / "adr").glob("0*.md")), ids=lambda path: path.stem)
def test_a_decision_has_context_choice_and_consequences(decision: Path) -> None:
    headings = re.findall(r"^## (\w+)", decision.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Context"
    assert {"Decision", "Consequences"} <= set(headings)


def test_version_and_licence_are_the_same_everywhere() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    public = yaml.safe_load(text_of("publiccode.yml"))
    assert public["softwareVersion"] == project["version"]
    assert public["legal"]["license"] == project["license"]
    assert f"SPDX-License-Identifier: {project['license']}" in text_of("LICENSE")
    assert f"## {project['version']} " in text_of("CHANGELOG.md")


def test_publiccode_has_what_the_standard_demands() -> None:
    public = yaml.safe_load(text_of("publiccode.yml"))
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    assert required | {"description", "legal", "maintenance", "localisation"} <= set(public)
    for description in public["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10000
        assert description["features"]
    assert public["maintenance"]["contacts"]


def test_the_rule_language_page_names_every_function() -> None:
    page = text_of("docs/rule-language.md")
    assert [name for name in sorted(CALLS | OVER) if not re.search(rf"`{name}\W", page)] == []


@pytest.mark.parametrize(
    "module",
    [read_blauwdruk, read_parameters, read_scenarios, read_scheme, read_vocabulary],
    ids=lambda module: module.__name__,
)
def test_the_rule_language_page_names_every_word_of_the_files(module: ModuleType) -> None:
    page = text_of("docs/rule-language.md")
    words = {word for name, words in vars(module).items() if name.endswith("_KEYS") for word in words}
    assert sorted(word for word in words if not re.search(rf"\b{word}\b", page)) == []
