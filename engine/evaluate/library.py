"""Compiled programs and figures in force, made once and shared by every household."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from engine.catalogue.model import DatedValue, Formula, Parameter, Scheme, figures_on
from engine.catalogue.scopes import scheme_scope, vocabulary_scope
from engine.catalogue.vocabulary import Vocabulary
from engine.evaluate.compiler import Compiler, Reader
from engine.evaluate.months import Calendar
from engine.evaluate.program import Program
from engine.evaluate.sharing import Shareable
from engine.language.nodes import Name
from engine.language.scope import Scope
from engine.profile.household import Household


class Library:
    """Programs by scheme version, figures by scheme and day; filled as they are asked for."""

    def __init__(self, vocabulary: Vocabulary, norms: Mapping[str, Parameter]) -> None:
        self.vocabulary = vocabulary
        self.norms = norms
        self.scope = vocabulary_scope(vocabulary, norms)
        self._asker = Compiler(self.scope)
        self._shareable = Shareable(vocabulary)
        self._questions: dict[tuple[str, str], Reader] = {}
        self._programs: dict[tuple[str, date], Program] = {}
        self._calendars: dict[tuple[str, date], Calendar] = {}
        self._steady: dict[tuple[str, int], set[int]] = {}
        self._all_parameters: dict[str, dict[str, Parameter]] = {}
        self._norms_on: dict[date, dict[str, DatedValue]] = {}
        self._figures: dict[tuple[str, date], dict[str, DatedValue]] = {}

    def program(self, scheme: Scheme, day: date) -> Program | None:
        """Return the compiled version in force on a day; None where there is none."""
        version = scheme.version_on(day)
        if version is None:
            return None
        key = (scheme.file, version.start)
        if key not in self._programs:
            self._programs[key] = Program(scheme, version, scheme_scope(self.scope, scheme, version), self._shareable)
        return self._programs[key]

    def figures(self, scheme: Scheme, day: date) -> dict[str, DatedValue]:
        """Return every norm and parameter that has a value on a day."""
        key = (scheme.file, day)
        if key not in self._figures:
            self._figures[key] = {**self.norms_on(day), **figures_on(day, scheme.parameters)}
        return self._figures[key]

    def norms_on(self, day: date) -> dict[str, DatedValue]:
        """Return every norm that has a value on a day."""
        if day not in self._norms_on:
            self._norms_on[day] = figures_on(day, self.norms)
        return self._norms_on[day]

    def breaks(self, scheme: Scheme, household: Household, year: int) -> list[int]:
        """Return the months of a year in which this household's right may change, 1 first."""
        key = (scheme.file, year)
        if key not in self._steady:
            self._steady[key] = self._steady_breaks(scheme, year)
        found = set(self._steady[key])
        parameters = self._parameters(scheme)
        for version in scheme.versions:
            if version.start.year <= year and (version.end is None or version.end.year >= year):
                found.update(self._calendar(scheme, version.start).breaks(household, year, parameters))
        return sorted(month for month in found if month <= 12)

    def _steady_breaks(self, scheme: Scheme, year: int) -> set[int]:
        """Return the months in which the logic or a figure changes, for every household alike."""
        found = {1}
        parameters = self._parameters(scheme)
        for version in scheme.versions:
            if version.start.year <= year and (version.end is None or version.end.year >= year):
                if version.start.year == year:
                    found.add(version.start.month + (version.start.day > 1))
                if version.end is not None and version.end < date(year, 12, 1):
                    found.add(version.end.month + 1)
                found.update(self._calendar(scheme, version.start).changes(year, parameters))
        return found

    def _parameters(self, scheme: Scheme) -> dict[str, Parameter]:
        if scheme.file not in self._all_parameters:
            self._all_parameters[scheme.file] = {**self.norms, **scheme.parameters}
        return self._all_parameters[scheme.file]

    def _calendar(self, scheme: Scheme, start: date) -> Calendar:
        key = (scheme.file, start)
        if key not in self._calendars:
            program = self.program(scheme, start)
            if program is None:
                raise LookupError(f"{scheme.id} has no version on {start}")
            self._calendars[key] = Calendar(*program.roots)
        return self._calendars[key]

    def question(self, ask_if: Formula, room: Scope) -> Reader:
        """Return the compiled condition under which a question is asked."""
        key = (room.entity, ask_if.text)
        if key not in self._questions:
            self._questions[key] = self._asker.reader(ask_if.node, room)
        return self._questions[key]

    def forget(self, folder: str) -> None:
        """Let go of what was made for the schemes in a folder; it is made again when it is asked for."""
        for kept in (self._programs, self._calendars, self._steady, self._figures):
            _drop(kept, [key for key in list(kept) if key[0].startswith(folder)])
        _drop(self._all_parameters, [file for file in list(self._all_parameters) if file.startswith(folder)])

    def fact(self, name: str) -> Reader:
        """Return the compiled reading of a fact of the household."""
        key = ("", f"fact {name}")
        if key not in self._questions:
            self._questions[key] = self._asker.reader(Name(name), self.scope)
        return self._questions[key]

    def label(self, scheme: Scheme, name: str) -> str:
        """Return how people call a parameter or norm."""
        parameter = scheme.parameters.get(name) or self.norms.get(name)
        return parameter.label if parameter else name


def _drop(kept: dict[Any, Any], keys: Iterable[object]) -> None:
    for key in keys:
        kept.pop(key, None)
