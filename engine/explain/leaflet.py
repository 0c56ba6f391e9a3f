"""The reading version of a scheme: what, who, how much, where, papers, deadline, sources, in Dutch."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.base.ranges import Range
from engine.base.text import uncapitalised
from engine.catalogue.catalogue import Catalogue
from engine.catalogue.folding import NO, YES
from engine.catalogue.model import (
    Band,
    Citation,
    Condition,
    DatedValue,
    Formula,
    Parameter,
    Scheme,
    Source,
    Step,
)
from engine.evaluate.library import Library
from engine.evaluate.months import Calendar
from engine.explain.ended import how_it_ended
from engine.explain.format import date_nl, quantity
from engine.explain.lines import words_of
from engine.explain.trace import PLACEHOLDER
from engine.language import nodes

CONFIDENCE = {
    "primary": "gelezen in de wettekst zelf",
    "official": "van een officiële bron",
    "secondary": "van een andere bron dan de overheid",
    "derived": "door ons uitgerekend uit andere cijfers",
    "provisional": "voorlopig",
    "unsure": "niet zeker",
    "": "niet aangegeven",
}
PAID = {
    "monthly": "elke maand", "quarterly": "elk kwartaal", "once_a_year": "één keer per jaar", "one_off": "eenmalig",
    "in_kind": "als hulp of spullen", "wallet": "als tegoed", "loan": "als lening", "discount": "als korting",
    "reimbursed": "na het inleveren van een bon", "corrected": "als correctie op uw loon of uitkering",
}  # fmt: skip
MOST_BANDS = 8
MOST_AMOUNTS = 4
"""Amounts that a reader can take in at once; all of them stand with the figures at the end."""


def leaflet(catalogue: Catalogue, scheme: Scheme, on: date) -> str:
    """Return a scheme as a text people can check against its sources, as the rules read on a date."""
    return "\n".join(_Leaflet(catalogue, scheme, on).lines())


class _Leaflet:
    def __init__(self, catalogue: Catalogue, scheme: Scheme, on: date) -> None:
        self.catalogue = catalogue
        self.scheme = scheme
        self.on = on
        self.library = Library(catalogue.vocabulary, catalogue.norms)
        self.program = self.library.program(scheme, on)
        self.shared = {**catalogue.vocabulary.sources, **catalogue.norm_sources}

    def lines(self) -> Iterator[str]:
        scheme, version = self.scheme, self.scheme.version_on(self.on)
        yield from [scheme.title, "=" * len(scheme.title), "", scheme.summary, f"Regels van {date_nl(self.on)}."]
        if version is None or not scheme.exists:
            ended = how_it_ended(self.library, scheme, self.on) if scheme.exists else None
            yield from ["", ended.text if ended else "Voor deze datum kennen we geen regels van deze regeling."]
        else:
            yield from self._section("Wie", (line for each in version.conditions for line in self._condition(each)))
            yield from self._section("Hoeveel", self._how_much())
        yield from self._section("Aanvragen", self._apply())
        yield from self._section("Papieren", scheme.apply.papers)
        yield from self._section(
            "Wat wij niet kunnen uitrekenen", (f"{each['what']} {each['why']}" for each in scheme.not_modelled)
        )
        yield from self._section("Bronnen", (f"{source.title}: {source.url}" for source in scheme.sources.values()))
        yield from self._section("Hoe zeker is dit", self._certainty())
        if self.program and scheme.exists:
            yield from self._section("Voor wie het precies wil weten: de berekening", self._calculation())
            yield from self._section("Voor wie het precies wil weten: de cijfers", self._figures())

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        listed = list(lines)
        if listed:
            yield from ["", title, "-" * len(title), *(f"- {line}" for line in listed)]

    def _condition(self, condition: Condition) -> Iterator[str]:
        who = "de gemeente" if condition.judgement == "municipality" else self.scheme.authority or "de uitvoerder"
        judged = f" Hierover beslist {who}." if condition.judgement else ""
        yield f"{self._filled(condition.text)}{judged}{self._cited(condition.citations or _of(condition))}"
        for route in condition.any_of:
            yield f"  of: {self._filled(route.text)}{self._cited(route.citations)}"

    def _filled(self, text: str) -> str:
        return PLACEHOLDER.sub(lambda match: self._named(match[1]), text)

    def _named(self, name: str) -> str:
        parameter = self.scheme.parameters.get(name) or self.catalogue.norms.get(name)
        if parameter is None:
            return self._worked_out(name)
        dated = parameter.at(self.on)
        simple = dated is not None and isinstance(dated.value, Decimal | Range | date)
        unit = "EUR" if parameter.unit.startswith("EUR") else parameter.unit
        return quantity(dated.value, unit) if dated and simple else uncapitalised(parameter.label)

    def _worked_out(self, name: str) -> str:
        """Return the label of a step or fact, as it stands inside a sentence."""
        version = self.scheme.version_on(self.on)
        steps = {step.id: step.label for step in version.steps} if version else {}
        fact = self.catalogue.vocabulary.facts.get(name)
        label = steps.get(name) or (fact.label if fact else name.replace("_", " "))
        return uncapitalised(label)

    def _how_much(self) -> Iterator[str]:
        paid = PAID.get(self.scheme.paid)
        if paid:
            yield f"U krijgt het {paid}."
        own = [each for each in self._own() if each.unit.startswith("EUR") and not _is_nothing(each.at(self.on))]
        yield from self._listed(own[:MOST_AMOUNTS], dates=False)
        if any(self._steps()):
            yield "Hoeveel u precies krijgt, hangt af van uw situatie. Onderaan staat hoe wij rekenen."

    def _calculation(self) -> Iterator[str]:
        program = self.program
        if program is None:
            return
        for step in self._steps():
            words = words_of(program, step.formula, step.entity or self.scheme.entity)
            yield f"{step.label}: {words}.{self._cited(step.formula.citations)}"

    def _steps(self) -> Iterator[Step]:
        """Yield the steps that decide something here; what a municipality settled for good is no calculation."""
        if self.program is None:
            return
        version = self.program.version
        steps = {step.id: step for step in version.steps if step.formula.node not in (YES, NO)}
        formulas = [version.amount, version.award, version.shown, *_tests(version.conditions)]
        todo, reached = [each.node for each in formulas if each], set()
        while todo:
            node = todo.pop()
            name = getattr(node, "name", "")
            if name in steps and name not in reached:
                reached.add(name)
                todo.append(steps[name].formula.node)
            todo += nodes.children(node)
        yield from (step for name, step in steps.items() if name in reached)

    def _figures(self) -> Iterator[str]:
        yield from self._listed([*self._own(), *self._norms()])

    def _own(self) -> list[Parameter]:
        """Return the figures of this scheme that its formulas reach."""
        reached = Calendar(*self.program.roots).parameters if self.program else set()
        return [each for name, each in self.scheme.parameters.items() if name in reached]

    def _listed(self, parameters: list[Parameter], *, dates: bool = True) -> Iterator[str]:
        for parameter in parameters:
            dated = parameter.at(self.on)
            if dated is None:
                yield f"{parameter.label}: nog niet bekend voor deze datum"
            else:
                for key, words in _values(parameter, dated.value):
                    yield f"{parameter.label}{key}: {words}{self._dated(parameter, dated) if dates else ''}"

    def _norms(self) -> list[Parameter]:
        """Return the shared figures that the formulas reach, also through derived facts."""
        reached = Calendar(*self.program.roots).parameters if self.program else set()
        return [norm for name, norm in self.catalogue.norms.items() if name in reached]

    def _dated(self, parameter: Parameter, dated: DatedValue) -> str:
        sure = dated.confidence or self.scheme.confidence
        until = f" tot en met {date_nl(dated.end)}" if dated.end else ""
        cited = self._cited(dated.citations, parameter.sources, "; ", "")
        return f" (vanaf {date_nl(dated.start)}{until}; {CONFIDENCE[sure]}{cited})"

    def _apply(self) -> Iterator[str]:
        apply = self.scheme.apply
        pairs = (("", apply.how), ("Website: ", apply.url), ("Telefoon: ", apply.phone), ("Adres: ", apply.address))
        yield from (f"{label}{value}" for label, value in pairs if value)
        if apply.deadline:
            yield f"Over {self.on.year} uiterlijk {date_nl(apply.deadline.for_year(self.on.year))}"
        if apply.back_months is not None:
            back = (
                f"Tot {apply.back_months} maanden terug."
                if apply.back_months
                else "Niet over de tijd voor de aanvraag."
            )
            yield back

    def _certainty(self) -> Iterator[str]:
        checked = self.scheme.checked
        yield f"Over het geheel: {CONFIDENCE[self.scheme.confidence]}."
        if checked.on:
            again = f" Volgende controle: {date_nl(checked.next)}." if checked.next else ""
            yield f"Nagekeken op {date_nl(checked.on)}.{again}"

    def _cited(self, citations: tuple[Citation, ...], sources: Mapping[str, Source] | None = None,
               before: str = " [", after: str = "]") -> str:  # fmt: skip
        known = {**self.shared, **self.scheme.sources, **(sources or {})}
        named = [f"{known[each.key].title} {each.article}".strip() for each in citations if each.key in known]
        return f"{before}{'; '.join(named)}{after}" if named else ""


def _is_nothing(dated: DatedValue | None) -> bool:
    """Tell whether a figure is nothing: a part of the template that this municipality does not use."""
    return dated is not None and isinstance(dated.value, Decimal) and not dated.value


def _tests(conditions: Iterable[Condition]) -> Iterator[Formula]:
    for condition in conditions:
        if condition.when:
            yield condition.when
        yield from _tests(condition.any_of)


def _of(condition: Condition) -> tuple[Citation, ...]:
    return condition.when.citations if condition.when else ()


def _values(parameter: Parameter, value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each value of a parameter with the words of its keys; long tables are named, not copied."""
    if isinstance(value, Mapping):
        for option, part in value.items():
            yield from _values(parameter, part, f"{key}, {quantity(option)}")
    elif isinstance(value, tuple):
        if len(value) > MOST_BANDS:
            yield key, f"tabel met {len(value)} rijen"
            return
        for band in value:
            yield f"{key}, {_band(band, parameter)}", quantity(band.value, parameter.unit)
    else:
        yield key, quantity(value, parameter.unit)


def _band(band: Band, parameter: Parameter) -> str:
    low = "" if band.low is None else f"vanaf {quantity(band.low, parameter.by_band)} "
    high = "" if band.high is None else f"tot en met {quantity(band.high, parameter.by_band)}"
    return (low + high).strip() or "alles daarboven"
