"""Names: each one exists, is used, hides no other, and needs itself nowhere."""

import re
from collections import Counter
from collections.abc import Iterator

from engine.catalogue.scopes import room_of
from engine.checks.documents import line_at, mappings_in
from engine.checks.formulas import YEARLY, circle, said
from engine.checks.groups import CATALOGUE, FIGURES, SCHEME, Figures
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import Desk, SchemeSubject, routes
from engine.language.scope import Scope, Symbol

PLACEHOLDER = re.compile(r"\{(\w+)\}")
NAMELESS = "unknown "


@SCHEME.add("N001", "Add it to the vocabulary, the parameters or the steps")
def names_exist(subject: SchemeSubject) -> Iterator[Fault]:
    """Every name in a formula stands for something."""
    for place in subject.places:
        if place.fault and place.fault.message.startswith(NAMELESS):
            yield Fault(place.formula.line, place.part, said(place.fault), place.fault.remedy)


@SCHEME.add("N002", "Use an entity of the vocabulary, such as kinderen")
def members_exist(subject: SchemeSubject) -> Iterator[Fault]:
    """`for:` names an entity of the vocabulary."""
    known = {entity.name for entity, _ in subject.desk.vocabulary.entities}
    for path, raw in mappings_in(subject.raw):
        entity = raw.get("for")
        if entity is not None and entity != "household" and str(entity) not in known and path[:1] != ("examples",):
            part = str(raw.get("id") or "file")
            yield Fault(line_at(raw, [], "for"), part, f"there are no members called '{entity}'")


@FIGURES.add("N003", "Name a yes/no or choice of the vocabulary or a step")
def keys_exist(subject: Figures) -> Iterator[Fault]:
    """`by:` names facts or steps."""
    for parameter in subject.parameters.values():
        for name in parameter.by:
            if subject.resolve(name) is None:
                yield Fault(subject.line(parameter.name, "by"), parameter.name, f"unknown name '{name}' in `by`")


@SCHEME.add("N004", "Use it in a formula or a text, or remove it")
def figures_are_used(subject: SchemeSubject) -> Iterator[Fault]:
    """A parameter that nothing uses is left over; one of a template may serve a municipality."""
    if subject.has_faulty_formulas:
        return
    template = subject.desk.catalogue.templates.get(subject.scheme.based_on)
    used = _used(subject) | set(template.parameters if template else ())
    for sibling in subject.desk.schemes if subject.scheme.template else ():
        if sibling.scheme.based_on == subject.scheme.id:
            used |= _used(sibling)
    for name in subject.parameters:
        if name not in used:
            yield Fault(subject.line(name), name, f"parameter '{name}' is not used")


@SCHEME.add("N008", "Use it in a formula, or remove it")
def steps_are_used(subject: SchemeSubject) -> Iterator[Fault]:
    """A step that nothing uses is not part of the calculation."""
    if subject.has_faulty_formulas or subject.is_filled_in:
        return
    for each in subject.versions:
        reached = {symbol.name for symbol, _ in each.used if symbol.place == "step"}
        for step in each.version.steps:
            if step.id not in reached:
                yield Fault(step.formula.line, step.id, f"step '{step.id}' is not used")


def _used(subject: SchemeSubject) -> set[str]:
    used = {symbol.name for each in subject.versions for symbol, _ in each.used}
    for version in subject.scheme.versions:
        for condition in version.conditions:
            for each in routes(condition, whole=True):
                used.update(PLACEHOLDER.findall(each.text))
                used.add(each.only_with)
    return used


@SCHEME.add("N017", "Name a yes/no parameter of the template")
def switches_exist(subject: SchemeSubject) -> Iterator[Fault]:
    """`only_with` names a parameter that says ja or nee; `includes` names templates."""
    for each in subject.versions:
        for condition in subject.own_conditions(each.version):
            switch = condition.only_with
            parameter = subject.scheme.parameters.get(switch)
            if switch and (parameter is None or parameter.typed.kind != "boolean"):
                yield Fault(condition.line, condition.id, f"'{switch}' in `only_with` is no yes/no parameter")
    for name in () if subject.is_filled_in else subject.scheme.includes:
        if name not in subject.desk.catalogue.templates:
            message, remedy = f"there is no template '{name}' to include", "Choose a file of rules/templates"
            yield Fault(line_at(subject.raw, [], "includes"), "includes", message, remedy)


@CATALOGUE.add("N016", "Use it in a formula, or remove it", WARNING)
def norms_are_used(desk: Desk) -> Iterator[Fault]:
    """A norm that no scheme and no fact uses need not be kept up to date."""
    if not desk.knows_what_is_used:
        return
    used = {name for subject in desk.schemes for name in _used(subject)}
    used |= {symbol.name for symbol, _ in desk.vocabulary.used}
    for norm in desk.catalogue.norms.values():
        if norm.name not in used:
            yield Fault(desk.norms.line(norm.name), norm.name, f"norm '{norm.name}' is not used", file=desk.norms.file)


@SCHEME.add("N010", "Give one of the two another name")
def names_are_not_shadowed(subject: SchemeSubject) -> Iterator[Fault]:
    """A step or parameter has no name that a fact, norm, or another step or parameter already has."""
    taken = _taken(subject.desk.library.scope)
    steps = {step.id for each in subject.versions for step in each.version.steps}
    for parameter in subject.parameters.values():
        owner = taken.get(parameter.name) or ("step of the template" if parameter.name in steps else "")
        if owner and (subject.is_filled_in or parameter.name not in steps):
            yield Fault(subject.line(parameter.name), parameter.name, f"'{parameter.name}' is also a {owner}")
    taken |= dict.fromkeys(subject.scheme.parameters, "parameter")
    for each in () if subject.is_filled_in else subject.versions:
        for step in each.version.steps:
            if step.id in taken:
                yield Fault(step.formula.line, step.id, f"'{step.id}' is also a {taken[step.id]}")


def _taken(base: Scope) -> dict[str, str]:
    """Return the names of facts, norms and built-ins, with what they are."""
    kinds = {"builtin": "built-in name", "parameter": "norm"}
    taken = {name: kinds.get(symbol.place, symbol.place) for name, symbol in base.symbols.items()}
    taken |= dict.fromkeys(YEARLY, "built-in name")
    for entity, room in _rooms(base):
        taken |= {name: f"fact of {entity}" for name in room.symbols if name not in taken}
    return taken


@SCHEME.add("N011", "Give one of the two another id")
def ids_are_used_once(subject: SchemeSubject) -> Iterator[Fault]:
    """Within one version every step and every condition has its own id."""
    for each in subject.versions:
        conditions = [part for condition in each.version.conditions for part in routes(condition, whole=True)]
        twice = {name for name, times in Counter(part.id for part in conditions).items() if times > 1}
        for part in reversed(conditions):
            if part.id in twice and part.origin == subject.file:
                twice.discard(part.id)
                yield Fault(part.line, part.id, f"two conditions are called '{part.id}'")
        steps = () if subject.is_filled_in else each.version.steps
        for name, times in Counter(step.id for step in steps).items():
            if times > 1:
                line = max(step.formula.line for step in steps if step.id == name)
                yield Fault(line, name, f"two steps are called '{name}'")


@SCHEME.add("N012", "Give the option or the name another name, so that formulas can tell them apart")
def options_are_no_names(subject: SchemeSubject) -> Iterator[Fault]:
    """A bare option in a formula must not also be the name of a step or parameter."""
    options = {option for fact, _ in subject.desk.vocabulary.facts for option in fact.options}
    steps = () if subject.is_filled_in else tuple(step for each in subject.versions for step in each.version.steps)
    options |= {option for step in steps for option in step.typed.options}
    for parameter in subject.parameters.values():
        if parameter.name in options:
            yield Fault(
                subject.line(parameter.name), parameter.name, f"'{parameter.name}' is also an option of a choice"
            )
    for step in steps:
        if step.id in options:
            yield Fault(step.formula.line, step.id, f"'{step.id}' is also an option of a choice")


@SCHEME.add("N013", "Break the circle")
def steps_need_no_circle(subject: SchemeSubject) -> Iterator[Fault]:
    """No step needs its own outcome."""
    for each in () if subject.is_filled_in else subject.versions:
        told: set[frozenset[str]] = set()
        for step in each.version.steps:
            room = room_of(each.household, step.entity or subject.scheme.entity)
            path = circle(Symbol("step", step.id, step.typed, step), room)
            if path and frozenset(path) not in told:
                told.add(frozenset(path))
                yield Fault(step.formula.line, step.id, "needs itself: " + " -> ".join(path))


@SCHEME.add("N014", "Only a template leaves a figure to be filled in")
def nothing_is_left_to_fill_in(subject: SchemeSubject) -> Iterator[Fault]:
    """`fill_in` stands in templates; a scheme has values."""
    for parameter in subject.parameters.values():
        if subject.scheme.template:
            continue
        if parameter.fill_in:
            yield Fault(
                subject.line(parameter.name), parameter.name, f"parameter '{parameter.name}' is still to be filled in"
            )
        elif not parameter.values:
            yield Fault(
                subject.line(parameter.name),
                parameter.name,
                f"parameter '{parameter.name}' has no values",
                "Add `values:`",
            )


def _rooms(scope: Scope) -> Iterator[tuple[str, Scope]]:
    for name, room in scope.members.items():
        yield name, room
        yield from _rooms(room)
