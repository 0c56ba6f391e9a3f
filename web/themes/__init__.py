"""The look of a municipality: a file of design tokens, checked for contrast, given to the browser as a style sheet."""

from web.themes.views import blueprint, init_themes

__all__ = ["blueprint", "init_themes"]
