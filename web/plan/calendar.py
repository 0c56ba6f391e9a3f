"""The dates of a plan as a calendar file. Nothing personal in it."""

from datetime import date, datetime, timedelta

from icalendar import Alarm, Event

from web.calendars import calendar_file, event_of, whole_day
from web.plan.model import Action, Plan

REMIND_BEFORE = timedelta(days=7)


def calendar_of(plan: Plan) -> bytes:
    """Give every action with a date a day in the calendar, with a reminder a week before."""
    made_at = datetime.fromisoformat(plan.made_utc)
    return calendar_file("Plan", (_event(action, made_at) for action in plan.actions if action.by_iso))


def _event(action: Action, made_at: datetime) -> Event:
    event = event_of(
        f"{action.scheme} {action.verb} {action.by_iso}", made_at, f"Laatste dag: {action.text}", action.url
    )
    whole_day(event, date.fromisoformat(action.by_iso))
    event.add("description", ", ".join(part for part in (action.where, action.phone) if part))
    event.add("transp", "TRANSPARENT")
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", action.text)
    reminder.add("trigger", -REMIND_BEFORE)
    event.add_component(reminder)
    return event
