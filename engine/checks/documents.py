"""Rule files as they stand on disk: which they are, what they hold, and on which line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from engine.catalogue.yaml_lines import Mapping, line_of, read_yaml
from engine.errors import CatalogueError, Finding

EXAMPLE_FOLDER = "_example"
KINDS = (
    ("vocabulary", "rules/vocabulary.yaml"),
    ("norms", "rules/norms.yaml"),
    ("scheme", "rules/national/*.yaml"),
    ("template", "rules/templates/*.yaml"),
    ("municipality", "municipalities/*/municipality.yaml"),
    ("blauwdruk", "municipalities/*/blauwdruk.yaml"),
    ("local", "municipalities/*/*.yaml"),
    ("advice", "rules/advice/*.yaml"),
    ("scenarios", "rules/scenarios.yaml"),
    ("life_events", "rules/life_events.yaml"),
)
KEYED = {"parameters", "norms", "facts", "entities", "sources", "steps"}


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: `kind` is vocabulary, norms, scheme, template, local, municipality, blauwdruk, advice,
    scenarios or life_events."""

    file: str
    kind: str
    path: Path
    raw: Mapping


def documents(root: Path) -> Iterator[tuple[Document | None, list[Finding]]]:
    """Yield every rule file under a root; None with what is wrong for one that is no YAML."""
    seen: set[Path] = set()
    for kind, pattern in KINDS:
        for path in sorted(root.glob(pattern)):
            if path not in seen:
                seen.add(path)
                yield read_document(path, path.relative_to(root).as_posix(), kind)


def read_document(path: Path, name: str, kind: str = "") -> tuple[Document | None, list[Finding]]:
    """Return one file; without a `kind` it is told from what the file holds."""
    try:
        raw = read_yaml(path, name)
    except CatalogueError as error:
        return None, list(error.problems)
    return Document(name, kind or _kind_of(raw), path, raw), []


def _kind_of(raw: Mapping) -> str:
    marks = {
        "facts": "vocabulary", "norms": "norms", "rules": "advice", "template": "template",
        "based_on": "local", "municipalities": "local", "handover": "blauwdruk", "code": "municipality",
        "kinds": "scenarios", "events": "life_events",
    }  # fmt: skip
    return next((kind for mark, kind in marks.items() if mark in raw), "scheme")


def line_at(raw: Any, path: Sequence[str | int], key: str | None = None) -> int:
    """Return the line of what lies at a path, or of one of its keys; the nearest line known above it otherwise."""
    line = line_of(raw) or 1
    for part in path:
        line = _line_in(raw, part) or line
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            return line
    return (_line_in(raw, key) if key is not None else 0) or line


def _line_in(raw: Any, part: str | int) -> int:
    lines = getattr(raw, "lines", None)
    if isinstance(lines, list) and isinstance(part, int) and part < len(lines):
        return int(lines[part])
    return line_of(raw, part) if isinstance(lines, dict) and part in lines else 0


def part_at(raw: Any, path: Sequence[str | int]) -> str:
    """Return what people call the part of a file at a path: the id or name nearest to it, else its first key."""
    found = str(path[0]) if path else "file"
    before: str | int = ""
    for part in path:
        if before in KEYED and isinstance(raw, Mapping):
            found = str(part)
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(raw, Mapping):
            found = str(raw.get("id") or raw.get("name") or found)
        before = part
    return found


def plain(value: Any) -> Any:
    """Return a raw value as JSON knows it: dates become texts."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def mappings_in(raw: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Mapping]]:
    """Yield every mapping in a file with its path, the outermost first."""
    if isinstance(raw, Mapping):
        yield path, raw
        for key, part in raw.items():
            yield from mappings_in(part, (*path, key))
    elif isinstance(raw, list):
        for index, part in enumerate(raw):
            yield from mappings_in(part, (*path, index))
