"""`rules/estimates.yaml`: how people know an amount when they do not know it the way the law counts it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.catalogue import yaml_lines
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.fields import Fields
from engine.errors import CatalogueError

FILE = "rules/estimates.yaml"
FILE_KEYS = {"looks_at", "nobody", "zero", "ways", "amounts"}
WAY_KEYS = {"shares", "when"}
AMOUNT_KEYS = {"law", "others", "looks_at", "own", "years_back"}
BASIS_KEYS = {"label", "measure", "result", "on_top"}
NUMBER = (int, Decimal)


@dataclass(frozen=True, slots=True)
class Basis:
    """Another way to count an amount; `on_top` is the least and the most that comes on top of what was typed."""

    label: str
    measure: str
    result: str
    on_top: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Way:
    """How a total income may be put together, and what must hold for that."""

    shares: Mapping[str, Decimal]
    when: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount in the words of the law, and the other ways in which it may be told.

    `looks_at` goes before that of the file. With `own` the partner has no part in it. It is of `years_back` years ago.
    """

    law: str
    others: Mapping[str, Basis]
    looks_at: tuple[str, ...] = ()
    own: bool = False
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Estimates:
    """Everything in the file."""

    looks_at: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    amounts: Mapping[str, Counted] = field(default_factory=dict)


@lru_cache(maxsize=8)
def estimates_of(catalogue: Catalogue) -> Estimates:
    """Return the estimates of a catalogue, none when it has no such file; raise CatalogueError for a faulty file."""
    path = catalogue.root / FILE
    return EstimateReader(path, catalogue).read() if path.exists() else Estimates()


class EstimateReader:
    """Reads the file; every name in it must be one of the vocabulary."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self.path = path
        self.fields = Fields(FILE, path.parent)
        self.vocabulary = catalogue.vocabulary

    def read(self) -> Estimates:
        """Return everything in the file; raise CatalogueError with all that is wrong."""
        raw = yaml_lines.read_yaml(self.path, FILE)
        self.fields.known_keys(raw, FILE_KEYS, "file")
        amounts = self.fields.mapping(raw, "amounts", "amounts")
        self._known(raw, "amounts", amounts, self.vocabulary.facts)
        found = Estimates(
            looks_at=self._names(raw, "looks_at", self.vocabulary.facts),
            nobody=self._names(raw, "nobody", self.vocabulary.entities),
            zero=self._names(raw, "zero", self.vocabulary.facts),
            ways=tuple(self._way(each) for each in self.fields.mappings(raw, "ways", "ways")),
            amounts={name: self._counted(self.fields.mapping(amounts, name, name), name) for name in amounts},
        )
        if self.fields.findings:
            raise CatalogueError(self.fields.findings)
        return found

    def _way(self, raw: yaml_lines.Mapping) -> Way:
        self.fields.known_keys(raw, WAY_KEYS, "ways")
        shares, when = (self.fields.mapping(raw, key, "ways") for key in ("shares", "when"))
        self._known(raw, "shares", [*shares, *when], self.vocabulary.facts)
        if not all(isinstance(share, NUMBER) for share in shares.values()) or sum(shares.values()) != 1:
            self.fields.fault(raw, "shares", "ways", "the shares are not 1 together", "Write 1, or 0.5 and 0.5")
            return Way({}, {})
        return Way({name: Decimal(share) for name, share in shares.items()}, dict(when))

    def _counted(self, raw: yaml_lines.Mapping, name: str) -> Counted:
        self.fields.known_keys(raw, AMOUNT_KEYS, name)
        others = self.fields.mapping(raw, "others", name)
        years_back = raw.get("years_back", 0)
        if type(years_back) is not int or years_back < 0:
            self.fields.fault(raw, "years_back", name, "'years_back' is no number of years", "Write 1, or leave it out")
            years_back = 0
        return Counted(
            law=self.fields.needed(raw, "law", name),
            others={each: self._basis(self.fields.mapping(others, each, name), name) for each in others},
            looks_at=self._names(raw, "looks_at", self.vocabulary.facts) if "looks_at" in raw else (),
            own=raw.get("own") == "ja",
            years_back=years_back,
        )

    def _basis(self, raw: yaml_lines.Mapping, name: str) -> Basis:
        self.fields.known_keys(raw, BASIS_KEYS, name)
        label, measure, result = (self.fields.needed(raw, key, name) for key in ("label", "measure", "result"))
        self._known(raw, "measure", [measure, result], self.vocabulary.facts)
        on_top = raw.get("on_top", [0, 0])
        if not (isinstance(on_top, list) and len(on_top) == 2 and all(isinstance(end, NUMBER) for end in on_top)):
            self.fields.fault(raw, "on_top", name, "what comes on top is no pair", "Write [0, 0.08]")
            on_top = [0, 0]
        return Basis(label, measure, result, (Decimal(on_top[0]), Decimal(on_top[1])))

    def _names(self, raw: yaml_lines.Mapping, key: str, known: Iterable[str]) -> tuple[str, ...]:
        names = tuple(str(name) for name in self.fields.items(raw, key, key))
        self._known(raw, key, names, known)
        return names

    def _known(self, raw: yaml_lines.Mapping, key: str, names: Iterable[str], known: Iterable[str]) -> None:
        for name in names:
            if name not in set(known):
                remedy = "Correct the name, or add it to rules/vocabulary.yaml"
                self.fields.fault(raw, key, key, f"'{name}' is not in the vocabulary", remedy)
