"""The text of a `when` and the pattern it becomes."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FormulaError
from engine.inference.patterns import compile_when

Household = dict[str, bool]
Truth = Callable[[Household], bool | None]
NAMES = ["a", "b", "c", "zorgtoeslag.gain"]


def leaf(name: str) -> tuple[str, Truth]:
    return name, lambda known: known.get(name)


def negation(part: tuple[str, Truth]) -> tuple[str, Truth]:
    text, truth = part

    def denied(known: Household) -> bool | None:
        value = truth(known)
        return None if value is None else not value

    return f"not ({text})", denied


def both(left: tuple[str, Truth], right: tuple[str, Truth]) -> tuple[str, Truth]:
    def truth(known: Household) -> bool | None:
        values = (left[1](known), right[1](known))
        return False if False in values else None if None in values else True

    return f"({left[0]} and {right[0]})", truth


def either(left: tuple[str, Truth], right: tuple[str, Truth]) -> tuple[str, Truth]:
    def truth(known: Household) -> bool | None:
        values = (left[1](known), right[1](known))
        return True if True in values else None if None in values else False

    return f"({left[0]} or {right[0]})", truth


expressions = st.recursive(
    st.sampled_from(NAMES).map(leaf),
    lambda part: st.one_of(part.map(negation), st.builds(both, part, part), st.builds(either, part, part)),
    max_leaves=8,
)


@given(expression=expressions, known=st.dictionaries(st.sampled_from(NAMES), st.booleans()))
def test_the_pattern_fires_exactly_when_the_text_is_certainly_true(
    expression: tuple[str, Truth], known: Household
) -> None:
    text, truth = expression
    fires = any(all(known.get(name) is value for name, value in branch.items()) for branch in compile_when(text))
    assert fires == (truth(known) is True)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("a", ({"a": True},)),
        ("not a", ({"a": False},)),
        ("a and not zorgtoeslag.gain", ({"a": True, "zorgtoeslag.gain": False},)),
        ("a and (b or c)", ({"a": True, "b": True}, {"a": True, "c": True})),
        ("not (a and b)", ({"a": False}, {"b": False})),
        ("not (a or not b)", ({"a": False, "b": True},)),
        ("a or a and b", ({"a": True},)),
        ("a and not a", ()),
        ("a or a", ({"a": True},)),
        ("  a\n", ({"a": True},)),
    ],
)
def test_a_pattern_is_as_short_as_can_be(text: str, pattern: tuple[Household, ...]) -> None:
    assert compile_when(text) == pattern


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "cannot be read"),
        ("a and", "cannot be read"),
        ("a\0", "cannot be read"),
        ("a == b", "'a == b' cannot stand in a condition"),
        ("a & b", "'a & b' cannot stand in a condition"),
        ("True", "'True' cannot stand in a condition"),
        ("a.b.c", "'a.b.c' cannot stand in a condition"),
        ("f(a)", "'f\\(a\\)' cannot stand in a condition"),
        ("a if b else c", "cannot stand in a condition"),
        ("__import__('os').system('true')", "cannot stand in a condition"),
        (" and ".join(f"(a{i} or b{i})" for i in range(6)), "more than 50 ways"),
        (" or ".join(f"a{i}" for i in range(51)), "more than 50 ways"),
    ],
)
def test_anything_else_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(FormulaError, match=complaint):
        compile_when(text)


def test_a_fault_knows_its_column() -> None:
    with pytest.raises(FormulaError) as caught:
        compile_when("eligible and (receives > gain)")
    assert caught.value.column == 15
