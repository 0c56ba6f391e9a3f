"""Completed years and months, also around 29 February and the turn of the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.base.dates import add_months, add_years, age_on, first_month_from, month_starts, months_between

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("birthdate", "on", "age"),
    [
        ("2008-03-15", "2026-03-14", 17), ("2008-03-15", "2026-03-15", 18), ("2008-03-15", "2026-03-16", 18),
        ("2008-12-31", "2026-12-30", 17), ("2008-01-01", "2026-01-01", 18), ("2026-07-01", "2026-07-01", 0),
        ("2026-07-02", "2026-07-01", -1), ("2040-01-01", "2026-07-01", -1),
        ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-29", 20),
    ],
)  # fmt: skip
def test_age_counts_completed_years(birthdate: str, on: str, age: int) -> None:
    assert age_on(date.fromisoformat(birthdate), date.fromisoformat(on)) == age


@given(birthdate=DAYS, years=st.integers(0, 120))
def test_a_birthday_is_the_first_day_of_an_age(birthdate: date, years: int) -> None:
    birthday = add_years(birthdate, years)
    assert age_on(birthdate, birthday) == years
    assert age_on(birthdate, date.fromordinal(birthday.toordinal() - 1)) == years - 1


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-15", "2026-02-14", 0), ("2026-01-15", "2026-02-15", 1), ("2025-11-30", "2026-03-01", 3),
        ("2026-03-01", "2026-03-01", 0), ("2026-03-01", "2026-01-01", -2), ("2023-07-01", "2026-07-01", 36),
    ],
)  # fmt: skip
def test_months_between_counts_completed_months(start: str, end: str, months: int) -> None:
    assert months_between(date.fromisoformat(start), date.fromisoformat(end)) == months


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -1, "2026-02-28"), ("2026-07-01", 36, "2029-07-01"),
    ],
)  # fmt: skip
def test_adding_months_stays_inside_the_month(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_a_year_after_29_february_ends_on_1_march() -> None:
    assert add_years(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert add_years(date(2008, 2, 29), 20) == date(2028, 2, 29)


def test_a_year_has_twelve_first_days() -> None:
    starts = month_starts(2026)
    assert (starts[0], starts[11], len(starts)) == (date(2026, 1, 1), date(2026, 12, 1), 12)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2025-06-15", 1), ("2026-01-01", 1), ("2026-01-02", 2), ("2026-06-01", 6), ("2026-06-15", 7), ("2026-11-30", 12),
        ("2026-12-01", 12), ("2026-12-02", None), ("2027-01-01", None),
    ],
)  # fmt: skip
def test_finds_the_first_month_that_starts_on_or_after_a_day(day: str, month: int | None) -> None:
    assert first_month_from(date.fromisoformat(day), 2026) == month
