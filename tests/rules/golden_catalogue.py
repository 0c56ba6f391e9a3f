"""The catalogue that ships, with figures of an older year or of one published case put in."""

import shutil
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from engine import Catalogue, load_catalogue
from engine.catalogue import yaml_lines
from engine.catalogue.yaml_lines import read_yaml

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


class _Writer(yaml.SafeDumper):
    """Writes what the rule reader read: exact decimals stay exact, lines are forgotten."""


def _number(writer: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    kind = "int" if value == value.to_integral_value() else "float"
    return writer.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value.normalize():f}")


_Writer.add_representer(Decimal, _number)
_Writer.add_representer(yaml_lines.Mapping, lambda writer, value: writer.represent_dict(dict(value)))
_Writer.add_representer(yaml_lines.Sequence, lambda writer, value: writer.represent_list(list(value)))


def catalogue_with(project: Path, folder: Path, scheme: str, year: int, figures: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue with `figures` in force in `year`; a year that does not ship comes from its fixture."""
    shutil.copytree(project / "rules", folder / "rules")
    (folder / "municipalities").mkdir()
    shutil.copy(project / "municipalities" / "places.csv", folder / "municipalities")
    path = folder / "rules" / "national" / f"{scheme}.yaml"
    raw = read_yaml(path, path.name)
    fixture = FIXTURES / f"{scheme}_{year}.yaml"
    if fixture.exists():
        _add_year(raw, read_yaml(fixture, fixture.name))
    for name, value in figures.items():
        for dated in raw["parameters"][name]["values"]:
            if dated["from"].year == year:
                dated["value"] = value
    raw["examples"] = []
    path.write_text(yaml.dump(raw, Dumper=_Writer, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return load_catalogue(folder)


def _add_year(raw: dict[str, Any], year: dict[str, Any]) -> None:
    first: date = year["from"]
    for name, value in year["parameters"].items():
        values = raw["parameters"][name]["values"]
        values.insert(0, {"from": first, "to": year["to"], "value": value, "source": values[0]["source"]})
    raw["logic"][0]["from"] = first
