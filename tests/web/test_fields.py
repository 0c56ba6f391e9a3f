"""What people type becomes a value, or a message that says what to do."""

from datetime import date
from decimal import Decimal

import pytest

from web.interview.fields import NotReadableError, read
from web.interview.questions import Question

RENT = Question("facts.kale_huur", "money", "?", "", unit="EUR/month", bounds=(Decimal(0), Decimal(5000)))
INCOME = Question("facts.inkomen", "money", "?", "", unit="EUR/year", bounds=(Decimal(0), Decimal(1_000_000)))
SAVINGS = Question("facts.vermogen", "money", "?", "", unit="EUR", bounds=(Decimal(0), Decimal(1_000_000)))
HOURS = Question("facts.uren", "number", "?", "", unit="hours/month", bounds=(Decimal(0), Decimal(744)))
BIRTHDAY = Question("facts.geboortedatum", "date", "?", "")
COSTS = Question("facts.kosten", "amounts", "?", "", unit="EUR/month", kinds={"lift": "Lift", "licht": "Licht"})
INSURED = Question("facts.verzekerd", "boolean", "?", "", options={"ja": "Ja", "nee": "Nee"})


@pytest.mark.parametrize(
    ("typed", "period", "expected"),
    [
        ("1.234,56", "month", "1234.56"),
        ("1234.56", "month", "1234.56"),
        ("1.234", "month", "1234"),
        ("€ 640,50", "month", "640.50"),
        ("640", "", "640"),
        ("150", "week", "650.00"),
        ("600", "4weeks", "650.00"),
        ("7800", "year", "650.00"),
        ("151,13", "week", "654.90"),
    ],
)
def test_an_amount_is_read_in_dutch_and_plain_and_converted_to_the_month(typed, period, expected):
    assert read(RENT, {"amount": typed, "per": period}) == Decimal(expected)


@pytest.mark.parametrize(
    ("period", "expected"), [("week", "5200"), ("4weeks", "1300"), ("month", "1200"), ("year", "100")]
)
def test_a_yearly_amount_may_be_given_per_any_period(period, expected):
    assert read(INCOME, {"amount": "100", "per": period}) == Decimal(expected)


def test_an_amount_at_one_moment_has_no_period():
    assert read(SAVINGS, {"amount": "1500", "per": "week"}) == Decimal(1500)


@pytest.mark.parametrize(
    ("question", "parts", "message"),
    [
        (RENT, {"amount": "abc"}, "‘abc’ is geen bedrag"),
        (RENT, {"amount": "-640"}, "het laagste is"),
        (RENT, {"amount": "6400,50"}, "het meeste is"),
        (RENT, {"amount": "6" * 70}, "te lang"),
        (RENT, {"amount": "123456782"}, "burgerservicenummer"),
        (HOURS, {"amount": "veel"}, "‘veel’ is geen getal"),
        (HOURS, {"amount": "NaN"}, "geen getal"),
        (HOURS, {"amount": "Infinity"}, "geen getal"),
        (BIRTHDAY, {"day": "31", "month": "2", "year": "1986"}, "bestaat niet"),
        (BIRTHDAY, {"day": "3", "month": "2", "year": "86"}, "vier cijfers"),
        (BIRTHDAY, {"day": "3", "month": "", "year": "1986"}, "Vul ook de maand in"),
        (BIRTHDAY, {"day": "3", "month": "13", "year": "1986"}, "bestaat niet"),
        (BIRTHDAY, {"day": "111222333", "month": "1", "year": "1986"}, "burgerservicenummer"),
        (INSURED, {"choice": "misschien"}, "Dit antwoord bestaat niet"),
        (COSTS, {"lift": "abc"}, "geen bedrag"),
    ],
)
def test_what_cannot_be_read_gets_a_message(question, parts, message):
    with pytest.raises(NotReadableError, match=message):
        read(question, parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"day": "2", "month": "3", "year": "1986"},
        {"day": "02", "month": "03", "year": "1986"},
        {"day": "2", "month": "maart", "year": "1986"},
        {"day": "2", "month": "mrt", "year": "1986"},
        {"day": "2-3-1986"},
        {"day": "2 maart 1986"},
        {"day": "02031986"},
        {"day": "1986-03-02"},
    ],
)
def test_a_date_may_be_typed_in_parts_or_at_once(parts):
    assert read(BIRTHDAY, parts) == date(1986, 3, 2)


def test_amounts_of_several_kinds_leave_out_what_is_not_filled_in():
    assert read(COSTS, {"lift": "12,50", "licht": "", "per": "month"}) == {"lift": Decimal("12.50")}


def test_a_yes_is_a_boolean():
    assert read(INSURED, {"choice": "ja"}) is True
    assert read(INSURED, {"choice": "nee"}) is False
