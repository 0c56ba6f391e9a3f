"""What is received already but should be another amount, in kind words: what it does each month, and what to do now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.explain.format import amid_sentence
from web.filters import euro
from web.i18n import gettext as _
from web.plan.amounts import money_range

Json = Mapping[str, Any]
DOWN, UP = "correct_down", "correct_up"


@dataclass(frozen=True, slots=True)
class Correction:
    """One allowance that is not right: what is known of it, and the steps to take now."""

    scheme: str
    title: str
    too_much: bool
    text: str
    figures: tuple[str, ...]
    steps: tuple[str, ...]


def corrections_of(advice: Json) -> tuple[Correction, ...]:
    """Return what has to be reported; too much comes first, because it comes back as a debt."""
    schemes = {scheme["id"]: scheme for scheme in advice["schemes"]}
    found = [
        _correction(action, schemes[action["scheme"]], date.fromisoformat(advice["on"]))
        for action in advice["actions"]
        if action["kind"] in (DOWN, UP)
    ]
    return tuple(sorted(found, key=lambda each: not each.too_much))


def _correction(action: Json, scheme: Json, on: date) -> Correction:
    too_much = action["kind"] == DOWN
    steps = _pay_back(action, scheme) if too_much else _claim(scheme, on)
    return Correction(
        scheme=action["scheme"],
        title=action["title"],
        too_much=too_much,
        text=action["text"],
        figures=tuple(_figures(action, scheme, too_much=too_much)),
        steps=(_report(action), *steps),
    )


def _figures(action: Json, scheme: Json, *, too_much: bool) -> Iterator[str]:
    received, should = euro(scheme["receives_cents_per_month"]), action.get("month_should_be")
    if not should:
        yield _("U krijgt nu %(received)s per maand.", received=received)
        return
    yield _(
        "U krijgt nu %(received)s per maand. Met deze antwoorden zou het %(should)s per maand zijn.",
        received=received,
        should=money_range(should),
    )
    apart = _apart(action, too_much=too_much)
    if apart and too_much:
        yield _("Zolang dit zo blijft, komt er elke maand %(amount)s bij die u misschien terugbetaalt.", amount=apart)
    elif apart:
        yield _("Dat is %(amount)s per maand erbij.", amount=apart)


def _apart(action: Json, *, too_much: bool) -> str:
    """Return the difference each month; empty where it may be none, or goes the other way this month."""
    differs = action.get("month_differs")
    if not differs:
        return ""
    ends = sorted(-each if too_much else each for each in (differs["min_cents"], differs["max_cents"]))
    return money_range({"min_cents": ends[0], "max_cents": ends[1]}) if ends[0] > 0 else ""


def _report(action: Json) -> str:
    where = action["where"]
    authority = amid_sentence(where["authority"]) if where["authority"] else _("de gemeente")
    if where["phone"]:
        return _(
            "Geef het vandaag door aan %(authority)s, telefoon %(phone)s.", authority=authority, phone=where["phone"]
        )
    return _("Geef het vandaag door aan %(authority)s.", authority=authority)


def _pay_back(action: Json, scheme: Json) -> Iterator[str]:
    apart = _apart(action, too_much=True)
    if apart:
        yield _("Zet tot die tijd %(amount)s per maand opzij, als dat lukt.", amount=apart)
    if scheme["status"] == "unknown":
        yield _("Wij weten nog niet alles. Beantwoord eerst de vragen die bij deze regeling staan.")
    yield _("Moet u geld terugbetalen? Dat kan bijna altijd in delen. Vraag dan om een betalingsregeling.")


def _claim(scheme: Json, on: date) -> Iterator[str]:
    back = scheme["apply"]
    if back["back_years"]:
        yield _("Het telt voor heel %(year)s, ook voor de maanden die voorbij zijn.", year=str(on.year))
        yield _("Was het in %(year)s ook te weinig? Vraag dat dan meteen na.", year=str(on.year - 1))
    elif back["back_months"]:
        yield _("Het kan teruggaan tot %(number)s maanden terug. Vraag daarom.", number=back["back_months"])
    else:
        yield _("Vraag of u het ook krijgt over de maanden die voorbij zijn.")
