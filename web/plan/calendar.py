"""The dates of a plan as a calendar file (RFC 5545) that phones and mail programs can read. Nothing personal in it."""

from datetime import date, timedelta
from hashlib import sha256

from web.plan.model import Action, Plan

WIDTH = 75
REMIND_BEFORE = "-P7D"


def calendar_of(plan: Plan) -> str:
    """Give every action with a date a day in the calendar, with a reminder a week before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Toereikend//Plan//NL", "CALSCALE:GREGORIAN"]
    for action in plan.actions:
        if action.by_iso:
            lines += _event(action, plan)
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(action: Action, plan: Plan) -> list[str]:
    last = date.fromisoformat(action.by_iso)
    where = ", ".join(part for part in (action.where, action.phone) if part)
    return [
        "BEGIN:VEVENT",
        f"UID:{_identity(action)}@toereikend",
        f"DTSTAMP:{plan.made_utc}",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'Laatste dag: {action.text}')}",
        f"DESCRIPTION:{_text(where)}",
        *([f"URL:{action.url}"] if action.url else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(action.text)}",
        f"TRIGGER:{REMIND_BEFORE}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _identity(action: Action) -> str:
    """The same action keeps its identity in a later plan, so that a calendar replaces it."""
    return sha256(f"{action.scheme} {action.verb} {action.by_iso}".encode()).hexdigest()[:24]


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line in pieces of at most 75 bytes, never inside a letter."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > WIDTH - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
