"""A municipal file filled into its template: parameters taken over, conditions added, swapped or left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date

from engine.catalogue.fields import Fields
from engine.catalogue.filling import AFTERWARDS, Entry, dated_by_entries, periods, read_entries
from engine.catalogue.folding import settled
from engine.catalogue.model import Apply, Condition, Parameter, Scheme, Version
from engine.catalogue.read_parameters import of_its_kind
from engine.catalogue.read_scheme import Change, changed_conditions
from engine.catalogue.yaml_lines import Mapping as RawMapping


def with_included(templates: Iterable[Scheme]) -> dict[str, Scheme]:
    """Return the templates by id, each with the parameters, conditions and steps of the ones it includes.

    An id that is not there is left out; a check names it.
    """
    found = {scheme.id: scheme for scheme in templates}
    whole = {}
    for name, scheme in found.items():
        for part in (found[each] for each in reversed(scheme.includes) if each in found):
            if part.file not in scheme.files:
                scheme = _joined(scheme, part)
        whole[name] = scheme
    return whole


def _joined(scheme: Scheme, part: Scheme) -> Scheme:
    given = {
        name: replace(_on_base(part.parameters.get(name), each), fill_in=each.fill_in or name in part.parameters)
        for name, each in scheme.parameters.items()
    }
    inner = part.versions[0]
    versions = (
        replace(each, conditions=inner.conditions + each.conditions, steps=inner.steps + each.steps)
        for each in scheme.versions
    )
    return replace(
        scheme,
        parameters={**part.parameters, **given},
        sources={**part.sources, **scheme.sources},
        versions=tuple(versions),
        not_modelled=scheme.not_modelled + part.not_modelled,
        files=scheme.files + part.files,
    )


def fill_in(template: Scheme, local: Scheme, fields: Fields, raw: RawMapping) -> Scheme:
    """Return the scheme of a municipality: the template with what the municipal file fills in, adds and swaps."""
    entries = read_entries(fields, raw)
    parameters = {**template.parameters, **_filled(template, local, entries, fields, raw)}
    _still_open(template, parameters, local, fields, raw)
    closed = bool(local.afterwards)
    changes = changed_conditions(fields, raw)
    versions = [
        settled(_switched(cut, parameters), parameters)
        for version in template.versions
        for cut in periods(_changed(version, changes, fields), entries, closed)
    ]
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
        apply=_apply(template.apply, local.apply),
        parameters=parameters,
        versions=tuple(versions),
        examples=local.examples,
        not_modelled=template.not_modelled + local.not_modelled,
        municipalities=local.municipalities,
        exists=local.exists,
        afterwards=local.afterwards,
        template=False,
        based_on=template.id,
        file=local.file,
        files=(local.file, *template.files),
    )


def _apply(usual: Apply, given: Apply) -> Apply:
    """Return how to apply: what the municipality says, and for the rest what is usual."""
    told = {each.name: getattr(given, each.name) for each in fields_of(Apply)}
    return replace(usual, **{name: value for name, value in told.items() if value not in ("", (), None, 0)})


def _filled(
    template: Scheme, local: Scheme, entries: list[Entry], fields: Fields, raw: RawMapping
) -> dict[str, Parameter]:
    """Return the municipal parameters; those of the template keep its unit, keys and label."""
    found = {name: _on_base(template.parameters.get(name), each) for name, each in local.parameters.items()}
    for name in dict.fromkeys(name for entry in entries for name in entry.values):
        base = template.parameters.get(name)
        if base is None:
            fields.fault(raw, "filled_in", name, f"the template has no parameter '{name}'", "Check the name", "N006")
        else:
            values, sources = dated_by_entries(entries, name, base), {**base.sources, **local.sources}
            found[name] = replace(base, values=values, fill_in=False, file=local.file, sources=sources)
    for name, parameter in found.items():
        base = template.parameters.get(name)
        if base is not None and not base.fill_in:
            where = raw.get("parameters") if name in local.parameters else raw.get("filled_in")
            fields.fault(where, name, name, "national law fixes this parameter", "Remove it here", "N006")
        elif base is not None:
            of_its_kind(fields, name, raw, base.unit, list(parameter.values))
    return found


def _on_base(base: Parameter | None, given: Parameter) -> Parameter:
    """Return a parameter with the unit, keys and label of the one it fills in."""
    if base is None:
        return given
    return replace(
        given,
        label=base.label,
        typed=base.typed,
        unit=base.unit,
        by=base.by,
        by_band=base.by_band,
        indexed=given.indexed or base.indexed,
        fill_in=given.fill_in or (base.fill_in and not given.values),
        sources={**base.sources, **given.sources},
    )


def _still_open(
    template: Scheme, parameters: Mapping[str, Parameter], local: Scheme, fields: Fields, raw: RawMapping
) -> None:
    if local.afterwards and local.afterwards not in AFTERWARDS:
        remedy = "Known: " + ", ".join(AFTERWARDS)
        fields.fault(raw, "afterwards", "afterwards", f"'{local.afterwards}' is no way to end", remedy, "N006")
    if not local.exists:
        return
    for name, parameter in template.parameters.items():
        if parameter.fill_in and not parameters[name].values:
            message = f"parameter '{name}' of the template is not filled in"
            fields.fault(raw, "based_on", name, message, f"Add it under parameters: ({parameter.unit})", "N006")


def _switched(version: Version, parameters: Mapping[str, Parameter]) -> Version:
    """Return a version without the conditions and routes that the municipality did not switch on."""
    kept = (_with_routes(each, version.start, parameters) for each in version.conditions)
    return replace(version, conditions=tuple(each for each in kept if each is not None))


def _with_routes(condition: Condition, day: date, parameters: Mapping[str, Parameter]) -> Condition | None:
    if not is_on(condition.only_with, day, parameters):
        return None
    if not condition.any_of:
        return condition
    routes = tuple(each for each in condition.any_of if is_on(each.only_with, day, parameters))
    if len(routes) != 1:
        return replace(condition, any_of=routes) if routes else None
    only = routes[0]
    return replace(only, id=condition.id)


def is_on(switch: str, day: date, parameters: Mapping[str, Parameter]) -> bool:
    """Tell whether a yes/no parameter is ja on a day, or on its first day when that is later; '' is always on."""
    parameter = parameters.get(switch)
    if parameter is None or not parameter.values:
        return True
    dated = parameter.at(day) or parameter.values[0]
    return dated.value is not False


def _changed(version: Version, changes: list[Change], fields: Fields) -> Version:
    conditions = version.conditions
    for change in changes:
        done = _with_change(conditions, change)
        if done is None:
            key, wanted = ("route_of", change.route_of) if change.route_of else ("replaces", change.replaces)
            message = f"the template has no condition '{wanted}'"
            fields.fault(change.raw, key, change.condition.id, message, "Check the id")
        conditions = done or (*conditions, change.condition)
    return replace(version, conditions=conditions)


def _with_change(conditions: tuple[Condition, ...], change: Change) -> tuple[Condition, ...] | None:
    """Return the conditions with one added, swapped or made a route; None when the one it names is not there."""
    if change.route_of:
        return _at(conditions, change.route_of, lambda old: _more_routes(old, change.condition))
    if not change.replaces:
        return (*conditions, change.condition)
    return _at(conditions, change.replaces, lambda _: change.condition)


def _more_routes(condition: Condition, route: Condition) -> Condition:
    routes = condition.any_of or (replace(condition, id=f"{condition.id}_zelf"),)
    return replace(condition, when=None, any_of=(*routes, route))


def _at(
    conditions: tuple[Condition, ...], name: str, change: Callable[[Condition], Condition]
) -> tuple[Condition, ...] | None:
    """Return the conditions with the one called `name`, or a route of that name, changed; None without it."""
    found = list(conditions)
    for place, each in enumerate(conditions):
        inner = _at(each.any_of, name, change) if each.any_of else None
        if each.id == name or inner is not None:
            found[place] = change(each) if inner is None else replace(each, any_of=inner)
            return tuple(found)
    return None
