"""Amounts of schemes in words: per year, per month, once, in kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.advice.gain import TELLS_LITTLE
from engine.base.text import uncapitalised
from engine.explain.reasons import not_met
from web.filters import euro
from web.i18n import gettext as _
from web.i18n import marked, ngettext
from web.plan.amounts import money_range, money_up_to, outward, tells_little, twelfth, whole_euros

PAID = {
    "monthly": marked("per maand uitbetaald"),
    "quarterly": marked("per kwartaal uitbetaald"),
    "once_a_year": marked("één keer per jaar"),
    "one_off": marked("eenmalig"),
    "in_kind": marked("in natura"),
    "wallet": marked("als tegoed"),
    "loan": marked("als lening: u betaalt het terug"),
    "reimbursed": marked("achteraf, na uw bon of nota"),
    "discount": marked("als korting"),
    "corrected": marked("als correctie op uw loon of uitkering"),
}
CONFIDENCE = {
    "primary": marked("uit de wet of het besluit zelf"),
    "official": marked("van een officiële website"),
    "secondary": marked("uit een andere bron dan de overheid"),
    "derived": marked("afgeleid uit andere bedragen"),
    "provisional": marked("voorlopig: nog niet definitief vastgesteld"),
    "unsure": marked("onzeker: vraag het na"),
}
HELPS = ("eligible", "needs_judgement", "unknown")
_NO_MONEY = ("in_kind", "wallet")
_FAIR_SHARE = 4
_NAMED = 3  # more facts than this make a sentence too long to read aloud


_WORDS = re.compile(r"[a-z_]{2,}")
_AS_READ = (
    (",", ";"), (".", ","), ("*", "×"), (" / ", " : "), (" - ", " − "), ("max(", "hoogste: ("),
    ("min(", "laagste: ("),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headline:
    """A sum of money: the words that stand large, and what is said behind or below them."""

    large: str
    small: str


def headline(total: Mapping[str, int], possible: int = 0) -> Headline:
    """Put the range in words; one too wide to tell anything leads with what is certain, or how many may help."""
    whole = outward(total)
    least = _("minstens %(least)s", least=euro(whole["min_cents"]))
    if not tells_little(total):
        return Headline(money_range(whole), _("per jaar erbij, voor zover bekend"))
    if has_useful_top(total):
        most = euro(whole["max_cents"])
        return Headline(least, _("per jaar erbij, en hoogstens %(most)s. Elk antwoord maakt het preciezer.", most=most))
    if whole["min_cents"] > 0:
        return Headline(least, _("per jaar erbij. Elk antwoord maakt het preciezer."))
    if not possible:
        return Headline(_("Nog te weinig bekend"), _("Elk antwoord maakt het preciezer."))
    large = ngettext("%(num)s regeling mogelijk", "%(num)s regelingen mogelijk", possible)
    return Headline(large, _("Voor een bedrag is nog te weinig bekend. Elk antwoord maakt het preciezer."))


def has_useful_top(total: Mapping[str, int]) -> bool:
    """Tell whether the highest amount is of help: the range is narrow, or a fair share of that amount is certain."""
    return not tells_little(total) or 0 < total["max_cents"] <= total["min_cents"] * _FAIR_SHARE


def is_possible(scheme: Mapping[str, Any]) -> bool:
    """Tell whether the household may have a scheme, now or perhaps, without anything rare having happened."""
    return scheme["status"] in HELPS and not scheme.get("unlikely")


def claim_back(total: Mapping[str, int]) -> Headline | None:
    """Say how much can still be claimed over earlier years, if anything can."""
    if total["max_cents"] <= 0:
        return None
    large = _("misschien nog geld") if tells_little(total) else money_up_to(outward(total))
    return Headline(large, _("terug te vragen over eerder"))


def stake(question: Mapping[str, Any]) -> str:
    """What an open question may matter, in whole euros; empty when that tells nothing."""
    cents = question["stake_cents"]
    return euro(whole_euros(cents)) if 0 < cents <= TELLS_LITTLE else ""


def in_figures(step: Mapping[str, Any]) -> str:
    """A line of the calculation with its numbers filled in, as people write it; empty where names are left in it."""
    text = str(step["substituted"])
    if text == step["formula"] or set(_WORDS.findall(text)) - {"max", "min"}:
        return ""
    for written, read in _AS_READ:
        text = text.replace(written, read)
    return text


def yearly(scheme: Mapping[str, Any]) -> str:
    """The amount of a scheme with its period: `€ 1.550 per jaar`, `tot € 601 eenmalig`."""
    amount = scheme["amount"]
    if amount is None:
        return _("geen bedrag bekend") if scheme["paid"] in _NO_MONEY else _("bedrag verschilt")
    text = _up_to(scheme, amount)
    if tells_little(amount):
        return _("nog niet te zeggen")
    period = {"EUR/year": _("per jaar"), "EUR/month": _("per maand")}.get(amount["unit"], "")
    if scheme["paid"] in ("one_off", "once_a_year"):
        period = _(PAID[scheme["paid"]])
    return f"{text} {period}".strip()


def monthly(scheme: Mapping[str, Any]) -> str:
    """The month that the authority shows, or else a twelfth of the year; empty when there is no month."""
    amount = scheme["amount"]
    if scheme["monthly_shown"] is not None:
        return _("%(amount)s per maand", amount=euro(scheme["monthly_shown"] * 100))
    if amount is None or amount["unit"] == "EUR" or scheme["paid"] in ("one_off", "once_a_year"):
        return yearly(scheme) if amount else ""
    if amount["unit"] == "EUR/month":
        return yearly(scheme)
    if tells_little(amount):
        return _("nog niet te zeggen")
    a_month = {end: whole_euros(cents) for end, cents in twelfth(amount).items()}
    return _("%(amount)s per maand", amount=_up_to(scheme, a_month))


def _up_to(scheme: Mapping[str, Any], amount: Mapping[str, int]) -> str:
    certain = scheme["status"] not in ("needs_judgement", "unknown")
    return money_range(amount) if certain else money_up_to(amount)


def sentence(scheme: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """Why the scheme has this status, in one sentence; never a bare no."""
    if scheme["excluded_by"]:
        return " ".join(scheme["excluded_by"])
    authority = scheme["authority"] or _("de gemeente")
    match scheme["status"]:
        case "eligible" if scheme["receives_cents_per_month"]:
            return _(
                "U voldoet aan de voorwaarden. U krijgt nu %(amount)s per maand.",
                amount=euro(scheme["receives_cents_per_month"]),
            )
        case "eligible":
            return _("U voldoet aan alle voorwaarden die wij kunnen nagaan.")
        case "needs_judgement":
            norms = " ".join(f"‘{each['text']}’" for each in scheme["conditions"] if each["outcome"] == "unknown")
            return _("%(authority)s moet nog beoordelen: %(norms)s", authority=authority, norms=norms)
        case "unknown" if scheme["receives_cents_per_month"]:
            return _(
                "U krijgt nu %(amount)s per maand. Of dat klopt, weten we als dit bekend is: %(facts)s.",
                amount=euro(scheme["receives_cents_per_month"]),
                facts=_facts(scheme["missing"], labels),
            )
        case "unknown":
            return _("Dat weten we als dit bekend is: %(facts)s.", facts=_facts(scheme["missing"], labels))
        case "not_eligible":
            return _not_now(not_met(scheme))
        case _:
            return scheme["not_covered_reason"] or _("Voor deze datum kennen wij geen geldige regels. Vraag het na.")


def _not_now(failed: list[dict[str, Any]]) -> str:
    """Name the first reason only: rules put what decides first, and what follows from it after."""
    if not failed:
        return _("Voor zover wij nu weten niet, omdat elk antwoord dat nog kan op een andere voorwaarde stuit.")
    why = _("Voor zover wij nu weten niet, omdat dit niet klopt: %(condition)s", condition=f"‘{failed[0]['text']}’")
    if failed[0].get("assumptions"):
        texts = " ".join(f"‘{each['text']}’" for each in failed[0]["assumptions"])
        why += " " + _("Wij gaan hiervan uit: %(texts)s Is dat anders? Verander het bij de vragen.", texts=texts)
    return why


def fact_labels(advice: Mapping[str, Any]) -> dict[str, str]:
    """The names of facts in the words of their questions."""
    return {question["fact"]: question["label"] for question in advice["questions"]}


def _facts(missing: list[str], labels: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(labels.get(fact, fact) for fact in missing))
    words = [uncapitalised(name) for name in names]
    more = len(words) - _NAMED
    return "; ".join([*words[:_NAMED], _("en nog %(number)s andere", number=more)] if more > 1 else words)
