"""Units multiply, divide and keep months and years apart."""

import pytest

from engine.base.units import EUR, PER_MONTH, PER_YEAR, PLAIN, YEARS, parse_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("EUR", EUR), ("EUR/year", PER_YEAR), ("EUR/month", PER_MONTH), (" EUR / month ", PER_MONTH), ("years", YEARS),
        ("ratio", PLAIN), ("number", PLAIN), ("persons", PLAIN), ("count", PLAIN), ("1", PLAIN),
    ],
)  # fmt: skip
def test_reads_a_unit(text: str, unit: object) -> None:
    assert parse_unit(text) == unit


def test_hours_cancel_out() -> None:
    assert parse_unit("hours/month") * parse_unit("EUR/hour") == PER_MONTH


def test_a_factor_over_income_squared_gives_rent() -> None:
    factor = parse_unit("year*year/EUR/month")
    assert factor * PER_YEAR * PER_YEAR == PER_MONTH


def test_a_quotient_of_equals_is_a_plain_number() -> None:
    assert PER_YEAR / PER_YEAR == PLAIN
    assert str(PER_YEAR / PER_YEAR) == "ratio"


def test_months_and_years_never_meet_by_themselves() -> None:
    assert PER_MONTH != PER_YEAR
    assert PER_MONTH * PLAIN == PER_MONTH


@pytest.mark.parametrize("text", ["EUR", "EUR/year", "EUR/hour", "years", "ratio"])
def test_writes_a_unit_as_it_is_read(text: str) -> None:
    assert str(parse_unit(text)) == text


def test_the_opposite_of_a_unit_can_be_written() -> None:
    assert str(PLAIN / YEARS) == "1/years"
