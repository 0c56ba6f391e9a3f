"""A raw scheme file to a `Scheme`; templates and municipal files are read by the same functions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from engine.catalogue.fields import Fields
from engine.catalogue.model import Apply, Checked, Condition, Deadline, Example, Formula, Scheme, Step, Version
from engine.catalogue.read_parameters import read_parameters
from engine.catalogue.yaml_lines import Mapping, line_of

SCHEME_KEYS = {
    "id", "title", "summary", "level", "theme", "authority", "for", "result", "checked", "confidence", "sources",
    "apply", "parameters", "logic", "examples", "not_modelled", "municipalities", "exists", "template", "based_on",
    "extra_conditions", "plausible", "received", "source", "note", "includes", "filled_in", "afterwards",
}  # fmt: skip
VERSION_KEYS = {"from", "to", "conditions", "steps", "amount", "award", "shown", "source", "note"}
STEP_KEYS = {"id", "label", "unit", "options", "formula", "source", "for", "note"}
CONDITION_KEYS = {"id", "text", "when", "any_of", "judgement", "source", "replaces", "route_of", "only_with", "note"}
APPLY_KEYS = {"how", "url", "phone", "address", "papers", "how_often", "deadline", "back", "note"}
EXAMPLE_KEYS = {"name", "on", "facts", "members", "expect", "source", "municipality", "receives"}


def read_scheme(fields: Fields, raw: Mapping, national: bool) -> Scheme:
    """Return the scheme in a raw file; faults are noted in `fields`, never raised."""
    fields.known_keys(raw, SCHEME_KEYS, "file")
    sources = fields.sources(raw)
    result = fields.mapping(raw, "result", "result")
    local = {} if national else {"theme": "gemeente"}
    return Scheme(
        id=fields.needed(raw, "id", "file"),
        title=fields.text(raw, "title"),
        summary=fields.text(raw, "summary"),
        level=fields.text(raw, "level", "national" if national else "municipal"),
        theme=fields.text(raw, "theme", local.get("theme", "")),
        authority=fields.text(raw, "authority"),
        entity=_entity(fields.text(raw, "for", "household")),
        unit=fields.text(result, "unit"),
        paid=fields.text(result, "paid"),
        set=fields.text(result, "set", "once"),
        checked=read_checked(fields, raw),
        confidence=fields.text(raw, "confidence"),
        sources=sources,
        apply=read_apply(fields, raw),
        parameters=read_parameters(fields, raw, sources),
        versions=tuple(_version(fields, entry) for entry in fields.mappings(raw, "logic", "logic")),
        examples=tuple(_example(fields, entry) for entry in fields.mappings(raw, "examples", "examples")),
        not_modelled=tuple(fields.mappings(raw, "not_modelled", "not_modelled")),
        municipalities=tuple(str(code) for code in fields.items(raw, "municipalities", "municipalities")),
        exists=fields.truth(raw, "exists", "exists", default=True),
        received=fields.formula(raw, "received", "received"),
        margin=_margin(fields, result),
        template=fields.truth(raw, "template", "template"),
        based_on=fields.text(raw, "based_on"),
        includes=tuple(str(name) for name in fields.items(raw, "includes", "includes")),
        afterwards=fields.text(raw, "afterwards"),
        file=fields.file,
        files=(fields.file,),
    )


def _margin(fields: Fields, result: Mapping) -> Decimal:
    """Return by which share what is received may differ from the outcome and still be right; 0 when not given."""
    try:
        return Decimal(fields.text(result, "margin", "0"))
    except InvalidOperation:
        fields.fault(result, "margin", "result", "the margin is not a number", "Write a ratio such as 0.08")
        return Decimal(0)


def _entity(name: str) -> str:
    return "" if name == "household" else name


def read_checked(fields: Fields, raw: Mapping) -> Checked:
    """Return when the file was compared with its sources, and when that is due again."""
    checked = fields.mapping(raw, "checked", "checked")
    fields.known_keys(checked, {"on", "by", "next"}, "checked")
    return Checked(
        fields.day(checked, "on", "checked"), fields.text(checked, "by"), fields.day(checked, "next", "checked")
    )


def read_apply(fields: Fields, raw: Mapping) -> Apply:
    """Return how to apply, the deadline and how far back a right can be claimed."""
    apply = fields.mapping(raw, "apply", "apply")
    fields.known_keys(apply, APPLY_KEYS, "apply")
    back = fields.mapping(apply, "back", "apply.back")
    return Apply(
        how=fields.text(apply, "how"),
        url=fields.text(apply, "url"),
        phone=fields.text(apply, "phone"),
        address=fields.text(apply, "address"),
        papers=tuple(str(paper) for paper in fields.items(apply, "papers", "apply.papers")),
        how_often=fields.text(apply, "how_often"),
        deadline=_deadline(fields, fields.mapping(apply, "deadline", "apply.deadline")),
        back_years=fields.whole(back, "years", "apply.back") or 0,
        back_months=fields.whole(back, "months", "apply.back"),
    )


def _deadline(fields: Fields, raw: Mapping) -> Deadline | None:
    if not raw:
        return None
    month, _, day = fields.needed(raw, "month_day", "apply.deadline").partition("-")
    try:
        date(2027, int(month), int(day))
    except ValueError:
        fields.fault(raw, "month_day", "apply.deadline", "not a day of the year", "Write it as 12-31")
        return None
    return Deadline(
        int(month), int(day), fields.whole(raw, "years_later", "apply.deadline") or 0, fields.citations(raw)
    )


def _version(fields: Fields, raw: Mapping) -> Version:
    fields.known_keys(raw, VERSION_KEYS, "logic")
    return Version(
        start=fields.day(raw, "from", "logic", needed=True) or date.min,
        end=fields.day(raw, "to", "logic"),
        conditions=tuple(read_condition(fields, entry) for entry in fields.mappings(raw, "conditions", "logic")),
        steps=tuple(_step(fields, entry) for entry in fields.mappings(raw, "steps", "logic")),
        amount=fields.formula(raw, "amount", "amount"),
        award=fields.formula(raw, "award", "award"),
        shown=fields.formula(raw, "shown", "shown"),
        line=line_of(raw),
    )


def _step(fields: Fields, raw: Mapping) -> Step:
    name = fields.needed(raw, "id", "steps")
    fields.known_keys(raw, STEP_KEYS, name)
    unit = fields.text(raw, "unit")
    formula = fields.formula(raw, "formula", name)
    if formula is None:
        fields.fault(raw, None, name, "'formula' is missing", "Add `formula:`")
    return Step(
        id=name,
        label=fields.text(raw, "label", name.replace("_", " ").capitalize()),
        unit=unit,
        typed=fields.typed(unit, raw, name, [str(option) for option in fields.items(raw, "options", name)]),
        formula=formula or _empty(line_of(raw)),
        entity=fields.text(raw, "for"),
    )


def _empty(line: int) -> Formula:
    from engine.language.parser import parse

    return Formula("0", parse("0"), (), line)


def read_condition(fields: Fields, raw: Mapping) -> Condition:
    """Return one condition; `any_of` holds its routes."""
    name = fields.needed(raw, "id", "conditions")
    fields.known_keys(raw, CONDITION_KEYS, name)
    routes = tuple(read_condition(fields, entry) for entry in fields.mappings(raw, "any_of", name))
    when = fields.formula(raw, "when", name)
    if (when is None) == (not routes):
        fields.fault(raw, None, name, "a condition needs either `when` or `any_of`", "Keep one of the two")
    return Condition(
        id=name,
        text=fields.needed(raw, "text", name),
        when=when,
        any_of=routes,
        judgement=fields.text(raw, "judgement"),
        citations=fields.citations(raw),
        line=line_of(raw),
        origin=fields.file,
        only_with=fields.text(raw, "only_with"),
    )


def _example(fields: Fields, raw: Mapping) -> Example:
    name = fields.needed(raw, "name", "examples")
    fields.known_keys(raw, EXAMPLE_KEYS, name)
    return Example(
        name=name,
        on=fields.day(raw, "on", name, needed=True) or date.min,
        facts=fields.mapping(raw, "facts", name),
        members=fields.mapping(raw, "members", name),
        expect=fields.mapping(raw, "expect", name),
        source=fields.text(raw, "source"),
        municipality=fields.text(raw, "municipality"),
        line=line_of(raw),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A condition that a municipal file adds, puts in the place of another, or adds as a route of another."""

    condition: Condition
    replaces: str
    route_of: str
    raw: Mapping


def changed_conditions(fields: Fields, raw: Mapping) -> list[Change]:
    """Return what `extra_conditions` of a municipal file changes."""
    return [
        Change(read_condition(fields, entry), fields.text(entry, "replaces"), fields.text(entry, "route_of"), entry)
        for entry in fields.mappings(raw, "extra_conditions", "extra_conditions")
    ]
