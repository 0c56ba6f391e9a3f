"""Schemes of a made-up household, one of every kind that a plan must be able to show."""

from tests.web.plan.builders import GEMEENTE, PW, WHT, Json, condition, euros, scheme, step

STANDAARDPREMIE = {
    "id": "standaardpremie",
    "label": "Standaardpremie per verzekerde",
    "value": "2119",
    "text": "€\u202f2.119 per jaar",
    "unit": "EUR/year",
    "key": ["nee"],
    "from": "2026-01-01",
    "to": "2026-12-31",
    "source": {"title": "Regeling standaardpremie 2026", "article": "art. 1", "url": None},
    "confidence": "provisional",
    "checked": "2026-11-22",
}


def zorgtoeslag() -> Json:
    """Clear right, not yet applied for, 2025 still open."""
    return scheme(
        "zorgtoeslag",
        "Zorgtoeslag",
        "eligible",
        new=(155000, 155000),
        amount=euros(155000) | {"exact": "1550.448", "unit": "EUR/year"},
        monthly_shown=129,
        summary="Een bijdrage in de premie van de zorgverzekering.",
        retroactive=euros(157300) | {"year": 2025, "until": "2026-12-31"},
        months=[{"from": "2026-01", "to": "2026-12", "status": "eligible", "unit": "EUR/month", **euros(12920)}],
        conditions=[
            condition("verzekerd", "met", "De aanvrager heeft een Nederlandse zorgverzekering.", figure="ja"),
            condition(
                "vermogen",
                "met",
                "Het vermogen is niet hoger dan €\u202f146.011.",
                figure="€\u202f1.500",
                limit="hoogstens €\u202f146.011",
            ),
        ],
        steps=[
            step("normpremie", "Normpremie (wat u zelf kunt betalen)", "568.552", text="€\u202f568,55 per jaar"),
            step("zorgtoeslag_jaar", "Zorgtoeslag per jaar", "1550.448", text="€\u202f1.550,45 per jaar"),
        ],
        parameters=[STANDAARDPREMIE],
    )


def huurtoeslag() -> Json:
    """The rent is not known: a wide range."""
    return scheme(
        "huurtoeslag",
        "Huurtoeslag",
        "unknown",
        new=(0, 627900),
        missing=["kale_huur", "servicekosten"],
        summary="Een bijdrage in de huur van een zelfstandige woning.",
        conditions=[
            condition("leeftijd", "met", "De huurder is 18 jaar of ouder.", figure="40 jaar", source=WHT),
            condition(
                "huur",
                "unknown",
                "De huur is niet lager dan wat u zelf moet betalen.",
                missing=["kale_huur"],
                source=WHT,
            ),
        ],
        steps=[step("rekenhuur", "Rekenhuur", None, unit="EUR/month", source=WHT)],
    )


def inkomenstoeslag() -> Json:
    """An open norm of the municipality, with alternative routes."""
    routes = [
        condition(
            "laag_inkomen", "met", "Het inkomen was drie jaar lang laag.", figure="€\u202f1.190 per maand", source=PW
        ),
        condition("schuldregeling", "failed", "Er loopt een schuldregeling.", figure="nee", source=PW),
    ]
    return scheme(
        "individuele_inkomenstoeslag",
        "Individuele inkomenstoeslag",
        "needs_judgement",
        new=(0, 60100),
        theme="gemeente",
        level="municipal",
        paid="once_a_year",
        authority="Gemeente Alphen aan den Rijn",
        apply=dict(GEMEENTE),
        summary="Extra geld voor wie al drie jaar weinig geld heeft.",
        judgement=["geen_zicht_op_verbetering"],
        conditions=[
            condition("route", "met", "Het inkomen is laag, of er loopt een schuldregeling.", any_of=routes, source=PW),
            condition(
                "geen_zicht_op_verbetering",
                "unknown",
                "Er is geen zicht op een hoger inkomen.",
                judgement="municipality",
                source=PW,
            ),
        ],
        not_modelled=[{"what": "studenten", "why": "De gemeente kijkt naar de soort opleiding."}],
    )


def kindgebonden_budget(new: tuple[int, int] = (-40000, -40000), receives: int = 20000) -> Json:
    """The household receives more than the computed amount."""
    amount = receives * 12 + new[0], receives * 12 + new[1]
    return scheme(
        "kindgebonden_budget",
        "Kindgebonden budget",
        "eligible",
        new=new,
        amount=euros(*amount) | {"exact": None, "unit": "EUR/year"},
        monthly_shown=amount[0] // 1200,
        receives_cents_per_month=receives,
        theme="kinderen",
        summary="Een bijdrage in de kosten van kinderen tot 18 jaar.",
        conditions=[condition("kinderbijslag", "met", "Voor het kind is er kinderbijslag.", figure="2 kinderen")],
        steps=[
            step(
                "per_kind",
                "Bedrag per kind",
                None,
                text="€\u202f2.580 per jaar, €\u202f2.580 per jaar",
                members=["2580", "2580"],
            )
        ],
    )


def kinderopvangtoeslag() -> Json:
    """A clear no, as far as known."""
    return scheme(
        "kinderopvangtoeslag",
        "Kinderopvangtoeslag",
        "not_eligible",
        theme="kinderen",
        conditions=[condition("werkt", "failed", "U werkt, of u volgt een traject naar werk.", figure="nee")],
    )


def kindpakket() -> Json:
    """In kind, from a fund, without a yearly sum in money."""
    return scheme(
        "kindpakket",
        "Kindpakket",
        "eligible",
        new=(30000, 30000),
        amount=euros(30000) | {"exact": None, "unit": "EUR/year"},
        paid="in_kind",
        theme="kinderen",
        level="fund",
        authority="Stichting Leergeld",
        summary="Spullen en lessen voor kinderen, zoals een fiets of zwemles.",
        apply=dict(GEMEENTE) | {"deadline": "2026-12-15"},
    )


def witgoed() -> Json:
    """One-off; the right exists but the amount is not known."""
    return scheme(
        "witgoedregeling",
        "Witgoedregeling",
        "eligible",
        new=(25000, 25000),
        amount=euros(25000) | {"exact": None, "unit": "EUR"},
        paid="one_off",
        theme="energie_wonen",
        level="municipal",
        authority="Gemeente Alphen aan den Rijn",
        apply=dict(GEMEENTE),
        summary="Een vergoeding voor een zuinige wasmachine of koelkast.",
    )


def meedoenregeling() -> Json:
    """A right whose amount is not published."""
    return scheme(
        "meedoenregeling",
        "Meedoenregeling",
        "eligible",
        amount=None,
        paid="reimbursed",
        theme="gemeente",
        level="municipal",
        authority="Gemeente Alphen aan den Rijn",
        apply=dict(GEMEENTE),
        summary="Een vergoeding voor sport, muziek of een cursus.",
    )


def aanvullende_verzekering() -> Json:
    """Nothing in force for the date."""
    return scheme(
        "gemeentepolis",
        "Gemeentepolis",
        "not_covered",
        amount=None,
        theme="zorgverzekering",
        level="municipal",
        not_covered_reason="De regels voor 2026 staan nog niet in Toereikend.",
        authority="Gemeente Alphen aan den Rijn",
    )
