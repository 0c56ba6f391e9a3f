"""Whatever the unknown numbers turn out to be, the exact result lies in the range."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.base import money
from engine.base.logic import UNKNOWN
from engine.base.ranges import Range, between, bounds, hull, is_exact, largest, monotone, same, smallest

D = Decimal
AMOUNTS = st.decimals(D(-100000), D(100000), places=2)


@st.composite
def known_and_range(draw: st.DrawFn) -> tuple[Decimal, Any]:
    """An exact number, and a range (or the number itself) that it lies in."""
    exact, one, other = draw(AMOUNTS), draw(AMOUNTS), draw(AMOUNTS)
    return exact, draw(st.sampled_from([exact, between(min(exact, one, other), max(exact, one, other))]))


def holds(number: Any, exact: Decimal) -> bool:
    low, high = bounds(number)
    return low <= exact <= high


@pytest.mark.parametrize(
    "operation",
    [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, smallest, largest, lambda a, b: largest(D(0), a - b)],
    ids=["sum", "difference", "product", "smallest", "largest", "excess"],
)
@given(left=known_and_range(), right=known_and_range())
def test_the_exact_result_lies_in_the_range(
    operation: Callable[[Any, Any], Any], left: tuple[Decimal, Any], right: tuple[Decimal, Any]
) -> None:
    exact = operation(left[0], right[0])
    assert holds(operation(left[1], right[1]), exact)


@given(left=known_and_range(), right=known_and_range())
def test_the_exact_quotient_lies_in_the_range(left: tuple[Decimal, Any], right: tuple[Decimal, Any]) -> None:
    low, high = bounds(right[1])
    assume(low > 0 or high < 0)
    assert holds(left[1] / right[1], left[0] / right[0])


@given(number=known_and_range())
def test_the_opposite_lies_in_the_range(number: tuple[Decimal, Any]) -> None:
    assert holds(-number[1], -number[0])


@pytest.mark.parametrize(
    "name", ["round_euro", "round_up_euro", "round_down_euro", "round_cent", "round_up_cent", "round_down_cent"]
)
@given(number=known_and_range())
def test_the_rounded_number_lies_in_the_rounded_range(name: str, number: tuple[Decimal, Any]) -> None:
    rounding = getattr(money, name)
    assert holds(monotone(rounding, number[1]), rounding(number[0]))


@pytest.mark.parametrize(
    "compare",
    [lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, same],
    ids=["<", "<=", ">", ">=", "=="],
)
@given(left=known_and_range(), right=known_and_range())
def test_a_comparison_that_is_decided_holds_for_every_value(
    compare: Callable[[Any, Any], Any], left: tuple[Decimal, Any], right: tuple[Decimal, Any]
) -> None:
    decided = compare(left[1], right[1])
    assert decided is UNKNOWN or decided is compare(left[0], right[0])


@given(one=known_and_range(), other=known_and_range())
def test_the_hull_holds_both(one: tuple[Decimal, Any], other: tuple[Decimal, Any]) -> None:
    both = hull((one[1], other[1]))
    assert holds(both, one[0])
    assert holds(both, other[0])


@pytest.mark.parametrize(
    ("left", "right", "less", "at_most", "equal"),
    [
        (Range(D(1), D(2)), D(3), True, True, False),
        (Range(D(1), D(2)), D(2), UNKNOWN, True, UNKNOWN),
        (Range(D(1), D(2)), D(1), False, UNKNOWN, UNKNOWN),
        (Range(D(1), D(2)), D(0), False, False, False),
        (D(2), Range(D(2), D(5)), UNKNOWN, True, UNKNOWN),
        (Range(D(1), D(4)), Range(D(3), D(6)), UNKNOWN, UNKNOWN, UNKNOWN),
        (Range(D(1), D(2)), Range(D(3), D(6)), True, True, False),
    ],
)
def test_comparisons_are_decided_where_they_can_be(left: Any, right: Any, less: Any, at_most: Any, equal: Any) -> None:
    assert (left < right) is less
    assert (left <= right) is at_most
    assert same(left, right) is equal


def test_a_formula_that_moves_one_way_is_tight() -> None:
    rent = Range(D(0), D(5000))
    assert bounds(largest(D(0), smallest(rent, D("932.93")) - D("202.52"))) == (D(0), D("730.41"))


def test_a_range_of_one_number_is_that_number() -> None:
    assert between(D(5), D(5)) == D(5)
    assert is_exact(Range(D(1), D(2)) * D(0))
    assert not is_exact(Range(D(1), D(2)))


def test_numbers_and_ranges_mix_on_either_side() -> None:
    some = Range(D(2), D(4))
    assert bounds(D(10) - some) == (D(6), D(8))
    assert bounds(D(8) / some) == (D(2), D(4))
    assert bounds(sum([some, D(1)], D(0))) == (D(3), D(5))
    assert bounds(D(-2) * some) == (D(-8), D(-4))


def test_a_divisor_that_may_be_zero_leaves_the_quotient_open() -> None:
    low, high = bounds(D(1000) / Range(D(0), D(4)))
    assert low <= D(250)
    assert high >= D(100_000)


def test_division_by_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Range(D(1), D(4)) / D(0)


def test_ranges_compare_by_their_ends() -> None:
    assert Range(D(1), D(2)) == Range(D("1.0"), D(2))
    assert Range(D(1), D(2)) != D(1)
    assert len({Range(D(1), D(2)), Range(D("1.00"), D(2))}) == 1
    assert repr(Range(D(1), D(2))) == "Range(1, 2)"


def test_what_is_unknown_equals_nothing_for_sure() -> None:
    assert same(UNKNOWN, D(1)) is UNKNOWN
    assert same(True, UNKNOWN) is UNKNOWN
    assert same("huur", "huur") is True
    assert same("huur", "koop") is False
