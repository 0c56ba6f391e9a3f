"""Use case: what a life event means for a household: what to arrange, and what comes in month by month."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine import Drop, applies, income_loss
from engine.catalogue.life_events import LifeEvent, Step
from engine.evaluate.outcome import NOT_COVERED, NOT_ELIGIBLE
from web.catalogue import catalogue
from web.events.income import drop_of
from web.models import Happening
from web.services.choose_event import happening_of

Json = Mapping[str, Any]
CLOSED = (NOT_ELIGIBLE, NOT_COVERED)
FROM_SCHEME = {"url": "url", "phone": "phone"}


def event_of(visit_id: int, profile: Json, advice: Json) -> dict[str, Any] | None:
    """Return the life event of a visit with what belongs to it, as plain Dutch data; None without an event."""
    happening = happening_of(visit_id)
    event = catalogue().life_events.event(happening.event) if happening else None
    if happening is None or event is None:
        return None
    loss = loss_of(event, happening, profile)
    return {
        "id": event.id,
        "label": event.label,
        "about": event.about,
        "day": happening.day.isoformat() if happening.day else None,
        "steps": list(_steps(event, happening.day, profile, _rows(advice, loss))),
        "loss": loss,
    }


def loss_of(event: LifeEvent, happening: Happening, profile: Json) -> dict[str, Any] | None:
    """Return the months after a loss of income; None for another event, and until both incomes are told."""
    kind = catalogue().scenarios.kind(event.scenario) if event.income_loss else None
    drop: Drop | None = drop_of(catalogue(), kind, happening) if kind else None
    if kind is None or drop is None:
        return None
    return income_loss(catalogue(), profile, date.fromisoformat(profile["on"]), kind, drop).as_json()


def _rows(advice: Json, loss: Json | None) -> dict[str, Json]:
    """Return per scheme the row of the advice; after a loss of income with the status and money of then."""
    rows = {row["id"]: row for row in advice["schemes"] if not row["unlikely"]}
    after = {row["id"]: row["after"] for row in loss["comparison"]["schemes"]} if loss else {}
    return {name: row | {"status": after[name]["status"]} if name in after else row for name, row in rows.items()}


def _steps(event: LifeEvent, day: date | None, profile: Json, rows: Mapping[str, Json]) -> Iterator[dict[str, Any]]:
    on = date.fromisoformat(profile["on"])
    for step in event.steps:
        row = rows.get(step.scheme)
        fits = applies(catalogue(), step, profile.get("facts") or {}, on) is not False
        if fits and not (step.scheme and _is_closed(row)):
            yield _told(step, row or {}, day)


def _is_closed(row: Json | None) -> bool:
    """Tell whether a scheme is not for this household, and it does not receive it either."""
    if row is None:
        return True
    return bool(row["status"] in CLOSED or row["excluded_by"]) and not row["receives_cents_per_month"]


def _told(step: Step, row: Json, day: date | None) -> dict[str, Any]:
    """Return a step with its last day; what it leaves open is as its scheme has it."""
    apply = row.get("apply") or {}
    sources = catalogue().life_events.sources
    return {
        "when": step.when,
        "what": step.what,
        "why": step.why,
        "at": step.at or row.get("authority") or "",
        "url": step.url or apply.get("url") or "",
        "phone": step.phone or apply.get("phone") or "",
        "papers": list(step.papers or apply.get("papers") or ()),
        "scheme": step.scheme,
        "title": row.get("title") or "",
        "last_day": step.last_day.after(day).isoformat() if step.last_day and day else None,
        "sources": [
            {"title": sources[each.key].title, "article": each.article, "url": sources[each.key].url}
            for each in step.citations
        ],
    }
