"""What may have happened to a household, as `rules/life_events.yaml` tells it: what to ask first, what to arrange."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from engine.base.dates import add_months
from engine.catalogue.model import Checked, Citation, Formula, Source

MOMENTS = ("vandaag", "deze_week", "deze_maand")
"""When a step is to be taken, the first first."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long after an event something can still be done in time; below nothing: how long before it."""

    days: int = 0
    weeks: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """Return the last day, for an event on a day."""
        return add_months(day, self.months) + timedelta(days=self.days, weeks=self.weeks)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to arrange; with a `scheme`, what is left open here is as that scheme has it."""

    id: str
    what: str
    why: str
    when: str
    at: str = ""
    url: str = ""
    phone: str = ""
    papers: tuple[str, ...] = ()
    scheme: str = ""
    last_day: Term | None = None
    ask_if: Formula | None = None
    citations: tuple[Citation, ...] = ()
    confidence: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened: its questions in the order of the short route, its usual schemes and its steps."""

    id: str
    label: str
    about: str
    day: str
    scenario: str = ""
    income_loss: bool = False
    questions: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class LifeEvents:
    """Every event, every step, and what the steps were compared with."""

    events: tuple[LifeEvent, ...] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    checked: Checked | None = None
    file: str = ""

    def event(self, name: str) -> LifeEvent | None:
        """Return an event by its id."""
        return next((event for event in self.events if event.id == name), None)
