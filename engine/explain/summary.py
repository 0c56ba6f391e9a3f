"""An advice as a page of plain text for the terminal."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from engine.explain.format import date_nl, euro_span
from engine.explain.reasons import not_met, rare_situations, to_ask

STATUS = {
    "eligible": "ja",
    "needs_judgement": "misschien, de gemeente beslist",
    "unknown": "nog niet duidelijk",
    "not_eligible": "nu niet",
    "not_covered": "geen regels voor deze datum of plaats",
}
TOTALS = {
    "new_money_per_year": "Nieuw geld per jaar",
    "one_off": "Eenmalig",
    "in_kind": "In natura of als tegoed",
    "retroactive": "Nog over vorig jaar aan te vragen",
}


def summary(advice: dict[str, Any]) -> str:
    """Return the advice in short: total, schemes, actions, questions, assumptions."""
    day = date_nl(date.fromisoformat(advice["on"]))
    lines = [f"Advies voor {advice['place']['name']}, regels van {day}", ""]
    for name, label in TOTALS.items():
        span = advice["total"][name]
        if name == "new_money_per_year" or span["max_cents"]:
            lines.append(f"{label}: {span_text(span)}")
    lines += ["", *(line for scheme in advice["schemes"] if not scheme.get("unlikely") for line in _scheme(scheme))]
    lines += list(_section("Wat te doen", (_action(each) for each in advice["actions"])))
    lines += list(_section("Nog te vragen", map(_question, to_ask(advice))))
    rare = (f"{scheme['title']}: {question}" for scheme, question in rare_situations(advice))
    lines += list(_section("Alleen in een bijzondere situatie", rare))
    lines += list(_section("Waar we van uitgingen", (each["text"] for each in advice["assumptions"])))
    lines += list(_section("Niet gelukt", (f"{each['title']}: {each['message']}" for each in advice["errors"])))
    return "\n".join(lines)


def span_text(span: dict[str, int] | None) -> str:
    """Return a range of cents in words; the amount is not known when there is none."""
    return euro_span(span["min_cents"], span["max_cents"]) if span else "bedrag niet bekend"


def _scheme(scheme: dict[str, Any]) -> Iterator[str]:
    yield f"{scheme['title']}: {STATUS[scheme['status']]}"
    if scheme["status"] in ("eligible", "needs_judgement", "unknown"):
        yield f"  bedrag per jaar: {span_text(scheme['amount'])}, nieuw: {span_text(scheme['new_money'])}"
    for condition in not_met(scheme):
        yield f"  voor zover wij nu weten niet, omdat dit niet klopt: {condition['text']}"
    if scheme["missing"]:
        yield f"  we weten nog niet: {', '.join(scheme['missing'])}"
    if scheme["not_covered_reason"]:
        yield f"  {scheme['not_covered_reason']}"
    for note in scheme["excluded_by"]:
        yield f"  {note}"


def _action(action: dict[str, Any]) -> str:
    by = f" Uiterlijk {date_nl(date.fromisoformat(action['by']))}." if action["by"] else ""
    return f"{action['text']} ({span_text(action)}).{by}"


def _question(question: dict[str, Any]) -> str:
    return f"{question['label']} (kan {euro_span(question['stake_cents'], question['stake_cents'])} schelen)"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ["", title, *(f"- {line}" for line in listed)]
