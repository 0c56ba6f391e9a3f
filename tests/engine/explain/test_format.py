"""Money, dates and quantities as people in the Netherlands write them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.base.logic import UNKNOWN
from engine.base.ranges import Range
from engine.explain.format import date_nl, euro, euro_cents, euro_span, number_nl, percent, plain, quantity

D = Decimal
E = "€\u202f"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"), ("129", "129"), ("1550.448", "1.550,45"), ("1234567.8", "1.234.567,80"), ("0.005", "0,01"), ("100.00", "100"),
        ("0.5", "0,50"), ("999.995", "1.000"), ("1e3", "1.000"),
    ],
)  # fmt: skip
def test_euros_have_cents_only_where_there_are_any(amount: str, text: str) -> None:
    assert euro(D(amount)) == E + text


def test_less_than_nothing_has_a_real_minus() -> None:
    assert euro(D("-12.5")) == f"\u2212{E}12,50"
    assert euro_cents(-120000) == f"\u2212{E}1.200"
    assert euro(D("-0.001")) == f"{E}0"


def test_a_span_is_one_amount_when_its_ends_are() -> None:
    assert euro_span(215000, 430000) == f"{E}2.150 – {E}4.300"
    assert euro_span(5, 5) == f"{E}0,05"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "1"),
        ("0.1370", "0,137"),
        ("12345.60", "12.345,6"),
        ("-2.50", "\u22122,5"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.00", "0"),
    ],
)
def test_a_number_loses_needless_zeros(number: str, text: str) -> None:
    assert number_nl(D(number)) == text


def test_a_ratio_is_a_percentage() -> None:
    assert [percent(D(each)) for each in ("0.137", "0.01912", "1", "0.5")] == ["13,7%", "1,912%", "100%", "50%"]


def test_a_date_has_its_month_in_words() -> None:
    assert (date_nl(date(2026, 7, 1)), date_nl(date(2026, 12, 31))) == ("1 juli 2026", "31 december 2026")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (True, "boolean", "ja"), (False, "", "nee"), (UNKNOWN, "EUR", "niet bekend"), (None, "", "niet bekend"),
        (date(2026, 3, 2), "date", "2 maart 2026"), (D(24000), "EUR/year", f"{E}24.000 per jaar"),
        (D("640.5"), "EUR/month", f"{E}640,50 per maand"), (D("10.5"), "EUR/hour", f"{E}10,50 per uur"), (D(5), "EUR", f"{E}5"),
        (D(18), "years", "18 jaar"), (D(3), "months", "3 maanden"), (D(122), "hours/month", "122 uur per maand"),
        (D(2), "persons", "2"), (D("0.137"), "ratio", "13,7%"), (Range(D(0), D(10)), "years", "0 jaar – 10 jaar"),
        (Range(D(0), D(10)), "EUR/year", f"{E}0 – {E}10 per jaar"), ("huur_kamer", "choice", "huur kamer"),
    ],
)  # fmt: skip
def test_a_quantity_says_its_unit(value: Any, unit: str, text: str) -> None:
    assert quantity(value, unit) == text


def test_a_choice_has_its_label() -> None:
    assert quantity("huur_kamer", "", {"huur_kamer": "een gehuurde kamer"}) == "een gehuurde kamer"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "ja"), (False, "nee"), (D("1550.4480"), "1550.448"), (D("100"), "100"), (D("1E+2"), "100"), (D("-0.50"), "-0.5"),
        (Range(D(0), D("2.50")), "0..2.5"), (date(2026, 7, 1), "2026-07-01"), (UNKNOWN, None), (None, None), ("kamer", "kamer"),
        ({}, None), ((), None),
    ],
)  # fmt: skip
def test_plain_text_keeps_every_digit(value: Any, text: str | None) -> None:
    assert plain(value) == text
