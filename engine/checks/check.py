"""`toereikend check`: all rule files of a root, or some of them, against every check."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from engine.checks import (
    behaviour,
    dates,
    events,
    law,
    names,
    reach,
    sanity,
    shape,
    tables,
    text,
    types,
    units,
    vocabulary,
)
from engine.checks.groups import CATALOGUE, DOCUMENT, FIGURES, RUNNING, SCHEME, WORDS
from engine.checks.reading import Reading, read
from engine.checks.registry import ERROR
from engine.checks.subjects import Desk, SchemeSubject
from engine.errors import Finding
from engine.inference.read_book import read_advice

GROUPS = (shape, names, types, tables, units, dates, law, text, behaviour, sanity, vocabulary, reach, events)
"""The modules that write down checks: importing them is what registers those."""

BLOCKING = (
    "S00", "S010", "F", "N001", "N002", "N003", "N005", "N006", "N013", "T", "U", "D001", "D002", "D003", "D004",
    "V001", "V002", "V003", "V007",
)  # fmt: skip
"""Faults after which it makes no sense to work examples out."""


Progress = Callable[[int, int], None]
"""Told after every scheme how many were looked at, of how many; each is looked at twice, as it reads and as it runs."""


def check_catalogue(
    root: Path, only: Sequence[Path] = (), today: date | None = None, progress: Progress | None = None
) -> list[Finding]:
    """Return everything that is wrong with the rule files under `root`, by file and line.

    With `only`, the files and folders to look at: the rest is read, but not reported on. A file that lies elsewhere is
    looked at as if it took the place of the root's own file of that name. Without `today` nothing is said of what the
    calendar decides. Never raises for what a file holds.
    """
    reading = read(root, only)
    desk = Desk(reading.catalogue, reading.documents, tuple(reading.findings), today)
    found = [*reading.findings, *_of_files(desk, reading)]
    if {desk.vocabulary.file, desk.norms.file} <= set(reading.documents):
        found += _of_catalogue(desk, reading, found, progress or (lambda done, number: None))
    chosen = [each for each in _distinct(found) if reading.reports(each.file)]
    return sorted(chosen, key=lambda each: (each.file, each.line, each.severity, each.message))


def _of_files(desk: Desk, reading: Reading) -> Iterator[Finding]:
    """Yield what the files themselves are like; on a line that the reader could not use, its own words are enough."""
    said = {(each.file, each.line) for each in reading.findings}
    for document in desk.documents.values():
        for each in DOCUMENT.findings(document) if reading.reports(document.file) else ():
            if (each.file, each.line) not in said or each.message.startswith("unknown key"):
                yield each


def _of_catalogue(desk: Desk, reading: Reading, before: list[Finding], progress: Progress) -> Iterator[Finding]:
    schemes = [each for each in desk.schemes if any(reading.reports(file) for file in each.scheme.files)]
    found: list[Finding] = []
    for done, subject in enumerate(schemes, 1):
        found += _of_scheme(subject)
        progress(done, 2 * len(schemes))
    found += [*FIGURES.findings(desk.norms), *WORDS.findings(desk.vocabulary), *CATALOGUE.findings(desk)]
    found += read_advice(desk.catalogue.advice_files.items(), desk.catalogue.scheme_names())[1]
    yield from found
    unsound = {each.file for each in (*before, *found) if each.severity == ERROR and each.check.startswith(BLOCKING)}
    for subject in desk.schemes:
        subject.faulty = bool(unsound & {*subject.scheme.files, desk.vocabulary.file, desk.norms.file})
    for done, subject in enumerate(schemes, len(schemes) + 1):
        if not subject.faulty:
            yield from RUNNING.findings(subject)
        progress(done, 2 * len(schemes))


def _of_scheme(subject: SchemeSubject) -> Iterator[Finding]:
    """Yield what one scheme says wrong; without its template nothing can be said of one that fills it in."""
    if subject.scheme.based_on and not subject.is_filled_in:
        return
    yield from FIGURES.findings(subject)
    yield from SCHEME.findings(subject)


def _distinct(findings: list[Finding]) -> Iterator[Finding]:
    """Yield findings once: versions that share a condition say the same of it twice, and so do schema and law."""
    seen: set[tuple[str, int, str, str]] = set()
    unfounded = {(each.file, each.part) for each in findings if each.check.startswith("L")}
    for each in findings:
        key = (each.file, each.line, each.part, each.message)
        same = each.check == "S010" and (each.file, each.part) in unfounded
        if key not in seen and not (same and ("'source'" in each.message or each.part == "checked")):
            seen.add(key)
            yield each
