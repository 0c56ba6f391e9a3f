"""Toereikend's engine: rule files in, a household's answers in, an explained advice out."""

from engine.advice.advisor import Advice, Advisor, advise, advisor_for, applies, questions
from engine.advice.estimate import estimate
from engine.advice.income_loss import Drop, IncomeLoss, income_loss
from engine.advice.needs import asked_elsewhere
from engine.advice.outlook import Outlook, outlook
from engine.advice.scenario import Comparison, Given, compare, reached_on
from engine.advice.turning import Turn, turns
from engine.advice.wage import Disposable, disposable
from engine.base.logic import UNKNOWN
from engine.catalogue.catalogue import PROJECT, Catalogue, load_catalogue
from engine.catalogue.estimates import estimates_of
from engine.catalogue.places import UnknownMunicipality
from engine.errors import CatalogueError, EngineError, ProfileError
from engine.version import __version__

__all__ = [
    "PROJECT", "UNKNOWN", "Advice", "Advisor", "Catalogue", "CatalogueError", "Comparison", "Disposable", "Drop",
    "EngineError", "Given", "IncomeLoss", "Outlook", "ProfileError", "Turn", "UnknownMunicipality", "__version__",
    "advise", "advisor_for", "applies", "asked_elsewhere", "compare", "disposable", "estimate", "estimates_of",
    "income_loss", "load_catalogue", "outlook", "questions", "reached_on", "turns",
]  # fmt: skip
