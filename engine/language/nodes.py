"""The parts a formula may be made of; `column` counts from 1 and serves the messages only."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number: 0, 1 or 2."""

    value: Decimal
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A fact, step, parameter, norm or option by its name."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Lookup:
    """`name[key, key]`: a parameter by facts, steps or a band."""

    name: str
    keys: tuple["Node", ...]
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """`-operand`."""

    operand: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left operator right` with one of `+ - * /`."""

    operator: str
    left: "Node"
    right: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """`left operator right` with one of `< <= > >= == !=`."""

    operator: str
    left: "Node"
    right: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """`and` or `or` over two or more operands."""

    operator: str
    operands: tuple["Node", ...]
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not operand`."""

    operand: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choose:
    """`then if condition else otherwise`."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Within:
    """`operand in (option, option)` or `operand in parameter` (inside one of its bands)."""

    operand: "Node"
    options: tuple[str, ...]
    parameter: str = ""
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`function(argument, ...)`: a rounding, `min`, `age` and the like."""

    function: str
    arguments: tuple["Node", ...]
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Over:
    """`sum(kinderen, x)` and its kin: arguments are worked out for each member of the entity."""

    function: str
    entity: str
    arguments: tuple["Node", ...]
    column: int = field(default=0, compare=False)


Node = Number | Name | Lookup | Negative | Arithmetic | Compare | Logic | Not | Choose | Within | Call | Over


BEFORE = ("average_before", "months_before")
"""Functions that work out a formula on earlier days."""


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node that are nodes themselves."""
    match node:
        case Lookup(keys=parts) | Logic(operands=parts) | Call(arguments=parts) | Over(arguments=parts):
            return parts
        case Negative(operand=part) | Not(operand=part) | Within(operand=part):
            return (part,)
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
    return ()
