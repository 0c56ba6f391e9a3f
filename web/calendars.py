"""Calendar files (RFC 5545) that phones and mail programs can read: what every one of them has."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event


def calendar_file(product: str, events: Iterable[Event]) -> bytes:
    """Put events in a file."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Toereikend//{product}//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def event_of(about: str, made_at: datetime, summary: str, url: str) -> Event:
    """Begin an event; whoever makes one about the same again replaces it, as its identity hangs on that alone."""
    event = Event()
    event.add("uid", f"{sha256(about.encode()).hexdigest()[:24]}@toereikend")
    event.add("dtstamp", made_at)
    event.add("summary", summary)
    if url:
        event.add("url", url)
    return event


def whole_day(event: Event, day: date) -> None:
    """Let an event take a day."""
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
