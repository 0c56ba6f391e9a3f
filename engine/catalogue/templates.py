"""A municipal file filled into its template: parameters taken over, conditions added or swapped."""

from collections.abc import Mapping
from dataclasses import replace

from engine.catalogue.fields import Fields
from engine.catalogue.model import Condition, Parameter, Scheme, Version
from engine.catalogue.read_scheme import replaced_conditions
from engine.catalogue.yaml_lines import Mapping as RawMapping


def fill_in(template: Scheme, local: Scheme, fields: Fields, raw: RawMapping) -> Scheme:
    """Return the scheme of a municipality: the template with what the municipal file fills in, adds and swaps."""
    _still_open(template, local, fields, raw)
    changes = replaced_conditions(fields, raw)
    versions = tuple(_changed(version, changes, fields) for version in template.versions)
    return replace(
        template,
        id=local.id,
        title=local.title or template.title,
        summary=local.summary or template.summary,
        level="municipal",
        theme=local.theme if "theme" in raw else (template.theme or local.theme),
        authority=local.authority or template.authority,
        unit=local.unit or template.unit,
        paid=local.paid or template.paid,
        checked=local.checked,
        confidence=local.confidence,
        sources={**template.sources, **local.sources},
        apply=local.apply if "apply" in raw else template.apply,
        parameters={**template.parameters, **_filled(template.parameters, local.parameters, fields, raw)},
        versions=versions,
        examples=local.examples,
        not_modelled=template.not_modelled + local.not_modelled,
        municipalities=local.municipalities,
        exists=local.exists,
        template=False,
        based_on=template.id,
        file=local.file,
        files=(local.file, template.file),
    )


def _filled(
    fixed: Mapping[str, Parameter], given: Mapping[str, Parameter], fields: Fields, raw: RawMapping
) -> dict[str, Parameter]:
    """Return the municipal parameters; those of the template keep its unit, keys and label."""
    found = {}
    for name, parameter in given.items():
        base = fixed.get(name)
        if base is None:
            found[name] = parameter
        elif not base.fill_in:
            fields.fault(
                raw.get("parameters"), name, name, "national law fixes this parameter", "Remove it here", "N006"
            )
        else:
            found[name] = replace(
                parameter,
                label=base.label,
                typed=base.typed,
                unit=base.unit,
                by=base.by,
                by_band=base.by_band,
                indexed=parameter.indexed or base.indexed,
            )
    return found


def _still_open(template: Scheme, local: Scheme, fields: Fields, raw: RawMapping) -> None:
    if not local.exists:
        return
    for name, parameter in template.parameters.items():
        if parameter.fill_in and name not in local.parameters:
            fields.fault(
                raw,
                "based_on",
                name,
                f"parameter '{name}' of the template is not filled in",
                f"Add it under parameters: ({parameter.unit})",
                "N006",
            )


def _changed(version: Version, changes: list[tuple[Condition, str, RawMapping]], fields: Fields) -> Version:
    conditions = list(version.conditions)
    for condition, replaced, raw in changes:
        places = [place for place, each in enumerate(conditions) if each.id == replaced]
        if places:
            conditions[places[0]] = condition
        else:
            if replaced:
                fields.fault(
                    raw, "replaces", condition.id, f"the template has no condition '{replaced}'", "Check the id"
                )
            conditions.append(condition)
    return replace(version, conditions=tuple(conditions))
