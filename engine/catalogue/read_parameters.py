"""Raw mappings to dated parameters, with their bands, tables and uncertain values."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.base.ranges import Range
from engine.catalogue.fields import TRUTH, Fields
from engine.catalogue.model import Band, Bands, DatedValue, Leaf, Parameter, Source, UnknownFigure, Value
from engine.catalogue.yaml_lines import Mapping, line_of

PARAMETER_KEYS = {
    "label", "unit", "by", "by_band", "indexed", "values", "fill_in", "options", "note",
}  # fmt: skip
VALUE_KEYS = {
    "from",
    "to",
    "value",
    "table",
    "source",
    "confidence",
    "published",
    "in_force",
    "reason",
    "confirm",
    "checked",
    "note",
}


def read_parameters(
    fields: Fields, raw: Mapping, sources: dict[str, Source], under: str = "parameters"
) -> dict[str, Parameter]:
    """Return the parameters under `parameters:` (in the norms file `norms:`) by name."""
    found = {}
    for name, entry in fields.mapping(raw, under, under).items():
        if not isinstance(entry, Mapping):
            fields.fault(raw[under], name, name, "a parameter needs a unit and values", "See docs/rule-language.md 3")
            continue
        found[name] = _parameter(fields, name, entry, sources)
    return found


def _parameter(fields: Fields, name: str, raw: Mapping, sources: dict[str, Source]) -> Parameter:
    fields.known_keys(raw, PARAMETER_KEYS, name)
    unit = fields.text(raw, "unit")
    band = fields.text(raw, "by_band")
    by = tuple(str(key) for key in fields.items(raw, "by", name))
    values = [read_dated(fields, name, entry) for entry in fields.mappings(raw, "values", name)]
    if unit:
        of_its_kind(fields, name, raw, unit, values)
    return Parameter(
        name=name,
        label=fields.text(raw, "label", name.replace("_", " ")),
        typed=fields.typed(unit, raw, name, fields.items(raw, "options", name))
        if unit
        else fields.typed("ratio", raw, name),
        unit=unit,
        values=tuple(sorted(values, key=lambda dated: dated.start)),
        by=by,
        by_band=band,
        indexed=fields.text(raw, "indexed"),
        fill_in=fields.truth(raw, "fill_in", name),
        file=fields.file,
        line=line_of(raw),
        sources=sources,
    )


def of_its_kind(fields: Fields, name: str, raw: Mapping, unit: str, values: list[DatedValue]) -> None:
    """Note values that are not of the kind that the unit says: money and numbers, yes or no, dates, choices."""
    kinds: dict[str, type | tuple[type, ...]] = {"boolean": bool, "date": date, "choice": str}
    wanted = (UnknownFigure, *_tuple(kinds.get(unit, (Decimal, Range))))
    for dated in values:
        for leaf in leaves(dated.value):
            if not isinstance(leaf, wanted):
                fields.fault(raw, "values", name, f"'{leaf}' is no value of unit {unit}", "Check the value", "S003")


def _tuple(kinds: type | tuple[type, ...]) -> tuple[type, ...]:
    return kinds if isinstance(kinds, tuple) else (kinds,)


def leaves(value: Value) -> list[Leaf]:
    """Return the single values in a table of options and bands."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, tuple):
        return [leaf for band in value for leaf in leaves(band.value)]
    return [value]  # type: ignore[list-item]


def read_dated(fields: Fields, name: str, raw: Mapping) -> DatedValue:
    """Return one dated value as written under `values:`."""
    fields.known_keys(raw, VALUE_KEYS, name)
    return DatedValue(
        start=fields.day(raw, "from", name, needed=True) or date.min,
        end=fields.day(raw, "to", name),
        value=_table(fields, name, raw) if "table" in raw else _value(fields, name, raw, raw.get("value")),
        citations=fields.citations(raw),
        confidence=fields.text(raw, "confidence"),
        published=fields.day(raw, "published", name),
        in_force=fields.day(raw, "in_force", name),
        confirm=fields.text(raw, "confirm"),
        checked=fields.day(raw, "checked", name),
        line=line_of(raw),
    )


def _value(fields: Fields, name: str, raw: Mapping, value: Any) -> Value:
    if isinstance(value, Mapping):
        if "at_least" in value or "at_most" in value:
            return _range(fields, name, value)
        return {_key(key): _value(fields, name, raw, part) for key, part in value.items()}
    if isinstance(value, list):
        return _bands(fields, name, raw, value)
    if value == "unknown":
        return UnknownFigure(fields.text(raw, "reason") or "niet bevestigd")
    if value is None:
        fields.fault(
            raw, "value", name, "a value is missing", "Fill it in, or write `value: unknown` with a `reason:`", "S003"
        )
        return UnknownFigure("ontbreekt")
    return _leaf(fields, name, raw, value)


def _leaf(fields: Fields, name: str, raw: Mapping, value: Any) -> Leaf:
    if value in ("ja", "nee") or isinstance(value, bool):
        return TRUTH[value]
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if not isinstance(value, str | date):
        fields.fault(raw, "value", name, f"'{value}' is no value", "Write a number, a date, ja or nee", "S003")
    return value  # type: ignore[no-any-return]


def _key(key: object) -> bool | str:
    return TRUTH[key] if key in ("ja", "nee") else str(key)


def _range(fields: Fields, name: str, raw: Mapping) -> Leaf:
    try:
        low, high = Decimal(raw["at_least"]), Decimal(raw["at_most"])
        if low < high:
            return Range(low, high)
        raise ValueError("the ends are swapped")
    except (KeyError, InvalidOperation, TypeError, ValueError):
        fields.fault(raw, None, name, "an uncertain value needs both ends", "Write {at_least: ..., at_most: ...}")
        return UnknownFigure("onduidelijk")


def _bands(fields: Fields, name: str, raw: Mapping, entries: list[Any]) -> Bands:
    bands = []
    for entry in entries:
        if not isinstance(entry, Mapping) or "is" not in entry:
            fields.fault(
                raw, "value", name, "a band needs `from`, `up_to` and `is`", "Write {from: 0, up_to: 3, is: 100}"
            )
            continue
        fields.known_keys(entry, {"from", "up_to", "is"}, name)
        low, high = (_end(fields, name, entry, side) for side in ("from", "up_to"))
        value = _value(fields, name, raw, entry["is"])
        bands.append(Band(low, high, value))  # type: ignore[arg-type]
    return tuple(bands)


def _end(fields: Fields, name: str, entry: Mapping, side: str) -> Decimal | None:
    value = entry.get(side)
    if value is None or isinstance(value, int | Decimal):
        return None if value is None else Decimal(value)
    fields.fault(entry, side, name, f"'{side}' of a band is no number: {value}", "Write digits only", "S003")
    return None


def _table(fields: Fields, name: str, raw: Mapping) -> Value:
    path = fields.folder / str(raw["table"])
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(line for line in stream if not line.startswith("#")))
    except (OSError, UnicodeDecodeError):
        fields.fault(raw, "table", name, f"table {raw['table']} cannot be read", "Check the file name")
        return ()
    columns = [column for column in (rows[0] if rows else {}) if column != "up_to"]
    try:
        found = {_key(column): tuple(_row_band(row, column) for row in rows) for column in columns}
    except (InvalidOperation, KeyError, ValueError, AttributeError, TypeError):
        fields.fault(raw, "table", name, f"table {raw['table']} has a cell that is no number", "Check every cell")
        return ()
    return found["value"] if list(found) == ["value"] else found


def _row_band(row: dict[str, str], column: str) -> Band:
    return Band(None, Decimal(row["up_to"]) if row["up_to"] else None, _cell(row[column].strip()))


def _cell(text: str) -> Leaf:
    parts = [Decimal(part) for part in text.split("..")]
    make: Callable[..., Leaf] = Range if len(parts) == 2 else Decimal
    return make(*parts)
