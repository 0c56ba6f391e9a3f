"""Law: every figure, condition and step says where it stands, in a source that can be looked up."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from engine.catalogue.yaml_lines import Mapping, line_of
from engine.checks.documents import line_at, mappings_in, part_at
from engine.checks.groups import CATALOGUE, FIGURES, SCHEME, WORDS, Figures
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import Desk, SchemeSubject, WordsSubject
from engine.checks.tables import figures
from engine.language import nodes

NUMBER = r"(?:\d+[a-z]*(?:[.:]\d+[a-z]*)*|[IVX]+)"
LINKS = r"art\.|lid|onder|aanhef|sub|en|of|jo\.|t/m|tot en met|eerste|tweede|derde|vierde|laatste|zin"
ARTICLE = re.compile(rf"art\. {NUMBER}(?:,? (?:{LINKS}|{NUMBER}|[a-z]))*")
LIKE_AN_ARTICLE = re.compile(r"art\b|artikel|\d|lid\b", re.IGNORECASE)
CITES = "Add `source:` with the key of a source and the article"


@FIGURES.add("L001", CITES)
def values_have_a_source(subject: Figures) -> Iterator[Fault]:
    """Every value says where it was read."""
    for parameter, dated in figures(subject):
        if not dated.citations:
            yield Fault(dated.line, parameter.name, "a value without a source")


@SCHEME.add("L002", CITES)
def conditions_and_steps_have_a_source(subject: SchemeSubject) -> Iterator[Fault]:
    """Every condition and every step has its article."""
    for each in subject.versions:
        for condition in subject.own_conditions(each.version):
            if condition.when is not None and not condition.citations:
                yield Fault(condition.line, condition.id, "a condition without a source")
        for step in () if subject.is_filled_in else each.version.steps:
            if not step.formula.citations:
                yield Fault(step.formula.line, step.id, "a step without a source")


@SCHEME.add("L010", CITES)
def roundings_have_a_source(subject: SchemeSubject) -> Iterator[Fault]:
    """Award and month shown, which round, say by which article; the bare name of a step needs no more."""
    for place in subject.places:
        worked_out = place.role in ("award", "shown") and not isinstance(place.formula.node, nodes.Name)
        if worked_out and not place.formula.citations:
            yield Fault(place.formula.line, place.role, f"'{place.role}' works something out without a source")


@WORDS.add("L003", CITES)
def derived_facts_have_a_source(subject: WordsSubject) -> Iterator[Fault]:
    """A fact that is worked out from others says by which article."""
    for fact, _ in subject.facts:
        if fact.derived and not fact.citations:
            yield Fault(fact.derived.line, fact.name, "a derived fact without a source")


@CATALOGUE.add("L004", "Add it under `sources:`, or correct the key")
def cited_sources_exist(desk: Desk) -> Iterator[Fault]:
    """The key of every `source:` in a file is listed under its sources, or those of its template."""
    for document in desk.documents.values():
        if document.kind not in ("vocabulary", "norms", "scheme", "template", "local", "blauwdruk", "life_events"):
            continue
        known = set(_mapping(document.raw, "sources"))
        template = desk.catalogue.templates.get(str(document.raw.get("based_on")))
        if template is None and "based_on" in document.raw:
            continue
        known |= set(template.sources) if template else set()
        for path, raw in mappings_in(document.raw):
            for key, article in _cited(raw):
                line, part = line_of(raw, "source"), part_at(document.raw, path)
                if key not in known:
                    yield Fault(line, part, f"unknown source '{key}'", file=document.file)
                elif _is_odd(article):
                    hint = "Write `art. 2 lid 1 onder a`, or `stap 3`, or `bijlage`"
                    yield Fault(line, part, f"'{article}' is not how an article is cited", hint, document.file)


def _mapping(raw: Mapping, key: str) -> Mapping:
    value = raw.get(key)
    return value if isinstance(value, Mapping) else Mapping()


def _cited(raw: Mapping) -> Iterator[tuple[str, str]]:
    source = raw.get("source")
    for citation in source.split(";") if isinstance(source, str) else ():
        key, _, article = citation.strip().partition(" ")
        if key:
            yield key, article.strip()


def _is_odd(article: str) -> bool:
    return bool(LIKE_AN_ARTICLE.match(article)) and not ARTICLE.fullmatch(article)


@CATALOGUE.add("L005", "Write the address of the text itself, starting with https://")
def sources_can_be_looked_up(desk: Desk) -> Iterator[Fault]:
    """Every source has an address on the web that cannot be tampered with on the way."""
    for document in desk.documents.values():
        for name, source in _mapping(document.raw, "sources").items():
            url = source.get("url") if isinstance(source, Mapping) else None
            if url is not None and not re.match(r"https://[^\s/]+\.[^\s/]+", str(url)):
                line = line_at(document.raw, ["sources", name], "url")
                yield Fault(line, f"sources.{name}", f"'{url}' is no https address", file=document.file)


@CATALOGUE.add("L006", "Cite it where it is used, or remove it", WARNING)
def sources_are_cited(desk: Desk) -> Iterator[Fault]:
    """A source that nothing cites is left over, or a citation forgot it."""
    for document in desk.documents.values():
        if document.kind in ("municipality", "advice"):
            continue
        files = [document.file, *(_filled_in(desk, document.path.stem) if document.kind == "template" else ())]
        cited = {key for file in files for _, raw in mappings_in(desk.raw(file)) for key, _ in _cited(raw)}
        sources = _mapping(document.raw, "sources")
        for name in sources:
            if name not in cited:
                yield Fault(line_of(sources, name), f"sources.{name}", "nothing cites this source", file=document.file)


def _filled_in(desk: Desk, template: str) -> Iterator[str]:
    """Yield the files that fill in a template: they may cite its sources."""
    for subject in desk.schemes:
        if subject.scheme.based_on == template:
            yield subject.file


@FIGURES.add("L007", "Add `checked: {on: 2026-01-31, by: ..., next: 2026-12-15}`")
def figures_were_checked(subject: Figures) -> Iterator[Fault]:
    """A file with figures says when somebody compared them with their sources, and when that is due again."""
    checked = subject.raw.get("checked")
    given = checked if isinstance(checked, dict) else {}
    missing = [key for key in ("on", "next") if not isinstance(given.get(key), date)]
    missing += [] if given.get("by") else ["by"]
    if missing and _needs_a_check(subject):
        message = "does not say " + ", ".join(f"checked.{key}" for key in missing)
        yield Fault(line_at(subject.raw, [], "checked"), "checked", message)


def _needs_a_check(subject: Figures) -> bool:
    """Tell whether a file holds anything to check: an empty template or norms file does not."""
    return any(True for _ in figures(subject)) or (isinstance(subject, SchemeSubject) and not subject.scheme.template)


@CATALOGUE.add("L008", "Say in `reason:` why nobody could confirm it")
def unknown_values_have_a_reason(desk: Desk) -> Iterator[Fault]:
    """`value: unknown` says why."""
    for document in desk.documents.values():
        for path, raw in mappings_in(document.raw):
            if "from" in raw and "value" in raw and not raw.get("reason") and "unknown" in _words_in(raw["value"]):
                part = part_at(document.raw, path)
                yield Fault(line_of(raw, "value"), part, "an unknown value without a reason", file=document.file)


def _words_in(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return [word for part in value.values() for word in _words_in(part)]
    if isinstance(value, list):
        return [word for part in value for word in _words_in(part)]
    return [value]


@SCHEME.add("L009", CITES)
def absence_has_a_source(subject: SchemeSubject) -> Iterator[Fault]:
    """That a municipality does not have a scheme was read somewhere."""
    if not subject.scheme.exists and not subject.raw.get("source"):
        yield Fault(line_at(subject.raw, [], "exists"), "exists", "'exists: nee' without a source")
