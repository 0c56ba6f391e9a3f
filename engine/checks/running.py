"""The outcomes of a scheme's examples, worked out once and shared by the checks that look at them."""

from engine.advice.answers import rulesets_of
from engine.checks.examples import ExampleResult, run_example
from engine.checks.subjects import SchemeSubject
from engine.inference.choose import make_inference


def runs_of(subject: SchemeSubject) -> tuple[ExampleResult, ...]:
    """Return what the examples of a scheme come to; none for a template, whose figures are still to be filled in."""
    if subject.scheme.template or not subject.scheme.exists:
        return ()
    if subject.runs is None:
        inference = make_inference("plain")
        inference.load(rulesets_of((subject.scheme,)))
        library = subject.desk.library
        subject.runs = tuple(
            run_example(library, inference, subject.scheme, example) for example in subject.scheme.examples
        )
    return subject.runs
