"""The kinds of subject that checks are registered for."""

from collections.abc import Mapping
from typing import Protocol

from engine.catalogue.model import Parameter, Source
from engine.catalogue.yaml_lines import Mapping as RawMapping
from engine.checks.documents import Document
from engine.checks.registry import Checks
from engine.checks.subjects import Desk, SchemeSubject, WordsSubject
from engine.language.scope import Symbol


class Figures(Protocol):
    """A file with parameters: a scheme, or the norms."""

    @property
    def desk(self) -> Desk:
        """Everything else there is."""

    @property
    def file(self) -> str:
        """The file."""

    @property
    def raw(self) -> RawMapping:
        """The file as it stands."""

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters that the file gives values."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the file may cite."""

    def resolve(self, name: str) -> Symbol | None:
        """Return what a name in `by:` stands for."""

    def line(self, figure: str, key: str | None = None) -> int:
        """Return the line of a parameter, or of one of its keys."""


DOCUMENT: Checks[Document] = Checks()
FIGURES: Checks[Figures] = Checks()
SCHEME: Checks[SchemeSubject] = Checks()
RUNNING: Checks[SchemeSubject] = Checks()
"""Checks that work a scheme out: only for schemes whose files and formulas have no faults."""

WORDS: Checks[WordsSubject] = Checks()
CATALOGUE: Checks[Desk] = Checks()
"""Checks that look across files."""
