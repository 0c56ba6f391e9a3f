"""The tables: a visit, its answers and the advices given on them."""

from web.models.advice import Advice
from web.models.answer import Answer, State
from web.models.base import Model
from web.models.happening import Happening
from web.models.visit import Visit

__all__ = ["Advice", "Answer", "Happening", "Model", "State", "Visit"]
