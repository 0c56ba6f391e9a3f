"""The self-check for residents: a short, anonymous talk. Nothing is stored: the answers travel in the page."""

from web.selfcheck.views import blueprint

__all__ = ["blueprint"]
