"""Dates: values and versions join, nothing is missing when its day comes, and files are looked at again in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from engine.base.dates import add_months
from engine.catalogue.model import DatedValue, Parameter, Version
from engine.checks.documents import line_at
from engine.checks.formulas import walk
from engine.checks.groups import CATALOGUE, FIGURES, SCHEME, Figures
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import Desk, SchemeSubject

DAY = timedelta(days=1)
MONTHS_AHEAD = 2
PERIODS = {"yearly": timedelta(days=366), "half_yearly": timedelta(days=184)}


@FIGURES.add("D001", "Turn the two dates around")
def values_end_after_they_start(subject: Figures) -> Iterator[Fault]:
    """`to` is not before `from`."""
    for parameter in subject.parameters.values():
        yield from _reversed(parameter.values, parameter.name)


@SCHEME.add("D002", "Turn the two dates around")
def versions_end_after_they_start(subject: SchemeSubject) -> Iterator[Fault]:
    """The `to` of a version of the logic is not before its `from`."""
    yield from () if subject.is_filled_in else _reversed(subject.scheme.versions, "logic")


def _reversed(periods: Iterable[DatedValue | Version], part: str) -> Iterator[Fault]:
    for each in periods:
        if each.end is not None and each.end < each.start:
            yield Fault(each.line, part, f"ends on {each.end}, before it starts on {each.start}")


@FIGURES.add("D003", "End each value on the day before the next one starts")
def values_join(subject: Figures) -> Iterator[Fault]:
    """Values follow each other without overlap or gap."""
    for parameter in subject.parameters.values():
        yield from _apart(parameter.values, parameter.name, _versions_of(subject))


@SCHEME.add("D004", "End each version on the day before the next one starts")
def versions_join(subject: SchemeSubject) -> Iterator[Fault]:
    """Versions of the logic follow each other without overlap or gap."""
    if not subject.is_filled_in:
        yield from _apart(sorted(subject.scheme.versions, key=lambda each: each.start), "logic")


def _versions_of(subject: Figures) -> tuple[Version, ...] | None:
    """Return the versions of what fills in a template: its figures need no value where none of them holds."""
    return subject.scheme.versions if isinstance(subject, SchemeSubject) and subject.is_filled_in else None


def _apart(
    periods: Iterable[DatedValue | Version], part: str, needed_in: tuple[Version, ...] | None = None
) -> Iterator[Fault]:
    for before, after in pairwise(periods):
        if before.end is None:
            remedy = f"Add `to: {after.start - DAY}` to the one before" if after.start > date.min else ""
            yield Fault(after.line, part, f"starts on {after.start}, while the one before has no end", remedy)
        elif after.start <= before.end:
            yield Fault(after.line, part, f"starts on {after.start}, while the one before ends on {before.end}")
        elif before.end < date.max and after.start > before.end + DAY and _is_needed(before.end + DAY, needed_in):
            yield Fault(after.line, part, f"nothing holds from {before.end + DAY} until {after.start - DAY}")


def _is_needed(day: date, versions: tuple[Version, ...] | None) -> bool:
    return versions is None or any(version.holds_on(day) for version in versions)


@FIGURES.add("D005", "Give each period its own value with `from` and `to`")
def indexed_values_have_an_end(subject: Figures) -> Iterator[Fault]:
    """A figure that changes every year or half year holds no longer than that, so that no old one lives on."""
    for parameter in subject.parameters.values():
        longest = PERIODS.get(parameter.indexed)
        for dated in parameter.values if longest else ():
            if dated.end is None:
                yield Fault(dated.line, parameter.name, f"is indexed {parameter.indexed}, but this value has no end")
            elif longest and dated.end - dated.start >= longest:
                message = f"is indexed {parameter.indexed}, but this value holds from {dated.start} to {dated.end}"
                yield Fault(dated.line, parameter.name, message)


@dataclass(frozen=True, slots=True)
class Need:
    """A figure that a version of a scheme reads as long as it is in force."""

    parameter: Parameter
    version: Version


@SCHEME.add("D006", "Add the value, or let the version start later")
def figures_cover_their_versions(subject: SchemeSubject) -> Iterator[Fault]:
    """A figure has a value on the first and the last day of every version that reads it."""
    if subject.scheme.template or subject.is_filled_in:
        return
    for need in _needs(subject):
        figure, version = need.parameter, need.version
        first, last = figure.values[0], figure.values[-1]
        if first.start > version.start:
            message = f"is read from {version.start}, but has its first value on {first.start}"
            yield Fault(first.line, figure.name, message, file=figure.file)
        if version.end is not None and last.end is not None and last.end < version.end:
            message = f"is read until {version.end}, but has its last value until {last.end}"
            yield Fault(last.line, figure.name, message, file=figure.file)


@SCHEME.add("D007", "Add the value of the next period, or `value: unknown` with a `reason`")
def figures_are_there_in_time(subject: SchemeSubject) -> Iterator[Fault]:
    """A figure that is still read gets its next value: a warning from two months before, an error on the day."""
    today = subject.desk.today
    if today is None or subject.scheme.template:
        return
    for need in _needs(subject):
        last = need.parameter.values[-1]
        if need.version.end is None and last.end is not None and last.end < date.max:
            due = last.end + DAY
            if today >= add_months(due, -MONTHS_AHEAD):
                severity = "" if today >= due else WARNING
                message = f"has no value from {due}"
                yield Fault(last.line, need.parameter.name, message, file=need.parameter.file, severity=severity)


def _needs(subject: SchemeSubject) -> Iterator[Need]:
    """Yield the figures a scheme cannot do without; without those of an estimate the household is asked."""
    for each in subject.versions:
        for symbol, _ in walk(each.roots, estimates=False):
            if isinstance(symbol.definition, Parameter) and symbol.definition.values:
                yield Need(symbol.definition, each.version)


@FIGURES.add("D008", "Compare the file with its sources, then set `on` and `next`")
def files_are_looked_at_again_in_time(subject: Figures) -> Iterator[Fault]:
    """`checked.next` has not passed, and comes after `checked.on`, which is no day to come."""
    checked = subject.raw.get("checked")
    on, following = (checked.get(key) for key in ("on", "next")) if isinstance(checked, dict) else (None, None)
    today = subject.desk.today
    if isinstance(on, date) and isinstance(following, date) and following <= on:
        yield Fault(_line(subject, "next"), "checked", f"the next check, {following}, is not after the last, {on}")
    elif today is not None and isinstance(following, date) and following < today:
        yield Fault(_line(subject, "next"), "checked", f"should have been checked again on {following}")
    if today is not None and isinstance(on, date) and on > today:
        yield Fault(_line(subject, "on"), "checked", f"{on} is still to come", "Write the day of the last check")


@CATALOGUE.add("D009", "Ask the partners again, then set `valid_until` and `checked`")
def blauwdrukken_are_in_force(desk: Desk) -> Iterator[Fault]:
    """Whom a household is handed over to is asked again in time: an expired blauwdruk sends people to closed doors."""
    for document in desk.documents.values():
        until = document.raw.get("valid_until")
        if document.kind == "blauwdruk" and isinstance(until, date) and desk.today is not None and until < desk.today:
            line = line_at(document.raw, [], "valid_until")
            yield Fault(line, "valid_until", f"the blauwdruk expired on {until}", file=document.file)


def _line(subject: Figures, key: str) -> int:
    return line_at(subject.raw, ["checked"], key)


@FIGURES.add("D011", "`from` is the day it works back to, `in_force` the day it entered into force")
def texts_work_back_not_ahead(subject: Figures) -> Iterator[Fault]:
    """A value holds from the day its text entered into force, or from an earlier day."""
    for parameter in subject.parameters.values():
        for dated in parameter.values:
            if dated.in_force is not None and dated.in_force < dated.start:
                yield Fault(dated.line, parameter.name, f"entered into force on {dated.in_force}, before {dated.start}")


@SCHEME.add("D010", "Give the last entry of `filled_in` its last day with `to:`")
def what_ended_has_a_last_day(subject: SchemeSubject) -> Iterator[Fault]:
    """`afterwards` says what holds after a last day, so there is one."""
    if subject.scheme.afterwards and any(version.end is None for version in subject.scheme.versions):
        line = line_at(subject.raw, [], "afterwards")
        yield Fault(line, "afterwards", f"says '{subject.scheme.afterwards}', while the last text has no end")
