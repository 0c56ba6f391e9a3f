"""The dates of a plan as a calendar file. Nothing personal in it."""

from datetime import date, timedelta
from hashlib import sha256

from web.calendars import Lines, calendar_file, calendar_text
from web.plan.model import Action, Plan

REMIND_BEFORE = "-P7D"


def calendar_of(plan: Plan) -> str:
    """Give every action with a date a day in the calendar, with a reminder a week before."""
    return calendar_file("Plan", (_event(action, plan) for action in plan.actions if action.by_iso))


def _event(action: Action, plan: Plan) -> Lines:
    last = date.fromisoformat(action.by_iso)
    where = ", ".join(part for part in (action.where, action.phone) if part)
    return [
        f"UID:{_identity(action)}@toereikend",
        f"DTSTAMP:{plan.made_utc}",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{calendar_text(f'Laatste dag: {action.text}')}",
        f"DESCRIPTION:{calendar_text(where)}",
        *([f"URL:{action.url}"] if action.url else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{calendar_text(action.text)}",
        f"TRIGGER:{REMIND_BEFORE}",
        "END:VALARM",
    ]


def _identity(action: Action) -> str:
    """The same action keeps its identity in a later plan, so that a calendar replaces it."""
    return sha256(f"{action.scheme} {action.verb} {action.by_iso}".encode()).hexdigest()[:24]
