"""Net typed for gross and gross for net: a range that holds the law's own amount, worked out by the rules themselves."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Catalogue, CatalogueError, advisor_for, estimate, estimates_of, load_catalogue
from engine.catalogue.estimates import FILE, EstimateReader
from engine.evaluate.asking import worked_out
from engine.profile.household import read_profile

CATALOGUE = load_catalogue()
ON = date(2026, 7, 1)
ALONE = {"geboortedatum_aanvrager": "1986-03-02", "heeft_toeslagpartner": False}
D = Decimal


def estimated(fact: str, basis: str, amount: str, facts: dict[str, Any] = ALONE) -> tuple[Decimal, Decimal] | None:
    found = estimate(CATALOGUE, fact, basis, D(amount), facts, ON)
    return (D(found["min"]), D(found["max"])) if found else None


def net_of(wage: int, benefit: int = 0) -> Decimal:
    """The net month without holiday money that the rules work out of a gross year."""
    facts = {**ALONE, "bruto_loon_dit_jaar": str(wage), "bruto_uitkering_dit_jaar": str(benefit), "winst_dit_jaar": "0"}
    raw = {"on": ON, "municipality": "GM0484", "facts": facts, "members": {"kinderen": []}}
    profile = read_profile(CATALOGUE.vocabulary, raw, ON)
    value = worked_out(advisor_for(CATALOGUE).library, "netto_inkomen_per_maand", profile.household, ON).value
    return cast(Decimal, value)


def test_gross_without_holiday_money_is_between_itself_and_eight_percent_more():
    # 2.100 a month is 25.200 a year; 8% of that is 2.016
    assert estimated("toetsingsinkomen", "bruto", "25200") == (D(25200), D(27216))


def test_on_so_little_income_nobody_pays_tax_and_only_holiday_money_is_open():
    # 500 a month is 6.000 a year. A pension has no holiday money: 6.000. A benefit has up to 8%: 6.480. Because the tax is
    # rounded seven times, there may be 7 euro less of net income (7 + 7) or more (7 with 8%, and 7).
    assert estimated("toetsingsinkomen", "netto", "6000") == (D(5986), D(6495))


@pytest.mark.parametrize("wage", [9000, 18000, 25200, 31000, 48000, 90000])
def test_the_wage_behind_a_net_amount_lies_in_the_range(wage):
    low, high = estimated("toetsingsinkomen", "netto", str(net_of(wage) * 12)) or (D(0), D(0))
    assert low <= wage <= high
    assert high - low > 1


@given(wage=st.integers(1000, 120_000), known=st.booleans())
def test_there_and_back_again_never_loses_the_amount(wage, known):
    facts = ALONE if known else {}
    low, high = estimated("toetsingsinkomen", "netto", str(net_of(wage) * 12), facts) or (D(0), D(0))
    assert low <= wage <= high
    low, high = estimated("netto_inkomen_per_maand", "alles", str(D(wage) / 12), facts) or (D(0), D(0))
    assert low <= net_of(wage) <= high


def test_less_is_known_of_a_couple_than_of_somebody_alone():
    couple = {**ALONE, "heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1986-03-02"}
    alone, both = (estimated("toetsingsinkomen", "netto", "30000", facts) for facts in (ALONE, couple))
    assert alone
    assert both
    assert both[0] < alone[0]
    assert both[1] >= alone[1]


def test_of_what_is_somebodys_own_the_partner_has_no_part():
    couple = {**ALONE, "heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1986-03-02"}
    own = estimated("toetsingsinkomen_zonder_partner", "netto", "24000", couple)
    assert own == estimated("toetsingsinkomen", "netto", "24000", ALONE)


def test_an_income_of_last_year_is_counted_with_the_taxes_of_then_whoever_was_there():
    couple = {**ALONE, "heeft_toeslagpartner": True}
    one, other = (estimated("inkomen_vorig_jaar", "netto", "24000", facts) for facts in (ALONE, couple))
    then = {"geboortedatum_aanvrager": "1986-03-02"}
    found = estimate(CATALOGUE, "toetsingsinkomen", "netto", D(24000), then, date(2025, 7, 1))
    assert found
    assert one == other == (D(found["min"]), D(found["max"]))


@pytest.mark.parametrize(
    "fact", ["gezinsinkomen_twee_jaar_terug", "gezinsinkomen_drie_jaar_terug", "inkomen_twee_jaar_terug"]
)
def test_further_back_only_gross_is_counted_another_way(fact):
    assert list(estimates_of(CATALOGUE).amounts[fact].others) == ["bruto"]
    assert estimated(fact, "bruto", "25200") == (D(25200), D(27216))


def test_an_amount_that_no_income_leads_to_gives_nothing():
    assert estimated("toetsingsinkomen", "netto", "990000") is None


def faulty(tmp_path: Path, old: str, new: str) -> list[str]:
    text = (CATALOGUE.root / FILE).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "estimates.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    there = cast(Catalogue, SimpleNamespace(vocabulary=CATALOGUE.vocabulary))
    with pytest.raises(CatalogueError) as caught:
        EstimateReader(path, there).read()
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("measure: netto_inkomen_per_maand", "measure: netto_inkomn", "'netto_inkomn' is not in the vocabulary. Correct"),
        ("nobody: [kinderen]", "nobody: [katten]", "'katten' is not in the vocabulary"),
        ("{bruto_loon_dit_jaar: 1}", "{bruto_loon_dit_jaar: 2}", "the shares are not 1 together. Write 1"),
        ("on_top: [0, 0.08]", "on_top: [0]", "what comes on top is no pair. Write [0, 0.08]"),
        ("law: bruto, met vakantiegeld", "wet: bruto", "unknown key 'wet'"),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_told_with_its_line_and_what_to_do(tmp_path, old, new, message):
    problems = faulty(tmp_path, old, new)
    assert any(message in problem and problem.startswith(f"{FILE}:") for problem in problems), problems


def test_every_amount_is_a_question_in_money():
    facts = CATALOGUE.vocabulary.facts
    assert [name for name in estimates_of(CATALOGUE).amounts if not facts[name].question] == []
    assert {facts[name].unit for name in estimates_of(CATALOGUE).amounts} == {"EUR/year", "EUR/month"}
