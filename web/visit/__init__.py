"""The interview: chapters with one group of questions per screen, made from the vocabulary."""

from web.visit.views import blueprint

__all__ = ["blueprint"]
