"""Cards for the talk, and signals of money trouble with a warm handover to who can help."""

from web.signals.views import blueprint

__all__ = ["blueprint"]
