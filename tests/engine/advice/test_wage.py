"""Disposable money against wage: what is left, and what remains of 100 euros more."""

from datetime import date
from typing import Any

import pytest

from engine import EngineError, disposable
from engine.advice.wage import Disposable, Point
from tests.engine.small import VOCABULARY, MakeSmall, Small, household, scheme_text, version

ON = date(2026, 7, 1)
FACTS = """\
  loon: {type: money, unit: EUR/year, bounds: [0, 100000], question: Wat is uw loon?, chapter: geld}
  netto: {type: money, unit: EUR/month, bounds: [0, 10000], label: Netto, question: Wat is uw netto inkomen?, chapter: geld, derived: geschat_netto}
  geschat_netto: {type: money, unit: EUR/month, bounds: [0, 10000], label: Geschat netto, derived: "per_month(loon) / 2"}
  uitkering: {type: money, unit: EUR/year, bounds: [0, 50000], question: Wat is uw uitkering?, chapter: geld}
"""
SCENARIOS = """\
kinds: []
wage:
  fact: loon
  net: geschat_netto
  highest: 24000
  follows: {netto: netto, inkomen: loon}
  inside_net: [pensioen]
  gives_way: {schemes: [steun], sets: {uitkering: 0}}
  leaves_out: [los]
"""
LIMIT = "grens: {label: Grens, unit: EUR/year, values: [{from: 2020-01-01, value: 12000, source: wet art. 3}]}"


def money(name: str, *conditions: str, **changes: str) -> str:
    """A scheme of 100 euros a month under conditions."""
    return scheme_text(version(*conditions), LIMIT, name=name, title=name.capitalize(), **changes)


@pytest.fixture
def workers(small: MakeSmall) -> Small:
    """Half of a wage is net; `toeslag` of 100 a month stops above 12,000 a year."""
    files = {
        "rules/vocabulary.yaml": VOCABULARY.replace("entities:", FACTS + "entities:", 1),
        "rules/scenarios.yaml": SCENARIOS,
        "rules/national/toeslag.yaml": money("toeslag", "inkomen <= grens"),
        "rules/national/pensioen.yaml": money("pensioen", "student"),
        "rules/national/steun.yaml": money("steun", "netto <= per_month(grens) / 2", "zoekt_werk"),
        "rules/national/los.yaml": money("los"),
        "rules/national/eenmalig.yaml": money("eenmalig", paid="once_a_year"),
    }
    return small(files=files)


def ladder(made: Small, steps: int = 5, receives: Any = None, **facts: Any) -> Disposable:
    told = {"student": "nee", "zoekt_werk": "nee"} | facts
    return disposable(made.load(), household(told, None) | {"receives": receives or {}}, ON, steps)


def at(found: Disposable, gross_a_year: int) -> Point:
    return next(point for point in found.points if point.gross == gross_a_year * 100 // 12)


def test_wages_run_in_even_steps_with_the_own_one_between_them(workers: Small) -> None:
    found = ladder(workers, loon=7000, inkomen=7000)
    assert [point.gross for point in found.points] == [0, 50000, 58333, 100000, 150000, 200000]
    assert [point.own for point in found.points] == [False, False, True, False, False, False]


def test_what_is_left_is_net_wage_with_every_scheme_by_the_month(workers: Small) -> None:
    found = ladder(workers, loon=7000, inkomen=7000)
    assert (at(found, 6000).net.low, at(found, 6000).schemes.low, at(found, 6000).disposable.low) == (
        25000,
        10000,
        35000,
    )
    assert at(found, 18000).schemes.low == 0
    assert (found.points[0].disposable.low, found.missing) == (10000, ())


def test_of_a_hundred_euros_more_half_remains_and_less_where_a_scheme_stops(workers: Small) -> None:
    found = ladder(workers, loon=0, inkomen=0)
    keeps = {point.gross: point.keeps for point in found.points}
    assert [keeps[0].low, keeps[0].high] == [5000, 5000]  # type: ignore[union-attr]
    assert keeps[100000].low == 3000  # type: ignore[union-attr]
    assert keeps[200000] is None


def test_what_was_told_moves_along_with_the_wage(workers: Small) -> None:
    """Somebody with 3,000 of other income passes the limit of 12,000 at a wage of 9,000, not of 12,000."""
    found = ladder(workers, steps=25, loon=6000, inkomen=9000)
    assert at(found, 9000).schemes.low == 10000
    assert at(found, 10000).schemes.low == 0


def test_a_wage_above_the_highest_makes_the_ladder_longer(workers: Small) -> None:
    assert ladder(workers, loon=40000, inkomen=40000).points[-1].gross == 500000


def test_money_that_is_part_of_the_net_income_counts_once(workers: Small) -> None:
    found = ladder(workers, loon=18000, inkomen=18000, student="ja", receives={"pensioen": 60})
    assert at(found, 18000).schemes.low == 4000
    assert at(ladder(workers, loon=18000, inkomen=18000, student="ja"), 18000).schemes.low == 10000


def test_a_benefit_gives_way_to_the_wage(workers: Small) -> None:
    """The support of 100 stops at a net month of 500: a gross year of 12,000."""
    found = ladder(workers, loon=0, inkomen=12001, netto=900, zoekt_werk="ja", uitkering=9000, receives={"steun": 100})
    assert [at(found, wage).schemes.low for wage in (0, 12000, 18000)] == [10000, 10000, 0]


def test_an_open_answer_makes_a_range(workers: Small) -> None:
    found = ladder(workers, loon=0, inkomen=0, student=None)
    assert (found.points[0].schemes.low, found.points[0].schemes.high) == (10000, 20000)


def test_without_its_facts_the_ladder_says_what_is_missing(workers: Small) -> None:
    vocabulary = VOCABULARY.replace(
        "entities:", FACTS.replace("per_month(loon) / 2", "per_month(loon + uitkering) / 2") + "entities:", 1
    )
    (workers.root / "rules/vocabulary.yaml").write_text(vocabulary, encoding="utf-8")
    found = ladder(workers, loon=6000)
    assert (found.points, found.missing) == ((), ("uitkering",))
    assert found.as_json() == {"on": "2026-07-01", "points": [], "missing": ["uitkering"]}


def test_rules_that_do_not_say_how_a_wage_runs_are_refused(small: MakeSmall) -> None:
    with pytest.raises(EngineError, match=r"scenarios\.yaml"):
        disposable(small(version()).load(), household(None, None), ON)
