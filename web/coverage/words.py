"""The words of the coverage, on screen and in the terminal."""

from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.plan.words import THEMES

EXISTS = {"yes": marked("is er"), "no": marked("heeft de gemeente niet"), "unknown": marked("niet bekend")}
NOTHING = marked("Nog niets ingevoerd")


GAPS = (
    marked("Van deze gemeente is nog niets ingevoerd."),
    marked("Nog niet nagezocht."),
    marked("de controle is te laat."),
    marked("nog niet ingevoerd."),
    marked("de bedragen zijn verlopen."),
    marked("niet elk bedrag is bekend."),
)
"""What the engine says is missing, after the name of the scheme where there is one."""


def gap_text(gap: str) -> str:
    """Say what is missing; the name of the scheme stays."""
    title, _colon, what = gap.rpartition(": ")
    return f"{stays_dutch(title)}: {_(what)}" if title else _(what)


def theme_title(theme: str) -> str:
    """Name a theme; an empty one stands for a municipality of which nothing has been entered."""
    return _(THEMES.get(theme, theme) if theme else NOTHING)
