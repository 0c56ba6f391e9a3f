"""A small catalogue without a single fault, and a way to break it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from engine.checks import check_catalogue
from engine.errors import Finding

SMALL = Path(__file__).parent / "small"
TODAY = date(2026, 6, 1)


class Broken:
    """A copy of the small catalogue that a test changes and checks."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str) -> Path:
        """Write a file, with the folders it needs."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def findings(self, *only: Path, today: date | None = TODAY) -> list[Finding]:
        """Return everything that is wrong now."""
        return check_catalogue(self.root, only, today)

    def line(self, finding: Finding) -> str:
        """Return the line that a finding points at."""
        return (self.root / finding.file).read_text(encoding="utf-8").splitlines()[finding.line - 1]


@pytest.fixture
def small(tmp_path: Path) -> Broken:
    """The small catalogue, to be broken."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return Broken(tmp_path)
