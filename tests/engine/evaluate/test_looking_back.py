"""Looking back over months: each month with its own figures, ages and answers; a range where something is not known."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.base.ranges import Range
from tests.engine.small import MakeSmall, version

FIGURES = """
hulp: {label: Hulpbedrag, unit: EUR/year, values: [{from: 2024-01-01, to: 2025-12-31, value: 100}, {from: 2026-01-01, value: 160}]}
tijd: {label: Tijd, unit: months, values: [{from: 2020-01-01, value: 12}]}
lang: {label: Lange tijd, unit: months, values: [{from: 2020-01-01, value: {at_least: 6, at_most: 12}}]}
jongste: {label: Jongste, unit: years, values: [{from: 2020-01-01, value: 18}]}
per_maand: {label: Per maand, unit: EUR/year, values: [{from: 2020-01-01, value: 10}]}
maand: {label: Maand, unit: months, values: [{from: 2020-01-01, value: 1}]}
"""


def amount(small: MakeSmall, formula: str, facts: Any = None, on: str = "2026-07-01", members: Any = None) -> Any:
    catalogue = small(version(amount=formula), FIGURES, set="once")
    return catalogue.outcome(facts or {}, members, on=date.fromisoformat(on)).amount


def test_every_month_has_its_own_figure(small: MakeSmall) -> None:
    # Half a year of 100 and half a year of 160.
    assert amount(small, "average_before(tijd, hulp)") == 130
    assert amount(small, "hulp") == 160


def test_the_month_of_the_day_itself_does_not_count(small: MakeSmall) -> None:
    assert amount(small, "average_before(tijd, hulp)", on="2026-01-01") == 100
    assert amount(small, "average_before(tijd, hulp)", on="2026-02-01") == 105  # eleven of 100, one of 160


def test_a_calendar_year_is_looked_back_on_from_its_end(small: MakeSmall) -> None:
    assert amount(small, "average_before(tijd, hulp, jaarbegin)", on="2026-11-22") == 100


def test_ages_are_those_of_the_month(small: MakeSmall) -> None:
    # Eighteen on 1 May 2026: on 1 May and 1 June.
    born = {"geboortedatum": "2008-05-01"}
    assert amount(small, "months_before(tijd, leeftijd >= jongste) / maand * per_maand", born) == 20


@pytest.mark.parametrize(
    ("born", "months"), [("2008-05-10", 2), ("2008-05-15", 2), ("2008-05-16", 1), ("2008-06-15", 1)]
)
def test_a_day_in_the_middle_of_a_month_turns_with_that_day(small: MakeSmall, born: str, months: int) -> None:
    # Looked back on from 15 July: 15 June, 15 May, and so on.
    formula = "months_before(tijd, leeftijd >= jongste) / maand * per_maand"
    assert amount(small, formula, {"geboortedatum": born}, on="2026-07-15") == 10 * months


def test_members_have_the_age_of_the_month(small: MakeSmall) -> None:
    household = {"kinderen": [{"geboortedatum": "2025-10-01"}, {"geboortedatum": "2026-06-01"}]}
    # Born on 1 October 2025 (nine months here) and 1 June 2026 (one month).
    formula = "average_before(tijd, count(kinderen, leeftijd >= 0) * per_maand)"
    assert amount(small, formula, members=household).quantize(Decimal("0.001")) == Decimal("8.333")


def test_what_is_not_known_in_a_month_gives_a_range(small: MakeSmall) -> None:
    found = amount(small, "average_before(tijd, min(inkomen, hulp))")
    assert (found.low, found.high) == (0, 130)
    found = amount(small, "months_before(tijd, inkomen > hulp) / maand * per_maand")
    assert (found.low, found.high) == (0, 120)


def test_an_unknown_number_of_months_holds_every_outcome(small: MakeSmall) -> None:
    # Six months of 160, or up to six more of 100.
    assert amount(small, "average_before(lang, hulp)") == Range(Decimal(130), Decimal(160))


def test_a_month_without_a_figure_is_not_covered(small: MakeSmall) -> None:
    catalogue = small(version(amount="average_before(tijd, hulp)"), FIGURES, set="once")
    found = catalogue.outcome({}, on=date(2024, 6, 1))
    assert (found.status, found.reason) == ("not_covered", "Nog niet bekend voor 2024: Hulpbedrag.")


def test_older_figures_stand_in_the_trace_with_their_first_day(small: MakeSmall) -> None:
    catalogue = small(version(amount="average_before(tijd, hulp)"), FIGURES, set="once")
    room = catalogue.outcome({}).room
    assert room is not None
    read = {key: value for (name, key), (_, value) in room.frame.run.reads.items() if name == "hulp"}
    assert read == {None: 160, ("2024-01-01",): 100}


def test_every_month_of_the_year_is_its_own_stretch(small: MakeSmall) -> None:
    # January 100, February 105 ... December 155: the sum over the year, by twelfths.
    catalogue = small(version(amount="average_before(tijd, hulp)"), FIGURES)
    assert catalogue.outcome({}).amount == Decimal("127.5")


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("average_before(jongste, hulp)", "units differ"),
        ("average_before(tijd, verzekerd)", "a number is needed"),
        ("months_before(tijd, hulp)", "a yes/no is needed"),
        ("average_before(tijd)", "takes months"),
        ("average_before(tijd, hulp, sinds)", "must always be known"),
        ("average_before(tijd, hulp, hulp)", "a date is needed"),
    ],
)
def test_what_does_not_fit_is_refused(small: MakeSmall, formula: str, message: str) -> None:
    with pytest.raises(Exception, match=message):
        amount(small, formula)
