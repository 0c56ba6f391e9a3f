"""What every test shares: the catalogue that ships, and a way to write a small one."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from engine import Catalogue, load_catalogue

PROJECT = Path(__file__).resolve().parent.parent

# No deadline: tests share a computer with others. CI draws the same values each time; at home new ones are tried.
settings.register_profile("toereikend", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("toereikend")

os.environ["TOEREIKEND_CACHE"] = ""  # tests leave nothing in the user's own cache folder

VOCABULARY = """\
chapters:
  - {id: wie_woont_hier, title: Wie woont hier}
facts:
  inkomen:
    type: money
    unit: EUR/year
    bounds: [0, 100000]
    label: Inkomen
    question: Wat is uw inkomen?
    why: Het inkomen telt mee.
    evidence: [jaaropgave]
    chapter: wie_woont_hier
    group: inkomen
    source: wet art. 1
  verzekerd:
    type: boolean
    label: Verzekerd
    question: Bent u verzekerd?
    why: Alleen wie verzekerd is, krijgt iets.
    evidence: [zorgpas]
    chapter: wie_woont_hier
    group: verzekering
entities: {}
"""

SCHEME = """\
id: proef
title: Proefregeling
summary: Een regeling om mee te proberen.
level: national
theme: toeslagen
authority: Dienst Proeven
for: household
result: {unit: EUR/year, paid: once_a_year, set: once}
checked: {on: 2026-11-22, by: redactie, next: 2027-01-15}
confidence: primary
sources:
  wet: {title: Proefwet, url: "https://wetten.overheid.nl/proef"}
apply:
  how: Met een formulier.
  url: https://www.voorbeeld.nl
  papers: [paspoort]
parameters:
  bedrag:
    label: Bedrag
    unit: EUR/year
    values:
      - {from: 2026-01-01, value: 100, source: wet art. 2}
  grens:
    label: Grens
    unit: EUR/year
    values:
      - {from: 2026-01-01, value: 20000, source: wet art. 3}
logic:
  - from: 2026-01-01
    conditions:
      - {id: verzekering, text: U bent verzekerd., when: verzekerd, source: wet art. 4}
      - {id: laag_inkomen, text: "Het inkomen is niet hoger dan {grens}.", when: inkomen <= grens, source: wet art. 5}
    steps:
      - {id: uitkering, label: Uitkering, unit: EUR/year, formula: bedrag, source: wet art. 6}
    amount: uitkering
examples:
  - {name: Laag inkomen, on: 2026-07-01, facts: {verzekerd: ja, inkomen: 20000}, expect: {status: eligible, amount: 100}, source: wet art. 5}
  - {name: Te hoog, on: 2026-07-01, facts: {verzekerd: ja, inkomen: 20000.01}, expect: {status: not_eligible, failed: [laag_inkomen]}, source: wet art. 5}
  - {name: Niet verzekerd, on: 2026-07-01, facts: {verzekerd: nee, inkomen: 0}, expect: {status: not_eligible, failed: [verzekering]}, source: wet art. 4}
"""

MINIMAL_FILES = {
    "rules/vocabulary.yaml": VOCABULARY,
    "rules/norms.yaml": "sources: {}\nnorms: {}\n",
    "rules/national/proef.yaml": SCHEME,
    "municipalities/places.csv": "code,name\nGM0484,Alphen aan den Rijn\n",
}


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds pyproject.toml."""
    return PROJECT


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The rules that ship, read once; nothing in it can be changed."""
    return load_catalogue()


@pytest.fixture
def write_rules(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes minimal rule files, with the given ones added or replaced, and returns their root."""

    def write(files: Mapping[str, str] | None = None) -> Path:
        for name, text in {**MINIMAL_FILES, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def make_catalogue(write_rules: Callable[..., Path]) -> Callable[..., Catalogue]:
    """A function that loads a minimal catalogue, with the given files added or replaced."""

    def make(files: Mapping[str, str] | None = None) -> Catalogue:
        return load_catalogue(write_rules(files))

    return make
