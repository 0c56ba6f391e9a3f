"""Which facts a place's schemes need: what only other municipalities look at is not asked."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from engine.advice.advisor import advisor_for
from engine.advice.answers import FAILURES
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.model import Scheme
from engine.evaluate.library import Library


@lru_cache(maxsize=256)
def asked_elsewhere(catalogue: Catalogue, code: str, on: date) -> frozenset[str]:
    """Return the facts (paths) that a template needs, but no national scheme and no scheme of this municipality."""
    library = advisor_for(catalogue).library
    here = [scheme for scheme in catalogue.schemes_for(code) if scheme.level == "municipal"]
    needed = {name for scheme in here for name in _needs(library, scheme, on)}
    return _ever(catalogue, templates=True) - _ever(catalogue) - needed


@lru_cache(maxsize=8)
def _ever(catalogue: Catalogue, templates: bool = False) -> frozenset[str]:
    """Return what the templates, or else the national schemes, look at in any of their versions."""
    library = advisor_for(catalogue).library
    schemes = catalogue.templates.values() if templates else catalogue.national
    starts = ((scheme, version.start) for scheme in schemes for version in scheme.versions)
    return frozenset(name for scheme, start in starts for name in _needs(library, scheme, start))


def _needs(library: Library, scheme: Scheme, on: date) -> Iterator[str]:
    """Yield everything a version of a scheme may look at; nothing where it has none, or one with a fault."""
    try:
        program = library.program(scheme, on)
    except FAILURES:
        return
    if program is not None:
        yield from program.needs
