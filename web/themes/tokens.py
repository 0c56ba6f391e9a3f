"""A theme as it stands in `municipalities/<code>-<name>/theme.json`: read, checked, and written as a style sheet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine import PROJECT
from engine.catalogue.yaml_lines import line_of, read_yaml
from engine.errors import CatalogueError, Finding
from web.themes.contrast import contrast, is_colour

FILE = "theme.json"
NAME, COLOURS, VALUE = "name", "color", "$value"
DEFAULTS = Path(__file__).parent.parent / "static" / "theme.css"
LONGEST_NAME = 40

MAY_SET = (
    "ground", "action", "action-deep", "action-tint", "money", "money-tint", "attention", "attention-tint", "focus",
)  # fmt: skip
TEXT, ACCENT = 7.0, 4.5
PAIRS = (
    ("ink", "ground", TEXT), ("ink", "action-tint", TEXT), ("ink", "money-tint", TEXT), ("ink", "attention-tint", TEXT),
    ("ink", "focus", TEXT), ("soft-ink", "ground", TEXT), ("soft-ink", "action-tint", TEXT),
    ("soft-ink", "money-tint", TEXT), ("action", "ground", TEXT), ("action", "paper", TEXT),
    ("action", "action-tint", TEXT), ("action", "money-tint", TEXT), ("action-deep", "paper", TEXT),
    ("action-deep", "action-tint", TEXT), ("money", "paper", TEXT), ("money", "ground", TEXT),
    ("money", "money-tint", TEXT), ("attention", "paper", TEXT), ("attention", "attention-tint", TEXT),
    ("edge", "ground", ACCENT), ("edge", "paper", ACCENT), ("action", "focus", ACCENT),
)  # fmt: skip
"""Which colour stands on which, and the least contrast between them: 7 for letters, 4.5 for edges and marks."""

_TOKEN = re.compile(r"--toereikend-([a-z-]+): (#[0-9a-f]{6});")


@dataclass(frozen=True, slots=True)
class Theme:
    """A municipality's own look: the name beside ours, and the colours that differ."""

    name: str
    colours: Mapping[str, str]

    @property
    def css(self) -> str:
        """The theme as a style sheet."""
        lines = (f"  --toereikend-{token}: {colour};" for token, colour in self.colours.items())
        return "\n".join((":root {", *lines, "}", ""))


@cache
def defaults() -> dict[str, str]:
    """Return the neutral colours, as the style sheet sets them."""
    return dict(_TOKEN.findall(DEFAULTS.read_text(encoding="utf-8")))


def theme_files(root: Path = PROJECT) -> list[Path]:
    """Find every theme."""
    return sorted((root / "municipalities").glob(f"*/{FILE}"))


@cache
def theme_of(municipality: str) -> Theme | None:
    """Read the theme of a municipality; None when it has none, or one that cannot be used."""
    path = next((path for path in theme_files() if path.parent.name.startswith(f"{municipality}-")), None)
    return None if path is None or faults(path, path.name) else _read(read_yaml(path, path.name))


def faults(path: Path, name: str) -> list[Finding]:
    """Tell what is wrong with a theme; `name` is how messages call the file."""
    try:
        raw = read_yaml(path, name)  # every JSON file is YAML, and this reader knows the lines
    except CatalogueError as error:
        return list(error.problems)
    return [Finding(name, line, part, message, remedy, "T001") for line, part, message, remedy in _faults(raw)]


def _faults(raw: Any) -> Iterator[tuple[int, str, str, str]]:
    title, colours = raw.get(NAME), raw.get(COLOURS)
    said = title.get(VALUE) if isinstance(title, dict) else None
    if not isinstance(said, str) or not 0 < len(said) <= LONGEST_NAME:
        remedy = f"Write the name that stands at the top of the page in `name`, at most {LONGEST_NAME} characters"
        yield line_of(raw, NAME) or 1, NAME, "the name is missing or too long", remedy
    if not isinstance(colours, dict):
        yield line_of(raw, COLOURS) or 1, COLOURS, "no colours", "Write at least one colour in `color`"
        return
    unusable = list(_unusable(colours))
    yield from unusable
    if not unusable:
        yield from _too_faint(colours)


def _unusable(colours: Any) -> Iterator[tuple[int, str, str, str]]:
    for token, entry in colours.items():
        line = line_of(colours, token)
        if token not in MAY_SET:
            yield line, token, "this colour cannot be set", f"Choose from: {', '.join(MAY_SET)}"
        elif not isinstance(entry, dict) or not is_colour(entry.get(VALUE)):
            yield line, token, "this is no colour", 'Write {"$type": "color", "$value": "#0b4a50"}, in lower case'


def _too_faint(colours: Any) -> Iterator[tuple[int, str, str, str]]:
    used = defaults() | _values(colours)
    for front, back, least in PAIRS:
        ratio = contrast(used[front], used[back])
        own = next((token for token in (front, back) if token in colours), None)
        if own and ratio < least:
            message = f"{front} on {back} has a contrast of {int(ratio * 100) / 100:.2f}, less than {least:g}"
            yield line_of(colours, own), own, message, f"Make {front} darker or {back} lighter"


def _values(colours: Any) -> dict[str, str]:
    return {token: str(entry[VALUE]) for token, entry in colours.items()}


def _read(raw: Any) -> Theme:
    return Theme(str(raw[NAME][VALUE]), _values(raw[COLOURS]))
