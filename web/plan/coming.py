"""What the coming twelve months bring, in words: for the plan, and for the page of a visit."""

from datetime import date
from typing import Any

from web.i18n import DUTCH, language, marked, stays_dutch
from web.i18n import gettext as _
from web.plan.amounts import Money, capital, day, euro, few, is_zero, listed, money_up_to
from web.plan.context import Json
from web.plan.model import Coming
from web.plan.words import MORE_SCHEMES

GAP, DEADLINE = "rules_unknown", "deadline"
MOST_NAMED = 3
PERIODS = {"per_month": marked("%(amount)s per maand"), "per_year": marked("%(amount)s per jaar")}


def coming(outlook: Json | None) -> tuple[Coming, ...]:
    """Put the events of an outlook in words; last days to apply stand among the actions of the plan already."""
    events = outlook["events"] if outlook else ()
    return tuple(event_in_words(event) for event in events if event["kind"] != DEADLINE)


def event_in_words(event: Json) -> Coming:
    """Say one event: the day, what happens, what it does to the money, and what is uncertain about it."""
    return Coming(
        day=day(event["date"]),
        iso=event["date"],
        kind=event["kind"],
        text=_text(event),
        effect=_effect(event),
        note=_note(event),
        schemes=tuple((stays_dutch(row["title"]), shift_of(row)) for row in event["schemes"]),
    )


def shift_of(row: Json) -> str:
    """Say how much more or less: per month where it is paid by the month, else per year; nothing without a change."""
    for name, period in PERIODS.items():
        if row[name] is not None and not is_zero(row[name]):
            return _(period, amount=shift(row[name]))
    return ""


def shift(money: Money) -> str:
    """Say how far an amount goes up or down: `€ 60 erbij`, `€ 437 tot € 866 minder`."""
    low, high = money["min_cents"], money["max_cents"]
    if low < 0 < high:
        return _("%(less)s minder tot %(more)s meer", less=euro(-low), more=euro(high))
    more = high > 0
    ends = sorted({abs(low), abs(high)})
    said = {True: _("%(amount)s meer"), False: _("%(amount)s minder")}
    return said[more] % {"amount": _span(ends)}


def _span(ends: list[int]) -> str:
    if len(ends) == 1:
        return euro(ends[0])
    if ends[0] == 0:
        return _("tot %(amount)s", amount=euro(ends[1]))
    return _("%(low)s tot %(high)s", low=euro(ends[0]), high=euro(ends[1]))


def _effect(event: Json) -> str:
    if event["once"]:
        return capital(_("%(amount)s eenmalig", amount=money_up_to(event["once"])))
    return capital(shift_of(event))


def _note(event: Json) -> str:
    if event["kind"] == GAP:
        return _("Dit gaat over: %(titles)s.", titles=_about(event))
    if event["estimate"]:
        return _("Geschat, met de regels van %(day)s.", day=day(event["reckoned_on"]))
    return "" if event["certain"] or event["kind"] == DEADLINE else _("Het hangt af van wat wij nog niet weten.")


def _about(event: Json) -> str:
    """Name a few schemes and count the others."""
    return listed(few([stays_dutch(one["title"]) for one in event["about"]], MOST_NAMED, MORE_SCHEMES))


def _text(event: Json) -> str:
    if language() is DUTCH:
        return str(event["text"])
    when = date.fromisoformat(event["date"])
    match event["kind"]:
        case "rules":
            return _("Er gelden nieuwe regels en bedragen.")
        case "rules_unknown" if (when.month, when.day) == (1, 1):
            return _("De regels van %(year)s zijn nog niet bekend.", year=when.year)
        case "rules_unknown":
            return _("De regels vanaf deze dag zijn nog niet bekend.")
        case "deadline":
            return _("Laatste dag om %(title)s aan te vragen.", title=stays_dutch(event["about"][0]["title"]))
    return " ".join(_subject(one) for one in event["about"])


def _subject(about: dict[str, Any]) -> str:
    who = f"{_(about['one'])} {about['number']}" if about["one"] else _(about["who"]) if about["who"] else ""
    if "label" in about:
        return f"{who}: {_(about['label'])}." if who else f"{_(about['label'])}."
    if not about["age"]:
        return _("%(who)s wordt geboren.", who=who)
    return _("%(who)s wordt %(age)s jaar.", who=who, age=about["age"])
