"""A formula in Dutch words, with the labels that the rule files give to names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.base.text import uncapitalised
from engine.catalogue.model import Parameter, Step
from engine.catalogue.vocabulary import Fact
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope

SIGNS = {"+": "plus", "-": "min", "*": "keer", "/": "gedeeld door"}
COMPARISONS = {
    "<": "is minder dan", "<=": "is hoogstens", ">": "is meer dan", ">=": "is minstens", "==": "is", "!=": "is niet",
}  # fmt: skip
BUILT_IN = {
    "peildatum": "de eerste dag van de maand",
    "jaarbegin": "1 januari",
    "jaarbedrag": "het bedrag over het hele jaar",
    "toekenning": "het bedrag dat wordt toegekend",
}
ROUNDED = {
    "round_euro": "afgerond op hele euro's",
    "round_up_euro": "naar boven afgerond op hele euro's",
    "round_down_euro": "naar beneden afgerond op hele euro's",
    "round_cent": "afgerond op hele centen",
    "round_up_cent": "naar boven afgerond op hele centen",
    "round_down_cent": "naar beneden afgerond op hele centen",
}
OVER = {
    "sum": "van {who} samen: {what}",
    "count": "aantal keer dat bij {who} geldt: {what}",
    "any": "bij minstens één van {who}: {what}",
    "all": "bij alle {who}: {what}",
    "largest": "het hoogste bij {who} van: {what}",
    "smallest": "het laagste bij {who} van: {what}",
    "ranks_first": "heeft van {who} het meeste aan: {what}",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The branch of a choice that was taken, and whether the condition held."""

    branch: "Node | Chosen | Found"
    condition: Node
    held: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The row of a table that was read, by its keys in words."""

    name: str
    row: tuple[str, ...]


def worded(node: "Node | Chosen | Found", scope: Scope) -> str:
    """Return a formula as a Dutch phrase; names become their labels.

    >>> worded(nodes.Call("max", (nodes.Number(0), nodes.Name("rent"))), Scope({}))
    'rent (nooit minder dan 0)'
    """
    return WORDS[type(node)](node, scope)


def _name(node: nodes.Name, scope: Scope) -> str:
    return _label(node.name, scope)


def _label(name: str, scope: Scope) -> str:
    found = scope.resolve(name)
    if found is None or found[0].definition is None:
        return BUILT_IN.get(name, name.replace("_", " "))
    definition = found[0].definition
    label = definition.label if isinstance(definition, Fact | Parameter | Step) else name
    return uncapitalised(label)


def _lookup(node: nodes.Lookup, scope: Scope) -> str:
    return f"{_label(node.name, scope)} (bij: {', '.join(worded(key, scope) for key in node.keys)})"


def _arithmetic(node: nodes.Arithmetic, scope: Scope) -> str:
    return f"{_part(node.left, scope)} {SIGNS[node.operator]} {_part(node.right, scope)}"


def _part(node: Node, scope: Scope) -> str:
    text = worded(node, scope)
    joined = nodes.Arithmetic | nodes.Choose | nodes.Logic | Chosen
    return f"({text})" if isinstance(node, joined) or getattr(node, "function", "") in ("min", "max") else text


def _logic(node: nodes.Logic, scope: Scope) -> str:
    word = " en " if node.operator == "and" else " of "
    parts = (_part(operand, scope) for operand in node.operands)
    return word.join(f"({text})" if text.startswith("niet: ") else text for text in parts)


def _choose(node: nodes.Choose, scope: Scope) -> str:
    condition, then, otherwise = (worded(part, scope) for part in (node.condition, node.then, node.otherwise))
    return f"als {condition}: {then}; anders: {otherwise}"


def _chosen(node: Chosen, scope: Scope) -> str:
    so = "klopt" if node.held else "klopt niet"
    return f"{worded(node.branch, scope)}, want dit {so}: {worded(node.condition, scope)}"


def _within(node: nodes.Within, scope: Scope) -> str:
    options = " of ".join(option.replace("_", " ") for option in node.options)
    return f"{worded(node.operand, scope)} is {options or 'binnen ' + _label(node.parameter, scope)}"


def _call(node: nodes.Call, scope: Scope) -> str:
    parts = [worded(argument, scope) for argument in node.arguments]
    if node.function in ROUNDED:
        return f"{_part(node.arguments[0], scope)}, {ROUNDED[node.function]}"
    if node.function in ("min", "max"):
        return _extreme(node, parts)
    return CALLS[node.function].format(*parts)


CALLS = {
    "per_month": "{0}, per maand",
    "per_year": "{0}, per jaar",
    "age": "leeftijd op {1}",
    "months_between": "maanden van {0} tot {1}",
    "add_years": "{0} plus {1}",
    "add_months": "{0} plus {1}",
    "average_before": "het gemiddelde van {1} (over: {0})",
    "months_before": "aantal maanden dat gold: {1} (over: {0})",
    "told": "is ingevuld: {0}",
}


def _extreme(node: nodes.Call, parts: list[str]) -> str:
    zeros = [isinstance(argument, nodes.Number) and argument.value == 0 for argument in node.arguments]
    if node.function == "max" and zeros.count(True) == 1 and len(parts) == 2:
        return f"{parts[zeros.index(False)]} (nooit minder dan 0)"
    return f"het {'laagste' if node.function == 'min' else 'hoogste'} van: {'; '.join(parts)}"


def _over(node: nodes.Over, scope: Scope) -> str:
    entered = scope.enter(node.entity)
    inner = entered[0] if entered and node.function != "ranks_first" else scope
    what = ", daarna ".join(worded(argument, inner) for argument in node.arguments)
    return OVER[node.function].format(who=node.entity.replace("_", " "), what=what)


WORDS: dict[type[Any], Callable[[Any, Scope], str]] = {
    nodes.Number: lambda node, _: str(node.value),
    nodes.Name: _name,
    nodes.Lookup: _lookup,
    nodes.Negative: lambda node, scope: f"min {_part(node.operand, scope)}",
    nodes.Arithmetic: _arithmetic,
    nodes.Compare: lambda node, scope: (
        f"{worded(node.left, scope)} {COMPARISONS[node.operator]} {worded(node.right, scope)}"
    ),
    nodes.Logic: _logic,
    nodes.Not: lambda node, scope: f"niet: {_part(node.operand, scope)}",
    nodes.Choose: _choose,
    Chosen: _chosen,
    Found: lambda node, scope: f"{_label(node.name, scope)} ({', '.join(node.row)})",
    nodes.Within: _within,
    nodes.Call: _call,
    nodes.Over: _over,
}
