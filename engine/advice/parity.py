"""Do all ways to work out an answer agree? Random households through the evaluator and every inference engine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from engine.advice.advisor import Advisor
from engine.advice.answers import FAILURES
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.vocabulary import Entity, Fact
from engine.evaluate.scalar import evaluate
from engine.inference.choose import make_inference
from engine.inference.interface import Inference
from engine.profile.household import read_profile

FAILED = "error"
ANY_YEAR = 2026
LONGEST_LIFE = timedelta(days=95 * 365)
COMPARED = ("actions", "interactions", "total")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two ways that do not agree about the household with this number (from 1); `answers` by the name of the way."""

    household: int
    scheme: str
    what: str
    answers: Mapping[str, Any]

    def __str__(self) -> str:
        found = ", ".join(f"{way}: {answer}" for way, answer in self.answers.items())
        place = f"huishouden {self.household}" + (f", {self.scheme}" if self.scheme else "")
        return f"{place}: {self.what} verschilt. {found}"


def compare(
    catalogue: Catalogue, profiles: Iterable[Mapping[str, Any]], engines: Sequence[Inference] | None = None
) -> list[Difference]:
    """Return where the evaluator and the inference engines (default: all that run here) do not agree.

    The status of every scheme must be the same in all; actions, interactions and totals in all engines.
    """
    advisors = [Advisor(catalogue, inference) for inference in engines or engines_here()]
    found: list[Difference] = []
    for number, profile in enumerate(profiles, 1):
        advices = {each.inference.name: each.advise(profile).as_json() for each in advisors}
        found += _statuses(number, _by_evaluator(advisors[0], profile), advices)
        found += _rest(number, advices)
    return found


def engines_here() -> list[Inference]:
    """Return every inference engine that runs on this machine, each once."""
    found = {each.name: each for each in (make_inference("durable"), make_inference("plain"))}
    return list(found.values())


def _by_evaluator(advisor: Advisor, raw: Mapping[str, Any]) -> dict[str, str]:
    catalogue = advisor.catalogue
    profile = read_profile(catalogue.vocabulary, raw)
    found = {}
    for scheme in catalogue.schemes_for(profile.municipality):
        try:
            found[scheme.id] = evaluate(advisor.library, scheme, profile.household, profile.on).status
        except FAILURES:
            found[scheme.id] = FAILED
    return found


def _statuses(number: int, scalar: Mapping[str, str], advices: Mapping[str, dict[str, Any]]) -> Iterator[Difference]:
    told = {way: {each["id"]: each["status"] for each in advice["schemes"]} for way, advice in advices.items()}
    for scheme, status in scalar.items():
        answers = {"evaluator": status} | {way: each.get(scheme, FAILED) for way, each in told.items()}
        if len(set(answers.values())) > 1:
            yield Difference(number, scheme, "status", answers)


def _rest(number: int, advices: Mapping[str, dict[str, Any]]) -> Iterator[Difference]:
    for what in COMPARED:
        answers = {way: advice[what] for way, advice in advices.items()}
        first, *others = answers.values()
        if any(other != first for other in others):
            yield Difference(number, "", what, answers)


def random_profiles(catalogue: Catalogue, n: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield `n` profiles made from the vocabulary alone: any answer, some missing, members too; the same for a seed."""
    dice = Random(seed)  # noqa: S311  no secret hangs on it
    years = _years(catalogue)
    places = sorted(catalogue.local.keys() & catalogue.places.keys()) or sorted(catalogue.places)
    for _ in range(n):
        on = date(dice.choice(years), 1, 1) + timedelta(days=dice.randrange(365))
        place = dice.choice([code for code in places if catalogue.places[code].exists_on(on)])
        profile = {"on": on.isoformat(), "municipality": place, **_household(catalogue, dice, on)}
        if dice.randrange(2):
            schemes = [scheme.id for scheme in catalogue.schemes_for(place)]
            profile["receives"] = {scheme: dice.randrange(500) for scheme in schemes if not dice.randrange(3)}
        if not dice.randrange(4):
            profile["last_year"] = _household(catalogue, dice, on.replace(year=on.year - 1, day=1))
        yield profile


def _years(catalogue: Catalogue) -> list[int]:
    """Return the years in which most figures begin, those that are covered best, and a third one less often."""
    parameters = [each for scheme in catalogue.national for each in scheme.parameters.values()]
    starts = Counter(dated.start.year for each in parameters for dated in each.values)
    years = [year for year, _ in starts.most_common(3)] or [ANY_YEAR]
    return years[:2] * 3 + years


def _household(catalogue: Catalogue, dice: Random, on: date) -> dict[str, Any]:
    vocabulary = catalogue.vocabulary
    return {"facts": _facts(vocabulary.facts, dice, on), "members": _members(vocabulary.entities, dice, on)}


def _facts(facts: Mapping[str, Fact], dice: Random, on: date) -> dict[str, Any]:
    left_out = dice.choice((0, 1, 5))
    asked = (fact for fact in facts.values() if not fact.part_of)
    return {
        fact.name: _answer(fact, dice, on) for fact in asked if dice.randrange(10) >= left_out and _is_told(fact, dice)
    }


def _is_told(fact: Fact, dice: Random) -> bool:
    """Tell whether somebody would answer it: seldom what is presumed, half of the time what we ask but can estimate."""
    if fact.presumed is None and fact.derived is None:
        return True
    return not dice.randrange(2 if fact.is_asked and fact.presumed is None else 15)


def _answer(fact: Fact, dice: Random, on: date) -> Any:
    if fact.kinds:
        return {kind: dice.randrange(50) for kind in fact.kinds if dice.randrange(2)}
    match fact.typed.kind:
        case "boolean":
            return dice.choice(("ja", "ja", "ja", "nee"))
        case "choice":
            return dice.choice(sorted(fact.options))
        case "date":
            return _day(dice, on).isoformat()
    return _number(fact, dice)


def _day(dice: Random, on: date) -> date:
    """Return any day of a life, or a day close to the reference date, where months turn."""
    longest = dice.choice((LONGEST_LIFE, LONGEST_LIFE, timedelta(days=400)))
    return on + timedelta(days=200) - timedelta(days=dice.randrange(longest.days))


def _number(fact: Fact, dice: Random) -> str:
    low, high = fact.bounds or (0, 1_000_000)
    span = int((high - low) * 100) // dice.choice((1, 20, 400, 2_000, 10_000))
    cents = int(low * 100) + dice.randrange(span + 1)
    return str(cents // 100) if fact.unit in ("years", "months") else f"{cents / 100:.2f}"


def _members(entities: Mapping[str, Entity], dice: Random, on: date) -> dict[str, Any]:
    found = {}
    for name, entity in entities.items():
        if dice.randrange(6):
            number = min(entity.at_most, dice.choice((0, 0, 1, 1, 2, 3)))
            found[name] = [
                {**_facts(entity.facts, dice, on), **_members(entity.entities, dice, on)} for _ in range(number)
            ]
    return found
