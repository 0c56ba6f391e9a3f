"""An appointment as a calendar file, without the household: what stands in a calendar is not erased with the visit.

Calendars are shared with colleagues and copied to telephones. So the file says that there is a talk, when and how; its
link opens the visit for who may see it.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from web.calendars import Lines, calendar_file, calendar_text
from web.clock import NETHERLANDS
from web.models import Visit

LASTS = timedelta(minutes=90)


def appointment_file(visit: Visit, summary: str, url: str, made_at: datetime) -> str:
    """Give the talk of a visit its place in the calendar: a whole day when there is no time yet."""
    identity = sha256(f"appointment {visit.code}".encode()).hexdigest()[:24]
    event = [
        f"UID:{identity}@toereikend",
        f"DTSTAMP:{_utc(made_at)}",
        *_when(visit),
        f"SUMMARY:{calendar_text(summary)}",
        f"URL:{url}",
    ]
    return calendar_file("Afspraak", [event])


def _when(visit: Visit) -> Lines:
    day = visit.planned_on
    if day is None:
        return []
    if visit.planned_time is None:
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
    start = datetime.combine(day, visit.planned_time, NETHERLANDS)
    return [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(start + LASTS)}"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
