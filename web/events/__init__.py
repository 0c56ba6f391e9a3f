"""A visit that starts from what happened: the short route, what there is to arrange, and the plan for less income."""

from web.events.views import blueprint

__all__ = ["blueprint"]
