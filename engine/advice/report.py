"""An advice as the plain data of the contract: what screen, paper, terminal and other systems all read."""

from typing import Any

from engine.advice.answers import Answer
from engine.advice.gain import span_of
from engine.base.ranges import is_exact
from engine.catalogue.model import DatedValue, Scheme, Version
from engine.evaluate.outcome import ELIGIBLE, NOT_COVERED, NOT_ELIGIBLE, Outcome
from engine.explain.ended import how_it_ended, last_known
from engine.explain.format import plain
from engine.explain.trace import Fixed, Tracer


def scheme_json(answer: Answer, tracer: Tracer) -> dict[str, Any]:
    """Return everything the advice says of one scheme, as if no other scheme rules it out."""
    outcome, scheme = answer.outcome, answer.scheme
    fixed = tracer.fixed(scheme)
    ended = how_it_ended(tracer.library, scheme, outcome.on) if outcome.status == NOT_COVERED else None
    return {
        "id": scheme.id,
        "title": scheme.title,
        "summary": scheme.summary,
        "level": scheme.level,
        "theme": scheme.theme,
        "authority": scheme.authority,
        "status": answer.status,
        "paid": scheme.paid,
        "amount": _amount(outcome),
        "monthly_shown": None if outcome.shown is None else int(outcome.shown),  # type: ignore[arg-type]
        "months": _months(outcome),
        **counted_json(answer),
        "receives_cents_per_month": int(answer.receives * 100) if answer.receives else None,
        "conditions": tracer.conditions(outcome),
        "judgement": [
            each.test.condition.id
            for each in outcome.tested
            if each.test.condition.judgement and not isinstance(each.outcome, bool)
        ],
        "missing": list(outcome.missing),
        "unlikely": answer.unlikely,
        "too_wide": answer.span is not None and answer.span.too_wide,
        "ended": ended.as_json() if ended else None,
        "not_covered_reason": (ended.text if ended else _reason(outcome, tracer)) or None,
        "not_modelled": fixed.not_modelled,
        "steps": tracer.steps(outcome),
        "parameters": tracer.parameters(outcome),
        "apply": _apply(answer),
        "rule": _rule(outcome, fixed),
    }


def counted_json(answer: Answer) -> dict[str, Any]:
    """Return the part of a scheme's row that another scheme can change: what counts in the totals."""
    return {
        "new_money": answer.counted.as_json() if answer.new_money is not None else None,
        "first_year": answer.counted_first_year.as_json() if answer.counted_first_year is not None else None,
        "retroactive": _claim(answer),
        "excluded_by": answer.excluded_by,
    }


def _amount(outcome: Outcome) -> dict[str, Any] | None:
    if outcome.amount is None or outcome.status == NOT_COVERED:
        return None
    exact = outcome.exact if outcome.exact is not None and is_exact(outcome.exact) else None
    return {**span_of(outcome.amount).as_json(), "exact": plain(exact), "unit": outcome.scheme.unit}


def _months(outcome: Outcome) -> list[dict[str, Any]]:
    if outcome.scheme.set != "monthly":
        return []
    rows = []
    for stretch in outcome.stretches:
        span = None if stretch.amount is None else span_of(stretch.amount)
        months = {"from": f"{outcome.on.year}-{stretch.first:02}", "to": f"{outcome.on.year}-{stretch.last:02}"}
        unit = "EUR/month" if stretch.program.amount_is_monthly else "EUR/year"
        rows.append(months | {"status": stretch.status, "unit": unit} | (span.as_json() if span else {}))
    return rows


def _reason(outcome: Outcome, tracer: Tracer) -> str:
    """Return why there is no answer, or no amount: what is not known, and what was known last."""
    return outcome.reason or _unconfirmed(outcome, tracer)


def _unconfirmed(outcome: Outcome, tracer: Tracer) -> str:
    """Return which figures are not known and why, where that keeps the amount or a condition open."""
    if outcome.amount is not None and outcome.status in (ELIGIBLE, NOT_ELIGIBLE):
        return ""
    return "; ".join(_not_known(outcome, tracer, name, why) for name, why in outcome.unconfirmed.items())


def _not_known(outcome: Outcome, tracer: Tracer, name: str, why: str) -> str:
    figure = outcome.scheme.parameters.get(name) or tracer.library.norms.get(name)
    known = last_known(figure, outcome.on)
    return f"{tracer.library.label(outcome.scheme, name)}: {why}" + (f" ({known})" if known else "")


def _claim(answer: Answer) -> dict[str, Any] | None:
    claim = answer.counted_claim
    if claim is None:
        return None
    return {**claim.span.as_json(), "year": claim.year, "until": claim.until.isoformat() if claim.until else None}


def _apply(answer: Answer) -> dict[str, Any]:
    apply = answer.scheme.apply
    return {
        "how": apply.how,
        "url": apply.url,
        "phone": apply.phone,
        "address": apply.address,
        "papers": list(apply.papers),
        "how_often": apply.how_often,
        "back_years": apply.back_years,
        "back_months": apply.back_months,
        "deadline": answer.deadline.isoformat() if answer.deadline else None,
    }


def _rule(outcome: Outcome, fixed: Fixed) -> dict[str, Any]:
    """Return between which days the answer holds and how sure its figures are; made once for the same figures."""
    figures = [dated for dated, _ in outcome.room.frame.run.reads.values()] if outcome.room else []
    version = outcome.scheme.version_on(outcome.on)
    key = (id(version), *map(id, figures))
    if key not in fixed.rules:
        fixed.rules[key] = _rule_of(outcome.scheme, version, figures, fixed)
    return fixed.rules[key]


def _rule_of(scheme: Scheme, version: Version | None, figures: list[DatedValue], fixed: Fixed) -> dict[str, Any]:
    starts = [dated.start for dated in figures] + ([version.start] if version else [])
    ends = [dated.end for dated in figures if dated.end] + ([version.end] if version and version.end else [])
    return {
        "valid_from": max(starts).isoformat() if starts else None,
        "valid_to": min(ends).isoformat() if ends else None,
        "checked_on": scheme.checked.on.isoformat() if scheme.checked.on else None,
        "next_check": scheme.checked.next.isoformat() if scheme.checked.next else None,
        "confidence": _weakest([scheme.confidence, *(dated.confidence for dated in figures)]),
        "sources": fixed.sources,
        "file": scheme.file,
    }


CONFIDENCE = ("unsure", "provisional", "derived", "secondary", "official", "primary")


def _weakest(found: list[str]) -> str:
    known = [level for level in found if level in CONFIDENCE]
    return min(known, key=CONFIDENCE.index, default="unsure")
