"""Style sheets turn with the direction of reading: no left and right in them, and no side that differs from the other."""

import re
from pathlib import Path

import pytest

import web

FOLDER = Path(web.__file__).parent / "static"
ON_PAPER = {"plan.css", "print.css"}
"""WeasyPrint knows few logical properties; the plan says for itself what is different from right to left."""

SHEETS = sorted(path for path in FOLDER.glob("*.css") if path.name not in ON_PAPER)
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|(?:text-align|float|clear):\s*(?:left|right)"
)
FOUR_SIDES = re.compile(r"(?:margin|padding|inset): *([^\s;]+) +([^\s;]+) +([^\s;]+) +([^\s;]+);")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_knows_no_left_and_right(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert PHYSICAL.findall(text) == []
    assert [found.group(0) for found in FOUR_SIDES.finditer(text) if found[2] != found[4]] == []


def test_a_side_is_found() -> None:
    assert PHYSICAL.search("a { margin-left: 4px }")
    assert PHYSICAL.search("a { left: 0 }")
    assert not PHYSICAL.search("a { inset-inline-start: 0; text-align: start }")
