"""The tables: a visit, its answers, the papers looked at and the advices given."""

from web.models.advice import Advice
from web.models.answer import Answer, State
from web.models.base import Model
from web.models.paper import SeenPaper
from web.models.visit import Visit

__all__ = ["Advice", "Answer", "Model", "SeenPaper", "State", "Visit"]
