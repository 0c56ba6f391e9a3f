"""Jinja filters: how amounts, dates and statuses read. Paper and screen share the words."""

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from engine.base.money import cents
from engine.explain import format as dutch
from web import i18n
from web.i18n import gettext as _
from web.i18n import marked

STATUS_WORDS = {
    "eligible": marked("Ja"),
    "needs_judgement": marked("Misschien, de gemeente beslist"),
    "unknown": marked("Misschien"),
    "not_eligible": marked("Nu niet"),
    "not_covered": marked("Niet te berekenen"),
}


def euro_plain(amount: Decimal) -> str:
    """An amount in euros, with cents only when there are any."""
    return i18n.euro(cents(amount))


def euro(amount_cents: int | None) -> str:
    """Whole cents as euros; an empty text when unknown."""
    return "" if amount_cents is None else i18n.euro(amount_cents)


def euro_range(amount: dict[str, Any] | None) -> str:
    """`{"min_cents": 215000, "max_cents": 430000}` as `€ 2.150 – € 4.300`; equal ends as one amount."""
    if amount is None:
        return ""
    low, high = i18n.euro(amount["min_cents"]), i18n.euro(amount["max_cents"])
    return low if low == high else f"{low} – {high}"


def date_nl(value: date | str | None) -> str:
    """A date in words: `1 juli 2026`."""
    if value is None:
        return ""
    return i18n.day(date.fromisoformat(value) if isinstance(value, str) else value)


def status_word(status: str) -> str:
    """The status of a scheme in plain words."""
    return _(STATUS_WORDS[status])


def host(url: str) -> str:
    """The name of a website, without the way inside it."""
    return urlsplit(url).netloc.removeprefix("www.")


def init_filters(app: Flask) -> None:
    """Offer the filters to every template."""
    for function in (euro, euro_range, date_nl, status_word, host, dutch.percent):
        app.add_template_filter(function, function.__name__)
