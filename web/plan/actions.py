"""The things to do, numbered in order of date, and the money that can still be claimed over earlier years."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from web import i18n
from web.i18n import gettext as _
from web.i18n import marked
from web.plan import words
from web.plan.amounts import capital, day, euro, money_range
from web.plan.context import Context, Json, amount_text, authority_name, with_period
from web.plan.model import Action, Claim, Month
from web.plan.parts import shown_address

SOON = marked("Zo snel mogelijk")
ANY_TIME = marked("Geen vaste datum")
REPORTS = ("correct_down", "correct_up")

SAID_ELSEWHERE = ("apply", "claim_back")
"""Kinds of action of which the list says no more than what to do: their card and their date say the rest."""

STRIP = 14


def in_order(context: Context, today: date) -> tuple[Action, ...]:
    """Put the actions in order: what cannot wait, then by date, then what has no date; numbered from 1."""
    ordered = sorted(context.advice["actions"], key=_moment)
    return tuple(_action(number, one, context, today) for number, one in enumerate(ordered, start=1))


def first_three(context: Context, ordered: tuple[Action, ...]) -> tuple[Action, ...]:
    """Pick the three to start with: those marked first, then in the order of the advice; printed in order of date."""
    ranked = sorted(context.advice["actions"], key=lambda one: not one["first"])[:3]
    chosen = {(one["scheme"], one["rule"], one["text"]) for one in ranked}
    by_moment = sorted(context.advice["actions"], key=_moment)
    keys = [(one["scheme"], one["rule"], one["text"]) for one in by_moment]
    return tuple(action for action, key in zip(ordered, keys, strict=True) if key in chosen)[:3]


def months(ordered: tuple[Action, ...], today: date, comes_in: Mapping[str, str]) -> tuple[Month, ...]:
    """Lay the dates of the actions out over the months to come, with what comes in in each: what cannot wait stands in
    this one. Empty without dates."""
    start = today.year * 12 + today.month - 1
    numbers = defaultdict(list)
    for action in ordered:
        if action.by_iso or action.soon:
            last = date.fromisoformat(action.by_iso) if action.by_iso else today
            numbers[max(last.year * 12 + last.month - 1, start)].append(action.number)
    if not numbers:
        return ()
    return tuple(
        Month(
            i18n.short_month(date(year, number + 1, 1)),
            str(year),
            tuple(numbers[index]),
            comes_in.get(f"{year}-{number + 1:02}", ""),
        )
        for index in range(start, start + STRIP)
        for year, number in [divmod(index, 12)]
    )


def claims(context: Context) -> tuple[Claim, ...]:
    """List what can still be claimed over earlier years."""
    return tuple(
        Claim(
            title=i18n.stays_dutch(scheme["title"]),
            anchor=context.anchor(scheme["id"]),
            year=str(scheme["retroactive"]["year"]),
            money=money_range(scheme["retroactive"]),
            until=day(scheme["retroactive"]["until"]) or _(SOON),
        )
        for scheme in context.advice["schemes"]
        if scheme["retroactive"]
    )


def _moment(action: Json) -> tuple[bool, str]:
    last_day = _last_day(action)
    return (last_day is None and not _cannot_wait(action), last_day or "")


def _cannot_wait(action: Json) -> bool:
    return action["first"] or action["kind"] in REPORTS


def _last_day(action: Json) -> str | None:
    """Return the day of the advice; not for a report, which has no last day: it is best done today."""
    return None if action["kind"] in REPORTS else action["by"]


def _action(number: int, action: Json, context: Context, today: date) -> Action:
    where = action["where"] or {}
    money = {end: abs(action[end]) for end in ("min_cents", "max_cents")}
    said = context.rule_text(action, action["scheme"], deadline=day(action["by"]), amount=money_range(money))
    text, more = _first_sentence(said)
    return Action(
        number=number,
        text=text,
        more="" if action["kind"] in SAID_ELSEWHERE else more,
        verb=words.VERBS.get(action["kind"], "Doen"),
        by=_by(action, today),
        by_iso=_last_day(action) or "",
        soon=_last_day(action) is None and _cannot_wait(action),
        where=capital(authority_name(where.get("authority"))),
        phone=where.get("phone") or "",
        url=where.get("url") or "",
        url_shown=shown_address(where.get("url")),
        money=capital(_money(action, context.schemes.get(action["scheme"]))),
        papers=tuple(_(paper) for paper in action["papers"]),
        scheme=action["scheme"],
        scheme_title=context.title(action["scheme"]),
        anchor=context.anchor(action["scheme"]) if action["kind"] in REPORTS else None,
    )


def _first_sentence(text: str) -> tuple[str, str]:
    first, stop, rest = text.partition(". ")
    return type(text)(first + stop.strip()), type(text)(rest)


def _by(action: Json, today: date) -> str:
    last_day = _last_day(action)
    if last_day is None:
        return _(SOON) if _cannot_wait(action) else _(ANY_TIME)
    if date.fromisoformat(last_day) < today:
        return _("Was %(day)s: bel of het nog kan", day=day(last_day))
    return _("Uiterlijk %(day)s", day=day(last_day))


def _money(action: Json, scheme: Json | None) -> str:
    """Say what an action brings in, in the way that suits its kind."""
    if scheme is None:
        return ""
    money = {end: action[end] for end in ("min_cents", "max_cents")}
    if action["retroactive"]:
        claim = scheme["retroactive"]
        if claim:
            return _("%(amount)s over %(year)s", amount=money_range(money), year=claim["year"])
        return _("%(amount)s, één keer", amount=money_range(money))
    if action["kind"] == "correct_down":
        return _("Voorkomt een schuld van %(amount)s per jaar", amount=_owed(money))
    if action["kind"] == "ask":
        stake = euro(money["max_cents"] - money["min_cents"])
        return with_period(_("Kan %(amount)s schelen", amount=stake), scheme)
    return amount_text(scheme, None if scheme["new_money"] is None else money)


def _owed(money: dict[str, int]) -> str:
    low, high = -money["max_cents"], -money["min_cents"]
    return money_range({"min_cents": max(low, 0), "max_cents": high})
