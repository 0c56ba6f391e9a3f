"""What the files of municipalities say, read when a municipality is asked for and kept from then on."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from engine.catalogue.fields import Fields
from engine.catalogue.index import LocalFile
from engine.catalogue.model import Scheme
from engine.catalogue.places import Municipality, SelfCheck
from engine.catalogue.read_blauwdruk import Blauwdruk, read_blauwdruk
from engine.catalogue.read_scheme import read_scheme
from engine.catalogue.templates import fill_in
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.catalogue.yaml_lines import parse_yaml
from engine.errors import CatalogueError, Finding

CONTACT, BLAUWDRUK = "municipality.yaml", "blauwdruk.yaml"
ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?")
"""A site as browsers name it: no path, no wildcard, nothing that could add a directive to a header."""

MOST_PLACES = 48
MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class LocalRules:
    """What is known of one municipality; `faults` are of files that cannot be used: their schemes are left out."""

    schemes: tuple[Scheme, ...] = ()
    municipality: Municipality | None = None
    blauwdruk: Blauwdruk | None = None
    faults: tuple[Finding, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files about the municipality itself."""
        return tuple(each.file for each in (self.municipality, self.blauwdruk) if each)


NOTHING = LocalRules()


@dataclass(frozen=True, slots=True)
class _Read:
    """One file: the scheme, contact or blauwdruk in it, and what is wrong with it."""

    holds: Scheme | Municipality | Blauwdruk | None
    faults: tuple[Finding, ...]


class Shelf(Mapping[str, LocalRules]):
    """The rules of every municipality by code; only those asked for are read. Safe to share between threads.

    What is kept is bounded, unless it is `whole`: then all is kept, and schemes with faults are not left out.
    """

    def __init__(
        self,
        root: Path,
        files: tuple[LocalFile, ...],
        templates: Mapping[str, Scheme],
        national: tuple[Scheme, ...],
        whole: bool = False,
    ) -> None:
        self.root = root
        self.files = files
        self._templates = templates
        self._national = national
        self._whole = whole
        self._naming: dict[str, list[LocalFile]] = defaultdict(list)
        for each in files:
            for code in each.codes if each.name.endswith(".yaml") else ():
                self._naming[code].append(each)
        self._read: dict[str, _Read] = {}
        self._rules: dict[str, LocalRules] = {}

    def __getitem__(self, code: str) -> LocalRules:
        rules = self._rules.get(code)
        if rules is None:
            rules = self._rules_of(code)
            if len(self._rules) >= MOST_PLACES and not self._whole:
                self._rules.clear()
            self._rules[code] = rules
        if rules == NOTHING:
            raise KeyError(code)
        return rules

    def __iter__(self) -> Iterator[str]:
        return (code for code in sorted(self._naming) if self.get(code))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def names(self) -> frozenset[str]:
        """The names that municipal schemes have, by their files: known without reading them."""
        names = (each.name.rsplit("/", 1) for each in self.files)
        return frozenset(name.removesuffix(".yaml") for _, name in names if name not in (CONTACT, BLAUWDRUK))

    def faults(self) -> list[Finding]:
        """Return what is wrong in any file, after reading them all."""
        found = [fault for each in self.files if each.name.endswith(".yaml") for fault in self._of(each).faults]
        found += [fault for rules in self.values() for fault in rules.faults if fault not in found]
        return found

    def _rules_of(self, code: str) -> LocalRules:
        read = [self._of(each) for each in self._naming.get(code, ())]
        serving = [each for each in read if isinstance(each.holds, Scheme) and code in each.holds.municipalities]
        about = [each for each in read if not isinstance(each.holds, Scheme | None) and each.holds.code == code]
        unreadable = [each for each in read if each.holds is None]
        usable = (each.holds for each in serving if self._whole or not each.faults)
        schemes = tuple(scheme for scheme in usable if isinstance(scheme, Scheme))
        faults = [fault for each in (*serving, *about, *unreadable) for fault in each.faults]
        return LocalRules(
            schemes=schemes,
            municipality=next((each.holds for each in about if isinstance(each.holds, Municipality)), None),
            blauwdruk=next((each.holds for each in about if isinstance(each.holds, Blauwdruk)), None),
            faults=(*faults, *same_names((*self._national, *schemes))),
        )

    def _of(self, file: LocalFile) -> _Read:
        read = self._read.get(file.name)
        if read is None:
            read = self._opened(file)
            if len(self._read) >= MOST_FILES and not self._whole:
                self._read.clear()
            self._read[file.name] = read
        return read

    def _opened(self, file: LocalFile) -> _Read:
        path = self.root / file.name
        fields = Fields(file.name, path.parent)
        try:
            raw = parse_yaml(self._text(path, file), file.name)
        except CatalogueError as error:
            return _Read(None, error.problems)
        if path.name == CONTACT:
            holds: Scheme | Municipality | Blauwdruk = _contact(fields, raw)
        elif path.name == BLAUWDRUK:
            holds = read_blauwdruk(fields, raw)
        else:
            holds = self._scheme(fields, raw)
        return _Read(holds, tuple(fields.findings))

    def _text(self, path: Path, file: LocalFile) -> str:
        """Return the text that the receipt's hash is of; raise CatalogueError when there is another one by now."""
        try:
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == file.sha256:
                return data.decode("utf-8")
            fault, remedy = "the file changed after the rules were read", "Start the program again"
        except (OSError, UnicodeDecodeError):
            fault, remedy = "file cannot be read", "Check the path and save it as UTF-8"
        raise CatalogueError([Finding(file.name, 1, "", fault, remedy, "S001")])

    def _scheme(self, fields: Fields, raw: RawMapping) -> Scheme:
        scheme = read_scheme(fields, raw, national=False)
        if not scheme.based_on:
            return replace(scheme, level="municipal")
        if scheme.based_on not in self._templates:
            remedy = "Templates: " + ", ".join(sorted(self._templates))
            fields.fault(raw, "based_on", scheme.id, f"there is no template '{scheme.based_on}'", remedy, "N005")
            return scheme
        return fill_in(self._templates[scheme.based_on], scheme, fields, raw)


def same_names(schemes: tuple[Scheme, ...]) -> Iterator[Finding]:
    """Yield schemes of one place that would hide one another because they have one id."""
    seen: dict[str, str] = {}
    for scheme in schemes:
        other = seen.setdefault(scheme.id, scheme.file)
        if other != scheme.file:
            remedy = "Give one of them another id and file name"
            yield Finding(scheme.file, 1, scheme.id, f"the id is taken by {other}", remedy, "N007")


def _contact(fields: Fields, raw: RawMapping) -> Municipality:
    code = fields.needed(raw, "code", "file")
    contact = {key: fields.text(raw, key) for key in ("name", "website", "phone", "address")}
    return Municipality(code=code, raw=raw, file=fields.file, self_check=_self_check(fields, raw), **contact)


def _self_check(fields: Fields, raw: RawMapping) -> SelfCheck:
    told = fields.mapping(raw, "self_check", "self_check")
    fields.known_keys(told, ("on", "embed"), "self_check")
    embed = tuple(str(origin) for origin in fields.items(told, "embed", "self_check"))
    for origin in embed:
        if not ORIGIN.fullmatch(origin):
            remedy = "Write only https:// and the name of the site, such as https://www.example.nl"
            fields.fault(told, "embed", "self_check", f"'{origin}' is not the address of a site", remedy)
    return SelfCheck(fields.truth(told, "on", "self_check"), tuple(each for each in embed if ORIGIN.fullmatch(each)))
