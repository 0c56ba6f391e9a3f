"""An appointment as a calendar file, without the household: what stands in a calendar is not erased with the visit.

Calendars are shared with colleagues and copied to telephones. So the file says that there is a talk, when and how; its
link opens the visit for who may see it.
"""

from datetime import UTC, datetime, timedelta

from web.calendars import calendar_file, event_of, whole_day
from web.clock import NETHERLANDS
from web.models import Visit

LASTS = timedelta(minutes=90)


def appointment_file(visit: Visit, summary: str, url: str, made_at: datetime) -> bytes:
    """Give the talk of a visit its place in the calendar: a whole day when there is no time yet."""
    event = event_of(f"appointment {visit.code}", made_at.astimezone(UTC), summary, url)
    if visit.planned_on and visit.planned_time:
        start = datetime.combine(visit.planned_on, visit.planned_time, NETHERLANDS).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + LASTS)
    elif visit.planned_on:
        whole_day(event, visit.planned_on)
    return calendar_file("Afspraak", [event])
