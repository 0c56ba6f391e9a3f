"""Use case: report an outcome that surprises, with the advice it is about, and answer such a report."""

from collections import defaultdict
from typing import Any

import structlog
from sqlalchemy import select

from web.clock import now
from web.db import db
from web.models import Advice, Report, Visit

log = structlog.get_logger()


def report_surprise(advice: Advice, scheme: str, kind: str, expected: str, letter_cents: int | None) -> Report:
    """Keep a report; the caller has asked for consent."""
    report = Report(
        advice_id=advice.id, scheme=scheme, kind=kind, expected=expected, letter_cents=letter_cents, made_at=now()
    )
    db.session.add(report)
    db.session.commit()
    log.info("surprise_reported", scheme=scheme, kind=kind)
    return report


def reports_of(visit: Visit) -> dict[str, list[Report]]:
    """Return the reports of a visit by scheme, the newest first."""
    query = select(Report).join(Advice).where(Advice.visit_id == visit.id).order_by(Report.id.desc())
    found: dict[str, list[Report]] = defaultdict(list)
    for report in db.session.scalars(query):
        found[report.scheme].append(report)
    return found


def answer_report(report: Report, text: str) -> None:
    """Keep an answer; the consultant sees it at the scheme. A new answer takes the place of the one before."""
    report.answer, report.answered_at = text, now()
    db.session.commit()
    log.info("surprise_answered", scheme=report.scheme)


def scheme_of(report: Report) -> dict[str, Any]:
    """Return the outcome the report is about, as it was given: conditions, steps, figures."""
    return next(scheme for scheme in report.advice.content["schemes"] if scheme["id"] == report.scheme)


def exported(report: Report) -> dict[str, Any]:
    """Return everything needed to look into a report and replay it; not the household's name, nor the visit's code."""
    advice = report.advice
    return {
        "number": report.id,
        "state": "open" if report.is_open else "answered",
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "scheme": report.scheme,
        "municipality": advice.content["municipality"],
        "on": advice.content["on"],
        "kind": report.kind,
        "expected": report.expected,
        "letter_cents_per_month": report.letter_cents,
        "answer": report.answer,
        "advice": advice.id,
        "receipt": advice.receipt,
        "trace": scheme_of(report),
        "profile": advice.profile,
    }
