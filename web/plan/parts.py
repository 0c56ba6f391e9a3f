"""The page part of one scheme: how much, when, where, why, with which papers."""

from engine.base.text import uncapitalised
from engine.explain.reasons import not_met
from web.i18n import DUTCH, language, marked, ngettext, stays_dutch
from web.i18n import gettext as _
from web.plan import words
from web.plan.amounts import capital, day, euro, few, is_zero, money_range, month
from web.plan.context import OPEN, Context, Json, PartKind, amount_text, authority_name
from web.plan.figures import condition_text
from web.plan.model import Part
from web.plan.nearby import shown

HOW_TITLES = {
    "eligible": marked("Zo vraagt u het aan"),
    "needs_judgement": marked("Zo vraagt u het aan"),
    "unknown": marked("Zo vraagt u het aan, als het kan"),
    "correction": marked("Zo geeft u het door"),
    "maybe": marked("Zo vraagt u het aan, als het kan"),
    "already": marked("Zo geeft u een verandering door"),
}

REPORT = marked("Geef door wat er veranderd is aan %(authority)s. Vertel dat u een plan heeft laten maken.")

APPLIED = (marked("Aangevraagd op"), marked("Antwoord op"), marked("Bedrag"), marked("Bel terug op"))
WRITE_IN: dict[str, tuple[str, ...]] = {
    "correction": (marked("Doorgegeven op"), marked("Antwoord op"), marked("Nieuw bedrag"), marked("Bel terug op")),
    "eligible": APPLIED,
    "needs_judgement": APPLIED,
    "unknown": (),
    "maybe": (),
    "already": (),
}


UNSURE = marked("Nog niet definitief")

LONGEST_TYPED = 48
"""Letters of an address that a person will still type over; a longer one is left to the code beside it."""


def part(scheme: Json, kind: PartKind, context: Context) -> Part:
    """Put the page part of a scheme into words."""
    apply = scheme["apply"] or {}
    open_title, open_points = _open_points(scheme, context)
    office = context.office(scheme)
    authority = authority_name(scheme["authority"])
    reports = context.action_kinds.get(scheme["id"], frozenset()) & {"correct_down", "correct_up"}
    return Part(
        id=scheme["id"],
        title=stays_dutch(scheme["title"]),
        kind=kind,
        status=_(words.STATUS[kind], authority=authority),
        summary=_(scheme["summary"]),
        how_much=capital(_how_much(scheme, kind)),
        how_much_more=tuple(_how_much_more(scheme, kind)),
        when=_(words.PAID[scheme["paid"]]) if scheme["paid"] else "",
        when_more=tuple(_when_more(scheme, kind)),
        where=capital(authority),
        address=stays_dutch(apply.get("address") or (office["address"] if office else "")),
        opening_hours=stays_dutch(office["opening_hours"] if office else ""),
        why=_why(scheme, kind),
        open_points=open_points,
        open_title=open_title,
        how_title=_(HOW_TITLES["correction" if reports else kind]),
        how=_(REPORT, authority=authority) if reports else _said(apply.get("how")),
        url=apply.get("url"),
        url_shown=shown_address(apply.get("url")),
        phone=apply.get("phone") or (office["phone"] if office else ""),
        papers=() if kind == "correction" else tuple(_(paper) for paper in apply.get("papers") or ()),
        write_in=tuple(_(label) for label in WRITE_IN["correction" if reports else kind]),
    )


def _said(text: str | None) -> str:
    return _(text) if text else ""


def shown_address(url: str | None) -> str:
    """Shorten a web address to what a person types: no scheme, no www, no query; only the site when it is long."""
    if not url:
        return ""
    whole = shown(url)
    return whole if len(whole) <= LONGEST_TYPED else whole.partition("/")[0]


def _without_point(text: str) -> str:
    return type(text)(text.rstrip("."))


def with_figure(condition: Json, *, plain: bool = False) -> str:
    """Put a condition in the middle of a sentence, with the household's own figure behind it.

    Where the sentence says already that it does not hold, `plain` leaves a bare yes or no out.
    """
    if language() is not DUTCH:
        return _without_point(condition_text(condition))
    text = condition["text"].rstrip(".")
    lower = uncapitalised(text)
    figure = "" if plain and condition["figure"] in ("ja", "nee") else condition["figure"]
    return f"{lower} (bij u: {figure})" if figure else lower


def _how_much(scheme: Json, kind: PartKind) -> str:
    if kind == "maybe" and scheme["amount"] is None:
        return ""
    if kind == "correction":
        return amount_text(scheme, scheme["new_money"])
    return amount_text(scheme, scheme["amount"])


def _how_much_more(scheme: Json, kind: PartKind) -> list[str]:
    more = [_(UNSURE)] if scheme["amount"] and scheme["rule"]["confidence"] in ("provisional", "unsure") else []
    receives, shown = scheme["receives_cents_per_month"], scheme["monthly_shown"]
    if shown is not None and kind not in ("correction", "already"):
        more.append(_("%(amount)s per maand", amount=euro(shown * 100)))
    if receives:
        more.append(_("Nu: %(amount)s per maand", amount=euro(receives)))
    if kind == "correction" and scheme["amount"]:
        more.append(_("Recht: %(amount)s", amount=_right(scheme)))
    elif receives and scheme["new_money"] and not is_zero(scheme["new_money"]):
        more.append(_("Erbij: %(amount)s per jaar", amount=money_range(scheme["new_money"])))
    return more


def _right(scheme: Json) -> str:
    shown = scheme["monthly_shown"]
    if shown is not None:
        return _("%(amount)s per maand", amount=euro(shown * 100))
    return _("%(amount)s per jaar", amount=money_range(scheme["amount"]))


def _when_more(scheme: Json, kind: PartKind) -> list[str]:
    apply = scheme["apply"] or {}
    more = _months(scheme)
    if apply.get("how_often"):
        often = _(apply["how_often"])
        more.append(often if language() is DUTCH else _without_point(often))
    deadline = apply.get("deadline")
    if kind == "correction":
        more.append(_("Doorgeven: zo snel mogelijk"))
    elif deadline:
        more.append(_("Laatste dag: %(day)s", day=day(deadline)))
    claim = scheme["retroactive"]
    if claim:
        until = day(claim["until"]) or _("zo snel mogelijk")
        more.append(_("Over %(year)s: %(day)s", year=claim["year"], day=until))
    return more


def _months(scheme: Json) -> list[str]:
    """Name the months with a right when they are not the whole calendar year."""
    spans: list[list[str]] = []
    for span in scheme["months"]:
        if span["status"] not in OPEN:
            continue
        if spans and _follows(spans[-1][1], span["from"]):
            spans[-1][1] = span["to"]
        else:
            spans.append([span["from"], span["to"]])
    whole = len(spans) == 1 and spans[0][0].endswith("-01") and spans[0][1].endswith("-12")
    if whole:
        return []
    return [_("Van %(first)s tot en met %(last)s", first=month(one), last=month(other)) for one, other in spans]


def _follows(last: str, first: str) -> bool:
    return last[:4] == first[:4] and int(last[5:]) + 1 == int(first[5:])


def _why(scheme: Json, kind: PartKind) -> str:
    if kind == "correction":
        return _why_correction(scheme)
    if kind == "needs_judgement":
        return _("U voldoet aan de voorwaarden die wij konden nakijken.")
    if kind in ("unknown", "maybe"):
        return "" if scheme["missing"] else _("Dit hangt af van iets wat wij nog niet weten.")
    met = [one for one in scheme["conditions"] if one["outcome"] == "met"]
    if not met:
        return _("Dit volgt uit wat u ons vertelde.")
    all_met = ngettext("U voldoet aan de voorwaarde.", "U voldoet aan alle %(num)s voorwaarden.", len(met))
    telling = next((one for one in met if _is_telling(one)), None)
    return f"{all_met} Bijvoorbeeld: {with_figure(telling)}." if telling and language() is DUTCH else all_met


def _is_telling(condition: Json) -> bool:
    """Tell whether a condition holds an amount of the household below a limit, which explains most."""
    return "€" in (condition["figure"] or "") and (condition["limit"] or "").startswith("hoogstens")


def _why_correction(scheme: Json) -> str:
    urge = _("Geef dit nu door. Dan hoeft u later minder terug te betalen.")
    if scheme["status"] == "not_eligible" and language() is not DUTCH:
        return _("Voor zover wij nu weten heeft u hier geen recht meer op.") + f" {urge}"
    if scheme["status"] == "not_eligible":
        reasons = "; ".join(with_figure(one, plain=True) for one in not_met(scheme))
        return f"Voor zover wij nu weten heeft u hier geen recht op, omdat dit niet klopt: {reasons}. {urge}"
    more = _("U krijgt nu meer dan het bedrag dat wij berekenen.")
    return f"{more} {urge}"


def _open_points(scheme: Json, context: Context) -> tuple[str, tuple[str, ...]]:
    missing = few(
        list(dict.fromkeys(context.label(fact) for fact in scheme["missing"])), 6, marked("en nog %(count)s dingen")
    )
    judged = [_without_point(condition_text(one)) for one in scheme["conditions"] if one["id"] in scheme["judgement"]]
    if scheme["status"] == "unknown" and missing:
        return _("Dit moeten wij nog weten"), tuple(missing)
    if judged:
        return _("Hierover beslist %(authority)s", authority=authority_name(scheme["authority"])), tuple(judged)
    return "", ()
