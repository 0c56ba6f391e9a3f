"""Small catalogues for tests of the engine: one vocabulary, and schemes of which a test writes only what matters."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from engine import Advisor, Catalogue, load_catalogue
from engine.catalogue.catalogue import read_catalogue
from engine.errors import Finding
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome
from engine.evaluate.scalar import evaluate
from engine.inference.plain import PlainInference
from engine.profile.household import read_profile

PLACE = "GM0484"
DAY = date(2026, 7, 1)

VOCABULARY = """\
chapters:
  - {id: wie, title: Wie woont hier}
  - {id: geld, title: Geld}
sources:
  wet: {title: Woordenwet, url: "https://wetten.overheid.nl/woorden"}
facts:
  geboortedatum: {type: date, question: Wanneer bent u geboren?, chapter: wie}
  leeftijd: {type: number, unit: years, bounds: [0, 120], derived: "age(geboortedatum, peildatum)"}
  verzekerd: {type: boolean, question: Bent u verzekerd?, chapter: wie}
  student: {type: boolean, question: Studeert u?, chapter: wie}
  zoekt_werk: {type: boolean, label: U zoekt werk}
  woont_hier: {type: boolean, label: U woont hier, question: Woont u hier?, chapter: wie, presumed: ja}
  partner: {type: boolean, question: Heeft u een partner?, chapter: wie}
  partner_verzekerd: {type: boolean, question: Is uw partner verzekerd?, chapter: wie, ask_if: partner, otherwise: nee}
  partner_inkomen:
    {type: money, unit: EUR/year, bounds: [0, 50000], question: Inkomen van uw partner?, chapter: geld, ask_if: partner, otherwise: 0}
  inkomen: {type: money, unit: EUR/year, bounds: [0, 100000], label: Inkomen, question: Wat is uw inkomen?, chapter: geld, yearly: true}
  huur: {type: money, unit: EUR/month, bounds: [0, 2000], label: Huur, question: Wat is uw huur?, chapter: geld, yearly: true}
  sinds: {type: date, question: Sinds wanneer?, chapter: wie}
  woning:
    {type: choice, options: {huurhuis: een huurhuis, kamer: een kamer, koophuis: een koophuis}, question: Hoe woont u?, chapter: wie}
  kosten: {type: amounts, unit: EUR/month, bounds: [0, 500], kinds: {schoonmaak: schoonmaak, energie: stroom}, chapter: geld}
entities:
  kinderen:
    question: Welke kinderen wonen bij u?
    chapter: wie
    at_most: 4
    facts:
      geboortedatum: {type: date, question: Geboortedatum van het kind?, chapter: wie}
      leeftijd: {type: number, unit: years, bounds: [-1, 60], derived: "age(geboortedatum, peildatum)"}
      op_school: {type: boolean, question: Gaat het kind naar school?, chapter: wie}
      inkomen: {type: money, unit: EUR/year, bounds: [0, 20000], question: Inkomen van het kind?, chapter: geld}
      ingeschreven: {type: boolean, label: Ingeschreven, question: Staat het kind ingeschreven?, chapter: wie, presumed: ja}
    entities:
      opvang:
        question: Welke opvang?
        at_most: 2
        facts:
          uren: {type: number, unit: hours/month, bounds: [0, 200], question: Hoeveel uren?, chapter: geld}
          tarief: {type: money, unit: EUR/hour, bounds: [0, 20], question: Welk tarief?, chapter: geld}
"""

NORMS = """\
sources:
  wet: {title: Normenwet, url: "https://wetten.overheid.nl/normen"}
norms:
  meerderjarigheid: {label: Meerderjarigheid, unit: years, values: [{from: 2000-01-01, value: 18, source: wet art. 1}]}
"""

SCHEME = """\
id: {name}
title: {title}
summary: Een regeling om mee te proberen.
level: national
theme: toeslagen
authority: Dienst Proeven
for: {entity}
result: {{unit: {unit}, paid: {paid}, set: {set}}}
checked: {{on: 2026-11-22, by: redactie, next: 2027-01-15}}
confidence: primary
sources:
  wet: {{title: Proefwet, url: "https://wetten.overheid.nl/proef"}}
apply: {apply}
parameters:
{parameters}
logic:
{logic}
"""

BEDRAG = "  bedrag: {label: Bedrag, unit: EUR/year, values: [{from: 2020-01-01, value: 1200, source: wet art. 2}]}\n"


def scheme_text(logic: str, parameters: str = "", **changes: str) -> str:
    """A scheme file with the given logic (a list of versions) and parameters; `bedrag` of 1.200 a year is always there."""
    defaults = {
        "name": "proef", "title": "Proef", "entity": "household", "unit": "EUR/year", "paid": "monthly", "set": "monthly",
        "apply": "{how: Bel.}",
    }  # fmt: skip
    return SCHEME.format(**{**defaults, **changes}, parameters=BEDRAG + _indented(parameters), logic=_indented(logic))


def version(
    *conditions: str, amount: str = "bedrag", steps: str = "", extra: str = "", start: str = "2020-01-01"
) -> str:
    """One version of the logic; a condition is a formula, or a whole YAML mapping between braces."""
    listed = "".join(f"    - {_condition(place, text)}\n" for place, text in enumerate(conditions))
    parts = [f"- from: {start}\n"]
    parts += [f"  conditions:\n{listed}"] if conditions else []
    parts += [f"  steps:\n{_indented(steps, 4)}"] if steps else []
    parts += [f'  amount: "{amount}"\n'] if amount else []
    return "".join(parts) + (_indented(extra, 2) if extra else "")


def _condition(place: int, text: str) -> str:
    return (
        text
        if text.startswith("{")
        else f'{{id: eis_{place + 1}, text: Eis {place + 1}., when: "{text}", source: wet art. 3}}'
    )


def _indented(text: str, by: int = 2) -> str:
    return "".join(" " * by + line + "\n" for line in text.strip("\n").splitlines())


class Small:
    """A catalogue of a few files under `root`, with what tests do with it."""

    def __init__(self, root: Path, files: Mapping[str, str]) -> None:
        self.root = root
        everything = {
            "rules/vocabulary.yaml": VOCABULARY,
            "rules/norms.yaml": NORMS,
            "municipalities/places.csv": f"code,name\n{PLACE},Alphen aan den Rijn\nGM0569,Nieuwkoop\n",
            **files,
        }
        for name, text in everything.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the shape of the files."""
        return read_catalogue(self.root).findings

    def load(self) -> Catalogue:
        return load_catalogue(self.root)

    def outcome(self, facts: Mapping[str, Any] | None = None, members: Mapping[str, Any] | None = None,
                on: date = DAY, scheme: str = "proef") -> Outcome:  # fmt: skip
        """The outcome of a scheme for a household on a day."""
        catalogue = self.load()
        library = Library(catalogue.vocabulary, catalogue.norms)
        profile = read_profile(catalogue.vocabulary, household(facts, members), on)
        return evaluate(library, catalogue.scheme(scheme, PLACE), profile.household, on)

    def advice(self, facts: Mapping[str, Any] | None = None, members: Mapping[str, Any] | None = None,
               on: date = DAY, **more: Any) -> dict[str, Any]:  # fmt: skip
        """The whole advice, as JSON."""
        advisor = Advisor(self.load(), PlainInference())
        return advisor.advise(household(facts, members) | more, on).as_json()


def household(facts: Mapping[str, Any] | None, members: Mapping[str, Any] | None) -> dict[str, Any]:
    """A profile of these facts and members."""
    return {"municipality": PLACE, "facts": dict(facts or {}), "members": dict(members or {})}


MakeSmall = Callable[..., Small]
