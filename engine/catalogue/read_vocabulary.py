"""The vocabulary and the norms: raw mappings to facts, entities and shared parameters."""

from decimal import Decimal
from typing import Any

from engine.catalogue.fields import TRUTH, Fields
from engine.catalogue.vocabulary import Chapter, Entity, Fact, Vocabulary
from engine.catalogue.yaml_lines import Mapping, line_of

FACT_KEYS = {
    "type", "unit", "bounds", "options", "label", "question", "why", "evidence", "chapter", "group", "ask_if",
    "otherwise", "presumed", "assumption", "derived", "kinds", "yearly", "source", "note",
}  # fmt: skip
ENTITY_KEYS = {
    "label",
    "one",
    "question",
    "why",
    "chapter",
    "group",
    "at_most",
    "ask_if",
    "yearly",
    "facts",
    "entities",
    "note",
    "source",
}
TYPES = {
    "money": "number",
    "number": "number",
    "boolean": "boolean",
    "choice": "choice",
    "date": "date",
    "amounts": "number",
}


def read_vocabulary(fields: Fields, raw: Mapping) -> Vocabulary:
    """Return the vocabulary in a raw file; faults are noted in `fields`."""
    fields.known_keys(raw, {"chapters", "groups", "facts", "entities", "sources", "checked", "note"}, "file")
    return Vocabulary(
        chapters=tuple(
            Chapter(fields.needed(entry, "id", "chapters"), fields.needed(entry, "title", "chapters"))
            for entry in fields.mappings(raw, "chapters", "chapters")
        ),
        facts=_facts(fields, raw),
        entities=_entities(fields, raw),
        sources=fields.sources(raw),
        groups={name: str(title) for name, title in fields.mapping(raw, "groups", "groups").items()},
        file=fields.file,
    )


def _facts(fields: Fields, raw: Mapping) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for name, entry in fields.mapping(raw, "facts", "facts").items():
        if not isinstance(entry, Mapping):
            fields.fault(raw["facts"], name, name, "a fact needs a type", "Write {type: boolean, ...}")
            continue
        fact = _fact(fields, name, entry)
        found[name] = fact
        for kind in fact.kinds:
            found[f"{name}_{kind}"] = _part(fact, kind)
    return found


def _fact(fields: Fields, name: str, raw: Mapping) -> Fact:
    fields.known_keys(raw, FACT_KEYS, name)
    kind = fields.text(raw, "type")
    if kind not in TYPES:
        fields.fault(raw, "type", name, f"unknown type '{kind}'", "Known: " + ", ".join(TYPES))
    options = _labels(fields, raw, "options", name)
    unit = fields.text(raw, "unit", "ratio") if TYPES.get(kind, "number") == "number" else kind
    return Fact(
        name=name,
        type=kind,
        typed=fields.typed(unit, raw, name, options),
        unit=unit,
        bounds=_bounds(fields, raw, name),
        options=options,
        label=fields.text(raw, "label", name.replace("_", " ").capitalize()),
        question=fields.text(raw, "question"),
        why=fields.text(raw, "why"),
        evidence=tuple(str(paper) for paper in fields.items(raw, "evidence", name)),
        chapter=fields.text(raw, "chapter"),
        group=fields.text(raw, "group"),
        ask_if=fields.formula(raw, "ask_if", name),
        otherwise=_plain(raw.get("otherwise")),
        presumed=_plain(raw.get("presumed")),
        assumption=fields.text(raw, "assumption"),
        derived=fields.formula(raw, "derived", name),
        kinds=_labels(fields, raw, "kinds", name),
        yearly=fields.truth(raw, "yearly", name),
        citations=fields.citations(raw),
        line=line_of(raw),
    )


def _part(whole: Fact, kind: str) -> Fact:
    """Return the fact behind one kind of an `amounts` fact, such as `servicekosten_schoonmaak`."""
    return Fact(
        name=f"{whole.name}_{kind}", type="money", typed=whole.typed, unit=whole.unit, bounds=whole.bounds,
        label=f"{whole.label}: {whole.kinds[kind]}", part_of=whole.name, ask_if=whole.ask_if, yearly=whole.yearly,
        otherwise=whole.otherwise, presumed=whole.presumed, citations=whole.citations, line=whole.line,
    )  # fmt: skip


def _labels(fields: Fields, raw: Mapping, key: str, part: str) -> dict[str, str]:
    value = raw.get(key)
    if isinstance(value, Mapping):
        return {str(option): str(label) for option, label in value.items()}
    return {str(option): str(option).replace("_", " ") for option in fields.items(raw, key, part)}


def _bounds(fields: Fields, raw: Mapping, part: str) -> tuple[Decimal, Decimal] | None:
    ends = fields.items(raw, "bounds", part)
    if not ends:
        return None
    if len(ends) != 2 or not all(isinstance(end, int | Decimal) for end in ends) or ends[0] > ends[1]:
        fields.fault(raw, "bounds", part, "bounds must be a lowest and a highest number", "Write [0, 1000]")
        return None
    return Decimal(ends[0]), Decimal(ends[1])


def _plain(value: Any) -> Any:
    if value in ("ja", "nee"):
        return TRUTH[value]
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _entities(fields: Fields, raw: Mapping) -> dict[str, Entity]:
    found = {}
    for name, entry in fields.mapping(raw, "entities", "entities").items():
        if not isinstance(entry, Mapping):
            fields.fault(raw["entities"], name, name, "an entity needs facts", "Write `facts:` below it")
            continue
        fields.known_keys(entry, ENTITY_KEYS, name)
        found[name] = Entity(
            name=name,
            label=fields.text(entry, "label", name),
            one=fields.text(entry, "one"),
            question=fields.text(entry, "question"),
            why=fields.text(entry, "why"),
            chapter=fields.text(entry, "chapter"),
            group=fields.text(entry, "group"),
            at_most=fields.whole(entry, "at_most", name) or 12,
            ask_if=fields.formula(entry, "ask_if", name),
            yearly=fields.truth(entry, "yearly", name),
            facts=_facts(fields, entry),
            entities=_entities(fields, entry),
            line=line_of(entry),
        )
    return found
