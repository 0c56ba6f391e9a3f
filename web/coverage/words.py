"""The words of the coverage, on screen and in the terminal."""

from web.plan.words import THEMES

EXISTS = {"yes": "is er", "no": "heeft de gemeente niet", "unknown": "niet bekend"}
NOTHING = "Nog niets ingevoerd"


def theme_title(theme: str) -> str:
    """Name a theme; an empty one stands for a municipality of which nothing has been entered."""
    return THEMES.get(theme, theme) if theme else NOTHING
