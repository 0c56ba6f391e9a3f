"""`rules/advice/*.yaml` to an AdviceBook; every fault becomes a Finding with file, line and remedy."""

import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from engine.errors import Finding, FormulaError
from engine.inference.book import (
    ACTIONS,
    EACH_SCHEME,
    HOUSEHOLD,
    PLACEHOLDERS,
    AdviceBook,
    AdviceRule,
    AdviceSource,
    Consequence,
)
from engine.inference.interface import Pattern
from engine.inference.names import bind
from engine.inference.patterns import compile_when

Raw = Mapping[str, Any]

FILE_KEYS = ("id", "title", "sources", "rules", "note")
RULE_KEYS = ("id", "for", "when", "then", "text", "source", "note")
_LISTS = ("excludes", "replaces", "opens", "concludes")
THEN_KEYS = ("action", "first", *_LISTS)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TRUTH = {"ja": True, "True": True, "nee": False, "False": False}


def read_advice(files: Iterable[tuple[str, Raw]], schemes: Collection[str] = ()) -> tuple[AdviceBook, list[Finding]]:
    """Return the rules in loaded YAML files (name, mapping) and what is wrong with them.

    Mappings that remember lines in `.line` and `.lines` give the findings theirs. With `schemes`, the ids that exist,
    a rule that names another scheme is a fault.
    """
    findings: list[Finding] = []
    rules = [rule for name, raw in files for rule in _File(name, raw, findings).rules()]
    bound, faults = bind(rules, schemes)
    return AdviceBook(tuple(bound)), [*findings, *_doubles(rules), *faults, *_circles(bound)]


class _File:
    """One file of advice rules; faults are noted, never raised."""

    def __init__(self, name: str, raw: Raw, findings: list[Finding]) -> None:
        self._name = name
        self._raw = raw
        self._findings = findings
        sources = raw.get("sources")
        self._sources: Raw = sources if isinstance(sources, Mapping) else {}

    def rules(self) -> Iterator[AdviceRule]:
        """Yield the rules in their order."""
        self._known_keys(self._raw, FILE_KEYS, "file")
        entries = self._raw.get("rules")
        if not isinstance(entries, list) or not entries:
            self._fault(self._raw, "rules", "file", "there are no rules", "Add `rules:` with a list")
            return
        for entry in entries:
            if isinstance(entry, Mapping):
                yield self._rule(entry)
            else:
                self._fault(self._raw, "rules", "file", f"'{entry}' is no rule", "Start a rule with `- id: ...`")

    def _rule(self, raw: Raw) -> AdviceRule:
        name = str(raw.get("id") or "")
        self._known_keys(raw, RULE_KEYS, name)
        if not _NAME.fullmatch(name):
            self._fault(raw, "id", name, "a rule needs a name", "Write `id:` with small letters, digits and _")
        scope = str(raw.get("for") or "")
        if not _NAME.fullmatch(scope):
            remedy = f"Write `for: {EACH_SCHEME}`, `for: {HOUSEHOLD}` or the id of a scheme"
            self._fault(raw, "for", name, "a rule must say what it is about", remedy)
        then = self._then(raw, name, scope)
        if then != Consequence(concludes=then.concludes):
            self._text(raw, name)
            if not raw.get("source"):
                self._fault(raw, "source", name, "the source is missing", "Add `source:` with an article")
        return AdviceRule(
            name, scope, self._when(raw, name), then, " ".join(str(raw.get("text") or "").split()),
            tuple(self._cited(raw, name)), self._name, _line(raw, "id"),
        )  # fmt: skip

    def _when(self, raw: Raw, part: str) -> Pattern:
        try:
            return compile_when(str(raw.get("when") or ""))
        except FormulaError as error:
            place = f" (column {error.column})" if error.column else ""
            self._fault(raw, "when", part, error.message + place, error.remedy)
            return ()

    def _then(self, raw: Raw, part: str, scope: str) -> Consequence:
        then = raw.get("then")
        if not isinstance(then, Mapping) or not then:
            self._fault(raw, "then", part, "nothing follows from this rule", "Add `then:`, such as {action: apply}")
            return Consequence()
        self._known_keys(then, THEN_KEYS, part)
        action, first = str(then.get("action") or ""), str(then.get("first", False))
        if action and action not in ACTIONS:
            self._fault(then, "action", part, f"unknown action '{action}'", "Known: " + ", ".join(sorted(ACTIONS)))
        if first not in _TRUTH:
            self._fault(then, "first", part, f"'first' must be ja or nee, not '{first}'", "Write ja or nee")
        if scope == HOUSEHOLD and (action or "first" in then):
            remedy = "Write the id of the scheme under `for:`"
            self._fault(then, "action", part, "an action belongs to one scheme", remedy)
        lists = {key: self._list(then, key, part) for key in _LISTS}
        return Consequence(action if action in ACTIONS else None, _TRUTH.get(first, False), **lists)  # type: ignore[arg-type]

    def _list(self, then: Raw, key: str, part: str) -> tuple[str, ...]:
        value = then.get(key, [])
        names = [str(name) for name in (value if isinstance(value, list) else [value])]
        for name in names:
            if not _NAME.fullmatch(name):
                self._fault(then, key, part, f"'{name}' is not a name", "Use small letters, digits and _")
        return tuple(names)

    def _text(self, raw: Raw, part: str) -> None:
        text = str(raw.get("text") or "")
        if not text:
            self._fault(raw, "text", part, "the text is missing", "Add `text:` in plain Dutch")
        if any(character.isdigit() for character in text):
            self._fault(raw, "text", part, "a digit in a text", "Schemes hold the figures: use {amount} or {deadline}")
        try:
            fields = [field for _, *field in string.Formatter().parse(text) if field[0] is not None]
        except ValueError as error:
            self._fault(raw, "text", part, f"the braces do not fit: {error}", "Write {title} or {authority}")
            return
        for name, layout, conversion in fields:
            if name not in PLACEHOLDERS or layout or conversion:
                known = ", ".join(f"{{{word}}}" for word in sorted(PLACEHOLDERS))
                self._fault(raw, "text", part, f"unknown placeholder '{{{name}}}'", f"Known: {known}")

    def _cited(self, raw: Raw, part: str) -> Iterator[AdviceSource]:
        for citation in filter(None, map(str.strip, str(raw.get("source") or "").split(";"))):
            key, _, article = citation.partition(" ")
            source = self._sources.get(key)
            if isinstance(source, Mapping) and source.get("title") and source.get("url"):
                yield AdviceSource(str(source["title"]), article.strip(), str(source["url"]))
            else:
                remedy = f"Add `{key}:` with title and url under `sources:`"
                self._fault(raw, "source", part, f"unknown source '{key}'", remedy)

    def _known_keys(self, raw: Raw, known: Collection[str], part: str) -> None:
        for key in raw:
            if key not in known:
                near = get_close_matches(str(key), known, 1)
                remedy = f"Did you mean '{near[0]}'?" if near else "Known: " + ", ".join(known)
                self._fault(raw, key, part, f"unknown key '{key}'", remedy)

    def _fault(self, raw: Raw, key: str, part: str, message: str, remedy: str) -> None:
        self._findings.append(Finding(self._name, _line(raw, key), part, message, remedy, "A001"))


def _line(raw: Raw, key: str) -> int:
    lines: Mapping[str, int] = getattr(raw, "lines", {})
    whole: int = getattr(raw, "line", 0)
    return lines.get(key, whole)


def _circles(rules: Iterable[AdviceRule]) -> Iterator[Finding]:
    """Report rules by which schemes rule each other out: then the household would be left with neither."""
    goes_before = [(winner, loser, rule) for rule in rules for winner, loser in _ruled_out(rule)]
    over: dict[str, set[str]] = {}
    for winner, loser, rule in goes_before:
        over.setdefault(winner, set()).add(loser)
        if winner in _reached(loser, over):
            message = f"'{winner}' rules out '{loser}', and another rule does the reverse"
            yield Finding(rule.file, rule.line, rule.id, message, "Let one of the two go before the other", "A004")


def _ruled_out(rule: AdviceRule) -> Iterator[tuple[str, str]]:
    """Yield the schemes whose right a rule looks for, each with those it rules out then."""
    looked_for = {name.partition(".")[0] for branch in rule.when for name, wanted in branch.items() if wanted}
    for loser in (*rule.then.excludes, *rule.then.replaces):
        yield from ((winner, loser) for winner in looked_for if winner != loser)


def _reached(start: str, over: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    todo = [start]
    while todo:
        for name in over.get(todo.pop(), set()) - reached:
            reached.add(name)
            todo.append(name)
    return reached


def _doubles(rules: Iterable[AdviceRule]) -> Iterator[Finding]:
    first: dict[str, AdviceRule] = {}
    for rule in rules:
        other = first.setdefault(rule.id, rule)
        if other is not rule:
            message = f"there is another rule '{rule.id}' ({other.file}:{other.line})"
            yield Finding(rule.file, rule.line, rule.id, message, "Give one of the two another name", "A002")
