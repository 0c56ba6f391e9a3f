"""Behaviour: examples come out as they say, and together they try every condition, version and limit."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from engine.base.logic import UNKNOWN
from engine.catalogue.model import Condition
from engine.checks.examples import FAILURES, ExampleResult
from engine.checks.groups import RUNNING
from engine.checks.registry import WARNING, Fault
from engine.checks.running import runs_of
from engine.checks.subjects import SchemeSubject, routes
from engine.evaluate.frame import Frame
from engine.evaluate.program import Program, Test
from engine.language import nodes

ORDERED = ("<", "<=", ">", ">=")
NEAREST = 1


@RUNNING.add("B001", "Correct the rule, or the example when that is wrong")
def examples_agree(subject: SchemeSubject) -> Iterator[Fault]:
    """Every example comes out as it says."""
    for run in runs_of(subject):
        if run.problems:
            yield Fault(run.example.line, run.example.name, "; ".join(run.problems))


@RUNNING.add("B005", "Add `examples:`, from an official source where there is one")
def schemes_have_examples(subject: SchemeSubject) -> Iterator[Fault]:
    """A scheme without an example was never tried."""
    if subject.scheme.exists and not subject.scheme.template and not subject.scheme.examples:
        yield Fault(1, "examples", "the scheme has no examples")


@RUNNING.add("B002", "Add an example of a household that fails it", WARNING)
def conditions_fail_somewhere(subject: SchemeSubject) -> Iterator[Fault]:
    """Each condition fails in an example; one of a template in an example of any file that rests on it."""
    failed = {name for run in runs_of(subject) for name in run.failed}
    shared = set(subject.scheme.files) - {subject.file}
    if subject.is_filled_in:
        for sibling in subject.desk.schemes:
            if shared & set(sibling.scheme.files) and not sibling.faulty:
                failed |= {name for run in runs_of(sibling) for name in run.failed}
    for condition in _conditions(subject):
        if condition.id not in failed:
            message = f"condition '{condition.id}' fails in no example"
            yield Fault(condition.line, condition.id, message, file=condition.origin)


def _conditions(subject: SchemeSubject) -> Iterator[Condition]:
    if not subject.scheme.template and subject.scheme.exists:
        for each in subject.versions:
            yield from each.version.conditions


@RUNNING.add("B003", "Add an example on that day", WARNING)
def versions_have_an_example_on_their_first_day(subject: SchemeSubject) -> Iterator[Fault]:
    """Mistakes with dates show on the first day; a scheme on a template starts when its own figures do."""
    if subject.scheme.template or not subject.scheme.exists or not subject.versions:
        return
    tried = {example.on for example in subject.scheme.examples}
    versions = subject.versions[-1:] if subject.is_filled_in else subject.versions
    for each in versions:
        start = max(each.version.start, subject.first_day)
        if start not in tried:
            line = 1 if subject.is_filled_in else each.version.line
            yield Fault(line, "examples", f"no example on {start}, the first day of these rules")


@RUNNING.add("B004", "Add an example exactly on the limit, and one just past it", WARNING)
def limits_are_tried(subject: SchemeSubject) -> Iterator[Fault]:
    """A condition that compares numbers or dates is met and failed by examples at most one apart from its limit."""
    near = {found for run in runs_of(subject) for found in _near(run)}
    for condition in _conditions(subject):
        for route in routes(condition):
            tried = {(route.id, True), (route.id, False)} <= near
            if route.origin == subject.file and _has_a_limit(route) and not tried:
                yield Fault(route.line, route.id, f"the limit of '{route.id}' is not tried from both sides")


def _has_a_limit(condition: Condition) -> bool:
    node = condition.when.node if condition.when else None
    return isinstance(node, nodes.Compare) and node.operator in ORDERED


def _near(run: ExampleResult) -> Iterator[tuple[str, bool]]:
    """Yield the conditions whose two sides are as good as equal in an example, with whether they are met."""
    for stretch in run.outcome.stretches if run.outcome else ():
        for room in stretch.rooms:
            for test, frame in _tests(stretch.program, room.frame):
                if test.sides and _touches(test, frame):
                    yield test.condition.id, test.read(frame) is True


def _tests(program: Program, frame: Frame) -> Iterator[tuple[Test, Frame]]:
    household = frame
    while household.parent is not None:
        household = household.parent
    for tests, where in ((program.monthly_tests, frame), (program.yearly_tests, household)):
        for test in tests:
            yield test, where
            yield from ((route, where) for route in _routes(test))


def _routes(test: Test) -> Iterator[Test]:
    for route in test.routes:
        yield route
        yield from _routes(route)


def _touches(test: Test, frame: Frame) -> bool:
    try:
        left, right = (side(frame) for side in test.sides or ())
    except FAILURES:
        return False
    if left is UNKNOWN or right is UNKNOWN:
        return False
    if isinstance(left, date) and isinstance(right, date):
        return abs((left - right).days) <= NEAREST
    return isinstance(left, Decimal) and isinstance(right, Decimal) and abs(left - right) <= NEAREST
