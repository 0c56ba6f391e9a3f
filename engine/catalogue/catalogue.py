"""All rule files of one root, read and merged: immutable, indexed by place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.catalogue import fingerprint
from engine.catalogue.fields import Fields
from engine.catalogue.model import Parameter, Scheme, Source
from engine.catalogue.places import Municipality, Place, read_places
from engine.catalogue.read_parameters import read_parameters
from engine.catalogue.read_scheme import read_scheme
from engine.catalogue.read_vocabulary import read_vocabulary
from engine.catalogue.templates import fill_in, with_included
from engine.catalogue.vocabulary import Vocabulary
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.catalogue.yaml_lines import read_yaml
from engine.errors import CatalogueError, EngineError, Finding

PROJECT = Path(__file__).resolve().parents[2]


class UnknownMunicipality(EngineError):
    """A code that is not in the list of municipalities."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"Gemeente ‘{code}’ kennen we niet. Gebruik de CBS-code, bijvoorbeeld GM0484.")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything the rule files say; loaded once per process and never changed."""

    root: Path
    vocabulary: Vocabulary
    norms: Mapping[str, Parameter]
    norm_sources: Mapping[str, Source]
    national: tuple[Scheme, ...]
    municipal: Mapping[str, tuple[Scheme, ...]]
    templates: Mapping[str, Scheme]
    places: Mapping[str, Place]
    municipalities: Mapping[str, Municipality]
    advice_files: Mapping[str, RawMapping]
    files: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = ()
    fingerprint: str = field(default="")

    def schemes_for(self, municipality: str) -> tuple[Scheme, ...]:
        """Return the schemes of a place, national ones first; raise UnknownMunicipality for an unknown code."""
        if municipality not in self.places:
            raise UnknownMunicipality(municipality)
        return self.national + self.municipal.get(municipality, ())

    def scheme(self, name: str, municipality: str | None = None) -> Scheme:
        """Return one scheme by its id; raise EngineError when there is none of that name there."""
        schemes = self.schemes_for(municipality) if municipality else self.national
        for scheme in schemes:
            if scheme.id == name:
                return scheme
        raise EngineError(f"De regeling ‘{name}’ kennen we niet{f' in {municipality}' if municipality else ''}.")

    def all_schemes(self) -> tuple[Scheme, ...]:
        """Return every scheme once, a shared municipal file once."""
        local = {scheme.file: scheme for schemes in self.municipal.values() for scheme in schemes}
        return self.national + tuple(local.values())

    def municipality(self, code: str) -> Municipality | None:
        """Return what a municipality's own file tells, or None when there is none."""
        return self.municipalities.get(code)


def load_catalogue(root: Path | None = None) -> Catalogue:
    """Return the catalogue under `root` (with `rules/` and `municipalities/`); default the project's own.

    Raises CatalogueError naming every file and line that cannot be read.
    """
    catalogue = read_catalogue(root or PROJECT)
    if catalogue.findings:
        raise CatalogueError(catalogue.findings)
    return catalogue


def read_catalogue(root: Path) -> Catalogue:
    """Return the catalogue with what is wrong with its shape in `findings`; unreadable files are left out."""
    return _Shelf(root).catalogue()


class _Shelf:
    """Reads the files of one root and keeps what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.files: list[tuple[str, str]] = []

    def catalogue(self) -> Catalogue:
        vocabulary_fields, raw = self._open(self.root / "rules/vocabulary.yaml")
        vocabulary = read_vocabulary(vocabulary_fields, raw)
        norm_fields, raw_norms = self._open(self.root / "rules/norms.yaml")
        norm_sources = norm_fields.sources(raw_norms)
        norms = read_parameters(norm_fields, raw_norms, norm_sources, "norms")
        national = tuple(self._schemes("rules/national/*.yaml"))
        templates = with_included(self._schemes("rules/templates/*.yaml"))
        paths = [path for path in self._paths("municipalities/*/*.yaml") if path.name != "municipality.yaml"]
        local = [scheme for path in paths if (scheme := self._local(path, templates))]
        advice = {self._name(path): self._open(path)[1] for path in self._paths("rules/advice/*.yaml")}
        for path in self._paths("rules/national/tables/*.csv"):
            self.files.append((self._name(path), fingerprint.of_file(path)))
        municipalities = dict(self._municipalities())
        self._same_names(national, _by_place(local))
        return Catalogue(
            root=self.root, vocabulary=vocabulary, norms=norms, norm_sources=norm_sources, national=national,
            municipal=_by_place(local), templates=templates, places=self._places(), municipalities=municipalities,
            advice_files=advice, files=tuple(sorted(self.files)), findings=tuple(self.findings),
            fingerprint=fingerprint.of_files(self.files),
        )  # fmt: skip

    def _schemes(self, pattern: str) -> list[Scheme]:
        return [scheme for path in self._paths(pattern) if (scheme := self._scheme(path))]

    def _same_names(self, national: tuple[Scheme, ...], local: Mapping[str, tuple[Scheme, ...]]) -> None:
        """Note schemes that would hide one another because they have one id in one place."""
        for schemes in (national, *((*national, *each) for each in local.values())):
            seen: dict[str, str] = {}
            for scheme in schemes:
                other = seen.setdefault(scheme.id, scheme.file)
                if other != scheme.file:
                    remedy = "Give one of them another id and file name"
                    finding = Finding(scheme.file, 1, scheme.id, f"the id is taken by {other}", remedy, "N007")
                    if finding not in self.findings:
                        self.findings.append(finding)

    def _paths(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _open(self, path: Path) -> tuple[Fields, RawMapping]:
        fields = Fields(self._name(path), path.parent)
        fields.findings = self.findings
        try:
            raw = read_yaml(path, fields.file)
            self.files.append((fields.file, fingerprint.of_file(path)))
        except CatalogueError as error:
            self.findings.extend(error.problems)
            raw = RawMapping()
        return fields, raw

    def _scheme(self, path: Path) -> Scheme | None:
        """Return the scheme in a file; None for a file that cannot be opened, of which that is said already."""
        fields, raw = self._open(path)
        return read_scheme(fields, raw, national=True) if raw else None

    def _local(self, path: Path, templates: Mapping[str, Scheme]) -> Scheme | None:
        fields, raw = self._open(path)
        if not raw:
            return None
        scheme = read_scheme(fields, raw, national=False)
        if not scheme.based_on:
            return replace(scheme, level="municipal")
        if scheme.based_on not in templates:
            remedy = "Templates: " + ", ".join(sorted(templates))
            fields.fault(raw, "based_on", scheme.id, f"there is no template '{scheme.based_on}'", remedy, "N005")
            return scheme
        return fill_in(templates[scheme.based_on], scheme, fields, raw)

    def _municipalities(self) -> Iterator[tuple[str, Municipality]]:
        for path in self._paths("municipalities/*/municipality.yaml"):
            fields, raw = self._open(path)
            code = fields.needed(raw, "code", "file")
            contact = {key: fields.text(raw, key) for key in ("name", "website", "phone", "address")}
            yield code, Municipality(code=code, raw=raw, file=fields.file, **contact)

    def _places(self) -> dict[str, Place]:
        path = self.root / "municipalities/places.csv"
        try:
            places = read_places(path, self._name(path))
        except CatalogueError as error:
            self.findings.extend(error.problems)
            return {}
        self.files.append((self._name(path), fingerprint.of_file(path)))
        return places


def _by_place(schemes: list[Scheme]) -> dict[str, tuple[Scheme, ...]]:
    found: dict[str, list[Scheme]] = {}
    for scheme in schemes:
        for code in scheme.municipalities:
            found.setdefault(code, []).append(scheme)
    return {code: tuple(each) for code, each in found.items()}
