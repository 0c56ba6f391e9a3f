"""The page part of one scheme: how much, when, where, why, with which papers."""

from urllib.parse import urlsplit

from engine.explain.format import uncapitalised
from engine.explain.reasons import not_met
from web.plan import words
from web.plan.amounts import capital, day, euro, few, money_range, month
from web.plan.context import OPEN, Context, Json, PartKind, amount_text
from web.plan.model import Part

HOW_TITLES = {
    "eligible": "Zo vraagt u het aan",
    "needs_judgement": "Zo vraagt u het aan",
    "unknown": "Zo vraagt u het aan, als het kan",
    "correction": "Zo geeft u het door",
    "maybe": "Zo vraagt u het aan, als het kan",
    "already": "Zo geeft u een verandering door",
}

REPORT = "Geef door wat er veranderd is aan {authority}. Vertel dat u een plan heeft laten maken."

APPLIED = ("Aangevraagd op", "Antwoord op", "Bedrag", "Bel terug op")
WRITE_IN: dict[str, tuple[str, ...]] = {
    "correction": ("Doorgegeven op", "Antwoord op", "Nieuw bedrag", "Bel terug op"),
    "eligible": APPLIED,
    "needs_judgement": APPLIED,
    "unknown": (),
    "maybe": (),
    "already": (),
}


UNSURE = "Nog niet definitief"

LONGEST_TYPED = 48
"""Letters of an address that a person will still type over; a longer one is left to the code beside it."""


def part(scheme: Json, kind: PartKind, context: Context) -> Part:
    """Put the page part of a scheme into words."""
    apply = scheme["apply"] or {}
    open_title, open_points = _open_points(scheme, context)
    reports = context.action_kinds.get(scheme["id"], frozenset()) & {"correct_down", "correct_up"}
    return Part(
        id=scheme["id"],
        title=scheme["title"],
        kind=kind,
        status=words.STATUS[kind].format(authority=scheme["authority"]),
        summary=scheme["summary"],
        how_much=capital(_how_much(scheme, kind)),
        how_much_more=tuple(_how_much_more(scheme, kind)),
        when=words.PAID.get(scheme["paid"], ""),
        when_more=tuple(_when_more(scheme, kind)),
        where=scheme["authority"],
        address=apply.get("address") or "",
        why=_why(scheme, kind),
        open_points=open_points,
        open_title=open_title,
        how_title=HOW_TITLES["correction" if reports else kind],
        how=REPORT.format(authority=scheme["authority"]) if reports else apply.get("how") or "",
        url=apply.get("url"),
        url_shown=shown_address(apply.get("url")),
        phone=apply.get("phone") or "",
        papers=() if kind == "correction" else tuple(apply.get("papers") or ()),
        write_in=WRITE_IN["correction" if reports else kind],
    )


def shown_address(url: str | None) -> str:
    """Shorten a web address to what a person types: no scheme, no www, no query; only the site when it is long."""
    if not url:
        return ""
    parts = urlsplit(url)
    site = parts.netloc.removeprefix("www.")
    whole = (site + parts.path).rstrip("/")
    return whole if len(whole) <= LONGEST_TYPED else site


def with_figure(condition: Json) -> str:
    """Put a condition in the middle of a sentence, with the household's own figure behind it."""
    text = condition["text"].rstrip(".")
    lower = uncapitalised(text)
    return f"{lower} (bij u: {condition['figure']})" if condition["figure"] else lower


def _how_much(scheme: Json, kind: PartKind) -> str:
    if kind == "correction":
        return amount_text(scheme, scheme["new_money"])
    return amount_text(scheme, scheme["amount"])


def _how_much_more(scheme: Json, kind: PartKind) -> list[str]:
    more = [UNSURE] if scheme["rule"]["confidence"] in ("provisional", "unsure") else []
    receives, shown = scheme["receives_cents_per_month"], scheme["monthly_shown"]
    if shown is not None and kind != "correction":
        more.append(f"{euro(shown * 100)} per maand")
    if receives:
        more.append(f"Nu: {euro(receives)} per maand")
    if kind == "correction" and scheme["amount"]:
        more.append(f"Recht: {_right(scheme)}")
    elif receives and scheme["new_money"]:
        more.append(f"Erbij: {money_range(scheme['new_money'])} per jaar")
    return more


def _right(scheme: Json) -> str:
    shown = scheme["monthly_shown"]
    return f"{euro(shown * 100)} per maand" if shown is not None else f"{money_range(scheme['amount'])} per jaar"


def _when_more(scheme: Json, kind: PartKind) -> list[str]:
    apply = scheme["apply"] or {}
    more = [*_months(scheme), *([apply["how_often"]] if apply.get("how_often") else [])]
    deadline = apply.get("deadline")
    if kind == "correction":
        more.append("Doorgeven: zo snel mogelijk")
    elif deadline:
        more.append(f"Laatste dag: {day(deadline)}")
    claim = scheme["retroactive"]
    if claim:
        more.append(f"Over {claim['year']}: {day(claim['until']) or 'zo snel mogelijk'}")
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
    return [] if whole else [f"Van {month(first)} tot en met {month(last)}" for first, last in spans]


def _follows(last: str, first: str) -> bool:
    return last[:4] == first[:4] and int(last[5:]) + 1 == int(first[5:])


def _why(scheme: Json, kind: PartKind) -> str:
    if kind == "correction":
        return _why_correction(scheme)
    if kind == "needs_judgement":
        return f"U voldoet aan de voorwaarden die wij konden nakijken. Over de rest beslist {scheme['authority']}."
    if kind in ("unknown", "maybe"):
        return "Dit hangt af van iets wat wij nog niet weten. Daarom staat er nog geen vast bedrag."
    met = [one for one in scheme["conditions"] if one["outcome"] == "met"]
    if not met:
        return "Dit volgt uit wat u ons vertelde."
    count = "de voorwaarde" if len(met) == 1 else f"alle {len(met)} voorwaarden"
    telling = next((one for one in met if _is_telling(one)), None)
    return f"U voldoet aan {count}." + (f" Bijvoorbeeld: {with_figure(telling)}." if telling else "")


def _is_telling(condition: Json) -> bool:
    """Tell whether a condition holds an amount of the household below a limit, which explains most."""
    return "€" in (condition["figure"] or "") and (condition["limit"] or "").startswith("hoogstens")


def _why_correction(scheme: Json) -> str:
    urge = "Geef dit nu door. Dan hoeft u later minder terug te betalen."
    if scheme["status"] == "not_eligible":
        reasons = "; ".join(map(with_figure, not_met(scheme)))
        return f"Voor zover wij nu weten heeft u hier geen recht op, omdat dit niet klopt: {reasons}. {urge}"
    return f"U krijgt nu meer dan het bedrag dat wij berekenen. {urge}"


def _open_points(scheme: Json, context: Context) -> tuple[str, tuple[str, ...]]:
    missing = few([context.label(fact) for fact in scheme["missing"]], 6, "dingen")
    judged = [one["text"].rstrip(".") for one in scheme["conditions"] if one["id"] in scheme["judgement"]]
    if scheme["status"] == "unknown" and missing:
        return "Dit moeten wij nog weten", tuple(missing)
    if judged:
        return f"Hierover beslist {scheme['authority']}", tuple(judged)
    return "", ()
