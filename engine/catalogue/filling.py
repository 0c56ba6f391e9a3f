"""`filled_in:` of a municipal file: everything that one text, of one period, fills into a template."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine.catalogue.fields import Fields
from engine.catalogue.model import DatedValue, Parameter, Version
from engine.catalogue.read_parameters import VALUE_KEYS, read_dated
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.catalogue.yaml_lines import line_of

ENTRY_KEYS = (VALUE_KEYS - {"value", "table", "confirm"}) | {"values"}
AFTERWARDS = ("unconfirmed", "expired", "abolished")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: the days on which it holds and what it fills in."""

    start: date
    end: date | None
    values: Mapping[str, DatedValue]
    line: int


def read_entries(fields: Fields, raw: RawMapping) -> list[Entry]:
    """Return the entries of `filled_in:`, the oldest first."""
    entries = [_entry(fields, each) for each in fields.mappings(raw, "filled_in", "filled_in")]
    return sorted(entries, key=lambda entry: entry.start)


def _entry(fields: Fields, raw: RawMapping) -> Entry:
    fields.known_keys(raw, ENTRY_KEYS, "filled_in")
    shared = {key: value for key, value in raw.items() if key != "values"}
    given = fields.mapping(raw, "values", "filled_in")
    values = {}
    for name, value in given.items():
        one = RawMapping(shared | {"value": value})
        one.line, one.lines = line_of(given, name), dict.fromkeys(one, line_of(given, name))
        values[name] = read_dated(fields, name, one)
    start = fields.day(raw, "from", "filled_in", needed=True) or date.min
    return Entry(start, fields.day(raw, "to", "filled_in"), values, line_of(raw))


def dated_by_entries(entries: list[Entry], name: str, base: Parameter) -> tuple[DatedValue, ...]:
    """Return the values of a parameter over all entries; an entry that leaves it out keeps the template's own."""
    found = []
    for entry in entries:
        own = entry.values.get(name) or base.at(entry.start)
        if own is not None:
            found.append(own if name in entry.values else replace(own, start=entry.start, end=entry.end))
    return tuple(found)


def periods(version: Version, entries: list[Entry], closed: bool) -> list[Version]:
    """Return a version of the template cut to the days on which a text of the municipality holds.

    The last one stays open, so that its figures are missed in time, unless the file says what holds afterwards.
    """
    if not entries:
        return [version]
    last = entries[-1]
    cut = []
    for entry in entries:
        end = None if entry is last and not closed else entry.end
        start = max(version.start, entry.start)
        stop = min((day for day in (version.end, end) if day is not None), default=None)
        if stop is None or start <= stop:
            cut.append(replace(version, start=start, end=stop))
    return cut
