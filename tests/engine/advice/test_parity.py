"""The evaluator and every inference engine give the same answer, and it is noticed when one does not."""

from collections.abc import Mapping
from typing import Any

import pytest

from engine import Catalogue
from engine.advice.parity import Difference, compare, engines_here, random_profiles
from engine.inference.plain import PlainInference
from engine.profile.household import read_profile
from tests.engine.small import MakeSmall, version


class Forgetful(PlainInference):
    """An engine in which one rule never fires."""

    name = "forgetful"

    def __init__(self, rulesets: str, rule: str) -> None:
        super().__init__()
        self.rulesets, self.rule = rulesets, rule

    def infer(self, ruleset: str, known: Mapping[str, bool]) -> frozenset[str]:
        return super().infer(ruleset, known) - ({self.rule} if ruleset.startswith(self.rulesets) else set())


ADVICE = """\
id: aanvragen
sources: {wet: {title: Wet, url: "https://wetten.overheid.nl/x"}}
rules:
  - {id: vraag_aan, for: each_scheme, when: eligible and not receives, then: {action: apply}, text: "Vraag {title} aan.", source: wet art. 1}
"""
CONDITIONS = version("verzekerd", "inkomen <= bedrag")


@pytest.fixture
def catalogue_of_one(small: MakeSmall) -> Catalogue:
    return small(CONDITIONS, files={"rules/advice/aanvragen.yaml": ADVICE}).load()


ELIGIBLE = {"on": "2026-07-01", "municipality": "GM0484", "facts": {"verzekerd": "ja", "inkomen": 1}}


def test_random_households_are_answered_alike(catalogue: Catalogue) -> None:
    assert compare(catalogue, random_profiles(catalogue, 60, seed=2026)) == []


def test_every_random_household_can_be_read(catalogue: Catalogue) -> None:
    for raw in random_profiles(catalogue, 60, seed=1):
        read_profile(catalogue.vocabulary, raw)


def test_a_seed_gives_the_same_households_again(catalogue: Catalogue) -> None:
    first, again = (list(random_profiles(catalogue, 20, seed=7)) for _ in range(2))
    other = list(random_profiles(catalogue, 20, seed=8))
    assert first == again != other
    assert len(first) == 20


def test_random_households_differ_in_what_they_tell(catalogue: Catalogue) -> None:
    profiles = list(random_profiles(catalogue, 80, seed=3))
    told = [set(profile["facts"]) for profile in profiles]
    assert all(
        any(fact in each for each in told)
        for fact in ("toetsingsinkomen", "kale_huur", "woonsituatie", "servicekosten")
    )
    assert any("toetsingsinkomen" not in each for each in told)
    assert {len(profile["members"].get("kinderen", [])) for profile in profiles} >= {0, 1, 2}
    assert any("kinderen" not in profile["members"] for profile in profiles)
    assert any(profile.get("receives") for profile in profiles)
    assert any(profile.get("last_year") for profile in profiles)


def test_a_catalogue_without_figures_gives_households_too(small: MakeSmall) -> None:
    assert len(list(random_profiles(small(version()).load(), 3, seed=1))) == 3


def test_a_condition_that_an_engine_overlooks_is_noticed(catalogue_of_one: Catalogue) -> None:
    forgetful = Forgetful("scheme.", "eis_2.failed")
    profile = ELIGIBLE | {"facts": {"verzekerd": "ja", "inkomen": 5000}}
    found = compare(catalogue_of_one, [profile], [PlainInference(), forgetful])
    status = next(each for each in found if each.what == "status")
    assert (status.household, status.scheme) == (1, "proef")
    assert status.answers == {"evaluator": "not_eligible", "plain": "not_eligible", "forgetful": "unknown"}


def test_one_engine_alone_is_held_against_the_evaluator(catalogue_of_one: Catalogue) -> None:
    (found,) = compare(catalogue_of_one, [ELIGIBLE], [Forgetful("scheme.", "eligible")])
    assert found.answers == {"evaluator": "eligible", "forgetful": "needs_judgement"}


def test_an_action_that_an_engine_forgets_is_noticed(catalogue_of_one: Catalogue) -> None:
    found = compare(catalogue_of_one, [ELIGIBLE], [PlainInference(), Forgetful("advice.", "vraag_aan")])
    assert [each.what for each in found] == ["actions"]
    assert [len(actions) for actions in found[0].answers.values()] == [1, 0]


def test_households_are_numbered_from_one(catalogue_of_one: Catalogue) -> None:
    found = compare(catalogue_of_one, [ELIGIBLE, ELIGIBLE], [Forgetful("scheme.", "eligible")])
    assert [each.household for each in found] == [1, 2]


def test_a_scheme_that_fails_everywhere_is_no_difference(small: MakeSmall) -> None:
    broken = small(version(amount="bedrag / (huur - huur)")).load()
    profile = {"on": "2026-07-01", "municipality": "GM0484", "facts": {"huur": 5}}
    assert compare(broken, [profile], [PlainInference()]) == []


def test_a_difference_reads_as_one_line() -> None:
    answers: dict[str, Any] = {"evaluator": "eligible", "durable": "unknown"}
    found = Difference(12, "zorgtoeslag", "status", answers)
    assert str(found) == "huishouden 12, zorgtoeslag: status verschilt. evaluator: eligible, durable: unknown"
    assert str(Difference(3, "", "actions", {"plain": []})) == "huishouden 3: actions verschilt. plain: []"


def test_the_plain_engine_always_runs() -> None:
    assert "plain" in {engine.name for engine in engines_here()}
