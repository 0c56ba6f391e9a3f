"""Text to nodes: Python's own expression grammar behind a white list (docs/adr/0001)."""

import ast
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from engine.errors import FormulaError
from engine.language import nodes
from engine.language.nodes import Node

ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARISON = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
CALLS = {
    "min", "max", "round_euro", "round_up_euro", "round_down_euro", "round_cent", "round_up_cent", "round_down_cent",
    "per_month", "per_year", "age", "months_between", "add_years", "add_months", "told",
    "average_before", "months_before",
}  # fmt: skip
OVER = {"sum", "count", "any", "all", "largest", "smallest", "ranks_first"}
PLAIN_NUMBERS = {0, 1, 2}


@lru_cache(maxsize=65536)
def parse(text: str) -> Node:
    """Return the formula in `text`; raise FormulaError with the column where it cannot be read."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
        return _node(tree.body)
    except SyntaxError as error:
        message = f"formula cannot be read: {error.msg}"
        raise FormulaError(message, error.offset or 0, "Check brackets and operators") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise FormulaError("formula cannot be read", 0, "Make it shorter") from error


def _node(tree: ast.expr) -> Node:
    read = READ.get(type(tree))
    node = read(tree, tree.col_offset + 1) if read else None
    if node is None:
        message = f"'{ast.unparse(tree)}' is not part of the rule language"
        raise FormulaError(message, tree.col_offset + 1, "See docs/rule-language.md")
    return node


def _constant(tree: Any, column: int) -> Node | None:
    if isinstance(tree.value, bool):
        raise FormulaError(f"'{tree.value}' is not a value here", column, "Use a fact, or `not` before it")
    return _number(tree.value, column) if isinstance(tree.value, int) else None


def _unary(tree: Any, column: int) -> Node | None:
    if isinstance(tree.op, ast.USub):
        return nodes.Negative(_node(tree.operand), column)
    return nodes.Not(_node(tree.operand), column) if isinstance(tree.op, ast.Not) else None


def _arithmetic(tree: Any, column: int) -> Node | None:
    sign = ARITHMETIC.get(type(tree.op))
    return nodes.Arithmetic(sign, _node(tree.left), _node(tree.right), column) if sign else None


def _logic(tree: Any, column: int) -> Node:
    word = "and" if isinstance(tree.op, ast.And) else "or"
    return nodes.Logic(word, tuple(map(_node, tree.values)), column)


def _lookup(tree: Any, column: int) -> Node | None:
    if not isinstance(tree.value, ast.Name):
        return None
    keys = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
    return nodes.Lookup(tree.value.id, tuple(map(_node, keys)), column)


def _number(number: int, column: int) -> Node:
    if number not in PLAIN_NUMBERS:
        raise FormulaError(f"bare number {number}", column, "Make it a parameter with a source")
    return nodes.Number(Decimal(number), column)


def _call(tree: Any, column: int) -> Node | None:
    if not isinstance(tree.func, ast.Name) or tree.keywords:
        return None
    function, arguments = tree.func.id, tree.args
    if function in OVER:
        match arguments:
            case [ast.Name(id=entity), *rest] if rest:
                return nodes.Over(function, entity, tuple(map(_node, rest)), column)
        raise FormulaError(f"{function} needs members and a formula", column, f"Write {function}(kinderen, ...)")
    if function not in CALLS:
        raise FormulaError(f"unknown function '{function}'", column, "Known: " + ", ".join(sorted(CALLS | OVER)))
    return nodes.Call(function, tuple(map(_node, arguments)), column)


def _comparison(tree: Any, column: int) -> Node:
    if len(tree.ops) == 1 and isinstance(tree.ops[0], ast.In | ast.NotIn):
        within = _within(tree.left, tree.comparators[0], column)
        return within if isinstance(tree.ops[0], ast.In) else nodes.Not(within, column)
    sides = [_node(side) for side in (tree.left, *tree.comparators)]
    links: list[Node] = []
    for operator, left, right in zip(tree.ops, sides, sides[1:], strict=False):
        if type(operator) not in COMPARISON:
            raise FormulaError("this comparison is not part of the rule language", column, "Use < <= > >= == !=")
        links.append(nodes.Compare(COMPARISON[type(operator)], left, right, column))
    return links[0] if len(links) == 1 else nodes.Logic("and", tuple(links), column)


def _within(operand: ast.expr, container: ast.expr, column: int) -> Node:
    match container:
        case ast.Tuple(elts=options) if all(isinstance(option, ast.Name) for option in options):
            return nodes.Within(_node(operand), tuple(option.id for option in options), "", column)  # type: ignore[attr-defined]
        case ast.Name(id=parameter):
            return nodes.Within(_node(operand), (), parameter, column)
    raise FormulaError("`in` needs options or a parameter", column, "Write x in (option1, option2) or x in parameter")


READ: dict[type[ast.expr], Callable[[Any, int], Node | None]] = {
    ast.Constant: _constant,
    ast.Name: lambda tree, column: nodes.Name(tree.id, column),
    ast.UnaryOp: _unary,
    ast.BinOp: _arithmetic,
    ast.BoolOp: _logic,
    ast.Compare: _comparison,
    ast.IfExp: lambda tree, column: nodes.Choose(_node(tree.test), _node(tree.body), _node(tree.orelse), column),
    ast.Subscript: _lookup,
    ast.Call: _call,
}
