"""Types: conditions say yes or no, choices keep to their options, and every formula fits together."""

from collections.abc import Iterator

from engine.checks.formulas import Place, parts, said
from engine.checks.groups import SCHEME
from engine.checks.names import NAMELESS
from engine.checks.registry import Fault
from engine.checks.subjects import SchemeSubject
from engine.errors import FormulaError
from engine.language import nodes
from engine.language.nodes import Node
from engine.language.scope import Scope, Typed
from engine.language.typing import infer

ABOUT_UNITS = ("units differ", "per_month needs", "per_year needs", "round_")


@SCHEME.add("T001", "Check the formula")
def formulas_fit_together(subject: SchemeSubject) -> Iterator[Fault]:
    """Yes/no, numbers, choices and dates stand where they belong."""
    for place in subject.places:
        if place.fault and is_about_types(place.fault):
            yield Fault(place.formula.line, place.part, said(place.fault), place.fault.remedy)


def is_about_types(fault: FormulaError) -> bool:
    """Tell whether a formula's fault is neither an unknown name nor a unit."""
    return not fault.message.startswith((NAMELESS, *ABOUT_UNITS))


@SCHEME.add("T002", "Compare it with something, or ask a yes/no fact")
def conditions_say_yes_or_no(subject: SchemeSubject) -> Iterator[Fault]:
    """A condition is met or not."""
    for place in subject.places:
        if place.role == "condition" and place.typed and place.typed.kind != "boolean":
            yield Fault(
                place.formula.line, place.part, f"a condition must say yes or no, not give a {place.typed.kind}"
            )


@SCHEME.add("T003", "Correct the unit or the formula")
def steps_give_what_they_say(subject: SchemeSubject) -> Iterator[Fault]:
    """A step's formula gives the kind of value that its `unit` promises."""
    for place in subject.places:
        yield from wrong_kind(place)


def wrong_kind(place: Place) -> Iterator[Fault]:
    """Yield a fault where a formula gives another kind of value, or other options, than it should."""
    if not place.typed or not place.wanted:
        return
    if place.typed.kind != place.wanted.kind:
        message = f"the formula gives a {place.typed.kind}, not a {place.wanted.kind}"
        yield Fault(place.formula.line, place.part, message)
    elif place.wanted.kind == "choice" and place.wanted.options:
        for option in sorted(_outcomes(place.formula.node, place.room, place.wanted) - place.wanted.options):
            options = ", ".join(sorted(place.wanted.options))
            yield Fault(place.formula.line, place.part, f"'{option}' is not one of the options", f"Options: {options}")


def _outcomes(node: Node, room: Scope, wanted: Typed) -> frozenset[str]:
    """Return the options that a choice's formula may give."""
    if isinstance(node, nodes.Choose):
        return _outcomes(node.then, room, wanted) | _outcomes(node.otherwise, room, wanted)
    if isinstance(node, nodes.Name) and room.resolve(node.name) is None:
        return frozenset({node.name})
    return infer(node, room, wanted).options


@SCHEME.add("T004", "Add `options: [...]`")
def choices_have_options(subject: SchemeSubject) -> Iterator[Fault]:
    """A step that gives a choice lists its options."""
    for place in subject.places:
        if place.role == "step" and place.wanted and place.wanted.kind == "choice" and not place.wanted.options:
            yield Fault(place.formula.line, place.part, "a choice without options")


@SCHEME.add("T005", "Add the option to the table, or look it up with another key")
def keys_are_in_the_table(subject: SchemeSubject) -> Iterator[Fault]:
    """A table is looked up only with options that it has."""
    for place in subject.places:
        if place.typed:
            for node, room in parts(*place.root):
                if isinstance(node, nodes.Lookup):
                    for message in _strange_keys(node, room):
                        yield Fault(place.formula.line, place.part, message)


def _strange_keys(node: nodes.Lookup, room: Scope) -> Iterator[str]:
    found = room.resolve(node.name)
    for key, name in zip(node.keys, getattr(found[0].definition, "by", ()) if found else (), strict=False):
        declared = room.resolve(name)
        if declared is None:
            continue
        given = infer(key, room, declared[0].typed)
        if given.kind != declared[0].typed.kind:
            yield f"'{node.name}' is by {name}, a {declared[0].typed.kind}, and the key is a {given.kind}"
        elif given.options - declared[0].typed.options:
            extra = ", ".join(sorted(given.options - declared[0].typed.options))
            yield f"'{node.name}' has no value for {extra}"
