"""What every command needs: the catalogue, dates, and faults as one line each with exit code 1."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

import click

import engine
from engine.errors import CatalogueError, EngineError, ProfileError
from engine.inference.choose import make_inference


class Day(click.ParamType):
    """A date written as 2026-07-01."""

    name = "datum"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> date:
        """Return the date; refuse anything else with a Dutch message."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"‘{value}’ is geen datum. Schrijf hem als 2026-07-01.", param, context)


DAY = Day()


def stop(lines: list[str]) -> NoReturn:
    """Print faults, one a line, and end with exit code 1."""
    for line in lines:
        click.echo(line.replace("\n", " "), err=True)
    sys.exit(1)


@contextmanager
def faults_as_lines(file: str = "") -> Iterator[None]:
    """Turn the engine's errors into lines on standard error and exit code 1; `file` goes before a profile's faults."""
    try:
        yield
    except ProfileError as error:
        stop([f"{file}: {problem}" if file else str(problem) for problem in error.problems])
    except CatalogueError as error:
        stop([str(problem) for problem in error.problems])
    except EngineError as error:
        stop([str(error)])


def version_text() -> str:
    """Return the version of the engine and the inference at work, with the reason when it is not the first choice."""
    inference = make_inference()
    reason = f" ({inference.reason})" if inference.reason else ""
    return f"toereikend {engine.__version__}, inference: {inference.name}{reason}"
