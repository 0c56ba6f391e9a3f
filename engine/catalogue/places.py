"""Municipalities by CBS code, with their mergers, and the services that work for several of them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from engine.errors import CatalogueError, EngineError, Finding


class UnknownMunicipality(EngineError):
    """A code that is not in the list of municipalities."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"Gemeente ‘{code}’ kennen we niet. Gebruik de CBS-code, bijvoorbeeld GM0484.")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality as Statistics Netherlands numbers it; `successors` since the day after `valid_to`."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    phone: str = ""
    website: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether there is a municipality of this code on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Service:
    """An organisation, or another municipality, that carries schemes out for several municipalities."""

    name: str
    does: str
    municipalities: tuple[str, ...]
    phone: str
    website: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of scheme that many municipalities have, and what to ask one about it."""

    id: str
    theme: str
    title: str
    ask: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Whether residents may use the short check by themselves, and on which sites it may stand (origins)."""

    on: bool = False
    embed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Municipality:
    """What a municipality's own file tells: contact, opening hours, who serves it, and whether the self-check is on."""

    code: str
    name: str
    website: str
    phone: str
    address: str
    raw: Mapping[str, Any]
    file: str
    self_check: SelfCheck = SelfCheck()


def read_places(path: Path, name: str) -> dict[str, Place]:
    """Return every place by its code; raise CatalogueError when the list is missing or broken."""
    return {row["code"]: _place(row, name, line) for line, row in _rows(path, name, {"code", "name"})}


def read_services(path: Path, name: str) -> tuple[Service, ...]:
    """Return the services; none without a list. Raises CatalogueError when the list is broken."""
    if not path.exists():
        return ()
    columns = ("name", "does", "municipalities", "phone", "website", "as_of", "source")
    rows = [[row[column] or "" for column in columns] for _, row in _rows(path, name, set(columns))]
    return tuple(Service(title, does, tuple(codes.split()), *rest) for title, does, codes, *rest in rows)


def read_kinds(path: Path, name: str) -> tuple[Kind, ...]:
    """Return the kinds of schemes to look for; none without a list. Raises CatalogueError when the list is broken."""
    if not path.exists():
        return ()
    columns = ("id", "theme", "title", "ask")
    return tuple(Kind(*(row[column] or "" for column in columns)) for _, row in _rows(path, name, set(columns)))


def _rows(path: Path, name: str, columns: set[str]) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError([Finding(name, 1, "", "the list cannot be read", "Save it as UTF-8")]) from error
    if missing := sorted(columns - set(reader.fieldnames or ())):
        raise CatalogueError([Finding(name, 1, "", f"the list has no column {', '.join(missing)}", "Add it")])
    return rows


def _place(row: Mapping[str, str], name: str, line: int) -> Place:
    try:
        first, last = (date.fromisoformat(text) if text else None for text in map(row.get, ("valid_from", "valid_to")))
    except ValueError as error:
        raise CatalogueError([Finding(name, line, row["code"], f"{error}", "Write it as 2026-01-31")]) from error
    successors = tuple((row.get("successor") or "").split())
    return Place(row["code"], row["name"], first, last, successors, row.get("phone") or "", row.get("website") or "")
