"""The calendar file: the dates of the plan, in the form that calendars read, and nothing about the household."""

from datetime import date

from icalendar import Calendar

from tests.web.plan.rendering import plan_of
from web.plan.calendar import calendar_of


def unfolded(case: str) -> list[str]:
    return calendar_of(plan_of(case)).decode().replace("\r\n ", "").split("\r\n")


def test_every_action_with_a_date_is_a_day_with_a_reminder() -> None:
    lines = unfolded("full")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20261215",
        "DTSTART;VALUE=DATE:20261231",
        "DTSTART;VALUE=DATE:20271231",
    ]
    assert lines.count("TRIGGER:-P7D") == 3
    assert "SUMMARY:Laatste dag: Vraag het kindpakket aan." in lines
    assert "DTSTAMP:20261122T133500Z" in lines


def test_another_program_reads_the_same_days_and_addresses() -> None:
    events = Calendar.from_ical(calendar_of(plan_of("full"))).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [date(2026, 12, 15), date(2026, 12, 31), date(2027, 12, 31)]
    assert [event["DTEND"].dt for event in events] == [date(2026, 12, 16), date(2027, 1, 1), date(2028, 1, 1)]
    assert str(events[0]["SUMMARY"]) == "Laatste dag: Vraag het kindpakket aan."
    assert all(str(event["URL"]).startswith("https://") for event in events)


def test_lines_are_short_and_end_as_they_should() -> None:
    text = calendar_of(plan_of("long_names")).decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_nothing_personal_is_in_it() -> None:
    text = "\n".join(unfolded("full"))
    assert "Yılmaz" not in text
    assert "€" not in text


def test_commas_are_not_the_end_of_a_text() -> None:
    assert "DESCRIPTION:Stichting Leergeld\\, 14 0172" in unfolded("full")


def test_a_later_plan_replaces_the_same_day() -> None:
    identities = [line for line in unfolded("full") if line.startswith("UID:")]
    assert len(set(identities)) == 3
    assert identities == [line for line in unfolded("full") if line.startswith("UID:")]
