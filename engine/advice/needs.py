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
    """Return the facts (paths) that are in no national scheme and in no scheme of this municipality on a day."""
    library = advisor_for(catalogue).library
    here = [scheme for scheme in catalogue.schemes_for(code) if scheme.level == "municipal"]
    needed = _nationwide(catalogue) | {name for scheme in here for name in _needs(library, scheme, on)}
    return frozenset(_all(catalogue) - needed)


@lru_cache(maxsize=8)
def _nationwide(catalogue: Catalogue) -> frozenset[str]:
    library = advisor_for(catalogue).library
    starts = ((scheme, version.start) for scheme in catalogue.national for version in scheme.versions)
    return frozenset(name for scheme, start in starts for name in _needs(library, scheme, start))


def _needs(library: Library, scheme: Scheme, on: date) -> Iterator[str]:
    """Yield everything a version of a scheme may look at; nothing where it has none, or one with a fault."""
    try:
        program = library.program(scheme, on)
    except FAILURES:
        return
    if program is not None:
        yield from program.needs


def _all(catalogue: Catalogue) -> set[str]:
    vocabulary = catalogue.vocabulary
    found = set(vocabulary.facts) | set(vocabulary.entities)
    for name, entity in vocabulary.entities.items():
        found |= {f"{name}.{fact}" for fact in entity.facts}
    return found
