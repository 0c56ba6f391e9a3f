"""The tables: a visit, its answers, the advices given on them, and what was reported and agreed about it."""

from web.models.advice import Advice
from web.models.answer import Answer, State
from web.models.base import Model
from web.models.report import Report
from web.models.signal import Handover, SeenSignals
from web.models.visit import Visit

__all__ = ["Advice", "Answer", "Handover", "Model", "Report", "SeenSignals", "State", "Visit"]
