"""Scenarios: the same household with other facts, beside today, each with the rules of its own day."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from engine import Given, ProfileError, compare, reached_on
from engine.advice.scenario import Comparison
from engine.profile.household import read_profile
from tests.engine.small import PLACE, MakeSmall, Small, household, scheme_text, version

ON = date(2026, 6, 10)
GROWING = """\
kindbedrag:
  label: Bedrag per kind
  unit: EUR/month
  values:
    - {from: 2026-01-01, to: 2026-06-30, value: 100, source: wet art. 2}
    - {from: 2026-07-01, to: 2026-12-31, value: 110, source: wet art. 2}
"""
PER_CHILD = version(amount="count(kinderen, 0 <= leeftijd and leeftijd < meerderjarigheid) * kindbedrag")
KINDS = """\
kinds:
  - id: geboorte
    title: Een kind erbij
    about: Een kind telt mee.
    when: Wanneer?
    member: {entity: kinderen, new: ja, sets: {geboortedatum: day}}
  - id: achttien
    title: Een kind wordt achttien
    about: Het kind telt niet meer mee.
    member: {entity: kinderen, asks: [inkomen]}
    reaches: {birth: geboortedatum, at: meerderjarigheid, within: 3}
  - {id: verhuizing, title: Verhuizen, about: Een andere gemeente., when: Wanneer?, municipality: ja, forgets: [huur]}
  - {id: partner, title: Partner, about: Een partner erbij., when: Wanneer?, ask_if: not partner, sets: {partner: ja}, asks: [inkomen]}
  - {id: stopt, title: Stopt, about: Het geld stopt., when: Wanneer?, stops: ja}
"""
MakeComparison = Callable[..., Comparison]


@pytest.fixture
def families(small: MakeSmall) -> Small:
    """A scheme per child that grows in July 2026, and one of Nieuwkoop only."""
    local = scheme_text(version(), name="nieuwkoops", title="Nieuwkoops").replace("level: national", "level: municipal")
    files = {
        "rules/scenarios.yaml": KINDS,
        "municipalities/GM0569-nieuwkoop/nieuwkoops.yaml": local + "municipalities: [GM0569]\n",
    }
    return small(PER_CHILD, GROWING, files=files)


@pytest.fixture
def beside(families: Small) -> MakeComparison:
    """A function that compares a household with itself after a change."""

    def make(kind: str, given: Given, facts: Any = None, members: Any = None, **more: Any) -> Comparison:
        catalogue = families.load()
        found = catalogue.scenarios.kind(kind)
        assert found
        return compare(catalogue, household(facts, members) | more, ON, found, given)

    return make


def children(*born: str) -> dict[str, Any]:
    return {"kinderen": [{"geboortedatum": day} for day in born]}


def months(found: Comparison) -> dict[str, tuple[int, int]]:
    """Per scheme the month now and then, in cents; -1 where a side has none."""
    return {
        one.scheme: (one.before.month.low if one.before.month else -1, one.after.month.low if one.after.month else -1)
        for one in found.changes
    }


def test_a_birth_adds_a_child_with_the_rules_of_that_day(beside: MakeComparison) -> None:
    found = beside("geboorte", Given(day=date(2026, 7, 15)), members=children("2020-01-01"))
    assert months(found) == {"proef": (10000, 22000)}
    assert (found.day, found.reckoned_on) == (date(2026, 7, 15), date(2026, 10, 1))
    assert found.as_json()["difference"]["per_month"] == {"min_cents": 12000, "max_cents": 12000}
    assert found.as_json()["difference"]["per_year"] == {"min_cents": 144000, "max_cents": 144000}
    assert found.as_json()["estimate"] is False


def test_a_change_beyond_the_known_rules_is_reckoned_with_the_last_ones(beside: MakeComparison) -> None:
    found = beside("geboorte", Given(day=date(2027, 3, 1)), members=children("2020-01-01"))
    assert months(found) == {"proef": (10000, 22000)}
    assert (found.reckoned_on, found.as_json()["estimate"]) == (date(2026, 12, 31), True)


def test_the_day_of_an_age_follows_from_the_birth_date(beside: MakeComparison, families: Small) -> None:
    members = children("2020-01-01", "2009-02-15")
    found = beside("achttien", Given(member=1), members=members)
    assert found.day == date(2027, 2, 15)
    assert months(found) == {"proef": (20000, 11000)}
    catalogue = families.load()
    kind = catalogue.scenarios.kind("achttien")
    assert kind
    typed = read_profile(catalogue.vocabulary, household(None, members), ON)
    assert [reached_on(catalogue, typed, kind, place) for place in (0, 1, 2, None)] == [
        None,
        date(2027, 2, 15),
        None,
        None,
    ]


def test_moving_brings_the_schemes_of_the_other_place(beside: MakeComparison) -> None:
    found = beside("verhuizing", Given(day=date(2026, 7, 1), municipality="GM0569"), members=children("2020-01-01"))
    assert months(found) == {"nieuwkoops": (0, 10000), "proef": (10000, 11000)}
    assert found.changes[0].before.status == "elsewhere"
    assert (found.place, found.local_known) == ("GM0569", True)


def test_a_place_without_known_schemes_says_so(beside: MakeComparison) -> None:
    back = beside("verhuizing", Given(day=date(2026, 7, 1), municipality=PLACE), municipality="GM0569")
    assert back.local_known is False
    assert months(back)["nieuwkoops"] == (10000, 0)


def test_a_scheme_that_stops_brings_nothing_any_more(beside: MakeComparison) -> None:
    given = Given(day=date(2026, 7, 1), scheme="proef")
    found = beside("stopt", given, members=children("2020-01-01"), receives={"proef": 100})
    assert months(found) == {"proef": (10000, 0)}
    assert found.changes[0].after.status == "stopped"


def test_what_is_set_and_answered_counts_and_what_is_forgotten_does_not(beside: MakeComparison) -> None:
    found = beside(
        "partner", Given(day=date(2026, 7, 1), facts={"inkomen": 100}), {"partner": "nee"}, children("2020-01-01")
    )
    assert found.then.month.low == 11000
    with pytest.raises(ProfileError, match="te hoog"):
        beside("partner", Given(day=date(2026, 7, 1), facts={"inkomen": 10**9}))


def test_without_a_day_or_a_person_there_is_nothing_to_compare(beside: MakeComparison) -> None:
    with pytest.raises(ProfileError, match="datum ontbreekt"):
        beside("geboorte", Given())
    with pytest.raises(ProfileError, match="datum ontbreekt"):
        beside("achttien", Given(member=None), members=children("2009-02-15"))
    with pytest.raises(ProfileError, match="over wie het gaat"):
        beside("achttien", Given(member=5, day=date(2026, 7, 1)), members=children("2009-02-15"))


def test_nothing_changes_in_the_profile_that_was_given(families: Small) -> None:
    catalogue = families.load()
    profile = household({"huur": 500}, children("2009-02-15"))
    before = deepcopy(profile)
    for kind, given in (("achttien", Given(member=0)), ("verhuizing", Given(day=ON, municipality="GM0569"))):
        found = catalogue.scenarios.kind(kind)
        assert found
        compare(catalogue, profile, ON, found, given)
    assert profile == before


def test_the_sums_are_those_of_the_schemes(beside: MakeComparison) -> None:
    found = beside(
        "verhuizing", Given(day=date(2026, 7, 1), municipality="GM0569"), members=children("2020-01-01")
    ).as_json()
    for side, total in (("before", "today"), ("after", "then")):
        rows = [row[side]["per_month"]["min_cents"] for row in found["schemes"]]
        assert found[total]["per_month"]["min_cents"] == sum(rows)
