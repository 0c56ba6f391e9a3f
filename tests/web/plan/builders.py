"""The parts of an advice as the engine gives them, to be typed in by hand."""

from typing import Any

Json = dict[str, Any]

WZT = {"title": "Wet op de zorgtoeslag", "article": "art. 3 lid 1", "url": "https://wetten.overheid.nl/BWBR0018451"}
WHT = {"title": "Wet op de huurtoeslag", "article": "art. 17", "url": "https://wetten.overheid.nl/BWBR0008659"}
PW = {"title": "Participatiewet", "article": "art. 36 lid 1", "url": "https://wetten.overheid.nl/BWBR0015703"}
DIENST = {
    "how": "Met DigiD op Mijn toeslagen.",
    "url": "https://www.toeslagen.nl",
    "phone": "0800-0543",
    "address": "",
    "papers": ["DigiD", "rekeningnummer op eigen naam"],
    "how_often": "",
    "deadline": "2027-12-31",
}
GEMEENTE = {
    "how": "Met het formulier op de website, of aan de balie.",
    "url": "https://www.alphenaandenrijn.nl/inkomenstoeslag",
    "phone": "14 0172",
    "address": "Stadhuisplein 1, Alphen aan den Rijn",
    "how_often": "Eén keer per twaalf maanden.",
    "papers": ["paspoort of identiteitskaart", "bankafschriften van de laatste drie maanden", "loonstroken"],
    "deadline": None,
}


def euros(low: int, high: int | None = None) -> Json:
    """A range of whole cents."""
    return {"min_cents": low, "max_cents": low if high is None else high}


def condition(id_: str, outcome: str, text: str, **more: Any) -> Json:
    """One condition of a scheme."""
    return {
        "id": id_,
        "outcome": outcome,
        "assumptions": [],
        "text": text,
        "figure": None,
        "limit": None,
        "judgement": None,
        "missing": [],
        "source": WZT,
        "any_of": [],
    } | more


def step(id_: str, label: str, value: str | None, **more: Any) -> Json:
    """One line of a calculation."""
    return {
        "id": id_,
        "label": label,
        "value": value,
        "min": value,
        "max": value,
        "text": "niet bekend",
        "unit": "EUR/year",
        "formula": "a - b",
        "words": "a min b",
        "substituted": "",
        "source": WZT,
    } | more


def scheme(id_: str, title: str, status: str, **more: Any) -> Json:
    """One scheme with everything the contract names; `new` is the new money."""
    low, high = more.pop("new", (0, 0))
    amount = more.pop("amount", euros(max(0, low), max(0, high)) | {"exact": None, "unit": "EUR/year"})
    return {
        "id": id_,
        "title": title,
        "level": "national",
        "theme": "toeslagen",
        "status": status,
        "amount": amount,
        "monthly_shown": None,
        "new_money": None if amount is None else euros(low, high),
        "first_year": None if amount is None else euros(low, high),
        "retroactive": None,
        "receives_cents_per_month": None,
        "conditions": [],
        "judgement": [],
        "missing": [],
        "unlikely": False,
        "steps": [],
        "parameters": [],
        "months": [],
        "not_modelled": [],
        "not_covered_reason": None,
        "summary": "Een bijdrage in de kosten van uw huishouden.",
        "authority": "Dienst Toeslagen",
        "excluded_by": [],
        "paid": "monthly",
        "apply": dict(DIENST),
        "rule": {
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "checked_on": "2026-11-22",
            "next_check": "2026-12-15",
            "confidence": "primary",
            "sources": [{"title": WZT["title"], "url": WZT["url"]}],
            "file": f"rules/national/{id_}.yaml",
        },
    } | more


def action(scheme_: Json, kind: str, text: str, by: str | None = None, **more: Any) -> Json:
    """One thing to do, made from the scheme it is about."""
    money = scheme_["new_money"] or euros(0)
    return {
        "scheme": scheme_["id"],
        "kind": kind,
        "by": by,
        "first": False,
        "text": text,
        "template": text,
        "where": {"authority": scheme_["authority"], **{key: scheme_["apply"][key] for key in ("url", "phone", "how")}},
        "papers": scheme_["apply"]["papers"],
        **money,
        "retroactive": False,
        "rule": kind,
    } | more


def advice(schemes: list[Json], **more: Any) -> Json:
    """An advice over `schemes`; the totals are the sums of the parts."""
    counted = [one for one in schemes if one["new_money"] is not None]
    return {
        "on": "2026-07-01",
        "municipality": "GM0484",
        "place": {"code": "GM0484", "name": "Alphen aan den Rijn"},
        "reading": {"on": "2026-07-01"},
        "receipt": {
            "engine": "0.1.0",
            "catalogue": "sha256:" + "ab" * 32,
            "profile": "sha256:" + "cd" * 32,
            "files": [{"path": "rules/national/zorgtoeslag.yaml", "sha256": "ef" * 32}],
        },
        "schemes": schemes,
        "total": {
            "new_money_per_year": _sum(one for one in counted if one["paid"] not in ("one_off", "in_kind")),
            "first_year": _sum(one for one in counted if one["paid"] not in ("one_off", "in_kind")),
            "one_off": _sum(one for one in counted if one["paid"] == "one_off"),
            "in_kind": _sum(one for one in counted if one["paid"] == "in_kind"),
            "retroactive": _sum({"new_money": one["retroactive"]} for one in schemes if one["retroactive"]),
        },
        "questions": [],
        "actions": [],
        "interactions": [],
        "assumptions": [],
        "errors": [],
    } | more


def _sum(schemes: Any) -> Json:
    moneys = [one["new_money"] for one in schemes]
    return {end: sum(money[end] for money in moneys) for end in ("min_cents", "max_cents")}


def question(fact: str, label: str, stake_cents: int, *schemes: str) -> Json:
    """One thing that is not known yet."""
    return {
        "fact": fact,
        "label": label,
        "question": f"{label}?",
        "presumed": False,
        "chapter": "huis_en_energie",
        "stake_cents": stake_cents,
        "schemes": [*schemes],
    }
