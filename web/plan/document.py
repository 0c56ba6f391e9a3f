"""From an advice to a plan: which parts there are, in which order, with which words. Pure: no clock, no files."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from web.charts import bar_chart
from web.plan import actions, appendix, words
from web.plan.amounts import day, euro, few
from web.plan.appendix import source
from web.plan.context import Context, Json
from web.plan.cover import cover
from web.plan.model import NotNow, OpenQuestion, Part, Plan, PlanDetails, Theme, Uncertain
from web.plan.money import chart_rows, money_groups
from web.plan.nearby import near
from web.plan.parts import part, with_figure

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
MOST_QUESTIONS = 12
ERROR_TEXT = "Vraag er zelf naar bij wie de regeling uitvoert."
CHART_TITLE = "Staafdiagram: wat er per jaar bij kan komen, per regeling. De tabel eronder heeft dezelfde bedragen."


def plan_document(advice: Json, details: PlanDetails) -> Plan:
    """Put an advice into the words of a plan for the household in `details`."""
    context = Context.of(advice)
    made = details.made_at.astimezone(DUTCH_TIME)
    ordered = actions.in_order(context, made.date())
    by_kind = _parts(context)
    return Plan(
        title=_title(details, made),
        for_whom=details.name or "uw huishouden",
        has_appendix=details.appendix,
        made_on=day(made.date()),
        made_at=f"{made:%H.%M} uur",
        made_iso=made.isoformat(timespec="minutes"),
        made_utc=f"{details.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        made_by=details.made_by or "",
        phone=details.phone or "",
        place=advice["place"]["name"],
        near=near(advice),
        on=day(advice["on"]),
        large_print=details.large_print,
        cover=cover(context, actions.first_three(context, ordered)),
        money=money_groups(context),
        chart=bar_chart(chart_rows(context), CHART_TITLE, large=details.large_print),
        actions=ordered,
        months=actions.months(ordered, made.date()),
        corrections=tuple(one for one in by_kind if one.kind == "correction"),
        themes=_themes(context, by_kind),
        maybe=tuple(one for one in by_kind if one.kind == "maybe"),
        already=tuple(one for one in by_kind if one.kind == "already"),
        claims=actions.claims(context),
        changes=words.CHANGES,
        not_now=tuple(_not_now(one) for one in advice["schemes"] if _is_not_now(one, context)),
        uncertain=_uncertain(context),
        workings=appendix.workings(context),
        sources=appendix.sources(context),
        receipt=appendix.receipt(advice),
    )


def _title(details: PlanDetails, made: datetime) -> str:
    return f"Plan voor {details.name or 'uw huishouden'}, {day(made.date())}"


def _parts(context: Context) -> tuple[Part, ...]:
    kinds = ((scheme, context.kind(scheme)) for scheme in context.advice["schemes"])
    return tuple(part(scheme, kind, context) for scheme, kind in kinds if kind)


def _themes(context: Context, parts: tuple[Part, ...]) -> tuple[Theme, ...]:
    carded = [one for one in parts if one.kind not in ("correction", "maybe", "already")]
    theme_of = {scheme["id"]: scheme["theme"] for scheme in context.advice["schemes"]}
    return tuple(
        Theme(theme, title, inside)
        for theme, title in words.THEMES.items()
        if (inside := tuple(one for one in carded if theme_of[one.id] == theme))
    )


def _is_not_now(scheme: Json, context: Context) -> bool:
    return scheme["status"] != "not_covered" and context.kind(scheme) is None


def _not_now(scheme: Json) -> NotNow:
    return NotNow(
        title=scheme["title"],
        why=_why_not(scheme),
        authority=scheme["authority"] or "",
        phone=scheme["apply"]["phone"] or "",
    )


def _why_not(scheme: Json) -> str:
    """Say why not: another scheme that goes before it, or the conditions that are not met, with their articles."""
    if scheme["excluded_by"]:
        return " ".join(scheme["excluded_by"])
    failed = [one for one in scheme["conditions"] if one["outcome"] == "failed"]
    texts = [with_figure(one) + source(one["source"]).in_brackets for one in failed]
    return f"Klopt niet voor u: {'; '.join(texts)}." if texts else "Dit past niet bij wat u vertelde."


def _uncertain(context: Context) -> Uncertain:
    advice = context.advice
    asked = sorted(advice["questions"], key=_stake)
    worth = [one for one in asked if one["stake_cents"]][:MOST_QUESTIONS]
    return Uncertain(
        questions=tuple(_question(one, context) for one in worth),
        small_questions=tuple(one["label"] for one in asked if one not in worth),
        assumptions=tuple(dict.fromkeys(one["text"] for one in advice["assumptions"])),
        interactions=tuple(one["text"] for one in advice["interactions"]),
        not_covered=tuple(
            (scheme["title"], scheme["not_covered_reason"] or "Hiervoor kennen wij de regels nog niet.")
            for scheme in advice["schemes"]
            if scheme["status"] == "not_covered"
        ),
        errors=tuple((one["title"], ERROR_TEXT) for one in advice["errors"]),
    )


def _stake(question: Json) -> int:
    return -int(question["stake_cents"])


def _question(question: Json, context: Context) -> OpenQuestion:
    return OpenQuestion(
        label=question["label"],
        stake=f"tot {euro(question['stake_cents'])}",
        schemes=", ".join(few([context.title(one) for one in question["schemes"]], 3, "regelingen")),
    )
