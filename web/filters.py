"""Jinja filters: how amounts, dates and statuses read. Figures are worded by the engine, so paper and screen agree."""

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from engine.explain import format as dutch

STATUS_WORDS = {
    "eligible": "Ja",
    "needs_judgement": "Misschien, de gemeente beslist",
    "unknown": "Misschien",
    "not_eligible": "Nu niet",
    "not_covered": "Niet te berekenen",
}


def euro_plain(amount: Decimal) -> str:
    """An amount in euros, with cents only when there are any."""
    return dutch.euro(amount)


def euro(cents: int | None) -> str:
    """Whole cents as euros; an empty text when unknown."""
    return "" if cents is None else dutch.euro_cents(cents)


def euro_range(amount: dict[str, Any] | None) -> str:
    """`{"min_cents": 215000, "max_cents": 430000}` as `€ 2.150 – € 4.300`; equal ends as one amount."""
    if amount is None:
        return ""
    return dutch.euro_span(amount["min_cents"], amount["max_cents"])


def date_nl(value: date | str | None) -> str:
    """A date as `1 juli 2026`."""
    if value is None:
        return ""
    return dutch.date_nl(date.fromisoformat(value) if isinstance(value, str) else value)


def status_word(status: str) -> str:
    """The status of a scheme in plain words."""
    return STATUS_WORDS[status]


def host(url: str) -> str:
    """The name of a website, without the way inside it."""
    return urlsplit(url).netloc.removeprefix("www.")


def init_filters(app: Flask) -> None:
    """Offer the filters to every template."""
    for function in (euro, euro_range, date_nl, status_word, host, dutch.percent):
        app.add_template_filter(function, function.__name__)
