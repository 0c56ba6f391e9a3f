"""Amounts as people type them, and the roundings that laws name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.base import money
from engine.base.money import cents, cents_down, cents_up, parse_money

D = Decimal


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("640", "640"), ("640,5", "640.5"), ("640,50", "640.50"), ("640.50", "640.50"), ("0", "0"), ("0,05", "0.05"),
        ("1.234,56", "1234.56"), ("1234.56", "1234.56"), ("1234,56", "1234.56"), ("1.234", "1234"),
        ("12.345.678", "12345678"), ("1.234.567,89", "1234567.89"),
        ("€ 640,50", "640.50"), ("€\u202f1.234", "1234"), ("€\u00a01.234,00", "1234.00"), ("EUR 640", "640"),
        ("640,-", "640"), ("640,=", "640"), (" 640 ", "640"), ("1 234,56", "1234.56"),
        ("-12,50", "-12.50"), ("−12,50", "-12.50"), ("10.5", "10.5"), ("0.640", "0.640"), ("0,1", "0.1"),
    ],
)  # fmt: skip
def test_reads_an_amount_as_people_type_it(text: str, amount: str) -> None:
    assert parse_money(text) == D(amount)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "abc", "€", "12,345", "1,234.56", "1.23.456", "12.34.56", "640,5,0", "6 4 0 x", "1e3", "NaN", "Infinity",
        "inf", "--5", "5-", "0x10", "1_000", "10%", "½", ",50", ".", "12.34567",
    ],
)  # fmt: skip
def test_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"geen bedrag\. Schrijf bijvoorbeeld 640,50\."):
        parse_money(text)


@given(st.decimals(D(0), D(10_000_000), places=2))
def test_reads_back_what_the_dutch_and_the_english_write(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert parse_money(dutch) == parse_money(f"{amount:.2f}") == amount


@pytest.mark.parametrize(
    ("rounding", "amount", "rounded"),
    [
        ("round_euro", "1550.448", "1550"), ("round_euro", "0.5", "1"), ("round_euro", "2.5", "3"),
        ("round_euro", "2.4999", "2"), ("round_up_euro", "29735.424", "29736"), ("round_up_euro", "5", "5"),
        ("round_down_euro", "129.99", "129"), ("round_down_euro", "-0.5", "-1"), ("round_cent", "1.005", "1.01"),
        ("round_cent", "1.0049", "1.00"), ("round_up_cent", "200.2201", "200.23"), ("round_up_cent", "200.22", "200.22"),
        ("round_down_cent", "0.019", "0.01"),
    ],
)  # fmt: skip
def test_rounds_as_the_law_says(rounding: str, amount: str, rounded: str) -> None:
    assert getattr(money, rounding)(D(amount)) == D(rounded)


def test_counts_cents_halves_up_down_and_up() -> None:
    assert (cents(D("12.345")), cents_down(D("12.345")), cents_up(D("12.341"))) == (1235, 1234, 1235)
    assert (cents(D(7)), cents_down(D(7)), cents_up(D(7))) == (700, 700, 700)
