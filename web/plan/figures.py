"""Conditions and the figures in them, in the language of the moment; the advice itself is Dutch."""

from datetime import date
from typing import Any

from engine.explain.ended import AMOUNT, SAID
from web import i18n
from web.figures import EURO, in_words
from web.i18n import DUTCH, Dutch, language
from web.i18n import gettext as _
from web.plan.context import Json


def condition_text(condition: Json) -> str:
    """Say a condition, with its figures written as the language does; in Dutch where there is no translation."""
    if language() is DUTCH:
        return str(condition["text"])
    template = _(condition.get("template", condition["text"]))
    if isinstance(template, Dutch):
        return Dutch(condition["text"])
    figures = condition.get("figures", {})
    return template.format(**{name: in_words(each["value"], _bare(each["unit"])) for name, each in figures.items()})


def _bare(unit: str | None) -> str:
    """Return the unit as texts want it: they say themselves whether an amount is per month or per year."""
    return EURO if (unit or "").startswith(EURO) else unit or ""


def ended_text(ended: Json) -> str:
    """Say how a scheme ended and what was known of it last."""
    last, on = date.fromisoformat(ended["last"]), date.fromisoformat(ended["on"])
    words = {"last_day": i18n.day(last), "last_year": last.year, "year": on.year}
    said = [_said(SAID[ended["kind"]], words)]
    if ended["amount"]:
        amount = in_words(ended["amount"]["value"], ended["amount"]["unit"])
        said.append(_said(AMOUNT, {**words, "amount": amount}))
    return " ".join(said)


def _said(text: str, words: dict[str, Any]) -> str:
    template = _(text)
    return type(template)(str(template).format(**words))
