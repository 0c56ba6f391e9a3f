"""The advice on screen: the live panel beside the questions, and the result with its reasons."""

from web.advice.views import blueprint

__all__ = ["blueprint"]
