"""YAML with line numbers, exact numbers, real dates and no duplicate keys (docs/adr/0010)."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from engine.errors import CatalogueError, Finding

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_INTEGER = re.compile(r"[-+]?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)\.\d+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Mapping(dict[str, Any]):
    """A YAML mapping that remembers on which line it and each of its keys stands."""

    line: int = 0
    lines: dict[str, int]


class Sequence(list[Any]):
    """A YAML list that remembers on which line it and each of its items stands."""

    line: int = 0
    lines: list[int]


def line_of(value: object, key: object = None) -> int:
    """Return the line of a mapping's key or of the value itself; 0 where no line is known."""
    lines = getattr(value, "lines", None)
    if key is not None and isinstance(lines, dict) and key in lines:
        return int(lines[str(key)])
    return int(getattr(value, "line", 0))


def read_yaml(path: Path, name: str) -> Mapping:
    """Return the mapping in a YAML file; `name` is how messages call the file.

    Numbers are `int` or `Decimal`, `2026-01-01` is a `date`, `ja` and `nee` stay words.
    Raises CatalogueError with the line for a file that is missing, malformed, or has a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fault = "file cannot be read" if path.exists() else "file is missing"
        raise CatalogueError([Finding(name, 1, "", fault, "Check the path and save it as UTF-8")]) from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Mapping:
    """Return the mapping in YAML text; see `read_yaml`."""
    try:
        tree = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise CatalogueError(
            [Finding(name, line, "", f"not valid YAML: {error.problem}", "Check indentation, quotes and colons")]
        ) from error
    except yaml.YAMLError as error:
        raise CatalogueError([Finding(name, 1, "", f"not valid YAML: {error}", "Check the characters used")]) from error
    value = _value(tree, name) if tree is not None else None
    if not isinstance(value, Mapping):
        raise CatalogueError([Finding(name, 1, "", "the file holds no mapping", "Start with `id: ...`")])
    return value


def _value(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, name)
    if isinstance(node, yaml.SequenceNode):
        items = Sequence(_value(item, name) for item in node.value)
        items.line = node.start_mark.line + 1
        items.lines = [item.start_mark.line + 1 for item in node.value]
        return items
    quoted = getattr(node, "style", None)
    return node.value if quoted else scalar(node.value)


def _mapping(node: yaml.MappingNode, name: str) -> Mapping:
    result = Mapping()
    result.line = node.start_mark.line + 1
    result.lines = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in result:
            raise CatalogueError([Finding(name, line, key, "this key stands here twice", "Remove one of the two")])
        result[key] = _value(value_node, name)
        result.lines[key] = line
    return result


def scalar(text: str) -> int | Decimal | date | bool | str | None:
    """Return the value of an unquoted YAML scalar, without binary floats."""
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return _WORDS.get(text, text)
