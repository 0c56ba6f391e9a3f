"""The whole way: a profile in, an advice out; one scheme that fails leaves the others intact."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from engine.advice.actions import actions_of, apply_interactions
from engine.advice.answers import FAILURES, Answer, answer, rulesets_of
from engine.advice.assumptions import assumptions_of
from engine.advice.corrections import correction_json
from engine.advice.facts import facts_of
from engine.advice.gain import NOTHING, PER_YEAR, Span, kind_of, last_year
from engine.advice.place import place_json, place_on
from engine.advice.questions import questions_of
from engine.advice.report import counted_json, scheme_json
from engine.catalogue import fingerprint
from engine.catalogue.catalogue import PLACES, SERVICES, Catalogue
from engine.catalogue.index import FOLDER
from engine.catalogue.life_events import Step
from engine.catalogue.local import MOST_PLACES, LocalRules
from engine.catalogue.model import Scheme
from engine.catalogue.places import Place
from engine.catalogue.scenarios import Kind
from engine.catalogue.vocabulary import Entity, Fact
from engine.errors import CatalogueError, EngineError, Finding, ProfileError, ProfileFault
from engine.evaluate.asking import Questions, is_due
from engine.evaluate.frame import Shared
from engine.evaluate.library import Library
from engine.explain.trace import Tracer
from engine.inference.advice import Firing
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
        self.book, findings = read_advice(catalogue.advice_files.items(), catalogue.scheme_names())
        if findings:
            raise CatalogueError(findings)
        self.inference.load({**rulesets_of(catalogue.national), **self.book.rulesets})
        self._at_hand: set[str] = set()

    def advise(self, raw: Any, on: date | None = None, only: Collection[str] = ()) -> Advice:
        """Return the advice for a profile, about the schemes in `only` (default: all of its place).

        Raises ProfileError for answers that cannot be read, EngineError for a scheme that does not exist there.
        """
        profile = read_profile(self.catalogue.vocabulary, raw, on)
        try:
            place = place_on(self.catalogue, profile.municipality, profile.on)
        except EngineError as error:
            raise ProfileError([ProfileFault("municipality", str(error))]) from error
        local = self._local(place.code)
        schemes = self.catalogue.national + local.schemes
        known = {scheme.id for scheme in schemes}
        _known_schemes(profile, known)
        if strange := sorted(set(only) - known):
            raise EngineError(f"De regeling ‘{strange[0]}’ kennen we hier niet. Kies uit: {', '.join(sorted(known))}.")
        schemes = tuple(scheme for scheme in schemes if not only or scheme.id in only)
        answers: dict[str, Answer] = {}
        before, shared = last_year(profile, self.library), Shared()
        errors = [_left_out(fault) for fault in local.faults]
        for scheme in schemes:
            try:
                answers[scheme.id] = answer(self.library, self.inference, scheme, profile, before, shared)
            except FAILURES as error:
                errors.append(_failure(scheme, error))
        rows, listed = self._rows(answers, errors)
        told = {each.scheme.id: each for each in listed}
        firings = fire_advice(self.inference, self.book, {name: each.flags(profile.on) for name, each in told.items()})
        interactions = apply_interactions(firings, told)
        for row, each in zip(rows, listed, strict=True):
            row |= counted_json(each) if each.excluded_by else {}
        advice = Advice(self._json(profile, place, rows, listed, interactions, errors, firings))
        shared.clear()  # its frames and this table hold each other: now they go at once, without the collector
        return advice

    def _local(self, code: str) -> LocalRules:
        """Return the rules of a municipality; its rulesets are loaded the first time."""
        rules = self.catalogue.rules_of(code)
        if code not in self._at_hand:
            if len(self._at_hand) >= MOST_PLACES:
                self._at_hand.clear()
                self.library.forget(f"{FOLDER}/")
            self.inference.extend(rulesets_of(rules.schemes))
            self._at_hand.add(code)
        return rules

    def _json(self, profile: Profile, place: Place, rows: list[dict[str, Any]], listed: list[Answer],
              interactions: list[dict[str, Any]], errors: list[dict[str, str]],
              firings: list[Firing]) -> dict[str, Any]:  # fmt: skip
        told = {each.scheme.id: each for each in listed}
        total, due = totals(listed), is_due(self.library, profile.household, profile.on)
        vocabulary = self.catalogue.vocabulary
        assumptions = assumptions_of(listed, vocabulary, profile.receives_told, due)
        titles = {name: each.scheme.title for name, each in told.items()}
        row_of = {row["id"]: row for row in rows}
        return {
            "on": profile.on.isoformat(),
            "municipality": profile.municipality,
            "place": place_json(self.catalogue, place, profile.on),
            "reading": {"on": profile.on.isoformat()},
            "receipt": self._receipt(profile, listed),
            "schemes": rows,
            "total": total,
            "too_wide": Span(*total[PER_YEAR].values()).too_wide,
            "questions": questions_of(listed, vocabulary, due),
            "actions": [
                each.as_json() | correction_json(row_of[each.answer.scheme.id], each.kind, profile.on)
                for each in actions_of(firings, told, profile.on)
            ],
            "assumptions": assumptions,
            "facts": facts_of(profile, assumptions, vocabulary, titles),
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
        used |= {*self.catalogue.advice_files, *self.catalogue.rules_of(profile.municipality).files, PLACES, SERVICES}
        hashes = self.catalogue.files
        return {
            "engine": __version__,
            "inference": self.inference.name,
            "catalogue": self.catalogue.fingerprint,
            "profile": fingerprint.of_value(profile.canonical()),
            "files": [{"path": path, "sha256": hashes[path]} for path in sorted(used) if path in hashes],
        }


def _failure(scheme: Scheme, error: Exception) -> dict[str, str]:
    return {"scheme": scheme.id, "title": scheme.title, "message": f"{type(error).__name__}: {error}"}


def _left_out(fault: Finding) -> dict[str, str]:
    """Return the error of a municipal file that cannot be used: the rest of the advice stands."""
    name = PurePosixPath(fault.file).stem
    return {"scheme": name, "title": name.replace("_", " ").capitalize(), "message": str(fault)}


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

    Schemes whose amount is not known are named: nothing is counted for them, nor for those that are unlikely.
    """
    sums: dict[str, Span] = dict.fromkeys((PER_YEAR, "one_off", "in_kind", "first_year", "retroactive"), NOTHING)
    for each in answers:
        sums[kind_of(each.scheme)] += each.counted
        sums["first_year"] += each.counted_first_year or NOTHING
        sums["retroactive"] += each.counted_claim.span if each.counted_claim else NOTHING
    unknown = [each.scheme.id for each in answers if each.amount_is_unknown and not each.unlikely]
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


def questions(catalogue: Catalogue, facts: Mapping[str, Any], on: date) -> Questions:
    """Return what tells which questions apply, given answers in the form of a profile."""
    return Questions(advisor_for(catalogue).library, on, facts)


def applies(catalogue: Catalogue, asked: Fact | Entity | Kind | Step, facts: Mapping[str, Any],
            on: date, member: Mapping[str, Any] | None = None, entity: str = "") -> Any:  # fmt: skip
    """Tell whether one question applies, given answers in the form of a profile: True, False or UNKNOWN."""
    return questions(catalogue, facts, on).applies(asked, member, entity)
