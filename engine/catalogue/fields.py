"""Typed access to raw YAML mappings: every fault becomes a Finding with file, line and remedy."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from engine.base.units import parse_unit
from engine.catalogue.model import Citation, Formula, Source
from engine.catalogue.yaml_lines import Mapping, line_of
from engine.errors import Finding, FormulaError
from engine.language.nodes import Number
from engine.language.parser import parse
from engine.language.scope import Typed

TRUTH = {"ja": True, "nee": False, True: True, False: False}
KINDS = {"boolean", "choice", "date"}


class Fields:
    """Reads one file's mappings and collects what is wrong with them."""

    def __init__(self, file: str, folder: Path) -> None:
        self.file = file
        self.folder = folder
        self.findings: list[Finding] = []

    def fault(self, where: object, key: object, part: str, message: str, remedy: str = "", check: str = "S001") -> None:
        """Note a fault at the line of `key` in `where`."""
        self.findings.append(Finding(self.file, line_of(where, key) or 1, part, message, remedy, check))

    def known_keys(self, raw: Mapping, known: Iterable[str], part: str) -> None:
        """Note keys that the format does not have, with the nearest one that it has."""
        allowed = sorted(known)
        for key in raw:
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                remedy = f"Did you mean '{near[0]}'?" if near else "Known: " + ", ".join(allowed)
                self.fault(raw, key, part, f"unknown key '{key}'", remedy, "S002")

    def mapping(self, raw: Mapping, key: str, part: str) -> Mapping:
        """Return a mapping under a key; an empty one when absent or of another kind."""
        value = raw.get(key)
        if value is None:
            return Mapping()
        if not isinstance(value, Mapping):
            self.fault(raw, key, part, f"'{key}' must be a mapping", "Write `name: value` lines below it")
            return Mapping()
        return value

    def items(self, raw: Mapping, key: str, part: str) -> list[Any]:
        """Return a list under a key; an empty one when absent or of another kind."""
        value = raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(raw, key, part, f"'{key}' must be a list", "Start each item with `- `")
            return []
        return value

    def mappings(self, raw: Mapping, key: str, part: str) -> list[Mapping]:
        """Return a list of mappings under a key."""
        found = self.items(raw, key, part)
        for item in found:
            if not isinstance(item, Mapping):
                self.fault(raw, key, part, f"an item of '{key}' is no mapping", "Write `- name: value`")
        return [item for item in found if isinstance(item, Mapping)]

    def text(self, raw: Mapping, key: str, default: str = "") -> str:
        """Return a text under a key."""
        value = raw.get(key)
        return default if value is None else " ".join(str(value).split())

    def needed(self, raw: Mapping, key: str, part: str) -> str:
        """Return a text that must be there."""
        value = self.text(raw, key)
        if not value:
            self.fault(raw, None, part, f"'{key}' is missing", f"Add `{key}:`")
        return value

    def day(self, raw: Mapping, key: str, part: str, needed: bool = False) -> date | None:
        """Return a date under a key."""
        value = raw.get(key)
        if isinstance(value, date):
            return value
        if value is not None or needed:
            self.fault(raw, key, part, f"'{key}' is no date: {value}", "Write it as 2026-01-31")
        return date.min if needed else None

    def truth(self, raw: Mapping, key: str, part: str, default: bool = False) -> bool:
        """Return a yes/no under a key."""
        value = raw.get(key, default)
        if isinstance(value, list | dict) or value not in TRUTH:
            self.fault(raw, key, part, f"'{key}' must be ja or nee, not {value}", "Write ja or nee")
            return default
        return TRUTH[value]

    def whole(self, raw: Mapping, key: str, part: str) -> int | None:
        """Return a whole number under a key; None when absent."""
        value = raw.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.fault(raw, key, part, f"'{key}' is no whole number: {value}", "Write digits only")
        return None

    def citations(self, raw: Mapping, key: str = "source") -> tuple[Citation, ...]:
        """Return the sources cited under a key, written `wzt art. 2 lid 1; awir art. 14`."""
        cited = []
        for part in str(raw.get(key) or "").split(";"):
            name, _, article = part.strip().partition(" ")
            if name:
                cited.append(Citation(name, article.strip()))
        return tuple(cited)

    def sources(self, raw: Mapping) -> dict[str, Source]:
        """Return the sources of a file by their key."""
        found = {}
        for key, entry in self.mapping(raw, "sources", "sources").items():
            if not isinstance(entry, Mapping):
                self.fault(
                    raw["sources"],
                    key,
                    f"sources.{key}",
                    "a source needs a title and a url",
                    "Write {title: ..., url: ...}",
                )
                continue
            url = self.needed(entry, "url", f"sources.{key}")
            found[key] = Source(key, self.needed(entry, "title", f"sources.{key}"), url, line_of(raw["sources"], key))
        return found

    def typed(self, unit: str, where: Mapping, part: str, options: Iterable[str] = ()) -> Typed:
        """Return the type that a unit text stands for."""
        if unit in KINDS:
            return Typed(unit, options=frozenset(options))  # type: ignore[arg-type]
        if not unit:
            self.fault(
                where, None, part, "'unit' is missing", "Add `unit:`, for example EUR/month, years or ratio", "U001"
            )
        return Typed("number", parse_unit(unit))

    def formula(self, raw: Mapping, key: str, part: str, cited_in: Mapping | None = None) -> Formula | None:
        """Return the formula under a key, written as text or as `{formula:, source:}`; None when absent."""
        value = raw.get(key)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return self.formula(value, "formula", part, value)
        text = "not_readable" if isinstance(value, bool) else " ".join(str(value).split())
        citations = self.citations(cited_in if cited_in is not None else raw)
        try:
            return Formula(text, parse(text), citations, line_of(raw, key))
        except FormulaError as error:
            place = f" (column {error.column})" if error.column else ""
            self.fault(raw, key, part, error.message + place, error.remedy, "F001")
            return Formula(text, Number(Decimal(0)), citations, line_of(raw, key))
