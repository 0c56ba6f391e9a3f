"""Sanity: no outcome outside what is plausible, no figure that jumps without somebody confirming it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from engine.catalogue.model import Band
from engine.checks.groups import FIGURES, RUNNING, Figures
from engine.checks.registry import WARNING, Fault
from engine.checks.running import runs_of
from engine.checks.subjects import SchemeSubject

LARGEST_CHANGE = Decimal("0.15")
HUNDRED = Decimal(100)


@FIGURES.add("P001", "Look it up again; when it is right, say why in `confirm:`", WARNING)
def figures_do_not_jump(subject: Figures) -> Iterator[Fault]:
    """A value that differs more than 15% from the one before is either news or a typing error."""
    for parameter in subject.parameters.values():
        for before, after in pairwise(parameter.values):
            old = dict(cells(before.value))
            changes = [(key, change(old[key], new)) for key, new in cells(after.value) if key in old]
            key, most = max(changes, key=lambda each: abs(each[1]), default=((), Decimal(0)))
            if abs(most) > LARGEST_CHANGE and not after.confirm:
                where = f" for {', '.join(key)}" if key else ""
                rate = f"{'+' if most > 0 else ''}{most * HUNDRED:.0f}%"
                yield Fault(after.line, parameter.name, f"changes by {rate}{where} on {after.start}")


def cells(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """Yield the numbers of a table with the keys that lead to them; the end of a band is such a key."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from cells(part, (*above, {True: "ja", False: "nee"}.get(key, str(key))))
    elif isinstance(value, tuple):
        for place, band in enumerate(value):
            if isinstance(band, Band):
                yield from cells(band.value, (*above, f"band {place + 1}"))
    elif isinstance(value, Decimal):
        yield above, value


def change(old: Decimal, new: Decimal) -> Decimal:
    """Return the relative change; from nothing to something counts as a doubling."""
    if old == 0:
        return Decimal(0) if new == 0 else Decimal(1)
    return (new - old) / abs(old)


@RUNNING.add("P002", "Look for a wrong figure or unit; widen `plausible` only when the law is that generous")
def amounts_are_plausible(subject: SchemeSubject) -> Iterator[Fault]:
    """No example gives an amount outside `plausible: [lowest, highest]`."""
    ends = subject.raw.get("plausible")
    if not isinstance(ends, list) or len(ends) != 2 or not all(isinstance(end, int | Decimal) for end in ends):
        return
    low, high = map(Decimal, ends)
    for run in runs_of(subject):
        if run.amount is not None and not (low <= run.amount[0] and run.amount[1] <= high):
            shown = f"{run.amount[0]} to {run.amount[1]}"
            yield Fault(
                run.example.line, run.example.name, f"gives {shown}, outside what is plausible, {low} to {high}"
            )
