"""Advices for households that put a plan to the test."""

import copy

from tests.web.plan.builders import GEMEENTE, Json, action, advice, condition, euros, question, scheme, step
from tests.web.plan.schemes import (
    aanvullende_verzekering,
    huurtoeslag,
    inkomenstoeslag,
    kinderopvangtoeslag,
    kindgebonden_budget,
    kindpakket,
    meedoenregeling,
    witgoed,
    zorgtoeslag,
)

ASSUMPTION = {
    "fact": "woont_in_nederland",
    "label": "Woont in Nederland",
    "value": "ja",
    "text": "Wij gaan ervan uit dat u in Nederland woont.",
    "schemes": ["zorgtoeslag", "huurtoeslag"],
}
INTERACTION = {
    "rule": "bijstand",
    "kind": "excludes",
    "scheme": "bijzondere_bijstand",
    "by": "individuele_inkomenstoeslag",
    "text": "Wie individuele inkomenstoeslag krijgt, krijgt geen bijzondere bijstand voor dezelfde kosten.",
}


def full() -> Json:
    """Something of everything."""
    zorg, huur, inkomen, kgb = zorgtoeslag(), huurtoeslag(), inkomenstoeslag(), kindgebonden_budget()
    pakket, witgoed_, meedoen = kindpakket(), witgoed(), meedoenregeling()
    schemes = [zorg, huur, inkomen, kgb, kinderopvangtoeslag(), pakket, witgoed_, meedoen, aanvullende_verzekering()]
    return advice(
        schemes,
        actions=[
            action(kgb, "correct_down", "Geef door dat u te veel kindgebonden budget krijgt.", first=True),
            action(
                zorg,
                "claim_back",
                "Vraag zorgtoeslag over 2025 aan.",
                "2026-12-31",
                first=True,
                retroactive=True,
                **euros(157300),
            ),
            action(zorg, "apply", "Vraag zorgtoeslag aan.", "2027-12-31"),
            action(huur, "ask", "Zoek uit wat uw kale huur is.", papers=["huurcontract"]),
            action(inkomen, "check", "Vraag de gemeente of u individuele inkomenstoeslag kunt krijgen."),
            action(pakket, "apply", "Vraag het kindpakket aan.", "2026-12-15", first=True),
            action(witgoed_, "apply", "Vraag de witgoedregeling aan."),
            action(meedoen, "apply", "Vraag de meedoenregeling aan."),
        ],
        questions=[question("kale_huur", "Kale huur", 627900, "huurtoeslag")],
        assumptions=[ASSUMPTION],
        interactions=[INTERACTION],
        errors=[{"scheme": "kwijtschelding", "title": "Kwijtschelding belasting", "message": "KeyError: 'x'"}],
    )


def no_gain() -> Json:
    """Everything is already received: nothing to add and nothing to pay back."""
    zorg = zorgtoeslag() | {
        "new_money": euros(0),
        "first_year": euros(0),
        "receives_cents_per_month": 12900,
        "retroactive": None,
    }
    return advice([zorg, kinderopvangtoeslag()])


def all_unknown() -> Json:
    """Nobody answered a question yet."""
    schemes = [
        scheme("zorgtoeslag", "Zorgtoeslag", "unknown", new=(0, 296300), missing=["toetsingsinkomen", "verzekerd"]),
        huurtoeslag(),
        inkomenstoeslag() | {"status": "unknown", "missing": ["gemiddeld_inkomen"], "judgement": []},
    ]
    labels = {"toetsingsinkomen": 296300, "kale_huur": 627900, "gemiddeld_inkomen": 60100}
    questions = [
        question(fact, fact.replace("_", " ").capitalize(), stake, "zorgtoeslag") for fact, stake in labels.items()
    ]
    actions = [action(one, "ask", f"Zoek uit wat wij nog niet weten voor {one['title']}.") for one in schemes]
    return advice(schemes, questions=questions, actions=actions)


def correction() -> Json:
    """EUR 4,000 a year too much: kind, clear, and first."""
    kgb = kindgebonden_budget((-400000, -400000), 50000)
    return advice(
        [kgb, zorgtoeslag() | {"retroactive": None}],
        actions=[
            action(kgb, "correct_down", "Geef door dat u te veel kindgebonden budget krijgt.", first=True),
            action(zorgtoeslag(), "apply", "Vraag zorgtoeslag aan.", "2027-12-31"),
        ],
    )


def forty_schemes() -> Json:
    """More than fits in any one table or chart."""
    themes = ["toeslagen", "gemeente", "belasting", "zorgverzekering", "energie_wonen", "kinderen", "werk_studie"]
    statuses = ["eligible", "eligible", "needs_judgement", "unknown", "not_eligible"]
    schemes = []
    for number in range(40):
        status = statuses[number % 5]
        low, high = {"eligible": (10000 + number * 137, 10000 + number * 137), "not_eligible": (0, 0)}.get(
            status, (0, 20000 + number * 911)
        )
        one = zorgtoeslag() | {"retroactive": None}
        built = scheme(f"regeling_{number}", f"Regeling nummer {number}", status, new=(low, high))
        schemes.append(
            built | {"theme": themes[number % 7]} | {key: one[key] for key in ("conditions", "steps", "parameters")}
        )
    actions = [
        action(one, "apply", f"Vraag {one['title']} aan.", f"2027-{1 + index % 12:02d}-28")
        for index, one in enumerate(schemes)
        if one["status"] == "eligible"
    ]
    return advice(schemes, actions=actions)


def long_names() -> Json:
    """Names of forty letters without a space, and the largest amounts."""
    title = "Bovenwettelijkearbeidsongeschiktheidshulp"[:40]
    big = scheme(
        "lang",
        title,
        "eligible",
        new=(12345678, 12345678),
        monthly_shown=10288,
        summary="Een regeling met een heel lange naam en een heel hoog bedrag, om te zien of alles op het papier past.",
        authority="Samenwerkingsverband Werk, Inkomen en Zorg Holland Rijnland",
        apply=dict(GEMEENTE)
        | {
            "url": "https://www.samenwerkingsverbandwerkinkomenenzorg.example/regelingen/aanvragen/formulier?stap=een",
            "how": "Met een brief. Doe er kopieën bij van alle papieren die hieronder staan, en een formulier.",
        },
        conditions=[
            condition(
                "grens",
                "met",
                f"Het inkomen voor {title} is laag.",
                figure="€\u202f123.456,78",
                limit="€\u202f123.456,79",
            )
        ],
        steps=[step("bedrag", f"Bedrag voor {title}", "123456.78", text="€\u202f123.456,78 per jaar")],
    )
    other = copy.deepcopy(big) | {"id": "lang_2", "title": title[::-1].capitalize(), "theme": "gemeente"}
    other["new_money"] = euros(1234567, 12345678)
    return advice(
        [big, other],
        place={"code": "GM9999", "name": "Gasselterboerveenschemond-Nieuweschans"},
        actions=[
            action(big, "apply", f"Vraag {title} aan bij het samenwerkingsverband.", "2026-12-31", first=True),
            action(other, "apply", f"Vraag ook {other['title']} aan.", "2027-03-31", first=True),
        ],
    )


CASES = {
    "full": full,
    "no_gain": no_gain,
    "all_unknown": all_unknown,
    "correction": correction,
    "forty_schemes": forty_schemes,
    "long_names": long_names,
}
