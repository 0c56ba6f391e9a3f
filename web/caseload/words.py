"""What a visit looks like in a list: words for its stage, appointment, money and the next thing to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from babel.dates import format_date
from flask import Blueprint, url_for

from web.advice.words import headline
from web.caseload.appointments import appointment_in_words, day_in_words
from web.caseload.invitations import Invited
from web.catalogue import catalogue
from web.clock import NETHERLANDS, today
from web.i18n import gettext as _
from web.i18n import language, marked
from web.models import Handover, Manner, Stage, User, Visit
from web.plan.amounts import tells_little
from web.services.find_visits import new_money
from web.services.hand_over import waiting
from web.stages import LOOKS

MANNERS = {
    Manner.HOME: marked("Huisbezoek"),
    Manner.PHONE: marked("Telefoon"),
    Manner.VIDEO: marked("Beeldbellen"),
}
GROUPS = {
    "handed_over": marked("Aan u overgedragen"),
    "today": marked("Vandaag"),
    "in_talk": marked("Bezig"),
    "plan_given": marked("Plan gegeven"),
    "follow_up": marked("Nazorg"),
    "coming": marked("Komende afspraken"),
    "without_date": marked("Nog geen datum"),
    "closed": marked("Afgesloten"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A visit as the list shows it."""

    visit: Visit
    money: str
    money_note: str
    handed_over: str

    @property
    def place(self) -> str:
        """The municipality by its name."""
        return catalogue().places[self.visit.municipality].name

    @property
    def when(self) -> str:
        """The appointment in words."""
        return appointment_in_words(self.visit.planned_on, self.visit.planned_time, today())

    @property
    def time(self) -> str:
        """The time of the appointment, as on a clock; empty when there is none."""
        return f"{self.visit.planned_time:%-H.%M}" if self.visit.planned_time else ""

    @property
    def is_late(self) -> bool:
        """Tell whether the day went by and the talk did not begin."""
        visit = self.visit
        return visit.stage == Stage.PLANNED and visit.planned_on is not None and visit.planned_on < today()


def init_words(blueprint: Blueprint) -> None:
    """Offer these to every template."""
    for function in (line_when, manner_word, next_step, stage_icon, stage_to_do, stage_word, weekday):
        blueprint.add_app_template_global(function)
    blueprint.app_context_processor(lambda: {"manners": list(Manner)})


def rows_of(visits: Iterable[Visit], user: User) -> list[Row]:
    """Look up, all at once, what the rows say beside the visits themselves."""
    visits = list(visits)
    money, given = new_money(visits), waiting([visit.id for visit in visits], user)
    return [Row(visit, *_money(money.get(visit.id)), handed_over_in_words(given.get(visit.id))) for visit in visits]


def handed_over_in_words(handover: Handover | None) -> str:
    """Say who handed a visit over, and when; empty when nobody did."""
    if handover is None:
        return ""
    day = day_in_words(handover.at.astimezone(NETHERLANDS).date(), today())
    if handover.giver is None:
        return _("Overgedragen, %(day)s", day=day)
    return _("Overgedragen door %(name)s, %(day)s", name=handover.giver.name, day=day)


def _money(total: Mapping[str, Any] | None) -> tuple[str, str]:
    if total is None:
        return "", ""
    says_nothing = tells_little(total) and total["min_cents"] <= 0
    return headline(total).large, "" if says_nothing else _("per jaar erbij")


def next_step(visit: Visit) -> tuple[str, str]:
    """Return the next thing to do with a visit, in a few words, and where it is done."""
    match visit.stage:
        case Stage.PLANNED:
            return _("Naar de afspraak"), url_for("caseload.show", code=visit.code)
        case Stage.IN_TALK:
            return _("Verder met de vragen"), url_for("visit.open", code=visit.code)
        case Stage.PLAN_GIVEN:
            return _("Terugbellen afspreken"), url_for("caseload.show", code=visit.code)
        case Stage.FOLLOW_UP:
            return _("Terugbellen"), url_for("caseload.show", code=visit.code)
        case _:
            return _("Bekijken"), url_for("caseload.show", code=visit.code)


def stage_word(stage: Stage) -> str:
    """Say a stage."""
    return _(LOOKS[stage].word)


def stage_to_do(stage: Stage) -> str:
    """Say what there is to do in a stage."""
    return _(LOOKS[stage].to_do)


def stage_icon(stage: Stage) -> str:
    """Return the sign of a stage."""
    return LOOKS[stage].icon


def manner_word(manner: Manner) -> str:
    """Say how the talk is held."""
    return _(MANNERS[manner])


def weekday(day: date) -> str:
    """Say a day with its name: `maandag 23 november`."""
    return format_date(day, "EEEE d MMMM", locale=language().locale)


def line_when(line: Invited) -> str:
    """Say when a line of a list of invitations is planned."""
    day = date.fromisoformat(line.planned_on) if line.planned_on else None
    moment = time.fromisoformat(line.planned_time) if line.planned_time else None
    return appointment_in_words(day, moment, today())
