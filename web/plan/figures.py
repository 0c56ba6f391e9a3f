"""Conditions and the figures in them, in the language of the moment; the advice itself is Dutch."""

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
