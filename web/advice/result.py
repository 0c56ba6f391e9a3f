"""The result page as data: corrections first, then what may be had by theme, totals that are the sum of the parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.explain.reasons import rare_situations, to_ask
from web.advice.corrections import Correction, corrections_of
from web.advice.words import (
    HELPS,
    Headline,
    claim_back,
    fact_labels,
    headline,
    is_possible,
    monthly,
    sentence,
    yearly,
)
from web.i18n import gettext as _
from web.plan.amounts import is_zero, money_range, money_up_to
from web.plan.context import group_of
from web.plan.model import Near
from web.plan.nearby import near
from web.plan.words import THEMES

_QUESTIONS, _ASSUMPTIONS = 10, 8

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Open:
    """An unknown fact with what it may matter, and the address of its question where the talk has it."""

    question: Json
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """One scheme on the result page."""

    scheme: Json
    yearly: str
    monthly: str
    sentence: str
    gain: str
    assumptions: tuple[str, ...]
    questions: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """The schemes of one theme that the household may have, now or perhaps."""

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
    """A total with the parts it is the sum of; `short` is the same total as a headline."""

    title: str
    amount: str
    short: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A list of which only the first lines show at once."""

    shown: tuple[Any, ...]
    rest: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the result page shows, besides the advice itself."""

    total: Headline
    corrections: tuple[Correction, ...]
    themes: tuple[Theme, ...]
    rare: tuple[Card, ...]
    not_now: tuple[Card, ...]
    not_covered: tuple[Card, ...]
    sums: tuple[Sum, ...]
    without_amount: tuple[str, ...]
    retroactive: Headline | None
    questions: Folded
    assumptions: Folded
    near: Near


def result_of(advice: Json, urls: Mapping[str, str]) -> Result:
    """Lay out an advice for the result page; `urls` says where each fact is asked."""
    labels = fact_labels(advice)
    ranked = by_promise(advice["schemes"])
    opens = {each["fact"]: Open(each, urls.get(each["fact"], "")) for each in advice["questions"]}
    cards = [_card(advice, scheme, sentence(scheme, labels), opens) for scheme in ranked if not scheme.get("unlikely")]
    total = advice["total"]
    unknown = total["amount_unknown"]
    return Result(
        total=headline(total["new_money_per_year"], sum(map(is_possible, ranked))),
        corrections=corrections_of(advice),
        themes=tuple(_themes(cards)),
        rare=tuple(_card(advice, scheme, question, opens) for scheme, question in rare_situations(advice)),
        not_now=tuple(card for card in cards if card.scheme["status"] == "not_eligible"),
        not_covered=tuple(card for card in cards if card.scheme["status"] == "not_covered"),
        sums=tuple(_sums(advice)),
        without_amount=tuple(card.scheme["title"] for card in cards if card.scheme["id"] in unknown),
        retroactive=claim_back(total["retroactive"]),
        questions=_fold((opens[each["fact"]] for each in to_ask(advice)), _QUESTIONS),
        assumptions=_fold(dict.fromkeys(each["text"] for each in advice["assumptions"]), _ASSUMPTIONS),
        near=near(advice),
    )


def by_promise(schemes: Iterable[Json]) -> list[Json]:
    """Put first what is sure, then what is worth most."""

    def promise(scheme: Json) -> tuple[int, int]:
        return HELPS.index(scheme["status"]) if scheme["status"] in HELPS else len(HELPS), -_most(scheme)

    return sorted(schemes, key=promise)


def _most(scheme: Json) -> int:
    return scheme["amount"]["max_cents"] if scheme["amount"] else 0


def _themes(cards: list[Card]) -> Iterator[Theme]:
    helpful = [card for card in cards if card.scheme["status"] in HELPS]
    for theme, title in THEMES.items():
        here = tuple(card for card in helpful if card.scheme["theme"] == theme)
        if here:
            yield Theme(theme, _(title), here)


def _card(advice: Json, scheme: Json, words: str, opens: Mapping[str, Open]) -> Card:
    receives = scheme["receives_cents_per_month"] and scheme["new_money"]
    gain = money_range(scheme["new_money"]) if receives and not is_zero(scheme["new_money"]) else ""
    month, year = (monthly(scheme), yearly(scheme)) if scheme["status"] in HELPS else ("", "")
    says_more = month != year and not year.startswith(month)
    return Card(
        scheme=scheme,
        yearly=year,
        monthly=month if says_more else "",
        sentence=words,
        gain=gain,
        assumptions=tuple(dict.fromkeys(_assumptions(advice, scheme))),
        questions=tuple(sorted((opens[fact] for fact in scheme["missing"] if fact in opens), key=_stake, reverse=True)),
    )


def _stake(each: Open) -> int:
    return int(each.question["stake_cents"])


def _assumptions(advice: Json, scheme: Json) -> Iterator[str]:
    """Yield what the conditions of a scheme assume, and then its amount."""
    yield from (each["text"] for condition in scheme["conditions"] for each in condition.get("assumptions", ()))
    yield from (each["text"] for each in advice["assumptions"] if scheme["id"] in each["schemes"])


def _fold(items: Iterable[Any], at_once: int) -> Folded:
    listed = tuple(items)
    return Folded(listed[:at_once], listed[at_once:])


def _sums(advice: Json) -> Iterator[Sum]:
    titles = (
        ("new_money_per_year", _("Extra geld per jaar"), "per_year"),
        ("one_off", _("Eenmalig erbij"), "one_off"),
        ("in_kind", _("Aan spullen, kortingen en diensten"), "in_kind"),
    )
    for name, title, kind in titles:
        parts = [scheme for scheme in advice["schemes"] if group_of(scheme) == kind and _counts(scheme)]
        lines = tuple(Part(scheme["title"], money_range(scheme["new_money"])) for scheme in parts)
        if lines or name == "new_money_per_year":
            total = advice["total"][name]
            yield Sum(title, money_range(total), money_up_to(total), lines)


def _counts(scheme: Json) -> bool:
    return scheme["new_money"] is not None and not is_zero(scheme["new_money"])
