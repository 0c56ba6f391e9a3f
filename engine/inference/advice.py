"""Firing the advice rules for one household, with what they conclude, until nothing new follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.inference.book import EACH_SCHEME, HOUSEHOLD, AdviceBook, AdviceRule, Consequence, ruleset_name
from engine.inference.interface import Inference

Flags = Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fired; `scheme` is the one it speaks about, None for a rule about the household."""

    rule: AdviceRule
    scheme: str | None

    @property
    def then(self) -> Consequence:
        """What follows from it."""
        return self.rule.then


def advice(inference: Inference, book: AdviceBook, scheme_flags: Flags) -> list[Firing]:
    """Return the rules that fire, in the order of the book and, within a rule, of the schemes.

    `book.rulesets` must be loaded. Give every flag of every scheme: one that is missing is unknown, and neither the
    flag nor its denial fires. Conclusions only add facts and no rule may deny one, so each round fires at least what
    the round before it fired, and there are no more rounds than conclusions.
    """
    concluded: frozenset[str] = frozenset()
    known: dict[str, dict[str, bool]] = {}
    fired: dict[str, frozenset[str]] = {}
    while True:
        for room, facts in _rooms(book, scheme_flags, concluded):
            if known.get(room) != facts:
                known[room] = facts
                fired[room] = inference.infer(ruleset_name(HOUSEHOLD if room == HOUSEHOLD else EACH_SCHEME), facts)
        firings = [firing for rule in book.rules for firing in _firings(rule, fired, scheme_flags)]
        following = frozenset(name for firing in firings for name in _conclusions(firing))
        if following <= concluded:
            return firings
        concluded = following


def _rooms(book: AdviceBook, scheme_flags: Flags, concluded: frozenset[str]) -> Iterator[tuple[str, dict[str, bool]]]:
    """Yield what is known in the household and in each scheme, as far as a rule there looks at it."""
    yield HOUSEHOLD, _shared(book.names[HOUSEHOLD], scheme_flags, concluded)
    shared = _shared(book.names[EACH_SCHEME], scheme_flags, concluded)
    for scheme, flags in scheme_flags.items():
        yield scheme, {**shared, **flags, **_own(scheme, concluded)}


def _shared(names: frozenset[str], scheme_flags: Flags, concluded: frozenset[str]) -> dict[str, bool]:
    """Return the facts by their full names."""
    facts = dict.fromkeys(names & concluded, True)
    for name in names:
        scheme, dot, flag = name.partition(".")
        if dot and flag in scheme_flags.get(scheme, ()):
            facts[name] = scheme_flags[scheme][flag]
    return facts


def _own(scheme: str, concluded: frozenset[str]) -> dict[str, bool]:
    """Return what was concluded about a scheme, by the bare names that its own rules use."""
    return {name.removeprefix(f"{scheme}."): True for name in concluded if name.startswith(f"{scheme}.")}


def _firings(rule: AdviceRule, fired: Mapping[str, frozenset[str]], scheme_flags: Flags) -> list[Firing]:
    if rule.scope == EACH_SCHEME:
        return [Firing(rule, scheme) for scheme in scheme_flags if rule.id in fired[scheme]]
    return [Firing(rule, None if rule.scope == HOUSEHOLD else rule.scope)] if rule.id in fired[HOUSEHOLD] else []


def _conclusions(firing: Firing) -> list[str]:
    """Return the conclusions of a rule by their full names."""
    about = f"{firing.scheme}." if firing.scheme else ""
    return [about + name for name in firing.then.concludes]
