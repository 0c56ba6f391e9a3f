"""Exact numbers that may be known only within bounds (interval arithmetic, Moore 1966).

A number is a `Decimal`, or a `Range` of two different Decimals. The operators of `Range` enclose every result
that is possible for values within the operands, so a formula written for Decimals works for both.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal

from engine.base.logic import UNKNOWN, Unknown

ZERO = Decimal(0)


class Range:
    """All numbers from `low` to `high`, both included; build one with `between`."""

    __slots__ = ("low", "high")

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low = low
        self.high = high

    def __repr__(self) -> str:
        return f"Range({self.low}, {self.high})"

    def __add__(self, other: "Number") -> "Number":
        low, high = bounds(other)
        return between(self.low + low, self.high + high)

    __radd__ = __add__

    def __neg__(self) -> "Number":
        return Range(-self.high, -self.low)

    def __sub__(self, other: "Number") -> "Number":
        low, high = bounds(other)
        return between(self.low - high, self.high - low)

    def __rsub__(self, other: Decimal) -> "Number":
        return between(other - self.high, other - self.low)

    def __mul__(self, other: "Number") -> "Number":
        low, high = bounds(other)
        corners = (self.low * low, self.low * high, self.high * low, self.high * high)
        return between(min(corners), max(corners))

    __rmul__ = __mul__

    def __truediv__(self, other: "Number") -> "Number":
        low, high = bounds(other)
        if low <= 0 <= high:
            if low == high:
                raise ZeroDivisionError("divided by zero")
            return ANYTHING
        corners = (self.low / low, self.low / high, self.high / low, self.high / high)
        return between(min(corners), max(corners))

    def __rtruediv__(self, other: Decimal) -> "Number":
        return Range(other, other) / self

    def __lt__(self, other: "Number") -> bool | Unknown:
        low, high = bounds(other)
        return _decide(self.high < low, self.low >= high)

    def __le__(self, other: "Number") -> bool | Unknown:
        low, high = bounds(other)
        return _decide(self.high <= low, self.low > high)

    def __gt__(self, other: "Number") -> bool | Unknown:
        low, high = bounds(other)
        return _decide(self.low > high, self.high <= low)

    def __ge__(self, other: "Number") -> bool | Unknown:
        low, high = bounds(other)
        return _decide(self.low >= high, self.high < low)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Range) and (self.low, self.high) == (other.low, other.high)

    def __hash__(self) -> int:
        return hash((self.low, self.high))


Number = Decimal | Range
ANYTHING = Range(Decimal("-1e12"), Decimal("1e12"))
"""What a number may be when a divisor that is not known may be zero."""


def _decide(certainly: bool, impossible: bool) -> bool | Unknown:
    if certainly:
        return True
    return False if impossible else UNKNOWN


def between(low: Decimal, high: Decimal) -> Number:
    """Return the numbers from `low` to `high`: one Decimal when they are the same."""
    return low if low == high else Range(low, high)


def bounds(number: Number) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest value a number may have."""
    if type(number) is Range:
        return number.low, number.high
    return number, number  # type: ignore[return-value]


def low(number: Number) -> Decimal:
    """Return the lowest value a number may have."""
    return number.low if type(number) is Range else number  # type: ignore[return-value]


def high(number: Number) -> Decimal:
    """Return the highest value a number may have."""
    return number.high if type(number) is Range else number  # type: ignore[return-value]


def is_exact(number: Number) -> bool:
    """Tell whether a number is known exactly."""
    return type(number) is not Range


def hull(numbers: Iterable[Number]) -> Number:
    """Return the smallest range that holds every number given (at least one)."""
    pairs = [bounds(number) for number in numbers]
    return between(min(pair[0] for pair in pairs), max(pair[1] for pair in pairs))


def smallest(*numbers: Number) -> Number:
    """Return the minimum; of ranges, the range of possible minima."""
    return _extreme(min, numbers)


def largest(*numbers: Number) -> Number:
    """Return the maximum; of ranges, the range of possible maxima."""
    return _extreme(max, numbers)


def _extreme(pick: Callable[..., Decimal], numbers: tuple[Number, ...]) -> Number:
    for number in numbers:
        if type(number) is Range:
            return between(pick(map(low, numbers)), pick(map(high, numbers)))
    return pick(numbers)


def monotone(function: Callable[[Decimal], Decimal], number: Number) -> Number:
    """Apply a non-decreasing function, such as a rounding, to both ends."""
    if type(number) is Range:
        return between(function(number.low), function(number.high))
    return function(number)  # type: ignore[arg-type]


def same(left: object, right: object) -> bool | Unknown:
    """Compare two values of one type; unknown when they may be equal or not."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if type(left) is Range or type(right) is Range:
        (low_left, high_left), (low_right, high_right) = bounds(left), bounds(right)  # type: ignore[arg-type]
        return _decide(False, high_left < low_right or high_right < low_left)
    return left == right


def either(one: object, other: object) -> object:
    """Return what is known when a value is one of two: the range of two numbers, or unknown when they differ."""
    if one is UNKNOWN or other is UNKNOWN:
        return UNKNOWN
    if isinstance(one, Decimal | Range) and isinstance(other, Decimal | Range):
        return hull((one, other))
    return one if one == other else UNKNOWN
