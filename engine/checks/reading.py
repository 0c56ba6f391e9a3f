"""The rule files to check, read from a root and, one by one, from elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.catalogue.catalogue import Catalogue, read_catalogue
from engine.catalogue.fields import Fields
from engine.catalogue.local import NOTHING, LocalRules
from engine.catalogue.model import Scheme
from engine.catalogue.read_life_events import LifeEventReader
from engine.catalogue.read_parameters import read_parameters
from engine.catalogue.read_scenarios import ScenarioReader
from engine.catalogue.read_scheme import read_scheme
from engine.catalogue.read_vocabulary import read_vocabulary
from engine.catalogue.templates import fill_in, with_included
from engine.checks.documents import Document, documents, mappings_in, read_document
from engine.errors import Finding

RULE_FILES = (".yaml", ".yml")


@dataclass
class Reading:
    """What was read; with `chosen` file names, only those are reported on."""

    catalogue: Catalogue
    documents: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    chosen: set[str] | None = None

    def reports(self, file: str) -> bool:
        """Tell whether faults in a file are asked for."""
        return self.chosen is None or file in self.chosen


def read(root: Path, only: Sequence[Path] = ()) -> Reading:
    """Return the files of a root, with the files of `only` that lie elsewhere in their place."""
    reading = Reading(read_catalogue(root))
    unreadable = set()
    for document, findings in documents(root):
        if document is not None:
            reading.documents[document.file] = document
        unreadable |= {finding.file for finding in findings}
        reading.findings += findings
    reading.findings += [each for each in reading.catalogue.findings if each.file not in unreadable]
    if only:
        reading.chosen = set()
        known = {*reading.documents, *(each.file for each in reading.findings)}
        for path in only:
            _choose(reading, root.resolve(), path, known)
    return reading


def _choose(reading: Reading, root: Path, path: Path, known: set[str]) -> None:
    """Note which files a path stands for: itself, what is in it, or the files that read it as a table."""
    for file in _files_at(path.resolve()):
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
        if not file.is_file():
            _note(reading, str(path), "file is missing", "Check the path")
        elif name in known or (users := _users(reading, file)):
            reading.chosen = ({name} if name in known else users) | (reading.chosen or set())
        elif file.suffix in RULE_FILES and not name:
            _put_in(reading, file, str(path) if path.is_file() else str(file))
        elif path.is_file():
            _note(reading, str(path), "this is no rule file", "Name a file that ends in .yaml")


def _users(reading: Reading, table: Path) -> set[str]:
    """Return the files with a figure that stands in a csv table."""
    if table.suffix != ".csv":
        return set()
    listed = ((each, raw.get("table")) for each in reading.documents.values() for _, raw in mappings_in(each.raw))
    return {
        each.file for each, name in listed if isinstance(name, str) and (each.path.parent / name).resolve() == table
    }


def _files_at(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(each for each in path.rglob("*") if each.suffix in RULE_FILES)
    else:
        yield path


def _note(reading: Reading, name: str, message: str, remedy: str) -> None:
    reading.chosen = {name} | (reading.chosen or set())
    reading.findings.append(Finding(name, 1, "", message, remedy, "S001"))


def _put_in(reading: Reading, path: Path, name: str) -> None:
    """Read a file from elsewhere and let it take the place of the root's own."""
    reading.chosen = {name} | (reading.chosen or set())
    document, findings = read_document(path, name)
    reading.findings += findings
    if document is None:
        return
    reading.documents[name] = document
    fields = Fields(name, path.parent)
    catalogue = reading.catalogue
    match document.kind:
        case "vocabulary":
            reading.catalogue = replace(catalogue, vocabulary=read_vocabulary(fields, document.raw))
        case "norms":
            sources = fields.sources(document.raw)
            norms = read_parameters(fields, document.raw, sources, "norms")
            reading.catalogue = replace(catalogue, norms=norms, norm_sources=sources)
        case "advice":
            reading.catalogue = replace(catalogue, advice_files={**catalogue.advice_files, name: document.raw})
        case "scenarios":
            reader = ScenarioReader(fields, catalogue.vocabulary, catalogue.norms, catalogue.scheme_names())
            reading.catalogue = replace(catalogue, scenarios=reader.scenarios(document.raw))
        case "life_events":
            events = LifeEventReader(fields, catalogue.vocabulary, catalogue.scenarios, catalogue.scheme_names())
            reading.catalogue = replace(catalogue, life_events=events.life_events(document.raw))
        case "scheme" | "template" | "local":
            reading.catalogue = _with_scheme(catalogue, fields, document)
    reading.findings += fields.findings


def _with_scheme(catalogue: Catalogue, fields: Fields, document: Document) -> Catalogue:
    scheme = read_scheme(fields, document.raw, national=document.kind != "local")
    if document.kind == "template":
        kept = [each for each in catalogue.templates.values() if each.id != scheme.id]
        return replace(catalogue, templates=with_included([*kept, scheme]))
    if document.kind == "scheme":
        others = tuple(each for each in catalogue.national if each.id != scheme.id)
        return replace(catalogue, national=(*others, scheme))
    template = catalogue.templates.get(scheme.based_on)
    if template is not None:
        scheme = fill_in(template, scheme, fields, document.raw)
    local = {code: _with(catalogue.local.get(code, NOTHING), scheme) for code in scheme.municipalities}
    return replace(catalogue, local={**catalogue.local, **local})


def _with(rules: LocalRules, scheme: Scheme) -> LocalRules:
    return replace(rules, schemes=(*(each for each in rules.schemes if each.id != scheme.id), scheme))
