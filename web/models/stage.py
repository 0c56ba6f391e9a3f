"""How far a visit is, and how the talk is held."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a visit is; web/stages.py says what leads from one to the next."""

    PLANNED = "planned"
    IN_TALK = "in_talk"
    PLAN_GIVEN = "plan_given"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Manner(StrEnum):
    """How the talk is held."""

    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
