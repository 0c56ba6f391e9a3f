"""Calendar arithmetic of the law: completed years and months, first days of months."""

from calendar import monthrange
from datetime import date


def age_on(birthdate: date, on: date) -> int:
    """Return completed years on a date; -1 before birth.

    Somebody born on 29 February completes a year on 1 March of a common year.

    >>> age_on(date(2008, 3, 15), date(2026, 3, 1))
    17
    """
    if on < birthdate:
        return -1
    return on.year - birthdate.year - ((on.month, on.day) < (birthdate.month, birthdate.day))


def months_between(start: date, end: date) -> int:
    """Return completed months from `start` to `end`; negative when `end` comes first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def add_months(start: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month when it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_years(start: date, years: int) -> date:
    """Return the day on which that many years are completed (29 February becomes 1 March)."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def month_starts(year: int) -> tuple[date, ...]:
    """Return the first day of each month of a year."""
    return tuple(date(year, month, 1) for month in range(1, 13))


def first_month_from(day: date, year: int) -> int | None:
    """Return the number (1-12) of the first month of `year` that starts on or after `day`; None if there is none."""
    if day <= date(year, 1, 1):
        return 1
    if day > date(year, 12, 1):
        return None
    return day.month if day.day == 1 else day.month + 1
