"""The whole way: a profile in, an advice out; one scheme that fails leaves the others intact."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from engine.advice.actions import actions_of, apply_interactions
from engine.advice.answers import FAILURES, Answer, answer, rulesets_of
from engine.advice.gain import NOTHING, PER_YEAR, Span, kind_of
from engine.advice.questions import asked_for, questions_of
from engine.advice.report import scheme_json
from engine.catalogue import fingerprint
from engine.catalogue.catalogue import Catalogue, UnknownMunicipality
from engine.catalogue.model import Scheme
from engine.catalogue.scenarios import Kind
from engine.catalogue.vocabulary import Entity, Fact
from engine.errors import CatalogueError, EngineError, ProfileError, ProfileFault
from engine.evaluate.asking import question_applies
from engine.evaluate.library import Library
from engine.explain.format import plain, quantity
from engine.explain.trace import Tracer
from engine.inference.advice import advice as fire_advice
from engine.inference.choose import make_inference
from engine.inference.interface import Inference
from engine.inference.read_book import read_advice
from engine.inference.remembering import Remembering
from engine.profile.household import Profile, read_profile
from engine.version import __version__


@dataclass(frozen=True, slots=True)
class Advice:
    """An advice; `as_json` is the form everybody reads."""

    data: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return the advice of the contract: text, whole cents and None only."""
        return self.data


class Advisor:
    """Gives advice from one catalogue; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, inference: Inference | None = None) -> None:
        self.catalogue = catalogue
        self.library = Library(catalogue.vocabulary, catalogue.norms)
        self.tracer = Tracer(self.library, catalogue.norm_sources, catalogue.vocabulary.sources)
        self.inference = inference or Remembering(make_inference())
        schemes = catalogue.all_schemes()
        self.book, findings = read_advice(catalogue.advice_files.items(), {scheme.id for scheme in schemes})
        if findings:
            raise CatalogueError(findings)
        self.inference.load({**rulesets_of(schemes), **self.book.rulesets})

    def advise(self, raw: Any, on: date | None = None, only: Collection[str] = ()) -> Advice:
        """Return the advice for a profile, about the schemes in `only` (default: all of its place).

        Raises ProfileError for answers that cannot be read, EngineError for a scheme that does not exist there.
        """
        profile = read_profile(self.catalogue.vocabulary, raw, on)
        try:
            schemes = self.catalogue.schemes_for(profile.municipality)
        except UnknownMunicipality as error:
            raise ProfileError([ProfileFault("municipality", str(error))]) from error
        known = {scheme.id for scheme in schemes}
        _known_schemes(profile, known)
        if strange := sorted(set(only) - known):
            raise EngineError(f"De regeling ‘{strange[0]}’ kennen we hier niet. Kies uit: {', '.join(sorted(known))}.")
        schemes = tuple(scheme for scheme in schemes if not only or scheme.id in only)
        answers: dict[str, Answer] = {}
        errors: list[dict[str, str]] = []
        for scheme in schemes:
            try:
                answers[scheme.id] = answer(self.library, self.inference, scheme, profile)
            except FAILURES as error:
                errors.append(_failure(scheme, error))
        flags = {name: each.flags(profile.on) for name, each in answers.items()}
        firings = fire_advice(self.inference, self.book, flags)
        interactions = apply_interactions(firings, answers)
        return Advice(self._json(profile, answers, interactions, errors, firings))

    def _json(self, profile: Profile, answers: Mapping[str, Answer], interactions: list[dict[str, Any]],
              errors: list[dict[str, str]], firings: Any) -> dict[str, Any]:  # fmt: skip
        rows, listed = self._rows(answers, errors)
        told = {each.scheme.id: each for each in listed}
        return {
            "on": profile.on.isoformat(),
            "municipality": profile.municipality,
            "place": {"code": profile.municipality, "name": self.catalogue.places[profile.municipality].name},
            "reading": {"on": profile.on.isoformat()},
            "receipt": self._receipt(profile, listed),
            "schemes": rows,
            "total": totals(listed),
            "questions": questions_of(listed, self.catalogue.vocabulary),
            "actions": [each.as_json() for each in actions_of(firings, told, profile.on)],
            "assumptions": self._assumptions(listed, profile),
            "interactions": interactions,
            "errors": errors,
        }

    def _rows(
        self, answers: Mapping[str, Answer], errors: list[dict[str, str]]
    ) -> tuple[list[dict[str, Any]], list[Answer]]:
        """Return a row per scheme and the answers behind them; one that cannot be written is an error, not a row."""
        rows: list[dict[str, Any]] = []
        listed: list[Answer] = []
        for each in answers.values():
            if each.claim_failure:
                errors.append({"scheme": each.scheme.id, "title": each.scheme.title, "message": each.claim_failure})
            try:
                rows.append(scheme_json(each, self.tracer))
                listed.append(each)
            except FAILURES as error:
                errors.append(_failure(each.scheme, error))
        return rows, listed

    def _receipt(self, profile: Profile, answers: list[Answer]) -> dict[str, Any]:
        used = {file for each in answers for file in each.scheme.files} | {
            self.catalogue.vocabulary.file,
            "rules/norms.yaml",
        }
        used |= set(self.catalogue.advice_files)
        return {
            "engine": __version__,
            "inference": self.inference.name,
            "catalogue": self.catalogue.fingerprint,
            "profile": fingerprint.of_value(profile.canonical()),
            "files": [{"path": path, "sha256": digest} for path, digest in self.catalogue.files if path in used],
        }

    def _assumptions(self, answers: list[Answer], profile: Profile) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for each in answers:
            for path, (_, value) in each.outcome.assumed.items():
                row = found.setdefault(path, self._assumption(path, value))
                row["schemes"].append(each.scheme.id)
        if any(each.claim for each in answers):
            text = "Vorig jaar woonden dezelfde mensen bij u als nu."
            found["last_year"] = {"fact": "last_year", "label": "Vorig jaar", "value": "", "text": text, "schemes": []}
        if not profile.receives_told:
            text = "U krijgt nu nog geen van deze regelingen."
            found["receives"] = {
                "fact": "receives",
                "label": "Wat u al krijgt",
                "value": "",
                "text": text,
                "schemes": [],
            }
        return list(found.values())

    def _assumption(self, path: str, value: Any) -> dict[str, Any]:
        fact = asked_for(self.catalogue.vocabulary, path)
        label = fact.label if fact else path
        words = quantity(value, fact.unit, fact.options) if isinstance(fact, Fact) else quantity(value)
        told = fact.assumption if isinstance(fact, Fact) else ""
        return {"fact": path, "label": label, "value": plain(value), "text": told or f"{label}: {words}", "schemes": []}


def _failure(scheme: Scheme, error: Exception) -> dict[str, str]:
    return {"scheme": scheme.id, "title": scheme.title, "message": f"{type(error).__name__}: {error}"}


def _known_schemes(profile: Profile, known: set[str]) -> None:
    faults = [
        ProfileFault(f"receives.{name}", f"Deze regeling kennen we hier niet. Kies uit: {', '.join(sorted(known))}.")
        for name in profile.receives
        if name not in known
    ]
    if faults:
        raise ProfileError(faults)


def totals(answers: list[Answer]) -> dict[str, Any]:
    """Return the sums over all schemes; each is the sum of the parts shown per scheme.

    Schemes whose amount is not known are named: nothing is counted for them.
    """
    sums: dict[str, Span] = dict.fromkeys((PER_YEAR, "one_off", "in_kind", "first_year", "retroactive"), NOTHING)
    for each in answers:
        sums[kind_of(each.scheme)] += each.counted
        sums["first_year"] += each.counted_first_year or NOTHING
        sums["retroactive"] += each.counted_claim.span if each.counted_claim else NOTHING
    unknown = [each.scheme.id for each in answers if each.amount_is_unknown]
    return {name: span.as_json() for name, span in sums.items()} | {"amount_unknown": unknown}


@lru_cache(maxsize=8)
def advisor_for(catalogue: Catalogue) -> Advisor:
    """Return the advisor of a catalogue, made once."""
    return Advisor(catalogue)


def advise(catalogue: Catalogue, profile: Any, *, on: date | None = None, only: Collection[str] = ()) -> Advice:
    """Return the advice for a profile in the form of the contract; `on` goes before the profile's own date.

    `only` names the schemes to look at, default all of the place. Raises ProfileError when the profile cannot be read.
    Nothing is read but the catalogue: no clock, no network.
    """
    return advisor_for(catalogue).advise(profile, on, only)


def applies(catalogue: Catalogue, asked: Fact | Entity | Kind, facts: Mapping[str, Any], on: date,
            member: Mapping[str, Any] | None = None, entity: str = "") -> Any:  # fmt: skip
    """Tell whether a question applies, given answers in the form of a profile: True, False or UNKNOWN."""
    return question_applies(advisor_for(catalogue).library, asked, on, facts, member, entity)
