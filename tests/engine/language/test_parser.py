"""The white list: what a formula may be made of, and what can never get in."""

from decimal import Decimal

import pytest

from engine.errors import FormulaError
from engine.language import nodes
from engine.language.parser import parse

NAME = nodes.Name


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('ls')",
        "eval('1')",
        "open('x')",
        "inkomen.__class__",
        "inkomen.real",
        "().__class__.__bases__[0]",
        "lambda x: x",
        "(lambda: inkomen)()",
        "[x for x in kinderen]",
        "{x for x in kinderen}",
        "{x: 1 for x in kinderen}",
        "sum(x for x in kinderen)",
        "(y := inkomen)",
        "f'{inkomen}'",
        "'tekst'",
        "b'tekst'",
        "[inkomen]",
        "{inkomen}",
        "(inkomen, huur)",
        "inkomen[0:1]",
        "inkomen[:]",
        "tabel[a][b]",
        "inkomen.grens[a]",
        "min(*kinderen)",
        "min(a, key=b)",
        "min(**a)",
        "max(a).b",
        "sum(kinderen.inkomen, x)",
        "inkomen ** 2",
        "inkomen % 2",
        "inkomen // 2",
        "inkomen @ huur",
        "inkomen << 1",
        "~inkomen",
        "+inkomen",
        "a & b",
        "a is b",
        "a is not b",
        "None",
        "True",
        "False",
        "...",
        "await x",
        "(yield x)",
        "1j",
        "globals()",
        "getattr(a, b)",
        "print(inkomen)",
    ],
)
def test_refuses_what_is_no_formula(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text", ["3", "24", "0.5", "1.0", "-3", "100000000000000000000", "1e3", "18 + leeftijd", "0x10"]
)
def test_refuses_a_number_that_should_be_a_parameter(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_a_bare_number_says_what_to_do_and_where() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("inkomen >= 24")
    assert (caught.value.message, caught.value.column, caught.value.remedy) == (
        "bare number 24", 12, "Make it a parameter with a source",
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_three_plain_numbers_are_free(number: int) -> None:
    assert parse(str(number)) == nodes.Number(Decimal(number))


@pytest.mark.parametrize("text", ["", "   ", "a +", "(a", "a b", "a = b", "a; b", "import os", "a if b", "a and", "1a"])
def test_what_cannot_be_read_is_a_formula_error(text: str) -> None:
    with pytest.raises(FormulaError, match="cannot be read"):
        parse(text)


@pytest.mark.parametrize("text", ["not " * 5000 + "a", "(" * 500 + "a" + ")" * 500, "-" * 5000 + "a", "a\0b"])
def test_what_is_nested_too_deep_or_holds_a_null_is_a_formula_error(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_an_unknown_function_names_those_that_exist() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("round(inkomen)")
    assert caught.value.message == "unknown function 'round'"
    assert "round_euro" in caught.value.remedy


def test_arithmetic_keeps_its_order() -> None:
    assert parse("a + b * c") == nodes.Arithmetic("+", NAME("a"), nodes.Arithmetic("*", NAME("b"), NAME("c")))
    assert parse("(a + b) * c") == nodes.Arithmetic("*", nodes.Arithmetic("+", NAME("a"), NAME("b")), NAME("c"))
    assert parse("a - -b") == nodes.Arithmetic("-", NAME("a"), nodes.Negative(NAME("b")))


def test_a_chain_of_comparisons_is_all_of_its_links() -> None:
    assert parse("0 <= a < b") == nodes.Logic(
        "and", (nodes.Compare("<=", nodes.Number(Decimal(0)), NAME("a")), nodes.Compare("<", NAME("a"), NAME("b")))
    )


def test_words_bind_as_people_expect() -> None:
    assert parse("a or b and not c") == nodes.Logic(
        "or", (NAME("a"), nodes.Logic("and", (NAME("b"), nodes.Not(NAME("c")))))
    )


def test_a_choice_between_two() -> None:
    assert parse("a if b else c") == nodes.Choose(NAME("b"), NAME("a"), NAME("c"))


def test_a_lookup_takes_one_or_more_keys() -> None:
    assert parse("grens[a]") == nodes.Lookup("grens", (NAME("a"),))
    assert parse("grens[a, b]") == nodes.Lookup("grens", (NAME("a"), NAME("b")))


def test_membership_of_options_or_of_bands() -> None:
    assert parse("woning in (huurhuis, kamer)") == nodes.Within(NAME("woning"), ("huurhuis", "kamer"))
    assert parse("leeftijd in jaren") == nodes.Within(NAME("leeftijd"), (), "jaren")
    assert parse("woning not in (kamer,)") == nodes.Not(nodes.Within(NAME("woning"), ("kamer",)))


@pytest.mark.parametrize(
    "text", ["a in (1, 2)", "a in (b + c, d)", "a in min(b, c)", "a in [b, c]", "a in (b, c) == d"]
)
def test_membership_of_anything_else_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_members_are_visited_one_by_one() -> None:
    assert parse("sum(kinderen, inkomen)") == nodes.Over("sum", "kinderen", (NAME("inkomen"),))
    assert parse("ranks_first(kinderen, a, b)") == nodes.Over("ranks_first", "kinderen", (NAME("a"), NAME("b")))


@pytest.mark.parametrize("text", ["sum(kinderen)", "count()", "any(1, a)", "largest(kinderen + a, b)"])
def test_functions_over_members_need_members_and_a_formula(text: str) -> None:
    with pytest.raises(FormulaError, match="needs members and a formula"):
        parse(text)


def test_spaces_and_place_do_not_make_another_formula() -> None:
    assert parse("a+b") == parse("  a  +  b ")


def test_every_part_of_a_formula_can_be_visited() -> None:
    tree = parse("min(a, b[c]) if d < e and not f else -sum(g, h) * (i + j)")
    names, todo = set(), [tree]
    while todo:
        node = todo.pop()
        names |= {node.name} if isinstance(node, nodes.Name | nodes.Lookup) else set()
        todo += nodes.children(node)
    assert names == set("abcdefhij")
