"""Use case: the accounts of the demo and a filled-in visit to look around in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from engine import Catalogue
from engine.catalogue.vocabulary import Fact
from web.clock import now, today
from web.db import db
from web.models import State, User, Visit
from web.services.demo_accounts import make_demo_accounts, read_demo
from web.services.save_answers import Submitted, save_answers

DEMO_CODE = "vrbeeld2"
_MUNICIPALITY = "GM0484"
_NONE = ("facts.servicekosten", "members.medebewoners", "members.kinderen.k1.opvang")


def make_demo(catalogue: Catalogue, keep_days: int) -> Visit:
    """Return the demo visit, made when it is not there yet: a mother with two children in a rented home."""
    make_demo_accounts()
    visit = db.session.scalar(select(Visit).filter_by(code=DEMO_CODE))
    if visit is not None:
        return visit
    consultant = db.session.scalars(select(User).filter_by(email=read_demo().people[0][0].email)).one()
    visit = Visit(
        code=DEMO_CODE,
        organisation_id=consultant.organisation_id,
        consultant_id=consultant.id,
        household_name="Familie Zonnebloem",
        municipality=_MUNICIPALITY,
        reference_date=today(),
        started_at=now(),
        keep_until=today() + timedelta(days=keep_days),
    )
    db.session.add(visit)
    db.session.commit()
    known = catalogue.vocabulary.facts
    save_answers(visit, [answer for answer in _answers(today().year) if _is_asked(answer, known)])
    return visit


def _is_asked(answer: Submitted, known: Mapping[str, Fact]) -> bool:
    """Tell whether the vocabulary still has this question."""
    kind, _, name = answer.path.partition(".")
    return kind != "facts" or name in known


def _answers(year: int) -> list[Submitted]:
    facts: dict[str, dict[str, Any]] = {
        "geboortedatum_aanvrager": _date(2, 3, year - 34),
        "rechtmatig_verblijf": _choice("ja"),
        "heeft_toeslagpartner": _choice("nee"),
        "zorgverzekerd": _choice("ja"),
        "toetsingsinkomen": _amount("2.050,00", "month"),
        "vermogen_toeslagen": _amount("1500", ""),
        "woonsituatie": _choice("huur_zelfstandig"),
        "kale_huur": _amount("640,50", "month"),
        "woning_aangepast_handicap": _choice("nee"),
        "in_schuldregeling": _choice("nee"),
    }
    children: dict[str, dict[str, Any]] = {
        "members.kinderen": {"keys": ["k1", "k2"]},
        "members.kinderen.k1.geboortedatum": _date(20, 5, year - 7),
        "members.kinderen.k1.ontvangt_kinderbijslag": _choice("ja"),
        "members.kinderen.k2.geboortedatum": _date(11, 9, year - 3),
        "members.kinderen.k2.ontvangt_kinderbijslag": _choice("ja"),
        "members.kinderen.k2.opvang": {"keys": ["k1"]},
        "members.kinderen.k2.opvang.k1.soort": _choice("dagopvang"),
        "members.kinderen.k2.opvang.k1.uren_per_maand": {"amount": "60"},
        "members.kinderen.k2.opvang.k1.uurtarief": {"amount": "11,20"},
        "receives.zorgtoeslag": _amount("129", "month"),
    }
    told = {**{f"facts.{name}": parts for name, parts in facts.items()}, **children}
    known = [Submitted(path, State.KNOWN, parts, 0) for path, parts in told.items()]
    none = [Submitted(path, State.NONE, {}, 0) for path in _NONE]
    return [*known, *none, Submitted("facts.gemiddeld_inkomen_referteperiode", State.LATER, {}, 0)]


def _choice(choice: str) -> dict[str, str]:
    return {"choice": choice}


def _amount(text: str, period: str) -> dict[str, str]:
    return {"amount": text, "per": period} if period else {"amount": text}


def _date(day: int, month: int, year: int) -> dict[str, str]:
    return {"day": str(day), "month": str(month), "year": str(year)}
