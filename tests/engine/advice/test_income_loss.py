"""An income that drops, month by month: own income, the year it makes, and the schemes that follow it."""

from datetime import date
from decimal import Decimal

import pytest

from engine import Drop, EngineError, IncomeLoss, income_loss
from tests.engine.small import MakeSmall, Small, household, version

ON = date(2026, 6, 10)
KINDS = """\
income: {net: netto, year: inkomen}
kinds:
  - {id: minder, title: Minder, about: Minder inkomen., when: Wanneer?, asks: [netto]}
"""
NET = """\
  netto: {type: money, unit: EUR/month, bounds: [0, 20000], question: Hoeveel per maand?, chapter: geld}
entities:
"""
A_HUNDREDTH = version(amount="max(0, (grens - inkomen) / deler)")
FIGURES = """\
grens: {label: Grens, unit: EUR/year, values: [{from: 2026-01-01, to: 2026-12-31, value: 30000, source: wet art. 2}]}
deler: {label: Deler, unit: ratio, values: [{from: 2020-01-01, value: 10, source: wet art. 2}]}
"""


@pytest.fixture
def lower(small: MakeSmall) -> Small:
    """A scheme of a tenth of what the year's income stays under 30.000, known for 2026 only."""
    made = small(A_HUNDREDTH, FIGURES, files={"rules/scenarios.yaml": KINDS})
    path = made.root / "rules/vocabulary.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("entities:\n", NET, 1), encoding="utf-8")
    return made


def found(lower: Small, drop: Drop, **facts: str) -> IncomeLoss:
    catalogue = lower.load()
    kind = catalogue.scenarios.kind("minder")
    assert kind
    return income_loss(catalogue, household({"inkomen": "24000", **facts}, None), ON, kind, drop)


def test_the_months_after_the_drop_have_the_new_income_and_the_year_that_follows_from_it(lower: Small) -> None:
    loss = found(lower, Drop(date(2026, 9, 30), Decimal(2000), Decimal(1000)))
    assert [(month.first.month, month.own) for month in loss.months] == [
        (9, 200_000), (10, 100_000), (11, 100_000), (12, 100_000), (1, 100_000), (2, 100_000),
    ]  # fmt: skip
    assert loss.year == 21_000  # nine months of 2.000 and three of 1.000
    assert loss.before.schemes.low == 5_000  # a tenth of 30.000 - 24.000, per month
    assert [month.schemes.low for month in loss.months[:4]] == [5_000, 7_500, 7_500, 7_500]
    assert loss.months[4].schemes.low == 15_000  # a whole year of 1.000 a month, with the rules of December
    assert [month.estimate for month in loss.months] == [False, False, False, False, True, True]
    assert loss.months[1].total.low == 107_500


def test_of_a_drop_that_was_before_today_the_told_year_is_the_mixed_one(lower: Small) -> None:
    loss = found(lower, Drop(date(2026, 3, 31), Decimal(2000), Decimal(1000)), inkomen="15000")
    assert loss.year == 15_000
    assert loss.months[0].first == date(2026, 6, 1)
    assert loss.months[0].own == 100_000
    assert loss.before.schemes.low == 5_000  # the whole year would have been 24.000
    assert loss.months[0].schemes.low == 12_500


def test_a_year_that_the_household_knows_goes_before_the_estimate(lower: Small) -> None:
    loss = found(lower, Drop(date(2026, 9, 30), Decimal(2000), Decimal(1000), year=Decimal(18_000)))
    assert (loss.year, loss.months[1].schemes.low) == (18_000, 10_000)


def test_a_drop_on_the_first_of_a_month_makes_that_month_new(lower: Small) -> None:
    loss = found(lower, Drop(date(2026, 9, 1), Decimal(2000), Decimal(0)))
    assert loss.months[0].own == 0
    assert loss.year == 16_000


def test_without_an_income_before_nothing_is_estimated_of_the_year(lower: Small) -> None:
    loss = found(lower, Drop(date(2026, 9, 30), Decimal(0), Decimal(0)))
    assert loss.year is None
    assert loss.months[1].schemes.low == 5_000  # as the year was told


def test_before_and_after_are_laid_side_by_side(lower: Small) -> None:
    (change,) = found(lower, Drop(date(2026, 9, 30), Decimal(2000), Decimal(1000))).comparison.changes
    assert (change.before.month.low, change.after.month.low) == (5_000, 7_500)


def test_a_catalogue_that_does_not_say_what_income_is_says_so(small: MakeSmall) -> None:
    kinds = KINDS.split("\n", 1)[1].replace("netto", "huur")
    catalogue = small(version(), files={"rules/scenarios.yaml": kinds}).load()
    drop = Drop(date(2026, 9, 30), Decimal(2000), Decimal(1000))
    with pytest.raises(EngineError, match="welke gegevens het inkomen zijn"):
        income_loss(catalogue, household({}, None), ON, catalogue.scenarios.kinds[0], drop)


def test_an_income_that_does_not_exist_is_named(small: MakeSmall) -> None:
    text = KINDS.replace("netto", "huur").replace("year: inkomen", "year: inkommen")
    assert "there is no fact 'inkommen'" in [
        each.message for each in small(version(), files={"rules/scenarios.yaml": text}).findings
    ]
