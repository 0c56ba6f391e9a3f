"""What a municipality settled taken out of formulas, so that nobody is asked about a route it does not have."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from engine.catalogue.model import Condition, Formula, Parameter, Step, Version
from engine.language import nodes
from engine.language.nodes import Node

Settled = Mapping[str, bool | str | Decimal]
ONE, ZERO = nodes.Number(Decimal(1)), nodes.Number(Decimal(0))
YES, NO = nodes.Compare("==", ZERO, ZERO), nodes.Compare("==", ZERO, ONE)
COMPARES: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def settled(version: Version, parameters: Mapping[str, Parameter]) -> Version:
    """Return a version in which figures that are one and the same all along no longer stand as questions.

    Texts of formulas stay as written; only what they are worked out with gets shorter.
    """
    known = {name: value for name, each in parameters.items() if (value := _constant(each, version)) is not None}
    steps = version.steps
    for _ in range(2):
        steps = tuple(_step(step, known) for step in steps)
        known |= {step.id: step.formula.node == YES for step in steps if step.formula.node in (YES, NO)}
    return replace(
        version,
        steps=steps,
        conditions=tuple(_condition(condition, known) for condition in version.conditions),
        amount=version.amount and _formula(version.amount, known),
    )


def _constant(parameter: Parameter, version: Version) -> bool | str | Decimal | None:
    """Return the one value of a parameter without keys in all the days of a version; None when there are more."""
    end = version.end
    during = [
        dated.value
        for dated in parameter.values
        if (end is None or dated.start <= end) and (dated.end is None or dated.end >= version.start)
    ]
    first = during[0] if during else None
    if parameter.by or parameter.by_band or not isinstance(first, bool | str | Decimal):
        return None
    return first if all(value == first for value in during) else None


def _step(step: Step, known: Settled) -> Step:
    return replace(step, formula=_formula(step.formula, known))


def _condition(condition: Condition, known: Settled) -> Condition:
    when = condition.when and _formula(condition.when, known)
    if when is not None and when.node in (YES, NO):
        when = condition.when
    return replace(condition, when=when, any_of=tuple(_condition(route, known) for route in condition.any_of))


def _formula(formula: Formula, known: Settled) -> Formula:
    return replace(formula, node=fold(formula.node, known))


def fold(node: Node, known: Settled) -> Node:
    """Return a formula without the parts that what is known decides; `YES` or `NO` when all of it is decided."""
    match node:
        case nodes.Name(name=name) if isinstance(known.get(name), bool):
            return YES if known[name] else NO
        case nodes.Compare():
            return _compared(node, known)
        case nodes.Logic(operator=word, operands=operands):
            return _logic(node, word, tuple(fold(each, known) for each in operands))
        case nodes.Not(operand=operand):
            inner = fold(operand, known)
            return (NO if inner == YES else YES) if inner in (YES, NO) else replace(node, operand=inner)
        case nodes.Choose():
            return _chosen(node, known)
    return _inside(node, known)


def _chosen(node: nodes.Choose, known: Settled) -> Node:
    condition = fold(node.condition, known)
    if condition in (YES, NO):
        return fold(node.then if condition == YES else node.otherwise, known)
    return replace(node, condition=condition, then=fold(node.then, known), otherwise=fold(node.otherwise, known))


def _inside(node: Node, known: Settled) -> Node:
    match node:
        case nodes.Arithmetic(left=left, right=right):
            return replace(node, left=fold(left, known), right=fold(right, known))
        case nodes.Call(function=function) if function == "told":
            return node
        case nodes.Call(arguments=arguments) | nodes.Over(arguments=arguments):
            return replace(node, arguments=tuple(fold(each, known) for each in arguments))
    return node


def _compared(node: nodes.Compare, known: Settled) -> Node:
    left, right = (_value(side, known) for side in (node.left, node.right))
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return YES if COMPARES[node.operator](left, right) else NO
    if isinstance(left, str) and isinstance(node.right, nodes.Name) and node.operator in ("==", "!="):
        return YES if (left == node.right.name) == (node.operator == "==") else NO
    return replace(node, left=fold(node.left, known), right=fold(node.right, known))


def _value(node: Node, known: Settled) -> bool | str | Decimal | None:
    if isinstance(node, nodes.Number):
        return node.value
    return known.get(node.name) if isinstance(node, nodes.Name) else None


def _logic(node: nodes.Logic, word: str, operands: tuple[Node, ...]) -> Node:
    decides, idle = (NO, YES) if word == "and" else (YES, NO)
    if decides in operands:
        return decides
    left = tuple(each for each in operands if each != idle)
    if len(left) < 2:
        return left[0] if left else idle
    return replace(node, operands=left)
