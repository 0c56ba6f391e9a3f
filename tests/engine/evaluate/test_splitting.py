"""An unknown yes/no or choice is tried in every way: tighter ranges, that still hold every possible answer."""

from itertools import product
from typing import Any

import pytest

from engine.base.ranges import bounds
from tests.engine.small import VOCABULARY, MakeSmall, version

BY_AGE = """\
tarief:
  unit: EUR/year
  by: [jong]
  values:
    - {from: 2020-01-01, to: 2026-06-30, value: {ja: 1200, nee: 0}}
    - {from: 2026-07-01, value: {ja: 0, nee: 1200}}
"""
JONG = "- {id: jong, unit: boolean, formula: leeftijd < meerderjarigheid}"


def test_a_fact_used_twice_is_one_fact(small: MakeSmall) -> None:
    logic = version(amount="(bedrag if student else 0) + (0 if student else bedrag * 2)")
    outcome = small(logic).outcome({})
    assert (bounds(outcome.amount), outcome.missing) == ((1200, 2400), ("student",))


def test_a_choice_used_twice_is_one_choice(small: MakeSmall) -> None:
    deel = "deel: {unit: EUR/year, by: [woning], values: [{from: 2020-01-01, value: {huurhuis: 300, kamer: 100, koophuis: 0}}]}"
    outcome = small(version(amount="deel[woning] - deel[woning] + bedrag"), deel).outcome({})
    assert outcome.amount == 1200


def test_a_step_used_twice_is_one_step(small: MakeSmall) -> None:
    steps = "- {id: arm, unit: boolean, formula: inkomen < bedrag}"
    outcome = small(version(amount="(bedrag if arm else 0) + (0 if arm else bedrag)", steps=steps), set="once").outcome(
        {}
    )
    assert outcome.amount == 1200


def test_what_differs_per_month_is_not_settled_for_the_year(small: MakeSmall) -> None:
    catalogue = small(version(amount="tarief[jong]", steps=JONG), BY_AGE)
    low, high = bounds(catalogue.outcome({}).amount)
    for birthdate in ("2008-06-15", "2000-06-15", "2015-06-15", "2008-09-15", "2008-03-15"):
        assert low <= catalogue.outcome({"geboortedatum": birthdate}).amount <= high


@pytest.mark.parametrize(
    "jong",
    [
        "jong: {type: boolean, derived: leeftijd < meerderjarigheid}",
        "jong: {type: boolean, question: Bent u jong?, chapter: wie, derived: leeftijd < meerderjarigheid}",
        "jong: {type: boolean, question: Bent u jong?, chapter: wie, ask_if: leeftijd < meerderjarigheid, otherwise: nee}",
    ],
    ids=["worked out", "asked or worked out", "asked of some"],
)
def test_a_fact_that_differs_per_month_is_not_settled_for_the_year(small: MakeSmall, jong: str) -> None:
    words = VOCABULARY.replace("  student:", f"  {jong}\n  student:")
    catalogue = small(version(amount="tarief[jong]"), BY_AGE, files={"rules/vocabulary.yaml": words})
    low, high = bounds(catalogue.outcome({}).amount)
    told = {"jong": "ja"} if "ask_if" in jong else {}
    for birthdate in ("2008-06-15", "2000-06-15", "2015-06-15"):
        assert low <= catalogue.outcome({"geboortedatum": birthdate, **told}).amount <= high


def test_a_partner_that_is_not_known_gives_both_answers(small: MakeSmall) -> None:
    grens = "grens: {unit: EUR/year, by: [partner], values: [{from: 2020-01-01, value: {ja: 3000, nee: 2000}}]}"
    catalogue = small(version("inkomen <= grens[partner]", amount="grens[partner] - inkomen"), grens)
    outcome = catalogue.outcome({"inkomen": 500})
    assert (outcome.status, bounds(outcome.amount)) == ("eligible", (1500, 2500))
    tight = catalogue.outcome({"inkomen": 2500})
    assert (tight.status, bounds(tight.amount), tight.missing) == ("unknown", (0, 500), ("partner",))


def test_a_partner_that_is_not_known_settles_what_hangs_on_it(small: MakeSmall) -> None:
    logic = version(amount="(partner_inkomen if partner else bedrag) + (bedrag if partner_verzekerd else 0)")
    catalogue = small(logic)
    told = {"partner_inkomen": 3000, "partner_verzekerd": "ja"}
    assert bounds(catalogue.outcome(told).amount) == (1200, 4200)
    assert catalogue.outcome({**told, "partner": "nee"}).amount == 1200
    assert catalogue.outcome({**told, "partner": "ja"}).amount == 4200


def test_many_unknown_facts_stay_sound(small: MakeSmall) -> None:
    words = VOCABULARY.replace(
        "  student:",
        "".join(f"  f{n}: {{type: boolean, question: 'F{n}?', chapter: wie}}\n" for n in range(7)) + "  student:",
    )
    amount = " + ".join(f"(bedrag if f{n} else 0)" for n in range(7)) + " - (bedrag if f0 and f6 else 0)"
    catalogue = small(version(amount=amount), files={"rules/vocabulary.yaml": words})
    low, high = bounds(catalogue.outcome({}).amount)
    assert low <= 0
    assert high >= 7 * 1200 - 1200
    for values in product(["ja", "nee"], repeat=3):
        facts: dict[str, Any] = {f"f{n}": values[n % 3] for n in range(7)}
        assert low <= catalogue.outcome(facts).amount <= high


def test_every_way_refused_is_nothing(small: MakeSmall) -> None:
    outcome = small(version("student", "not student")).outcome({})
    assert outcome.status in ("unknown", "not_eligible")
    assert bounds(outcome.amount)[0] == 0


def test_the_status_never_says_more_than_is_known(small: MakeSmall) -> None:
    outcome = small(version("verzekerd", amount="bedrag if student else bedrag * 2")).outcome({})
    assert (outcome.status, bounds(outcome.amount)) == ("unknown", (0, 2400))
    assert bounds(outcome.if_eligible) == (1200, 2400)


def test_what_is_met_in_a_month_that_is_refused_proves_nothing(small: MakeSmall) -> None:
    logic = version(
        "sinds <= peildatum", "not student or peildatum < sinds", amount="bedrag if student else bedrag * 2"
    )
    catalogue = small(logic)
    assert catalogue.outcome({"sinds": "2026-09-01", "student": "ja"}).status == "not_eligible"
    assert catalogue.outcome({"sinds": "2026-09-01", "student": "nee"}).status == "eligible"
    assert catalogue.outcome({"sinds": "2026-09-01"}).status == "unknown"
