"""Money of this year and of last year: what can still be claimed, and until when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.advice.gain import Span, span_of
from engine.base.ranges import Range
from tests.engine.small import VOCABULARY, MakeSmall, version

YEARS = "{how: Bel., deadline: {month_day: 12-31, years_later: 1}, back: {years: 1}}"
MONTHS = "{how: Bel., deadline: {month_day: 12-31, years_later: 1}, back: {months: 3}}"


def claim(small: MakeSmall, logic: str, on: str, apply: str = YEARS, facts: Any = None, **more: Any) -> Any:
    advice = small(logic, apply=apply).advice(facts, on=date.fromisoformat(on), **more)
    assert advice["errors"] == []
    total = advice["total"]["retroactive"]
    found = advice["schemes"][0]["retroactive"]
    assert total == (
        {end: found[end] for end in ("min_cents", "max_cents")} if found else {"min_cents": 0, "max_cents": 0}
    )
    return found


@pytest.mark.parametrize("on", ["2026-01-01", "2026-07-01", "2026-12-31"])
def test_last_year_can_be_claimed_until_the_deadline(small: MakeSmall, on: str) -> None:
    assert claim(small, version(), on) == {
        "min_cents": 120000,
        "max_cents": 120000,
        "year": 2025,
        "until": "2026-12-31",
    }


def test_after_the_deadline_nothing_can_be_claimed(small: MakeSmall) -> None:
    early = YEARS.replace("12-31, years_later: 1", "09-01, years_later: 1")
    assert claim(small, version(), "2026-09-01", early)["until"] == "2026-09-01"
    assert claim(small, version(), "2026-09-02", early) is None


def test_who_receives_it_now_claims_nothing(small: MakeSmall) -> None:
    assert claim(small, version(), "2026-07-01", receives={"proef": 100}) is None
    assert claim(small, version(), "2026-07-01", receives={"proef": 0}) is not None


def test_without_a_way_back_nothing_can_be_claimed(small: MakeSmall) -> None:
    assert claim(small, version(), "2026-07-01", "{how: Bel.}") is None


def test_a_law_that_was_not_there_last_year_gives_nothing_back(small: MakeSmall) -> None:
    assert claim(small, version(start="2026-01-01"), "2026-07-01") is None


def test_what_differs_per_year_is_unknown_for_last_year(small: MakeSmall) -> None:
    logic = version("verzekerd", amount="inkomen")
    facts = {"verzekerd": "ja", "inkomen": 500}
    assert claim(small, logic, "2026-07-01", facts=facts)["max_cents"] == 10000000
    told = claim(small, logic, "2026-07-01", facts=facts, last_year={"facts": {"inkomen": 300}})
    assert (told["min_cents"], told["max_cents"]) == (30000, 30000)


def test_what_is_told_of_last_year_goes_before_this_year(small: MakeSmall) -> None:
    logic = version("verzekerd")
    assert (
        claim(small, logic, "2026-07-01", facts={"verzekerd": "ja"}, last_year={"facts": {"verzekerd": "nee"}}) is None
    )
    assert (
        claim(small, logic, "2026-07-01", facts={"verzekerd": "nee"}, last_year={"facts": {"verzekerd": "ja"}})
        is not None
    )


def test_last_year_had_its_own_birthdays(small: MakeSmall) -> None:
    found = claim(small, version("leeftijd >= meerderjarigheid"), "2026-07-01", facts={"geboortedatum": "2007-06-15"})
    assert (found["min_cents"], found["max_cents"]) == (60000, 60000)


def test_who_lived_there_last_year_is_an_assumption_that_is_told(small: MakeSmall) -> None:
    advice = small(version(), apply=YEARS).advice()
    assert "last_year" in [each["fact"] for each in advice["assumptions"]]


@pytest.mark.parametrize(
    ("on", "months"),
    [("2026-01-15", 3), ("2026-02-01", 2), ("2026-03-31", 1), ("2026-04-01", 0), ("2026-07-01", 0)],
)
def test_a_few_months_back_may_reach_into_last_year(small: MakeSmall, on: str, months: int) -> None:
    found = claim(small, version(), on, MONTHS)
    assert (found["max_cents"] if found else 0) == months * 10000


@pytest.mark.parametrize("on", ["2026-01-15", "2026-02-01", "2026-03-31"])
def test_a_claim_of_months_says_until_when(small: MakeSmall, on: str) -> None:
    until = {"2026-01-15": "2026-01-31", "2026-02-01": "2026-02-28", "2026-03-31": "2026-03-31"}
    assert claim(small, version(), on, MONTHS)["until"] == until[on]


@pytest.mark.parametrize(
    ("on", "months"), [("2026-01-15", 12), ("2026-04-01", 12), ("2026-05-01", 11), ("2026-11-22", 5), ("2026-12-31", 4)]
)
def test_the_first_year_leaves_out_months_that_are_lost(small: MakeSmall, on: str, months: int) -> None:
    advice = small(version(), apply=MONTHS).advice(on=date.fromisoformat(on))
    assert advice["schemes"][0]["first_year"] == {"min_cents": months * 10000, "max_cents": months * 10000}
    assert advice["schemes"][0]["new_money"]["max_cents"] == 120000


def test_without_a_limit_in_months_the_first_year_is_the_whole_year(small: MakeSmall) -> None:
    advice = small(version(), apply=YEARS).advice(on=date(2026, 11, 22))
    assert advice["schemes"][0]["first_year"]["max_cents"] == 120000


def test_the_first_year_does_not_change_what_the_trace_says(small: MakeSmall) -> None:
    drempel = "drempel: {unit: EUR/year, values: [{from: 2020-01-01, value: 24}]}"
    logic = version("{id: minimum, text: Genoeg., when: toekenning >= drempel}")
    (condition,) = small(logic, drempel, apply=MONTHS).advice(on=date(2026, 11, 22))["schemes"][0]["conditions"]
    assert condition["figure"] == "€\u202f1.200 per jaar"


def test_the_first_year_is_open_while_its_months_are(small: MakeSmall) -> None:
    words = VOCABULARY.replace("  sinds:", "  tot: {type: date, question: Tot?, chapter: wie}\n  sinds:")
    catalogue = small(version("student or peildatum < tot"), apply=MONTHS, files={"rules/vocabulary.yaml": words})
    advice = catalogue.advice({"tot": "2026-03-01"}, on=date(2026, 9, 1))
    (proef,) = advice["schemes"]
    assert (proef["status"], proef["amount"]["min_cents"], proef["amount"]["max_cents"]) == ("eligible", 20000, 120000)
    assert proef["first_year"] == {"min_cents": 0, "max_cents": 70000}


def test_an_error_about_last_year_leaves_this_year(small: MakeSmall) -> None:
    logic = version(amount="bedrag / (huur - huur)", extra="to: 2025-12-31") + version(start="2026-01-01")
    advice = small(logic, apply=YEARS).advice({"huur": 5}, last_year={"facts": {"huur": 5}})
    assert [(each["id"], each["amount"]["max_cents"]) for each in advice["schemes"]] == [("proef", 120000)]
    assert [each["scheme"] for each in advice["errors"]] == ["proef"]


def test_the_ends_of_a_range_are_rounded_outwards() -> None:
    assert span_of(Range(Decimal("0.019"), Decimal("1.001"))) == Span(1, 101)
    assert span_of(Decimal("0.015")) == Span(2, 2)


def test_spans_add_and_shift() -> None:
    assert Span(1, 5) + Span(10, 20) == Span(11, 25)
    assert Span(1, 5).minus(3) == Span(-2, 2)
    assert Span(1, 5).as_json() == {"min_cents": 1, "max_cents": 5}
