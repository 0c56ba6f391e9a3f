"""Advice rules to things to do, each with who, where, papers, deadline and euros."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.advice.answers import Answer
from engine.advice.gain import Span
from engine.base.text import capitalised
from engine.explain.format import amid_sentence, date_nl, euro_span
from engine.inference.advice import Firing

CORRECTIONS = ("correct_down", "correct_up")
"""What is best told today: the last day to apply is no day to wait for."""

_OPENING = re.compile(r"(^|[.!?] )\{authority\}")
"""Who decides, at the start of a sentence."""

ORDER = {"correct_down": 0, "claim_back": 1, "apply": 2, "correct_up": 3, "check": 4, "ask": 5}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; `template` is the text of the rule before the names and dates are filled in, for translators."""

    kind: str
    answer: Answer
    rule: str
    text: str
    template: str
    by: date | None
    span: Span
    first: bool

    def as_json(self) -> dict[str, Any]:
        """Return the contract's form of an action."""
        apply = self.answer.scheme.apply
        return {
            "scheme": self.answer.scheme.id,
            "title": self.answer.scheme.title,
            "kind": self.kind,
            "by": self.by.isoformat() if self.by else None,
            "first": self.first,
            "text": self.text,
            "template": self.template,
            "where": {
                "authority": self.answer.scheme.authority,
                "url": apply.url,
                "phone": apply.phone,
                "how": apply.how,
            },
            "papers": list(apply.papers),
            **self.span.as_json(),
            "retroactive": self.kind == "claim_back",
            "rule": self.rule,
        }


def apply_interactions(firings: list[Firing], answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """Rule out what other schemes exclude or replace, and return every interaction for the reader."""
    found = []
    for firing in firings:
        for kind in ("excludes", "replaces", "opens"):
            for scheme in getattr(firing.then, kind):
                if scheme not in answers:
                    continue
                text = _filled(firing.rule.text, answers[scheme])
                if kind != "opens":
                    answers[scheme].excluded_by.append(text)
                found.append(
                    {
                        "rule": firing.rule.id,
                        "kind": kind,
                        "scheme": scheme,
                        "by": firing.scheme,
                        "text": text,
                        "template": firing.rule.text,
                    }
                )
    return found


def actions_of(firings: list[Firing], answers: Mapping[str, Answer], on: date) -> list[Action]:
    """Return the actions, what cannot wait first, then by kind, then by euros."""
    urgent = {firing.scheme for firing in firings if firing.then.first}
    actions = [
        _action(firing, answer, firing.scheme in urgent)
        for firing in firings
        if firing.then.action and (answer := answers.get(firing.scheme or "")) and not answer.excluded_by
    ]
    return sorted(actions, key=lambda each: (not each.first, ORDER[each.kind], each.by or date.max, -each.span.high))


def _action(firing: Firing, answer: Answer, urgent: bool) -> Action:
    kind = str(firing.then.action)
    claim = answer.counted_claim if kind == "claim_back" else None
    span = claim.span if claim else answer.counted
    by = claim.until if claim else None if kind in CORRECTIONS else answer.deadline
    template = firing.rule.text
    return Action(kind, answer, firing.rule.id, _filled(template, answer, span, by), template, by, span, urgent)


def _filled(text: str, answer: Answer, span: Span | None = None, by: date | None = None) -> str:
    amount = span or answer.counted
    authority = amid_sentence(answer.scheme.authority or "de gemeente")
    return _OPENING.sub(r"\1{opening}", text).format(
        title=answer.scheme.title,
        authority=authority,
        opening=capitalised(authority),
        deadline=date_nl(by) if by else "",
        amount=euro_span(abs(amount.low), abs(amount.high)),
    )
