"""Shape: every file fits its JSON Schema, has the name of what it holds, and lies in a folder that exists."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jsonschema import Draft202012Validator

from engine.catalogue.catalogue import PLACES, PROJECT, SERVICES
from engine.checks.documents import EXAMPLE_FOLDER, Document, line_at, plain
from engine.checks.groups import CATALOGUE, DOCUMENT
from engine.checks.registry import Fault
from engine.checks.schema_words import faults_of
from engine.checks.subjects import Desk

SCHEMAS = {
    "vocabulary": "vocabulary-1", "norms": "norms-1", "scheme": "scheme-1", "template": "scheme-1", "local": "scheme-1",
    "municipality": "municipality-1", "blauwdruk": "blauwdruk-1", "advice": "advice-1",
    "scenarios": "scenarios-1", "life_events": "life-events-1", "estimates": "estimates-1",
}  # fmt: skip
ABOUT_ONE = ("municipality", "blauwdruk")
NAMED_AFTER_ID = ("scheme", "template", "local", "advice")
CODE = re.compile(r"GM\d{4}")
FOLDER = re.compile(r"(GM\d{4})-[a-z0-9-]+")


@lru_cache(maxsize=16)
def validator(name: str) -> Draft202012Validator | None:
    """Return the compiled schema of a kind of file; None where the project has none."""
    path = Path(PROJECT, "rules/schema", f"{name}.json")
    if not path.exists():
        return None
    schema = json.loads(path.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@DOCUMENT.add("S010", "See docs/rule-language.md")
def fits_its_schema(document: Document) -> Iterator[Fault]:
    """Every key, type and choice is one that the schema knows."""
    schema = validator(SCHEMAS[document.kind])
    if schema is not None:
        for error in schema.iter_errors(plain(document.raw)):
            yield from faults_of(error, document)


@DOCUMENT.add("S011")
def is_called_after_its_id(document: Document) -> Iterator[Fault]:
    """A scheme is found by its file name, so both must be the same."""
    name = document.raw.get("id")
    if document.kind in NAMED_AFTER_ID and isinstance(name, str) and name != document.path.stem:
        message = f"the file is called {document.path.name}, but holds '{name}'"
        yield Fault(line_at(document.raw, [], "id"), "id", message, f"Call the file {name}.yaml, or correct the id")


@DOCUMENT.add("S012", "Add `municipalities: [GM0484]` with the places it serves")
def says_which_places_it_serves(document: Document) -> Iterator[Fault]:
    """A municipal scheme without places is used nowhere; of one on a template the schema says so."""
    raw = document.raw
    if document.kind == "local" and not {"municipalities", "based_on", "exists"} & set(raw):
        yield Fault(line_at(document.raw, [], "municipalities"), "municipalities", "the file serves no municipality")


@CATALOGUE.add("S013", "Look the code up in municipalities/places.csv")
def codes_are_in_the_list(desk: Desk) -> Iterator[Fault]:
    """Every CBS code that a file names is in the list of municipalities."""
    known = desk.catalogue.places
    for document in _municipal(desk):
        key = _key_of_codes(document)
        for code in _codes(document, key):
            if known and CODE.fullmatch(code) and code not in known:
                line = line_at(document.raw, [], key)
                yield Fault(line, key, f"'{code}' is not in the list of municipalities", file=document.file)


@CATALOGUE.add("S014", "Call the folder GM0484-name, after the code and name of the municipality")
def folders_are_named_after_their_municipality(desk: Desk) -> Iterator[Fault]:
    """The folder has a code of the list in its name: the one in municipality.yaml, served by every file in it."""
    known = desk.catalogue.places
    for document in _municipal(desk):
        folder = document.path.parent.name
        found = FOLDER.fullmatch(folder)
        if not found or (known and found[1] not in known):
            yield Fault(1, "file", f"the folder '{folder}' names no municipality", file=document.file)
            continue
        code, key = found[1], _key_of_codes(document)
        codes = _codes(document, key)
        if code not in codes and any(CODE.fullmatch(each) for each in codes):
            line, message = (
                line_at(document.raw, [], key),
                f"{code}, the municipality of this folder, is not in '{key}'",
            )
            yield Fault(line, key, message, f"Write {code} here, or move the file", document.file)


@CATALOGUE.add("S015", "Look the code up in the list of Statistics Netherlands")
def places_and_services_lead_somewhere(desk: Desk) -> Iterator[Fault]:
    """A municipality that is no longer there names its successors, and every code in the two lists is known."""
    known = desk.catalogue.places
    for line, place in enumerate(known.values(), 2):
        if (place.valid_to is None) != (not place.successors):
            message = "a municipality with a last day needs a successor, and one with a successor a last day"
            yield Fault(line, place.code, message, "Fill in both `valid_to` and `successor`", PLACES)
        for code in (each for each in place.successors if each not in known):
            yield Fault(line, place.code, f"its successor '{code}' is not in the list of municipalities", file=PLACES)
    for line, service in enumerate(desk.catalogue.services, 2):
        for code in (each for each in service.municipalities if each not in known):
            yield Fault(line, service.name, f"'{code}' is not in the list of municipalities", file=SERVICES)


def _municipal(desk: Desk) -> Iterator[Document]:
    """Yield the files of real municipalities."""
    for document in desk.documents.values():
        folder = document.path.parent
        in_place = folder.parent.name == "municipalities" and folder.name != EXAMPLE_FOLDER
        if in_place and document.kind in ("local", *ABOUT_ONE):
            yield document


def _key_of_codes(document: Document) -> str:
    return "code" if document.kind in ABOUT_ONE else "municipalities"


def _codes(document: Document, key: str) -> list[str]:
    value = document.raw.get(key)
    listed = value if isinstance(value, list) else [value] if value else []
    return [str(code) for code in listed]
