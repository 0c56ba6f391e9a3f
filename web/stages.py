"""The stages of a visit as a small machine: which step leads where, who may take it, and what takes it by itself."""

from collections.abc import Collection
from dataclasses import dataclass

from web.i18n import marked
from web.models import Stage
from web.roles import Role

_BOTH = frozenset({Role.CONSULTANT, Role.COORDINATOR})
_COORDINATOR = frozenset({Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one stage to another: what its button says, and the roles that may press it."""

    before: Stage
    after: Stage
    words: str
    roles: frozenset[Role] = _BOTH


@dataclass(frozen=True, slots=True)
class Looks:
    """A stage in words and as a sign, with what there is to do then."""

    word: str
    icon: str
    to_do: str


LOOKS = {
    Stage.PLANNED: Looks(marked("Gepland"), "stage-planned", marked("Voer het gesprek.")),
    Stage.IN_TALK: Looks(marked("In gesprek"), "stage-in-talk", marked("Vul de vragen verder in.")),
    Stage.PLAN_GIVEN: Looks(marked("Plan gegeven"), "stage-plan-given", marked("Spreek af wanneer u terugbelt.")),
    Stage.FOLLOW_UP: Looks(marked("Nazorg"), "stage-follow-up", marked("Bel terug en sluit daarna af.")),
    Stage.CLOSED: Looks(marked("Afgesloten"), "stage-closed", marked("Niets meer te doen.")),
}

MOVES = (
    Move(Stage.PLANNED, Stage.IN_TALK, marked("Start het gesprek")),
    Move(Stage.PLANNED, Stage.CLOSED, marked("Gaat niet door")),
    Move(Stage.IN_TALK, Stage.PLAN_GIVEN, marked("Het plan is gegeven")),
    Move(Stage.IN_TALK, Stage.CLOSED, marked("Stopt zonder plan")),
    Move(Stage.PLAN_GIVEN, Stage.FOLLOW_UP, marked("Nazorg begint")),
    Move(Stage.PLAN_GIVEN, Stage.IN_TALK, marked("Terug naar het gesprek")),
    Move(Stage.PLAN_GIVEN, Stage.CLOSED, marked("Afsluiten")),
    Move(Stage.FOLLOW_UP, Stage.IN_TALK, marked("Terug naar het gesprek")),
    Move(Stage.FOLLOW_UP, Stage.CLOSED, marked("Afsluiten")),
    Move(Stage.CLOSED, Stage.IN_TALK, marked("Opnieuw openen"), _COORDINATOR),
)

BY_ITSELF = {
    ("POST", "visit.screen"): (Stage.PLANNED, Stage.IN_TALK),
    ("POST", "visit.member"): (Stage.PLANNED, Stage.IN_TALK),
    ("POST", "events.questions"): (Stage.PLANNED, Stage.IN_TALK),
    ("GET", "plan.pdf"): (Stage.IN_TALK, Stage.PLAN_GIVEN),
}
"""What somebody does, as method and endpoint, with the step that follows from it."""

STILL_WHEN_CLOSED = frozenset({"caseload.move", "caseload.undo", "scenarios.scenario", "share.give", "visit.erase"})
"""What may still be sent when a visit is closed; everything else waits until the coordinator opens it again."""


def moves_from(stage: Stage, roles: Collection[str]) -> list[Move]:
    """Return the steps that somebody with these roles may take."""
    return [move for move in MOVES if move.before == stage and not move.roles.isdisjoint(roles)]


def find_move(before: Stage, after: str, roles: Collection[str]) -> Move | None:
    """Return the step between two stages when there is one that these roles may take."""
    return next((move for move in moves_from(before, roles) if move.after == after), None)
