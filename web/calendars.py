"""Calendar files (RFC 5545) that phones and mail programs can read: what every one of them has."""

from collections.abc import Iterable

WIDTH = 75

Lines = list[str]


def calendar_file(product: str, events: Iterable[Lines]) -> str:
    """Put events, each given as lines, in a file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Toereikend//{product}//NL", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def calendar_text(value: str) -> str:
    """Write a text so that its commas and line ends mean nothing to the format."""
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
