"""When a talk is held: read as people type it, and said in words."""

import re
from datetime import date, time, timedelta

from babel.dates import format_date

from web.i18n import gettext as _
from web.i18n import language

_EARLIEST = 2020
_WITHIN = timedelta(days=730)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.]00)?)?(?: ?uur)?")


class NotAMomentError(ValueError):
    """What was typed is no day or time; the message says what to do."""


def read_moment(text: str) -> tuple[date, time | None]:
    """Read a day with or without a time: `1-12-2026`, `2026-12-01 14:30`.

    >>> read_moment("1-12-2026 14:30"), read_moment("2026-12-01")
    ((datetime.date(2026, 12, 1), datetime.time(14, 30)), (datetime.date(2026, 12, 1), None))
    """
    text = text.strip()
    found = _DAY_FIRST.match(text) or _YEAR_FIRST.match(text)
    if found is None:
        raise NotAMomentError(_("Dit is geen datum. Schrijf de dag als 1-12-2026, met of zonder tijd: 14:30."))
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise NotAMomentError(_("Deze dag bestaat niet. Kijk de dag en de maand na.")) from error
    if day.year < _EARLIEST:
        raise NotAMomentError(_("Deze dag ligt te ver terug. Kijk het jaar na."))
    rest = text[found.end() :].lstrip("T ")
    return day, read_time(rest) if rest else None


def read_time(text: str) -> time:
    """Read a time of the day: `14:30`, `14.30 uur`, `9`."""
    found = _TIME.fullmatch(text.strip().casefold())
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)) if found else _no_time()
    except ValueError:
        return _no_time()


def too_far(day: date, today: date) -> bool:
    """Tell whether a day lies so far ahead that it must be a slip of the pen."""
    return day > today + _WITHIN


def day_in_words(day: date, today: date) -> str:
    """Say a day as people do: `vandaag`, `morgen`, else `dinsdag 24 november`, with the year when it is another one."""
    near = {0: _("vandaag"), 1: _("morgen"), -1: _("gisteren")}.get((day - today).days)
    pattern = "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y"
    return near or format_date(day, pattern, locale=language().locale)


def appointment_in_words(day: date | None, moment: time | None, today: date) -> str:
    """Say when a talk is held: `morgen om 14.30 uur`."""
    if day is None:
        return _("nog geen datum")
    said = day_in_words(day, today)
    return said if moment is None else _("%(day)s om %(time)s uur", day=said, time=f"{moment:%-H.%M}")


def _no_time() -> time:
    raise NotAMomentError(_("Dit is geen tijd. Schrijf de tijd als 14:30."))
