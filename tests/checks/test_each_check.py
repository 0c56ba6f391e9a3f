"""For every check one or more mistakes: a broken copy is named with its file, its line, its part and what to do."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.checks.check import GROUPS
from engine.checks.groups import CATALOGUE, DOCUMENT, FIGURES, RUNNING, SCHEME, WORDS
from engine.errors import Finding

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))
ELSEWHERE = {"B003", "B005", "D007", "P002", "V011"}
"""Checks that need more than one change: see the other modules."""


def mistakes() -> list[Any]:
    """Every mistake in the files, called after its check and its place there."""
    found = []
    for path in MISTAKES:
        for place, mistake in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            found.append(pytest.param(mistake, id=f"{path.stem} {place} {mistake['check']}"))
    return found


def told(finding: Finding) -> str:
    return f"{finding.file}:{finding.line} {finding.part}: {finding.message}. {finding.remedy}"


@pytest.mark.parametrize("mistake", mistakes())
def test_a_mistake_is_named_with_its_place_and_its_remedy(small: Any, mistake: dict[str, Any]) -> None:
    small.change(mistake["in"], mistake["change"], mistake["to"])
    found = small.findings()
    expected = mistake["says"] if isinstance(mistake["says"], list) else [mistake["says"]]
    assert [told(each) for each in found if each.check == mistake["check"]] == expected, [str(each) for each in found]
    assert {each.severity for each in found if each.check == mistake["check"]} == {mistake.get("severity", "error")}


def test_without_a_mistake_nothing_is_found(small: Any) -> None:
    assert small.findings() == []


def test_every_check_has_a_mistake_to_find() -> None:
    registered = {name for checks in (CATALOGUE, DOCUMENT, FIGURES, RUNNING, SCHEME, WORDS) for name in checks.listed}
    tried = {mistake.values[0]["check"] for mistake in mistakes()} | ELSEWHERE
    assert registered - tried == set()


def test_every_check_says_what_it_is_for_and_what_to_do() -> None:
    for checks in (CATALOGUE, DOCUMENT, FIGURES, RUNNING, SCHEME, WORDS):
        for check in checks.listed.values():
            assert check.look.__doc__, check.id
            assert check.remedy or check.id == "S011", check.id
    assert len({group.__name__ for group in GROUPS}) == len(GROUPS)
