"""A talk by phone or video: the same flow, with what to say aloud, consent, and how the plan gets there."""

from web.remote.views import blueprint

__all__ = ["blueprint"]
