"""Tables and bands: complete over their keys, without holes or overlap, and of the right kind."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from engine.catalogue.model import OTHERWISE, Band, Bands, DatedValue, Parameter, UnknownFigure
from engine.checks.groups import FIGURES, Figures
from engine.checks.registry import Fault
from engine.checks.subjects import SchemeSubject
from engine.language.scope import Typed

WORDS = {True: "ja", False: "nee"}
WHOLE = ("years", "months", "persons", "number", "count")


@FIGURES.add("T010", "Give every option a value, in the order of `by`")
def tables_are_complete(subject: Figures) -> Iterator[Fault]:
    """A table has a value for every option of every key, and no more."""
    for parameter, dated in figures(subject):
        keys = [(name, subject.resolve(name)) for name in parameter.by]
        options = [(name, options_of(symbol.typed)) for name, symbol in keys if symbol is not None]
        if len(options) == len(keys):
            one_for_all = isinstance(subject, SchemeSubject) and (subject.is_filled_in or subject.scheme.template)
            for message in _incomplete(dated.value, options, parameter.by_band, one_for_all):
                yield Fault(dated.line, parameter.name, message)


def figures(subject: Figures) -> Iterator[tuple[Parameter, DatedValue]]:
    """Yield every value that a file gives, with its parameter."""
    for parameter in subject.parameters.values():
        for dated in parameter.values:
            yield parameter, dated


def options_of(typed: Typed) -> frozenset[Any]:
    """Return what a key may be: ja and nee, or the options of a choice."""
    return frozenset({True, False}) if typed.kind == "boolean" else typed.options


def _incomplete(value: Any, keys: list[tuple[str, frozenset[Any]]], band: str, one_for_all: bool) -> Iterator[str]:
    """Yield what a table lacks; in templates and what fills them in, one value may stand for every key below it."""
    if isinstance(value, UnknownFigure) or (one_for_all and not isinstance(value, Mapping | tuple)):
        return
    if not keys:
        yield from _not_banded(value, band)
        return
    (name, options), *rest = keys
    if not isinstance(value, Mapping):
        yield f"needs a value for every option of {name}"
        return
    named = value.keys() - {OTHERWISE}
    if options - named and OTHERWISE not in value:
        yield f"has no value for {_words(options - named)} of {name}"
    if named - options:
        yield f"has a value for {_words(named - options)}, which {name} cannot be"
    for option in (options & named) | (value.keys() - named):
        yield from _incomplete(value[option], rest, band, one_for_all)


def _not_banded(value: Any, band: str) -> Iterator[str]:
    """Check what lies below the last key: bands when there is a `by_band`, else one value."""
    if isinstance(value, Mapping):
        yield f"has a value per {_words(value)}, while `by` names no key for it"
    elif band and not isinstance(value, tuple):
        yield f"needs bands of {band}"
    elif not band and isinstance(value, tuple):
        yield "has bands, while `by_band` is missing"


def _words(options: Any) -> str:
    return ", ".join(sorted(WORDS.get(option, str(option)) for option in options))


@FIGURES.add("T011", "See docs/rule-language.md, section 3, on bands")
def bands_join(subject: Figures) -> Iterator[Fault]:
    """Bands follow each other without hole or overlap."""
    for parameter, dated in figures(subject):
        for bands in _all_bands(dated.value):
            for message, remedy in _broken(bands, parameter.by_band):
                yield Fault(dated.line, parameter.name, message, remedy)


def _all_bands(value: Any) -> Iterator[Bands]:
    if isinstance(value, tuple):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _all_bands(part)


def _broken(bands: Bands, unit: str) -> Iterator[tuple[str, str]]:
    if not bands:
        yield "has no bands", "Add at least one"
    elif any(band.low is not None for band in bands):
        yield from _broken_whole(bands, unit)
    else:
        yield from _broken_open(bands)


def _broken_whole(bands: Bands, unit: str) -> Iterator[tuple[str, str]]:
    """Check bands `from..up_to` of whole numbers."""
    ends = [end for band in bands for end in (band.low, band.high) if end is not None]
    broken = [end for end in ends if end != end.to_integral_value()]
    if unit not in WHOLE:
        yield (
            f"`from` is for whole numbers such as years, not for {unit}",
            "Give only `up_to`, and none in the last band",
        )
    elif broken:
        yield f"{broken[0]} is no whole number of {unit}", "Write whole numbers"
    elif any(band.low is None for band in bands):
        yield "some bands have a `from` and others have none", "Give every band a `from`, or none"
    else:
        for before, after in pairwise(bands):
            yield from _unjoined(before, after)
        yield from (_turned(band) for band in bands if _is_turned(band))


def _unjoined(before: Band, after: Band) -> Iterator[tuple[str, str]]:
    if before.high is None:
        yield f"the band from {before.low} has no end, and more follow", "Give it an `up_to`"
    elif after.low is not None and after.low != before.high + 1:
        fault = "overlaps" if after.low <= before.high else "leaves a hole after"
        message = f"the band from {after.low} {fault} the one before, which ends at {before.high}"
        yield message, f"Start it at {before.high + 1}"


def _is_turned(band: Band) -> bool:
    return band.low is not None and band.high is not None and band.high < band.low


def _turned(band: Band) -> tuple[str, str]:
    return f"the band from {band.low} ends at {band.high}", "Turn the two around"


def _broken_open(bands: Bands) -> Iterator[tuple[str, str]]:
    """Check bands with only `up_to`, as for amounts of money and in csv tables."""
    *others, last = bands
    if last.high is not None:
        yield f"nothing is said of what lies above {last.high}", "Leave `up_to` out of the last band"
    for band in others:
        if band.high is None:
            yield "a band without `up_to` is not the last one", "Put it last, or give it an `up_to`"
    for before, after in pairwise([band for band in bands if band.high is not None]):
        if before.high is not None and after.high is not None and after.high <= before.high:
            yield f"the band up to {after.high} comes after the one up to {before.high}", "Put the bands in order"


@FIGURES.add("T012", "Choose one of `options`, or add it there")
def choices_are_options(subject: Figures) -> Iterator[Fault]:
    """A parameter that is a choice has one of its options as value."""
    for parameter, dated in figures(subject):
        for leaf in leaves(dated.value) if parameter.typed.kind == "choice" else ():
            if isinstance(leaf, str) and leaf not in parameter.typed.options:
                yield Fault(dated.line, parameter.name, f"'{leaf}' is not one of the options")


def leaves(value: Any) -> Iterator[Any]:
    """Yield the single values in a table."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, tuple):
        for band in value:
            if isinstance(band, Band):
                yield from leaves(band.value)
    else:
        yield value
