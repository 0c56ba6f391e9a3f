"""From an advice to a plan: which parts there are, in which order, with which words. Pure: no clock, no files."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.explain.reasons import rare_situations, to_ask
from web.charts import BarChart, bar_chart
from web.i18n import DUTCH, is_machine_made, language, marked, speaking, stays_dutch
from web.i18n import gettext as _
from web.plan import actions, appendix, words
from web.plan.amounts import day, euro, few, listed
from web.plan.coming import coming
from web.plan.context import Context, Json, PartKind
from web.plan.cover import cover
from web.plan.event import event_part
from web.plan.figures import ended_text
from web.plan.model import Agreed, OpenQuestion, Part, Plan, PlanDetails, Theme, Uncertain
from web.plan.money import chart_rows, money_groups, money_title
from web.plan.monthly import before_and_after, comes_in
from web.plan.nearby import near
from web.plan.not_now import not_now
from web.plan.papers import papers
from web.plan.parts import part

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
MOST_QUESTIONS = 12
MOST_ASSUMPTIONS = 8
MOST_BARS, MOST_BARS_LARGE = 12, 7
"""As many bars as a page holds below the heading and what the sum is made of."""
MACHINE_NOTICE = marked(
    "Een computer heeft deze tekst vertaald. Nog niemand met deze moedertaal heeft hem gelezen. "
    "Klopt er iets niet? Dan geldt de Nederlandse tekst."
)
RULES_UNKNOWN = marked("Hiervoor kennen wij de regels nog niet.")
ERROR_TEXT = marked("Vraag er zelf naar bij wie de regeling uitvoert.")
CHART_TITLE = "Staafdiagram: wat er per jaar bij kan komen, per regeling. De tabel eronder heeft dezelfde bedragen."


def plan_document(advice: Json, details: PlanDetails, outlook: Json | None = None, event: Json | None = None) -> Plan:
    """Put an advice into the words of a plan for the household in `details`, in its language.

    With an outlook the plan also tells what changes in the coming twelve months, with an event what to arrange first.
    """
    with speaking(details.language):
        return _document(advice, details, outlook, event)


def _document(advice: Json, details: PlanDetails, outlook: Json | None, event: Json | None) -> Plan:
    context = Context.of(advice)
    made = details.made_at.astimezone(DUTCH_TIME)
    ordered = actions.in_order(context, made.date())
    parts = _parts(context)
    return Plan(
        language=details.language,
        notice=_(MACHINE_NOTICE) if is_machine_made(details.language.code) else "",
        prefix="" if details.language is DUTCH else f"{details.language.code}-",
        title=_title(details, made),
        **_made(details, made),
        place=stays_dutch(advice["place"]["name"]),
        near=near(advice),
        agreed=tuple(_agreed(each) for each in details.agreed),
        on=day(advice["on"]),
        cover=cover(context, actions.first_three(context, ordered)),
        money_title=money_title(context),
        money=money_groups(context),
        chart=_chart(context, details),
        monthly=before_and_after(context, large=details.large_print),
        actions=ordered,
        months=actions.months(ordered, made.date(), comes_in(context)),
        papers=papers(context),
        corrections=_of_kind("correction", parts),
        themes=_themes(context, parts),
        maybe=_of_kind("maybe", parts),
        already=_of_kind("already", parts),
        claims=actions.claims(context),
        coming=coming(outlook),
        changes=tuple((_(change), _(whom)) for change, whom in words.CHANGES),
        rare=tuple((stays_dutch(scheme["title"]), _(question)) for scheme, question in rare_situations(advice)),
        not_now=not_now(context, details),
        uncertain=_uncertain(context, parts, appendix=details.appendix),
        told=appendix.told(advice) if details.language is DUTCH else (),
        workings=appendix.workings(context) if details.language is DUTCH else (),
        sources=appendix.sources(context),
        receipt=appendix.receipt(advice),
        event=event_part(event, made.date()),
    )


def _agreed(each: Agreed) -> str:
    """Say with whom, who calls and on which day, in the words of web/plan/words.py."""
    whom = stays_dutch(f"{each.name} ({each.phone})" if each.phone else each.name)
    return _(words.AGREED[each.caller], whom=whom, day=day(each.on))


def _made(details: PlanDetails, made: datetime) -> dict[str, Any]:
    """Say for whom, by whom, in which form and when the plan was made: in words, and for programs."""
    return {
        "for_whom": details.name or _("uw huishouden"),
        "made_by": details.made_by or "",
        "phone": details.phone or "",
        "phone_hours": stays_dutch(details.phone_hours or ""),
        "large_print": details.large_print,
        "has_appendix": details.appendix,
        "made_on": day(made.date()),
        "made_at": _("%(time)s uur", time=f"{made:%H.%M}"),
        "made_iso": made.isoformat(timespec="minutes"),
        "made_utc": f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    }


def _of_kind(kind: PartKind, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(one for one in parts if one.kind == kind)


def _chart(context: Context, details: PlanDetails) -> BarChart | None:
    """Draw the money once: a second language has the same figures in its table."""
    if details.language is not DUTCH:
        return None
    most = MOST_BARS_LARGE if details.large_print else MOST_BARS
    return bar_chart(chart_rows(context), CHART_TITLE, large=details.large_print, at_most=most)


def _title(details: PlanDetails, made: datetime) -> str:
    name = details.name or _("uw huishouden")
    return _("Plan voor %(name)s, %(day)s", name=name, day=day(made.date()))


def _parts(context: Context) -> tuple[Part, ...]:
    kinds = ((scheme, context.kind(scheme)) for scheme in context.advice["schemes"])
    return tuple(part(scheme, kind, context) for scheme, kind in kinds if kind)


def _themes(context: Context, parts: tuple[Part, ...]) -> tuple[Theme, ...]:
    carded = [one for one in parts if one.kind not in ("correction", "maybe", "already")]
    theme_of = {scheme["id"]: scheme["theme"] for scheme in context.advice["schemes"]}
    return tuple(
        Theme(theme, _(title), inside)
        for theme, title in words.THEMES.items()
        if (inside := tuple(one for one in carded if theme_of[one.id] == theme))
    )


def _uncertain(context: Context, parts: tuple[Part, ...], *, appendix: bool) -> Uncertain:
    """Say what is not certain, but for what a part says itself; the assumptions with most weight one by one."""
    advice = context.advice
    said = {point for one in parts for point in one.open_points}
    asked = to_ask(advice)
    assumptions = _once(_(one["text"]) for one in advice["assumptions"])
    worth = [one for one in asked if one["stake_cents"]][:MOST_QUESTIONS]
    small = _once(_(one["label"]) for one in asked if one not in worth)
    return Uncertain(
        questions=tuple(_question(one, context) for one in worth),
        small_questions=tuple(label for label in small if label not in said),
        assumptions=assumptions[:MOST_ASSUMPTIONS],
        last_assumptions=() if appendix else assumptions[MOST_ASSUMPTIONS:],
        more_assumptions=assumptions[MOST_ASSUMPTIONS:] if appendix else (),
        interactions=_once(context.rule_text(one, one["scheme"]) for one in advice["interactions"]),
        not_covered=tuple(
            (stays_dutch(scheme["title"]), _not_covered(scheme))
            for scheme in advice["schemes"]
            if scheme["status"] == "not_covered"
        ),
        errors=tuple((stays_dutch(one["title"]), _(ERROR_TEXT)) for one in advice["errors"]),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out what was said: the same question about three children is one line."""
    return tuple(dict.fromkeys(texts))


def _not_covered(scheme: Json) -> str:
    """Say why a scheme was not looked at; the advice says it in Dutch."""
    reason = scheme["not_covered_reason"]
    if language() is DUTCH and reason:
        return str(reason)
    if scheme.get("ended"):
        return ended_text(scheme["ended"])
    return stays_dutch(reason) if reason else _(RULES_UNKNOWN)


def _question(question: Json, context: Context) -> OpenQuestion:
    return OpenQuestion(
        label=_(question["label"]),
        stake=_("tot %(amount)s", amount=euro(question["stake_cents"])),
        schemes=listed(few([context.title(one) for one in question["schemes"]], 3, words.MORE_SCHEMES)),
    )
