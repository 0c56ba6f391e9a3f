"""The promise of the product: what is not known never becomes no or nothing, and every range holds the real answer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Catalogue
from engine.base.ranges import Number, Range, bounds, is_exact
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome
from engine.evaluate.scalar import evaluate
from engine.profile.household import read_profile
from tests.engine.households import Told, told_paths

SEEDS = st.integers(0, 10**9)
PLACES = ("GM0484", "GM1884")
DECIDED = ("eligible", "needs_judgement", "not_eligible", "not_covered")


class World:
    """The rules that ship, with a short name of its own for the messages of hypothesis."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.library = Library(catalogue.vocabulary, catalogue.norms)

    def __repr__(self) -> str:
        return "the rules that ship"

    def household(self, seed: int) -> Told:
        dice = Random(seed)
        on = date(dice.choice((2025, 2026, 2026)), 1, 1) + timedelta(days=dice.randrange(365))
        return Told(self.catalogue.vocabulary, seed, on, dice.choice(PLACES))

    def outcomes(self, raw: Mapping[str, Any]) -> dict[str, Outcome]:
        profile = read_profile(self.catalogue.vocabulary, raw)
        schemes = self.catalogue.schemes_for(profile.municipality)
        return {scheme.id: evaluate(self.library, scheme, profile.household, profile.on) for scheme in schemes}


@pytest.fixture(scope="session")
def world(catalogue: Catalogue) -> World:
    return World(catalogue)


def lies_in(exact: Number | None, span: Number | None) -> bool:
    if exact is None or span is None:
        return span is None
    (low, high), (lowest, highest) = bounds(exact), bounds(span)
    return lowest <= low and high <= highest


def rests_on_an_uncertain_figure(outcome: Outcome) -> bool:
    """Whether a figure was read that nobody knows, or knows to lie between two others: then no answer is exact."""
    assert outcome.room is not None
    read = [leaf for dated, _ in outcome.room.frame.run.reads.values() for leaf in leaves(dated.value)]
    return outcome.amount is None or any(isinstance(leaf, Range) for leaf in read)


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, tuple):
        for band in value:
            yield from leaves(band.value)
    else:
        yield value


@settings(max_examples=120)
@given(seed=SEEDS)
def test_a_household_that_tells_everything_has_its_answer(world: World, seed: int) -> None:
    for name, outcome in world.outcomes(world.household(seed).profile).items():
        assert outcome.missing == outcome.only_if, name
        if outcome.status not in DECIDED and not outcome.only_if:
            assert rests_on_an_uncertain_figure(outcome), name
        if outcome.status == "eligible" and outcome.amount is not None:
            assert is_exact(outcome.amount) or rests_on_an_uncertain_figure(outcome), name


@settings(max_examples=120)
@given(seed=SEEDS)
def test_the_real_amount_lies_in_the_range_of_who_tells_less(world: World, seed: int) -> None:
    told = world.household(seed)
    less, gone = told.with_less()
    whole, part = world.outcomes(told.profile), world.outcomes(less)
    for name, real in whole.items():
        found = part[name]
        assert lies_in(real.amount, found.amount), (name, real.amount, found.amount, gone)


@settings(max_examples=120)
@given(seed=SEEDS)
def test_who_tells_less_is_never_told_more(world: World, seed: int) -> None:
    told = world.household(seed)
    less, gone = told.with_less()
    whole, part = world.outcomes(told.profile), world.outcomes(less)
    for name, real in whole.items():
        said = part[name].status
        if said in ("eligible", "not_eligible"):
            assert real.status == said, (name, said, real.status, gone)
        if said == "needs_judgement":
            assert real.status != "unknown", (name, gone)
        if real.status == "not_covered":
            assert said == "not_covered", (name, said, gone)


@settings(max_examples=120)
@given(seed=SEEDS)
def test_what_is_missing_is_named_and_was_not_told(world: World, seed: int) -> None:
    less, gone = world.household(seed).with_less()
    answered = set(told_paths(less))
    for name, outcome in world.outcomes(less).items():
        assert not answered & set(outcome.missing), (name, gone)
        not_exact = outcome.amount is not None and not is_exact(outcome.amount)
        if outcome.status == "unknown" or (outcome.status == "eligible" and not_exact):
            assert outcome.missing or rests_on_an_uncertain_figure(outcome), (name, gone)


@settings(max_examples=100)
@given(seed=SEEDS)
def test_each_step_towards_silence_only_widens(world: World, seed: int) -> None:
    told = world.household(seed)
    less, _ = told.with_less()
    told.profile = less
    even_less, gone = told.with_less()
    part, rest = world.outcomes(less), world.outcomes(even_less)
    for name, found in part.items():
        if found.amount is not None and rest[name].amount is not None and not found.only_if:
            assert lies_in(found.amount, rest[name].amount), (name, found.amount, rest[name].amount, gone)
