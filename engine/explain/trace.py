"""An outcome as plain data: conditions with the household's own figures, steps, and every figure that was read."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from engine.base.logic import UNKNOWN, Unknown
from engine.base.ranges import Range
from engine.catalogue.model import Citation, DatedValue, Parameter, Scheme, Source
from engine.errors import EngineError
from engine.evaluate.frame import Frame
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome, Room, Tested
from engine.evaluate.presumed import assumed_behind
from engine.explain.format import assumption, plain, quantity
from engine.explain.lines import Line, Lines, Worked

OUTCOMES: dict[bool | Unknown, str] = {True: "met", False: "failed", UNKNOWN: "unknown"}
WORDS = "words"
"""The unit of a figure that is a table, and is named instead of written."""
SIGNS = {"<=": "hoogstens", "<": "minder dan", ">=": "minstens", ">": "meer dan", "==": "", "!=": "niet"}
DATE_SIGNS = {"<=": "uiterlijk", "<": "vóór", ">=": "vanaf", ">": "na", "==": "", "!=": "niet"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=16384)
def pieces_of(text: str) -> tuple[str, ...]:
    """Return a text cut at its placeholders: words, name, words, name, words."""
    return tuple(PLACEHOLDER.split(text))


class Side(NamedTuple):
    """What a condition compares: the household's own figure, or the limit with a word before it."""

    value: Any
    unit: str = ""
    sign: str = ""

    @property
    def text(self) -> str:
        """The figure in words."""
        return f"{self.sign} {quantity(self.value, self.unit)}".strip()

    def as_json(self) -> dict[str, str | None]:
        """The same for who writes another language."""
        unit = "date" if isinstance(self.value, date) else self.unit
        return {"value": plain(self.value), "unit": unit, "sign": self.sign}


class Fixed:
    """What an advice says of a scheme for every household alike.

    `figures` are rows by dated value and key, `rules` by the version and the dated values that were read.
    """

    __slots__ = ("figures", "not_modelled", "rules", "sources")

    def __init__(self, scheme: Scheme) -> None:
        self.not_modelled = [{key: str(value) for key, value in entry.items()} for entry in scheme.not_modelled]
        self.sources = [{"title": source.title, "url": source.url} for source in scheme.sources.values()]
        self.figures: dict[tuple[int, Any], dict[str, Any]] = {}
        self.rules: dict[tuple[int, ...], dict[str, Any]] = {}


class Tracer:
    """Writes the trace of outcomes; knows the labels and sources of the catalogue."""

    def __init__(
        self, library: Library, norm_sources: Mapping[str, Source], vocabulary_sources: Mapping[str, Source]
    ) -> None:
        self.library = library
        self.shared_sources = {**vocabulary_sources, **norm_sources}
        self._cited: dict[tuple[int, int], dict[str, str]] = {}
        self._lines: dict[int, Lines] = {}
        self._units: dict[int, str] = {}
        self._schemes: dict[str, Fixed] = {}
        self._fixed: dict[int, dict[str, Any]] = {}

    def fixed(self, scheme: Scheme) -> Fixed:
        """Return what is the same for every household, made once."""
        if scheme.file not in self._schemes:
            self._schemes[scheme.file] = Fixed(scheme)
        return self._schemes[scheme.file]

    def conditions(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Return each condition: outcome, text with its figures filled in, own figure, limit, article."""
        frame = _frame(outcome)
        reads = {name: value for (name, _), (_, value) in frame.run.reads.items()} if frame else {}
        return [self._condition(each, frame, outcome, reads) for each in outcome.tested]

    def _condition(
        self, each: Tested, frame: Frame | None, outcome: Outcome, reads: Mapping[str, Any]
    ) -> dict[str, Any]:
        condition = each.test.condition
        text, scheme = condition.text, outcome.scheme
        own, limit = self._sides(each, frame, outcome) if frame else (None, None)
        names = pieces_of(text)[1::2] if "{" in text else ()
        figures = {name: self._figure(name, frame, scheme, reads) for name in names}
        return {
            "id": condition.id,
            "outcome": OUTCOMES[each.outcome],
            "text": _filled(text, figures) if figures else text,
            "template": text,
            "figures": {name: {"value": plain(value), "unit": unit} for name, (value, unit) in figures.items()},
            "figure": own.text if own else None,
            "limit": limit.text if limit else None,
            "compared": {"figure": own.as_json() if own else None, "limit": limit.as_json() if limit else None},
            "judgement": condition.judgement or None,
            "missing": list(each.missing),
            "source": self.source(condition.citations, scheme.sources),
            "assumptions": self._assumptions(each, frame) if frame else [],
            "any_of": [self._condition(route, frame, outcome, reads) for route in each.routes],
        }

    def _assumptions(self, each: Tested, frame: Frame) -> list[dict[str, str]]:
        assumed, vocabulary = frame.run.assumed, self.library.vocabulary
        return [
            {"fact": path, "text": assumption(vocabulary.fact(assumed[path][0]), *assumed[path])}
            for path in assumed_behind(frame.run, each.test.depends_on)
        ]

    def _sides(self, each: Tested, frame: Frame, outcome: Outcome) -> tuple[Side | None, Side | None]:
        condition = each.test.condition
        if condition.when is None:
            return None, None
        node: Any = each.test.compared
        if each.test.sides is None or node is None:
            return (Side(each.outcome) if isinstance(each.outcome, bool) else None), None
        try:
            left, right = (read(frame) for read in each.test.sides)
        except (EngineError, ArithmeticError):
            return None, None
        unit = self._units.get(id(node))
        if unit is None:
            unit = self._units[id(node)] = self._unit(node.left, outcome) or self._unit(node.right, outcome)
        own = None if left is UNKNOWN or (each.outcome is UNKNOWN and isinstance(left, Range)) else Side(left, unit)
        signs = DATE_SIGNS if isinstance(right, date) else SIGNS
        return own, None if right is UNKNOWN else Side(right, unit, signs[node.operator])

    def _unit(self, node: Any, outcome: Outcome) -> str:
        name = getattr(node, "name", "")
        if name in ("toekenning", "jaarbedrag"):
            return outcome.scheme.unit
        found = outcome.program.room.resolve(name) if outcome.program and name else None
        return getattr(found[0].definition, "unit", "") if found else ""

    def _figure(self, name: str, frame: Frame | None, scheme: Scheme, reads: Mapping[str, Any]) -> tuple[Any, str]:
        """Return the figure read last for a name, else the one in force, with its unit; a word stands for a table."""
        parameter = scheme.parameters.get(name) or self.library.norms.get(name)
        if frame is None:
            return (parameter.label.lower() if parameter else name), WORDS
        if parameter is not None:
            dated = frame.run.figures.get(name)
            value = reads.get(name, dated.value if dated else None)
            simple = isinstance(value, Decimal | Range | bool | str) or hasattr(value, "year")
            return (value, _bare(parameter.unit)) if simple else (parameter.label.lower(), WORDS)
        found = self.library.vocabulary.facts.get(name)
        if name in frame.memo:
            return frame.memo[name], _bare(self._unit_of(name, scheme, frame))
        return frame.values.get(name), _bare(found.unit) if found else ""

    def _unit_of(self, name: str, scheme: Scheme, frame: Frame) -> str:
        version = scheme.version_on(frame.run.day)
        steps = {step.id: step.unit for step in version.steps} if version else {}
        fact = self.library.vocabulary.facts.get(name)
        return steps.get(name) or (fact.unit if fact else "")

    def source(self, citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> dict[str, str]:
        """Return title, article and url of the first source cited; {} when none is. Looked up once per place."""
        key = (id(citations), id(sources))
        if key not in self._cited:
            self._cited[key] = self._first_source(citations, sources)
        return self._cited[key]

    def _first_source(self, citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> dict[str, str]:
        for citation in citations:
            source = sources.get(citation.key) or self.shared_sources.get(citation.key)
            if source is not None:
                return {"title": source.title, "article": citation.article, "url": source.url}
        return {}

    def steps(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Return the lines of the calculation that were worked out, and the derived facts they rest on."""
        frame = _frame(outcome)
        if frame is None or outcome.program is None:
            return []
        lines = self._lines.get(id(outcome.program))
        if lines is None:
            lines = self._lines[id(outcome.program)] = Lines(outcome.program)
        return [self._step(each, outcome.scheme) for each in lines.worked_out(frame)]

    def _step(self, worked: Worked, scheme: Scheme) -> dict[str, Any]:
        line, value, went, substituted, members = worked
        fixed = self._fixed.get(id(line))
        if fixed is None:
            fixed = self._fixed[id(line)] = self._fixed_row(line, scheme)
        row = fixed.copy()
        if type(value) is Range:
            row["min"], row["max"] = plain(value.low), plain(value.high)
        else:
            row["value"] = row["min"] = row["max"] = plain(value)
        row["text"] = quantity(value, line.unit)
        row["worked"], row["substituted"] = went, substituted
        if members is not None:
            row["members"] = [plain(each) for each in members]
            row["text"] = ", ".join(quantity(each, line.unit) for each in members)
        return row

    def _fixed_row(self, line: Line, scheme: Scheme) -> dict[str, Any]:
        return {
            "id": line.id, "label": line.label, "value": None, "min": None, "max": None, "unit": line.unit, "text": "",
            "formula": line.formula.text, "words": line.words, "worked": "", "substituted": "",
            "source": self.source(line.citations, scheme.sources),
        }  # fmt: skip

    def parameters(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Return every parameter and norm that was read, with key, value, dates, source and confidence."""
        frame = _frame(outcome)
        if frame is None:
            return []
        return [self._row(name, key, *read, outcome.scheme) for (name, key), read in frame.run.reads.items()]

    def _row(self, name: str, key: Any, dated: DatedValue, value: Any, scheme: Scheme) -> dict[str, Any]:
        """Return the row of a figure; a figure without a number among its keys looks the same for every household."""
        if key is not None and not all(map(_is_option, key)):
            return self._parameter(name, key, dated, value, scheme)
        rows, place = self.fixed(scheme).figures, (id(dated), key)
        row = rows.get(place)
        if row is None:
            row = rows[place] = self._parameter(name, key, dated, value, scheme)
        return row

    def _parameter(self, name: str, key: Any, dated: DatedValue, value: Any, scheme: Scheme) -> dict[str, Any]:
        parameter: Parameter | None = scheme.parameters.get(name) or self.library.norms.get(name)
        if parameter is None:
            raise KeyError(name)
        return {
            "id": name,
            "label": parameter.label,
            "value": plain(value),
            "text": quantity(value, parameter.unit) if not isinstance(value, tuple | Mapping) else "",
            "unit": parameter.unit,
            "key": None if key is None else [plain(part) for part in key],
            "from": dated.start.isoformat(),
            "to": dated.end.isoformat() if dated.end else None,
            "source": self.source(dated.citations, parameter.sources),
            "confidence": dated.confidence or scheme.confidence,
            "checked": dated.checked.isoformat() if dated.checked else None,
        }


def _is_option(key: object) -> bool:
    """Tell whether a key is yes, no or a choice (or a choice not made), not a number or a range of numbers."""
    return isinstance(key, bool) or (isinstance(key, str) and "–" not in key)


def _filled(text: str, figures: Mapping[str, tuple[Any, str]]) -> str:
    """Return a text with its figures written out."""
    return "".join(_said(*figures[piece]) if at % 2 else piece for at, piece in enumerate(pieces_of(text)))


def _said(value: Any, unit: str) -> str:
    return value if unit == WORDS else quantity(value, unit)


def _bare(unit: str) -> str:
    """Return the unit as texts want it: they say themselves whether an amount is per month or per year."""
    return "EUR" if unit.startswith("EUR") else unit


def _frame(outcome: Outcome) -> Frame | None:
    room: Room | None = outcome.room
    return room.frame if room else None
