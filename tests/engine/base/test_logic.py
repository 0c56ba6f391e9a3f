"""Yes, no and not known."""

import pickle
from itertools import product
from typing import Any

import pytest

from engine.base.logic import UNKNOWN, Unknown, all_of, any_of, negate

YES, NO, OPEN = True, False, UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES), (YES, NO, NO, YES), (YES, OPEN, OPEN, YES),
        (NO, NO, NO, NO), (NO, OPEN, NO, OPEN), (OPEN, OPEN, OPEN, OPEN),
    ],
)  # fmt: skip
def test_the_tables_of_kleene(left: Any, right: Any, both: Any, either: Any) -> None:
    assert all_of([left, right]) is all_of([right, left]) is both
    assert any_of([left, right]) is any_of([right, left]) is either


def test_de_morgan_holds_with_unknowns() -> None:
    for left, right in product([YES, NO, OPEN], repeat=2):
        assert negate(all_of([left, right])) is any_of([negate(left), negate(right)])


def test_nothing_to_meet_is_met_and_no_route_is_no_route() -> None:
    assert all_of([]) is True
    assert any_of([]) is False


def test_unknown_refuses_to_be_read_as_yes_or_no() -> None:
    with pytest.raises(TypeError, match="neither yes nor no"):
        bool(UNKNOWN)


def test_there_is_one_unknown_also_after_a_copy() -> None:
    assert Unknown() is UNKNOWN
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN  # noqa: S301  made one line ago
    assert repr(UNKNOWN) == "UNKNOWN"
