"""Types and units of formulas, found before anything runs; faults are FormulaErrors with a remedy."""

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from engine.base.units import EUR, MONTHS, PER_MONTH, PER_YEAR, PLAIN, YEARS, Unit
from engine.errors import FormulaError
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope, Symbol, Typed

BOOLEAN = Typed("boolean")
DATE = Typed("date")
TRUTH_OPTIONS = frozenset({"ja", "nee"})


def infer(node: Node, scope: Scope, wanted: Typed | None = None) -> Typed:
    """Return the type of a formula; `wanted` lets bare option names be read as a choice.

    Raises FormulaError for an unknown name, a unit that does not fit, or a yes/no where a number is needed.
    """
    return RULES[type(node)](node, scope, wanted)


def symbol(name: str, scope: Scope, column: int = 0) -> Symbol:
    """Return what a name stands for; an unknown name is answered with the nearest known one."""
    found = scope.resolve(name)
    if found is None:
        near = get_close_matches(name, sorted(scope.names()), 1)
        remedy = f"Did you mean '{near[0]}'?" if near else "Add it to the vocabulary, the parameters or the steps"
        raise FormulaError(f"unknown name '{name}'", column, remedy)
    return found[0]


def keys_of(parameter: object) -> tuple[tuple[str, ...], str]:
    """Return the names a parameter is looked up by and the unit of its band ('' without one)."""
    return tuple(getattr(parameter, "by", ())), str(getattr(parameter, "by_band", ""))


def _literal(node: nodes.Number, _: Scope, __: Typed | None) -> Typed:
    return Typed("number", PLAIN, literal_zero=node.value == 0)


def _logic(node: nodes.Logic, scope: Scope, _: Typed | None) -> Typed:
    for operand in node.operands:
        _boolean(operand, scope)
    return BOOLEAN


def _name(node: nodes.Name, scope: Scope, wanted: Typed | None) -> Typed:
    if wanted is not None and wanted.kind == "choice" and node.name in wanted.options:
        return wanted
    found = symbol(node.name, scope, node.column)
    by, band = keys_of(found.definition) if found.place == "parameter" else ((), "")
    if by or band:
        raise FormulaError(f"'{node.name}' needs a key", node.column, f"Write {node.name}[{', '.join(by) or 'x'}]")
    return found.typed


def _lookup(node: nodes.Lookup, scope: Scope, _: Typed | None) -> Typed:
    found = symbol(node.name, scope, node.column)
    if found.place != "parameter":
        raise FormulaError(f"'{node.name}' is not a parameter", node.column, "Only parameters take [keys]")
    by, band = keys_of(found.definition)
    if len(node.keys) != len(by) + bool(band):
        raise FormulaError(
            f"'{node.name}' takes {len(by) + bool(band)} keys, not {len(node.keys)}", node.column, f"by: {list(by)}"
        )
    for key, name in zip(node.keys, by, strict=False):
        declared = scope.resolve(name)
        wanted = declared[0].typed if declared else None
        given = infer(key, scope, wanted)
        if given.kind not in ("boolean", "choice") or (wanted is not None and given.kind != wanted.kind):
            raise FormulaError(
                f"key '{name}' must be yes/no or a choice as declared", node.column, "Use by_band for numbers"
            )
    if band:
        from engine.base.units import parse_unit

        _fits(infer(node.keys[-1], scope), Typed("number", parse_unit(band)), node.column)
    return found.typed


def _arithmetic(node: nodes.Arithmetic, scope: Scope, _: Typed | None) -> Typed:
    left, right = _number(node.left, scope), _number(node.right, scope)
    if node.operator == "*":
        return Typed("number", left.unit * right.unit)
    if node.operator == "/":
        return Typed("number", left.unit / right.unit)
    return _fits(left, right, node.column)


def _fits(left: Typed, right: Typed, column: int) -> Typed:
    if left.literal_zero:
        return right
    if right.literal_zero:
        return left
    if left.unit != right.unit:
        remedy = "Use per_month or per_year" if {left.unit, right.unit} == {PER_MONTH, PER_YEAR} else "Check the units"
        raise FormulaError(f"units differ: {left.unit} and {right.unit}", column, remedy)
    return left


def _compare(node: nodes.Compare, scope: Scope, _: Typed | None) -> Typed:
    left = _side(node.left, node.right, scope)
    right = infer(node.right, scope, left)
    if left.kind != right.kind:
        raise FormulaError(f"cannot compare {left.kind} with {right.kind}", node.column, "Check both sides")
    if left.kind == "number":
        _fits(left, right, node.column)
    elif left.kind in ("boolean", "choice") and node.operator not in ("==", "!="):
        raise FormulaError(f"{node.operator} needs numbers or dates", node.column, "Use == or !=")
    if left.kind == "choice" and left.options and right.options and not left.options & right.options:
        raise FormulaError("these choices have no option in common", node.column, "Check the option names")
    return BOOLEAN


def _side(node: Node, other: Node, scope: Scope) -> Typed:
    """Type one side of a comparison; a bare option takes its type from the other side."""
    if isinstance(node, nodes.Name) and scope.resolve(node.name) is None:
        return infer(node, scope, infer(other, scope))
    return infer(node, scope)


def _choose(node: nodes.Choose, scope: Scope, wanted: Typed | None) -> Typed:
    _boolean(node.condition, scope)
    then, otherwise = infer(node.then, scope, wanted), infer(node.otherwise, scope, wanted)
    if then.kind != otherwise.kind:
        raise FormulaError(f"one side is {then.kind}, the other {otherwise.kind}", node.column, "Make both the same")
    return _fits(then, otherwise, node.column) if then.kind == "number" else then


def _within(node: nodes.Within, scope: Scope, _: Typed | None) -> Typed:
    operand = infer(node.operand, scope)
    if node.parameter:
        band = keys_of(symbol(node.parameter, scope, node.column).definition)[1]
        if not band:
            raise FormulaError(f"'{node.parameter}' has no bands", node.column, "Use `in` with a by_band parameter")
        return BOOLEAN
    strange = [option for option in node.options if option not in operand.options]
    if strange:
        raise FormulaError(f"'{strange[0]}' is not an option", node.column, f"Options: {sorted(operand.options)}")
    return BOOLEAN


def _number(node: Node, scope: Scope) -> Typed:
    typed = infer(node, scope)
    if typed.kind != "number":
        raise FormulaError(f"a number is needed, not a {typed.kind}", node.column, "Check the formula")
    return typed


def _boolean(node: Node, scope: Scope) -> Typed:
    typed = infer(node, scope)
    if typed.kind != "boolean":
        raise FormulaError(f"a yes/no is needed, not a {typed.kind}", node.column, "Compare it with something")
    return typed


def _date(node: Node, scope: Scope) -> None:
    if infer(node, scope).kind != "date":
        raise FormulaError("a date is needed", node.column, "Use a date fact, peildatum or jaarbegin")


YEARLY = {
    PER_YEAR: Decimal(1), PER_MONTH: Decimal(12), Unit(("EUR",), ("quarter",)): Decimal(4),
    Unit(("EUR",), ("week",)): Decimal(52),
}  # fmt: skip
"""How many of a unit of money there are in a year."""

ARITY = {"per_month": 1, "per_year": 1, "age": 2, "months_between": 2, "add_years": 2, "add_months": 2}


def _call(node: nodes.Call, scope: Scope, _: Typed | None) -> Typed:
    name, arguments = node.function, node.arguments
    if name in SPECIAL:
        return SPECIAL[name](node, scope)
    expected = ARITY.get(name, None if name in ("min", "max") else 1)
    if (expected is not None and len(arguments) != expected) or not arguments:
        raise FormulaError(f"{name} takes {expected or 'two or more'} values", node.column, "Check the brackets")
    if name in ("min", "max"):
        typed = _number(arguments[0], scope)
        for argument in arguments[1:]:
            typed = _fits(typed, _number(argument, scope), node.column)
        return typed
    if name in ("age", "months_between"):
        _date(arguments[0], scope)
        _date(arguments[1], scope)
        return Typed("number", YEARS if name == "age" else MONTHS)
    if name in ("add_years", "add_months"):
        _date(arguments[0], scope)
        _fits(_number(arguments[1], scope), Typed("number", YEARS if name == "add_years" else MONTHS), node.column)
        return DATE
    return _converted(name, _number(arguments[0], scope), node.column)


def _told(node: nodes.Call, scope: Scope) -> Typed:
    if not (len(node.arguments) == 1 and isinstance(node.arguments[0], nodes.Name)):
        raise FormulaError("told takes the name of a fact", node.column, "Write told(kale_huur)")
    symbol(node.arguments[0].name, scope, node.column)
    return BOOLEAN


def _asks(node: Node, scope: Scope) -> bool:
    found = scope.resolve(getattr(node, "name", ""))
    return (found is not None and found[0].place in ("fact", "step")) or any(
        _asks(part, scope) for part in nodes.children(node)
    )


def _before(node: nodes.Call, scope: Scope) -> Typed:
    if len(node.arguments) not in (2, 3):
        raise FormulaError(
            f"{node.function} takes months, a formula and perhaps a date", node.column, "Check the brackets"
        )
    _fits(_number(node.arguments[0], scope), Typed("number", MONTHS), node.column)
    if len(node.arguments) > 2:
        _date(node.arguments[2], scope)
        if _asks(node.arguments[2], scope):
            raise FormulaError("this day must always be known", node.column, "Use jaarbegin, peildatum or a norm")
    if node.function == "average_before":
        return _number(node.arguments[1], scope)
    _boolean(node.arguments[1], scope)
    return Typed("number", MONTHS)


SPECIAL: dict[str, Callable[[nodes.Call, Scope], Typed]] = {
    "told": _told, "average_before": _before, "months_before": _before,
}  # fmt: skip


def conversion(name: str, unit: Unit) -> tuple[Decimal, Decimal, Unit] | None:
    """Return what `per_month` or `per_year` multiplies and divides by, and the unit that gives; None if it cannot."""
    per_year = YEARLY.get(unit)
    if per_year is None or (name, unit) in (("per_year", PER_YEAR), ("per_month", PER_MONTH)):
        return None
    if name == "per_year":
        return per_year, Decimal(1), PER_YEAR
    return per_year, YEARLY[PER_MONTH], PER_MONTH


def _converted(name: str, typed: Typed, column: int) -> Typed:
    if name in ("per_month", "per_year"):
        found = conversion(name, typed.unit)
        if found is None:
            other = "EUR/year, EUR/quarter" if name == "per_month" else "EUR/month, EUR/quarter, EUR/week"
            raise FormulaError(f"{name} needs {other}, not {typed.unit}", column, "Check the unit")
        return Typed("number", found[2])
    if EUR.over[0] not in typed.unit.over:
        raise FormulaError(f"{name} needs an amount of money, not {typed.unit}", column, "Check the unit")
    return typed


def _over(node: nodes.Over, scope: Scope, _: Typed | None) -> Typed:
    entered = scope.enter(node.entity)
    if entered is None:
        raise FormulaError(f"unknown members '{node.entity}'", node.column, "Use an entity of the vocabulary")
    inner = scope if node.function == "ranks_first" and scope.entity == node.entity else entered[0]
    if node.function == "ranks_first":
        if scope.entity != node.entity:
            raise FormulaError(
                f"ranks_first({node.entity}, ...) belongs in a step of {node.entity}",
                node.column,
                f"Give the step `for: {node.entity}`",
            )
        for argument in node.arguments:
            _number(argument, inner)
        return BOOLEAN
    if len(node.arguments) != 1:
        raise FormulaError(f"{node.function} takes members and one formula", node.column, "Check the brackets")
    if node.function in ("count", "any", "all"):
        _boolean(node.arguments[0], inner)
        return Typed("number") if node.function == "count" else BOOLEAN
    return _number(node.arguments[0], inner)


RULES: dict[type[Node], Callable[[Any, Scope, Typed | None], Typed]] = {
    nodes.Number: _literal,
    nodes.Name: _name,
    nodes.Lookup: _lookup,
    nodes.Negative: lambda node, scope, _: _number(node.operand, scope),
    nodes.Arithmetic: _arithmetic,
    nodes.Compare: _compare,
    nodes.Logic: _logic,
    nodes.Not: lambda node, scope, _: _boolean(node.operand, scope),
    nodes.Choose: _choose,
    nodes.Within: _within,
    nodes.Call: _call,
    nodes.Over: _over,
}
