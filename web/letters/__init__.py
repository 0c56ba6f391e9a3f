"""Letters to take along: filled with what is known, to be finished and signed by the household."""

from web.letters.views import blueprint

__all__ = ["blueprint"]
