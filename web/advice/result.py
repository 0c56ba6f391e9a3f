"""The result page as data: corrections first, themes with their schemes, totals that are the sum of the parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.advice.words import Headline, fact_labels, headline, monthly, sentence, yearly
from web.plan.amounts import is_zero, money_range, money_up_to
from web.plan.words import THEMES

_ORDER = ("eligible", "needs_judgement", "unknown", "not_eligible", "not_covered")
_CORRECTIONS = ("correct_down", "correct_up")

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """One scheme on the result page."""

    scheme: Json
    yearly: str
    monthly: str
    sentence: str
    gain: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The schemes of one theme."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the sum."""

    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the parts it is the sum of."""

    title: str
    amount: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the result page shows, besides the advice itself."""

    total: Headline
    corrections: tuple[Json, ...]
    themes: tuple[Theme, ...]
    sums: tuple[Sum, ...]
    retroactive: str
    assumptions: tuple[str, ...]


def result_of(advice: Json) -> Result:
    """Lay out an advice for the result page."""
    labels = fact_labels(advice)
    cards = [
        _card(scheme, labels) for scheme in sorted(advice["schemes"], key=lambda each: _ORDER.index(each["status"]))
    ]
    themes = (
        Theme(theme, title, tuple(card for card in cards if card.scheme["theme"] == theme))
        for theme, title in THEMES.items()
    )
    total = advice["total"]["retroactive"]
    return Result(
        total=headline(advice["total"]["new_money_per_year"]),
        corrections=tuple(action for action in advice["actions"] if action["kind"] in _CORRECTIONS),
        themes=tuple(theme for theme in themes if theme.cards),
        sums=tuple(_sums(advice)),
        retroactive=money_up_to(total) if total["max_cents"] > 0 else "",
        assumptions=tuple(dict.fromkeys(assumption["text"] for assumption in advice["assumptions"])),
    )


def _card(scheme: Json, labels: Mapping[str, str]) -> Card:
    gives = scheme["status"] in ("eligible", "needs_judgement", "unknown")
    receives = scheme["receives_cents_per_month"] and scheme["new_money"]
    gain = money_range(scheme["new_money"]) if receives and not is_zero(scheme["new_money"]) else ""
    month, year = (monthly(scheme), yearly(scheme)) if gives else ("", "")
    says_more = month != year and not year.startswith(month)
    return Card(scheme, year, month if says_more else "", sentence(scheme, labels), gain)


def _sums(advice: Json) -> list[Sum]:
    titles = (
        ("new_money_per_year", "Extra geld per jaar", "per_year"),
        ("one_off", "Eenmalig erbij", "one_off"),
        ("in_kind", "Aan spullen, kortingen en diensten", "in_kind"),
    )
    sums = []
    for name, title, kind in titles:
        parts = [scheme for scheme in advice["schemes"] if _kind(scheme) == kind and _counts(scheme)]
        lines = tuple(Part(scheme["title"], money_range(scheme["new_money"])) for scheme in parts)
        if lines or name == "new_money_per_year":
            sums.append(Sum(title, money_range(advice["total"][name]), lines))
    return sums


def _counts(scheme: Json) -> bool:
    return scheme["new_money"] is not None and not is_zero(scheme["new_money"])


def _kind(scheme: Json) -> str:
    kinds = {"one_off": "one_off", "in_kind": "in_kind", "wallet": "in_kind", "discount": "in_kind"}
    return kinds.get(scheme["paid"], "per_year")
