"""What happened to the household, in words: what to arrange and when, and what comes in month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.plan.amounts import capital, day, euro, money_range, month
from web.plan.coming import shift, shift_of
from web.plan.context import Json
from web.plan.working import Source

MOMENTS = {
    "vandaag": marked("Vandaag"),
    "deze_week": marked("Deze week"),
    "deze_maand": marked("Deze maand"),
}


@dataclass(frozen=True, slots=True)
class EventStep:
    """One thing to arrange; `by` is the last day in words, and `late` says that it has passed."""

    what: str
    why: str
    at: str
    phone: str
    url: str
    url_shown: str
    papers: tuple[str, ...]
    by: str
    late: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What to do today, this week or this month."""

    title: str
    steps: tuple[EventStep, ...]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: own income, what the schemes bring at least, and together, against the month before the drop."""

    name: str
    own: str
    schemes: str
    total: str
    difference: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What comes in month by month; `perhaps` is what the open schemes may add to every month."""

    before: MonthRow
    months: tuple[MonthRow, ...]
    perhaps: str
    year: str
    shifts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventPart:
    """The page part of a life event."""

    label: str
    about: str
    day: str
    moments: tuple[Moment, ...]
    loss: Loss | None


def event_part(told: Json | None, on: date) -> EventPart | None:
    """Say what happened and what to do, for a reader on a day."""
    if told is None:
        return None
    return EventPart(
        label=_(told["label"]),
        about=_(told["about"]),
        day=day(told["day"]) if told["day"] else "",
        moments=tuple(_moments(told["steps"], on)),
        loss=_loss(told["loss"]) if told["loss"] else None,
    )


def _moments(steps: Iterable[Json], on: date) -> Iterable[Moment]:
    order = list(MOMENTS)
    ordered = sorted(steps, key=lambda step: (order.index(step["when"]), step["last_day"] or "9"))
    for when, found in groupby(ordered, key=lambda step: step["when"]):
        yield Moment(_(MOMENTS[when]), tuple(_step(step, on) for step in found))


def _step(step: Json, on: date) -> EventStep:
    last = step["last_day"]
    return EventStep(
        what=_(step["what"]),
        why=_(step["why"]) if step["why"] else "",
        at=_(step["at"]) if step["at"] else "",
        phone=step["phone"],
        url=step["url"],
        url_shown=urlsplit(step["url"]).netloc.removeprefix("www."),
        papers=tuple(_(paper) for paper in step["papers"]),
        by=day(last),
        late=bool(last) and date.fromisoformat(last) < on,
        sources=tuple(Source(stays_dutch(one["title"]), one["article"], one["url"]) for one in step["sources"]),
    )


def _loss(loss: Json) -> Loss:
    before = loss["before"]
    at_least = before["total"]["min_cents"]
    widest = max(row["schemes"]["max_cents"] - row["schemes"]["min_cents"] for row in loss["months"])
    shifts = ((stays_dutch(row["title"]), capital(shift_of(row))) for row in loss["comparison"]["schemes"])
    return Loss(
        before=_month(before, at_least, _("Eerst")),
        months=tuple(_month(row, at_least) for row in loss["months"]),
        perhaps=euro(widest // 100 * 100) if widest >= 100 else "",
        year=money_range({"min_cents": loss["year_cents"], "max_cents": loss["year_cents"]})
        if loss["year_cents"] is not None
        else "",
        shifts=tuple((title, text) for title, text in shifts if text),
    )


def _month(row: Json, before: int, name: str = "") -> MonthRow:
    total = row["total"]["min_cents"]
    apart = total - before
    return MonthRow(
        name=name or capital(month(row["month"])),
        own=euro(row["own_cents"]),
        schemes=euro(row["schemes"]["min_cents"]),
        total=euro(total),
        difference=capital(shift({"min_cents": apart, "max_cents": apart})) if apart else "",
        estimate=row["estimate"],
    )
