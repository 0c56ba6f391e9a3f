"""Use case: filled-in visits to look around in, as demo_visits.yaml tells."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from engine import Catalogue
from engine.catalogue.yaml_lines import read_yaml
from web.clock import NETHERLANDS, now, today
from web.db import db
from web.models import Handover, Manner, Stage, State, Visit
from web.services.choose_event import choose_event
from web.services.demo_accounts import demo_user, make_demo_accounts
from web.services.give_advice import give_advice
from web.services.keep_visit import last_day
from web.services.report_surprise import report_surprise
from web.services.save_answers import Submitted, save_answers

DEMO_CODE = "vrbeeld2"
"""The visit that the first page opens."""

_FILE = Path(__file__).with_name("demo_visits.yaml")


def make_demo(catalogue: Catalogue) -> None:
    """Make the accounts and the visits of the demo that are not there yet."""
    make_demo_accounts()
    there = set(db.session.scalars(select(Visit.code)))
    for told in read_yaml(_FILE, _FILE.name)["visits"]:
        if told["code"] not in there:
            _make(catalogue, told)


def _make(catalogue: Catalogue, told: Mapping[str, Any]) -> None:
    day = today() + timedelta(days=told["planned"]["days"])
    holder = demo_user(told["consultant"])
    visit = Visit(
        code=told["code"],
        organisation_id=holder.organisation_id if holder else None,
        consultant_id=holder.id if holder else None,
        household_name=told["household_name"],
        municipality=told["municipality"],
        reference_date=min(day, today()),
        started_at=_moment(day, told["planned"]["time"]),
        keep_until=last_day(Stage(told["stage"]), day),
        stage=Stage(told["stage"]),
        planned_on=day,
        planned_time=time.fromisoformat(told["planned"]["time"]),
        manner=Manner(told["manner"]),
        vindplaats=told["vindplaats"],
        life_event=told.get("life_event", ""),
    )
    db.session.add(visit)
    db.session.commit()
    if happening := told.get("happening"):
        choose_event(visit, happening["event"], today() + timedelta(days=happening["days"]))
    save_answers(visit, answers(told["answers"], day.year, catalogue))
    if visit.stage != Stage.PLANNED:
        advice = give_advice(visit)
        if doubt := told.get("report"):
            report_surprise(advice, doubt["scheme"], doubt["kind"], doubt["expected"], None)
    _hand_over(visit, told.get("handed_over"))


def answers(told: Mapping[str, Any], year: int, catalogue: Catalogue) -> list[Submitted]:
    """Return the answers as if they were typed; a question that the vocabulary no longer has is passed over."""
    known = catalogue.vocabulary.facts
    asked = (path for path in told if not path.startswith("facts.") or path.removeprefix("facts.") in known)
    return [_answer(path, told[path], year) for path in asked]


def _answer(path: str, told: Any, year: int) -> Submitted:
    match told:
        case {"state": state}:
            return Submitted(path, State(state), {}, 0)
        case list():
            parts: dict[str, Any] = {"keys": list(told)}
        case {"years_ago": years, **rest}:
            parts = {**_texts(rest), "year": str(year - years)}
        case dict():
            parts = dict(_texts(told))
        case _:
            parts = {"choice": str(told)}
    return Submitted(path, State.KNOWN, parts, 0)


def _texts(parts: Mapping[Any, Any]) -> dict[str, str]:
    return {str(name): str(part) for name, part in parts.items()}


def _hand_over(visit: Visit, told: Mapping[str, Any] | None) -> None:
    giver = demo_user(told["by"]) if told else None
    if told is None or giver is None:
        return
    at = now() + timedelta(days=told["days"])
    db.session.add(
        Handover(visit_id=visit.id, giver_id=giver.id, receiver_id=visit.consultant_id, at=at, note=told["note"])
    )
    db.session.commit()


def _moment(day: date, clock: str) -> datetime:
    return min(datetime.combine(day, time.fromisoformat(clock), NETHERLANDS), now())
