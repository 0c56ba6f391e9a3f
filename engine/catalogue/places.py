"""Municipalities by CBS code, and the files that hold what a municipality is like."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import CatalogueError, Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality as Statistics Netherlands numbers it; `successor` after a merger."""

    code: str
    name: str
    valid_from: str = ""
    valid_to: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """What a municipality's own file tells: contact, opening hours, who serves it."""

    code: str
    name: str
    website: str
    phone: str
    address: str
    raw: Mapping[str, Any]
    file: str


def read_places(path: Path, name: str) -> dict[str, Place]:
    """Return every place by its code; raise CatalogueError when the list is missing or broken."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return {
            row["code"]: Place(
                row["code"], row["name"], *(row.get(key) or "" for key in ("valid_from", "valid_to", "successor"))
            )
            for row in rows
        }
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise CatalogueError(
            [Finding(name, 1, "", "the list of municipalities cannot be read", "It needs the columns code,name")]
        ) from error
