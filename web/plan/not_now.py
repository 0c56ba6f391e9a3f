"""The schemes that do not apply as far as known: short, by who can look again; a no is never without a reason."""

from collections import defaultdict

from engine.explain.reasons import not_met
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.plan.amounts import capital, listed
from web.plan.appendix import source
from web.plan.context import Context, Json, authority_name
from web.plan.model import LookAgain, NotNow, PlanDetails
from web.plan.parts import with_figure

MOST_REASONS = 2
"""Reasons that a household reads per scheme when its helper has all of them in the appendix: one is enough for a no."""


def not_now(context: Context, details: PlanDetails) -> tuple[LookAgain, ...]:
    """List the schemes that do not apply, under who can look again; who has most of them first.

    Who has but one comes last, in one list: a heading over every line would be all headings.
    """
    most = MOST_REASONS if details.appendix else None
    by_office: dict[tuple[str, str], list[NotNow]] = defaultdict(list)
    for scheme in filter(context.is_not_now, context.advice["schemes"]):
        office = scheme["authority"] or "", scheme["apply"]["phone"] or ""
        by_office[office].append(_no(scheme, context, most))
    ranked = sorted(by_office.items(), key=lambda item: -len(item[1]))
    return tuple(LookAgain(capital(authority_name(name)), phone, tuple(schemes)) for (name, phone), schemes in ranked)


def _no(scheme: Json, context: Context, most: int | None) -> NotNow:
    """Say why not: another scheme that goes before it, or the conditions that are not met."""
    lead, reasons, in_full = _("Dit past niet bij wat u vertelde."), [], ""
    failed = not_met(scheme)
    if scheme["excluded_by"]:
        lead = listed(context.excluding(scheme), " ")
    elif failed:
        lead = _("Klopt niet voor u:")
        reasons = [with_figure(one, plain=True) for one in failed]
        in_full = "; ".join(f"{with_figure(one)}{source(one['source']).within()}" for one in failed)
    return NotNow(stays_dutch(scheme["title"]), lead, tuple(reasons[:most]), in_full)
