"""The text of a `when`, such as `eligible and not zorgtoeslag.receives`, to a Pattern."""

import ast
from collections.abc import Iterable
from itertools import chain, product

from engine.errors import FormulaError
from engine.inference.interface import Pattern

MAX_ROUTES = 50
_Routes = list[dict[str, bool]]


def compile_when(text: str) -> Pattern:
    """Return the shortest disjunction of conjunctions that fires exactly when `text` is certainly true.

    `text` holds names, dotted names, `and`, `or`, `not` and brackets; anything else raises FormulaError.

    >>> compile_when("a and not (b or c.d)")
    ({'a': True, 'b': False, 'c.d': False},)
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError) as error:
        column = getattr(error, "offset", None) or 0
        raise FormulaError(f"condition cannot be read: {error}", column, "Check brackets and words") from error
    return tuple(_shortest(_routes(tree.body, wanted=True)))


def _routes(tree: ast.expr, *, wanted: bool) -> _Routes:
    """Return the ways to make `tree` true, or false when that is wanted."""
    match tree:
        case ast.Name(id=name):
            return [{name: wanted}]
        case ast.Attribute(value=ast.Name(id=scheme), attr=flag):
            return [{f"{scheme}.{flag}": wanted}]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _routes(operand, wanted=not wanted)
        case ast.BoolOp(op=operator, values=values):
            parts = [_routes(value, wanted=wanted) for value in values]
            return _all_of(parts, tree) if isinstance(operator, ast.And) is wanted else _few(list(chain(*parts)), tree)
    raise FormulaError(
        f"'{ast.unparse(tree)}' cannot stand in a condition", tree.col_offset + 1, "Use names with and, or, not"
    )


def _all_of(parts: list[_Routes], tree: ast.expr) -> _Routes:
    routes: _Routes = [{}]
    for part in parts:
        together = ((left, right) for left, right in product(routes, part) if not _contradict(left, right))
        routes = _few(_shortest({**left, **right} for left, right in together), tree)
    return routes


def _contradict(left: dict[str, bool], right: dict[str, bool]) -> bool:
    return any(right.get(name, value) is not value for name, value in left.items())


def _shortest(routes: Iterable[dict[str, bool]]) -> _Routes:
    """Drop every route that asks more than another one, in the order of first appearance."""
    distinct = {frozenset(route.items()): route for route in routes}
    return [route for literals, route in distinct.items() if not any(other < literals for other in distinct)]


def _few(routes: _Routes, tree: ast.expr) -> _Routes:
    if len(routes) > MAX_ROUTES:
        raise FormulaError(
            f"more than {MAX_ROUTES} ways to meet this condition", tree.col_offset + 1, "Split it into several rules"
        )
    return routes
