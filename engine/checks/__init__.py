"""Checks of rule files: what is wrong, in which file, on which line, and what to do about it."""

from engine.checks.check import check_catalogue
from engine.checks.examples import ExampleResult, run_example

__all__ = ["ExampleResult", "check_catalogue", "run_example"]
