"""What a JSON Schema says is wrong, in words for people who write rule files."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jsonschema.exceptions import ValidationError

from engine.checks.documents import Document, line_at, part_at
from engine.checks.registry import Fault

TYPES = {
    "string": "a text", "number": "a number", "integer": "a whole number", "array": "a list", "object": "a mapping",
    "boolean": "true or false", "null": "empty",
}  # fmt: skip
FORMS = (
    (r"\d{4}-\d{2}-\d{2}", "Write a date as 2026-01-31"),
    ("https?://", "Write an address that starts with https://"),
    ("GM", "Write the CBS code, for example GM0484"),
    ("csv", "Name a file that ends in .csv"),
    (r"\d{2}-\d{2}", "Write it as 12-31"),
    ("( .+)?", "Write the key of a source, then the article: wzt art. 2 lid 1"),
    ("*/", "Write a unit such as EUR/year, hours/month, years or ratio"),
    ("^[a-z]", "Use small letters, digits and _, starting with a letter"),
)
FORMATS = {"date": r"\d{4}-\d{2}-\d{2}", "uri": "https?://"}
LONGEST_SHOWN = 40


def faults_of(error: ValidationError, document: Document) -> Iterator[Fault]:
    """Yield what one schema error means, with the line it is about."""
    error = _deepest(error)
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, document, path)
        return
    key = str(error.instance) if "propertyNames" in error.schema_path else None
    message, remedy = _worded(error, str(path[-1]) if path else "")
    yield Fault(line_at(document.raw, path, key), part_at(document.raw, path), message, remedy)


def _deepest(error: ValidationError) -> ValidationError:
    """Return the alternative that came furthest, where one of several forms was wanted and none fits."""
    while error.validator in ("anyOf", "oneOf") and error.context and not _needs_keys(error):
        deepest = max(error.context, key=lambda each: len(each.absolute_path))
        if len(deepest.absolute_path) <= len(error.absolute_path):
            break
        error = deepest
    return error


def _unknown_keys(error: ValidationError, document: Document, path: list[str | int]) -> Iterator[Fault]:
    schema: Any = error.schema
    found: Any = error.instance
    known = sorted(schema.get("properties", {}))
    for key in found:
        if key not in known:
            near = get_close_matches(key, known, 1)
            remedy = f"Did you mean '{near[0]}'?" if near else "Known: " + ", ".join(known)
            part = part_at(document.raw, path)
            yield Fault(line_at(document.raw, path, key), part, f"unknown key '{key}'", remedy)


def _worded(error: ValidationError, name: str) -> tuple[str, str]:
    """Return message and remedy; `name` is the key or place in a list that the error is about."""
    wanted: Any = error.validator_value
    found: Any = error.instance
    what = "this item" if name.isdigit() else f"'{name}'" if name else "the file"
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]
            return f"'{missing}' is missing", f"Add `{missing}:`"
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            words = " or ".join(TYPES[kind] for kind in kinds)
            return f"{what} must be {words}, not {_shown(found)}", f"Write {words}"
        case "enum" | "const":
            choices = [str(choice) for choice in (wanted if isinstance(wanted, list) else [wanted])]
            near = get_close_matches(str(found), choices, 1)
            hint = f"Did you mean '{near[0]}'?" if near else "Choose from: " + ", ".join(choices)
            return f"{what} cannot be {_shown(found)}", hint
        case "pattern" | "format":
            form = FORMATS.get(str(wanted), "") if error.validator == "format" else str(wanted)
            hint = next((remedy for mark, remedy in FORMS if mark in form), "See docs/rule-language.md")
            return f"{_shown(found)} is not written as it should be", hint
    return _worded_size(error, what)


def _worded_size(error: ValidationError, what: str) -> tuple[str, str]:
    wanted: Any = error.validator_value
    found: Any = error.instance
    match error.validator:
        case "minLength" | "minItems" | "minProperties":
            return f"{what} is too short", f"It needs at least {wanted}" if wanted > 1 else "Fill it in or remove it"
        case "maxLength":
            return f"{what} has {len(found)} characters", f"Keep it to {wanted}"
        case "maxItems":
            return f"{what} has {len(found)} items", f"Keep it to {wanted}"
        case "uniqueItems":
            return f"{what} has an item twice", "Remove one of the two"
        case "minimum" | "maximum":
            return f"{what} cannot be {found}", f"The {error.validator} is {wanted}"
        case "oneOf" | "anyOf" if _needs_keys(error):
            return _choice_of_keys(error)
    return f"{what} has a form that does not fit: {_shown(found)}", "See docs/rule-language.md"


def _needs_keys(error: ValidationError) -> bool:
    """Tell whether the alternatives differ only in the keys they need."""
    return all(set(each) == {"required"} for each in _alternatives(error))


def _alternatives(error: ValidationError) -> list[Any]:
    wanted: Any = error.validator_value
    return list(wanted)


def _choice_of_keys(error: ValidationError) -> tuple[str, str]:
    ways = [" and ".join(f"'{key}'" for key in each["required"]) for each in _alternatives(error)]
    if error.context:
        return "needs " + ", or ".join(ways), f"Add {ways[0]}"
    return "has " + " together with ".join(ways), "Keep one of the two"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text[:LONGEST_SHOWN]}…'" if len(text) > LONGEST_SHOWN else f"'{text}'"
