"""The only place that reads the clock; everything else gets its date or time as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NETHERLANDS = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in the Netherlands."""
    return now().astimezone(NETHERLANDS).date()
