"""The texts that translators see: those of screens and plan, found in the code, and those of the rule files."""

import ast
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from engine import Catalogue
from engine.advice.assumptions import LAST_YEAR, NOTHING_YET
from engine.advice.place import NOT_KNOWN
from engine.catalogue.catalogue import SERVICES
from engine.catalogue.life_events import LifeEvents
from engine.catalogue.model import Condition, Scheme
from engine.catalogue.scenarios import Scenarios
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.evaluate.program import has_members
from engine.explain.ended import AMOUNT, SAID
from engine.explain.format import amid_sentence
from web.i18n import DOMAINS, MACHINE_MADE, TRANSLATIONS, read_catalogue
from web.letters.model import frames
from web.signals.reading import card_texts, signals

WEB = Path(__file__).parent
KEYWORDS = {"_": None, "gettext": None, "marked": None, "ngettext": (1, 2)}
METHODS = [("**.py", "web.texts:of_python"), ("**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
OF_THE_PLAN = ("plan/", "templates/plan/", "charts.py", "templates/charts.html", "figures.py")
HIDDEN = (".*", "_*", "node_modules", "static", "translations", "migrations")
"""Folders that hold no texts; `_question.html` and its like are files and are read."""


def of_python(
    file: IO[bytes], keywords: Collection[str], tags: object, options: object
) -> Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]:
    """Yield the literal texts of Python code, as Babel's extractors do; a text that is looked up is not one of them."""
    for call in ast.walk(ast.parse(file.read())):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in keywords:
            found = tuple(
                one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
            if found:
                yield call.lineno, call.func.id, found if len(found) > 1 else found[0], []


def texts(catalogue: Catalogue, domain: str) -> Catalog:
    """Collect the Dutch texts of one domain, each with the places where it stands."""
    found = Catalog(domain=domain)
    for message, place in _found(catalogue, domain):
        found.add(message, locations=[place])
    return found


def _found(catalogue: Catalogue, domain: str) -> Iterable[tuple[str | tuple[str, ...], tuple[str, int]]]:
    match domain:
        case "rules":
            return _of_the_rules(catalogue)
        case "calculation":
            return _of_the_calculations(catalogue)
        case "plan":
            return _of_the_code(of_the_plan=True)
    return (*_of_the_code(of_the_plan=False), *_of_the_data())


def renew(catalogue: Catalogue, code: str, also: Path | None = None) -> dict[str, Catalog]:
    """Bring every domain of a language up to date: new texts come in empty, texts that are gone go out.

    A text that went to another domain takes its translation along; `also` is a folder of catalogues to take from, such
    as those of a branch that is merged.
    """
    folders = [TRANSLATIONS, *([also] if also else [])]
    known = _known(code, folders)
    return {domain: _renewed(texts(catalogue, domain), code, domain, known) for domain in DOMAINS}


def _known(code: str, folders: Iterable[Path]) -> dict[Any, Message]:
    """Every translation there is; of two of the same text the one that a person has read."""
    known: dict[Any, Message] = {}
    for folder in folders:
        for domain in DOMAINS:
            for message in read_catalogue(code, domain, folder) or ():
                before = known.get(message.id)
                if _is_said(message) and (before is None or MACHINE_MADE in before.flags):
                    known[message.id] = message
    return known


def save(code: str, domains: dict[str, Catalog]) -> None:
    """Write the catalogues of a language."""
    (TRANSLATIONS / code).mkdir(parents=True, exist_ok=True)
    for domain, kept in domains.items():
        written = BytesIO()
        write_po(written, kept, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)
        (TRANSLATIONS / code / f"{domain}.po").write_bytes(written.getvalue())


def missing(kept: Catalog) -> list[Message]:
    """List the texts without a translation."""
    return [each for each in kept if each.id and not _is_said(each)]


def unread(kept: Catalog) -> list[Message]:
    """List the translations that no native speaker has read."""
    return [each for each in kept if each.id and _is_said(each) and MACHINE_MADE in each.flags]


def _is_said(message: Message) -> bool:
    said = message.string
    return all(said) if isinstance(said, (tuple, list)) else bool(said)


def _renewed(current: Catalog, code: str, domain: str, known: dict[Any, Message]) -> Catalog:
    before = read_catalogue(code, domain)
    renewed = Catalog(
        locale=code,
        domain=domain,
        project="Toereikend",
        fuzzy=False,
        header_comment=_header(domain),
        creation_date=before.creation_date if before else None,
    )
    for message in current:
        if message.id:
            old = known.get(message.id)
            renewed.add(
                message.id,
                old.string if old else "",
                locations=message.locations,
                flags=old.flags if old else (),
                user_comments=old.user_comments if old else (),
            )
    return renewed


def _header(domain: str) -> str:
    return f"# Texts of the {domain}. {MACHINE_MADE}: no native speaker has read it yet. See docs/translations.md."


def _of_the_code(*, of_the_plan: bool) -> Iterator[tuple[str | tuple[str, ...], tuple[str, int]]]:
    found = extract_from_dir(
        WEB, METHODS, OPTIONS, keywords=KEYWORDS, directory_filter=lambda path: Path(path).name not in HIDDEN
    )
    for file, line, message, _, _ in found:
        if file.startswith(OF_THE_PLAN) == of_the_plan:
            yield message, (f"web/{file}", line)
    if not of_the_plan:
        yield from ((text, ("web/signals/cues.yaml", 1)) for text in card_texts())
        yield from ((text, ("web/signals/signals.yaml", 1)) for text in signals().texts())


def _of_the_data() -> Iterator[tuple[str, tuple[str, int]]]:
    """Give the texts of data files of the web itself that a screen says through `_`."""
    for frame in frames():
        yield from ((text, ("web/letters/letters.yaml", 1)) for text in (frame.title, frame.summary))


def _of_the_rules(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, int]]]:
    vocabulary = catalogue.vocabulary
    for text in _of_the_vocabulary(vocabulary):
        yield text, (vocabulary.file, 1)
    for text, file in _of_the_advice(catalogue):
        yield text, (file, 1)
    yield from ((text, ("rules/scenarios.yaml", 1)) for text in _of_the_scenarios(catalogue.scenarios))
    yield from ((text, (catalogue.life_events.file, 1)) for text in _of_the_events(catalogue.life_events))
    yield from ((text, (file, 1)) for text, file in _of_the_places(catalogue))
    for scheme in catalogue.all_schemes():
        for text in _of_a_scheme(scheme):
            yield text, (scheme.file, 1)
        if scheme.entity:
            yield has_members(vocabulary.entities[scheme.entity].label), (scheme.file, 1)


def _of_the_places(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Give what those who help near by do."""
    yield from ((service.does, SERVICES) for service in catalogue.services)
    for rules in catalogue.local.values():
        if rules.blauwdruk:
            contacts = (*rules.blauwdruk.debts, *rules.blauwdruk.handover)
            yield from ((contact.does, rules.blauwdruk.file) for contact in contacts if contact.does)


def _of_the_calculations(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, int]]]:
    """Give the names of what is worked out and read, and what no rule looks at, where no other file has them."""
    others = {text for text, _ in _of_the_rules(catalogue)}
    found = [(norm.label, "rules/norms.yaml") for norm in catalogue.norms.values()]
    found += [(label, catalogue.vocabulary.file) for label in _labels(catalogue.vocabulary)]
    for scheme in catalogue.all_schemes():
        found += [(text, scheme.file) for text in _of_a_calculation(scheme)]
    yield from ((text, (file, 1)) for text, file in found if text and text not in others)


def _of_a_calculation(scheme: Scheme) -> Iterator[str]:
    yield from (parameter.label for parameter in scheme.parameters.values())
    yield from (step.label for version in scheme.versions for step in version.steps)
    yield from (str(gap[key]) for gap in scheme.not_modelled for key in ("what", "why") if key in gap)


def _labels(within: Vocabulary | Entity) -> Iterator[str]:
    for fact in within.facts.values():
        yield from (fact.label, *fact.options.values())
    for entity in within.entities.values():
        yield from _labels(entity)


def _of_the_scenarios(scenarios: Scenarios) -> Iterator[str]:
    yield from scenarios.people.values()
    for kind in scenarios.kinds:
        yield from (text for text in (kind.title, kind.about, kind.when) if text)


def _of_the_events(found: LifeEvents) -> Iterator[str]:
    for event in found.events:
        yield from (event.label, event.about, event.day)
    for step in found.steps.values():
        yield from (text for text in (step.what, step.why, step.at, *step.papers) if text)


def _of_the_advice(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((text, "engine/advice/assumptions.py") for text in (LAST_YEAR, NOTHING_YET))
    yield from ((text, "engine/explain/ended.py") for text in (*SAID.values(), AMOUNT))
    yield NOT_KNOWN, "engine/advice/place.py"
    for file, book in catalogue.advice_files.items():
        yield from ((str(rule["text"]), file) for rule in book["rules"] if "text" in rule)


def _of_a_scheme(scheme: Scheme) -> Iterator[str]:
    apply = scheme.apply
    yield from (text for text in (scheme.summary, apply.how, apply.how_often, *apply.papers) if text)
    who = amid_sentence(scheme.authority)
    if who[:1].islower():
        yield who  # a description, such as `uw werkgever`: a name stays Dutch
    for version in scheme.versions:
        yield from _of_conditions(version.conditions)


def _of_conditions(conditions: Iterable[Condition]) -> Iterator[str]:
    for condition in conditions:
        if condition.text:
            yield condition.text
        yield from _of_conditions(condition.any_of)


def _of_the_vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    yield from (chapter.title for chapter in vocabulary.chapters)
    yield from vocabulary.groups.values()
    for fact in vocabulary.facts.values():
        yield from _of_a_fact(fact)
    for entity in vocabulary.entities.values():
        yield from _of_an_entity(entity)


def _of_an_entity(entity: Entity) -> Iterator[str]:
    yield from (text for text in (entity.label, entity.one, entity.question, entity.why) if text)
    for fact in entity.facts.values():
        yield from _of_a_fact(fact)
    for inner in entity.entities.values():
        yield from _of_an_entity(inner)


def _of_a_fact(fact: Fact) -> Iterator[str]:
    """Give what is asked or listed; a fact that is only worked out shows in the calculation, which stays Dutch."""
    texts = (fact.question, fact.why, fact.assumption, *fact.evidence)
    yield from (text for text in texts if text)
    if fact.is_asked or fact.type == "date":
        yield from (text for text in (fact.label, *fact.options.values(), *fact.kinds.values()) if text)
