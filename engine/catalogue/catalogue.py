"""All rule files of one root: national ones read and merged, those of municipalities when they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.catalogue import fingerprint
from engine.catalogue.fields import Fields
from engine.catalogue.index import local_files
from engine.catalogue.life_events import LifeEvents
from engine.catalogue.local import NOTHING, LocalRules, Shelf, same_names
from engine.catalogue.model import Parameter, Scheme, Source
from engine.catalogue.places import Kind, Place, Service, UnknownMunicipality, read_kinds, read_places, read_services
from engine.catalogue.read_life_events import LifeEventReader
from engine.catalogue.read_parameters import read_parameters
from engine.catalogue.read_scenarios import ScenarioReader
from engine.catalogue.read_scheme import read_scheme
from engine.catalogue.read_vocabulary import read_vocabulary
from engine.catalogue.scenarios import Scenarios
from engine.catalogue.templates import with_included
from engine.catalogue.vocabulary import Vocabulary
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.catalogue.yaml_lines import read_yaml
from engine.errors import CatalogueError, EngineError, Finding

PROJECT = Path(__file__).resolve().parents[2]
PLACES = "municipalities/places.csv"
SERVICES = "municipalities/services.csv"
KINDS = "municipalities/kinds.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything the rule files say; loaded once per process and never changed."""

    root: Path
    vocabulary: Vocabulary
    norms: Mapping[str, Parameter]
    norm_sources: Mapping[str, Source]
    national: tuple[Scheme, ...]
    local: Mapping[str, LocalRules]
    local_names: frozenset[str]
    templates: Mapping[str, Scheme]
    places: Mapping[str, Place]
    services: tuple[Service, ...]
    kinds: tuple[Kind, ...]
    advice_files: Mapping[str, RawMapping]
    files: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    fingerprint: str = field(default="")
    scenarios: Scenarios = field(default_factory=Scenarios)
    life_events: LifeEvents = field(default_factory=LifeEvents)

    def rules_of(self, municipality: str) -> LocalRules:
        """Return what a municipality's own files say, without schemes when it has none; raise UnknownMunicipality."""
        if municipality not in self.places:
            raise UnknownMunicipality(municipality)
        return self.local.get(municipality, NOTHING)

    def schemes_for(self, municipality: str) -> tuple[Scheme, ...]:
        """Return the schemes of a place, national ones first; raise UnknownMunicipality for an unknown code."""
        return self.national + self.rules_of(municipality).schemes

    def scheme(self, name: str, municipality: str | None = None) -> Scheme:
        """Return one scheme by its id; raise EngineError when there is none of that name there."""
        schemes = self.schemes_for(municipality) if municipality else self.national
        for scheme in schemes:
            if scheme.id == name:
                return scheme
        raise EngineError(f"De regeling ‘{name}’ kennen we niet{f' in {municipality}' if municipality else ''}.")

    def all_schemes(self) -> tuple[Scheme, ...]:
        """Return every scheme once, a shared municipal file once; reads the files of every municipality."""
        local = {scheme.file: scheme for rules in self.local.values() for scheme in rules.schemes}
        return self.national + tuple(local.values())

    def scheme_names(self) -> frozenset[str]:
        """Return the ids of all schemes, without reading the files of municipalities."""
        return self.local_names | {scheme.id for scheme in self.national} | self.templates.keys()


def load_catalogue(root: Path | None = None, cache: Path | None = None) -> Catalogue:
    """Return the catalogue under `root` (with `rules/` and `municipalities/`); default the project's own.

    Files of a municipality are read when it is asked for; `cache` is a folder in which to remember which there are.
    Raises CatalogueError naming every file and line of the national rules that cannot be read.
    """
    catalogue = _Reader(root or PROJECT).catalogue(cache)
    if catalogue.findings:
        raise CatalogueError(catalogue.findings)
    return catalogue


def read_catalogue(root: Path) -> Catalogue:
    """Return the catalogue with every file read and what is wrong in `findings`; unreadable files are left out."""
    return _Reader(root).catalogue(whole=True)


class _Reader:
    """Reads the national files of one root and keeps what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.files: dict[str, str] = {}

    def catalogue(self, cache: Path | None = None, whole: bool = False) -> Catalogue:
        vocabulary_fields, raw = self._open(self.root / "rules/vocabulary.yaml")
        vocabulary = read_vocabulary(vocabulary_fields, raw)
        norm_fields, raw_norms = self._open(self.root / "rules/norms.yaml")
        norm_sources = norm_fields.sources(raw_norms)
        norms = read_parameters(norm_fields, raw_norms, norm_sources, "norms")
        national = tuple(self._schemes("rules/national/*.yaml"))
        templates = with_included(self._schemes("rules/templates/*.yaml"))
        advice = {self._name(path): self._open(path)[1] for path in self._paths("rules/advice/*.yaml")}
        places, services, kinds = self._lists()
        self.findings += same_names(national)
        for path in self._paths("rules/national/tables/*.csv"):
            self.files[self._name(path)] = fingerprint.of_file(path)
        shelf = Shelf(self.root, local_files(self.root, cache), templates, national, whole=whole)
        self.files |= {each.name: each.sha256 for each in shelf.files}
        self.findings += shelf.faults() if whole else ()
        names = {path.stem for path in self._paths("rules/national/*.yaml")} | shelf.names
        scenarios = self._scenarios(vocabulary, norms, names)
        life_events = self._life_events(vocabulary, scenarios, names | templates.keys())
        return Catalogue(
            root=self.root, vocabulary=vocabulary, norms=norms, norm_sources=norm_sources, national=national,
            local=dict(shelf) if whole else shelf, local_names=shelf.names, templates=templates, places=places,
            services=services, kinds=kinds, advice_files=advice, files=self.files, findings=tuple(self.findings),
            fingerprint=fingerprint.of_files(self.files.items()), scenarios=scenarios,
            life_events=life_events,
        )  # fmt: skip

    def _scenarios(self, vocabulary: Vocabulary, norms: Mapping[str, Parameter], schemes: set[str]) -> Scenarios:
        path = self.root / "rules/scenarios.yaml"
        if not path.exists() or not vocabulary.facts:
            return Scenarios()
        fields, raw = self._open(path)
        return ScenarioReader(fields, vocabulary, norms, schemes).scenarios(raw)

    def _life_events(self, vocabulary: Vocabulary, scenarios: Scenarios, schemes: set[str]) -> LifeEvents:
        path = self.root / "rules/life_events.yaml"
        if not path.exists() or not vocabulary.facts:
            return LifeEvents()
        fields, raw = self._open(path)
        return LifeEventReader(fields, vocabulary, scenarios, schemes).life_events(raw)

    def _schemes(self, pattern: str) -> list[Scheme]:
        return [scheme for path in self._paths(pattern) if (scheme := self._scheme(path))]

    def _paths(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _open(self, path: Path) -> tuple[Fields, RawMapping]:
        fields = Fields(self._name(path), path.parent)
        fields.findings = self.findings
        try:
            raw = read_yaml(path, fields.file)
            self.files[fields.file] = fingerprint.of_file(path)
        except CatalogueError as error:
            self.findings.extend(error.problems)
            raw = RawMapping()
        return fields, raw

    def _scheme(self, path: Path) -> Scheme | None:
        """Return the scheme in a file; None for a file that cannot be opened, of which that is said already."""
        fields, raw = self._open(path)
        return read_scheme(fields, raw, national=True) if raw else None

    def _lists(self) -> tuple[dict[str, Place], tuple[Service, ...], tuple[Kind, ...]]:
        try:
            lists = (
                read_places(self.root / PLACES, PLACES),
                read_services(self.root / SERVICES, SERVICES),
                read_kinds(self.root / KINDS, KINDS),
            )
        except CatalogueError as error:
            self.findings.extend(error.problems)
            return {}, (), ()
        for name in (PLACES, SERVICES, KINDS):
            if (self.root / name).exists():
                self.files[name] = fingerprint.of_file(self.root / name)
        return lists
