"""Six complete households as a consultant would fill them in, on 1 July 2026; what they get is worked out in the test."""

from typing import Any

Json = dict[str, Any]

ON = "2026-07-01"

# Nobody in these households has anything out of the ordinary; what a household does have goes before this.
ORDINARY: Json = {
    "rechtmatig_verblijf": True,
    "zorgverzekerd": True,
    "heeft_toeslagpartner": False,
    "vermogen_toeslagen": 0,
    "vermogen_bijstand": 0,
    "servicekosten": {},
    "woning_aangepast_handicap": False,
    "bijstand_nu_per_maand": 0,
    "netto_loon_per_maand": 0,
    "heeft_uitkering_geen_bijstand": False,
    "is_zelfstandige": False,
    "heeft_betalingsachterstand": False,
    "te_weinig_voor_eten": False,
    "heeft_advocaat_nodig": False,
    "in_schuldregeling": False,
    "ouder_jaar_zonder_aangifte": False,
    "bruto_loon_dit_jaar": 0,
    "bruto_uitkering_dit_jaar": 0,
    "ingehouden_loonheffing": 0,
    "winst_dit_jaar": 0,
    "zorgpremies_per_maand": 150,
    "normdeel_kwijtschelding_gemeente": 1,
    "normdeel_kwijtschelding_waterschap": 1,
    "banksaldo": 150,
    "auto_waarde": 0,
    "ander_bezit": 0,
}

COUPLE: Json = {"heeft_toeslagpartner": True, "toeslagpartner_zorgverzekerd": True}


def child(born: str, **more: Any) -> Json:
    """Return a child at home for whom kinderbijslag is paid."""
    return {"geboortedatum": born, "ontvangt_kinderbijslag": True, "opvang": []} | more


def household(facts: Json, *kinderen: Json, receives: Json | None = None) -> Json:
    """Return a profile with nobody else at the address; `receives` is per month, by scheme."""
    return {
        "on": ON,
        "municipality": "GM0484",
        "facts": ORDINARY | facts,
        "members": {"kinderen": list(kinderen), "medebewoners": []},
        "receives": receives or {},
    }


ALONE_ON_BIJSTAND_WITH_DEBTS = household(
    {
        "geboortedatum_aanvrager": "1981-05-10",
        "toetsingsinkomen": 20_000,
        "netto_inkomen_per_maand": "1348.49",
        "bijstand_nu_per_maand": "1348.49",
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": 600,
        "heeft_betalingsachterstand": True,
        "vaste_lasten_per_maand": 1050,
        "leefgeld_per_maand": 650,
        "te_weinig_voor_eten": True,
        "bruto_uitkering_dit_jaar": 20_000,
        "ingehouden_loonheffing": 4035,
        "aanslag_gemeente": 420,
        "aanslag_waterschap": 210,
        "huurtoeslag_nu_per_maand": 361,
        "zorgtoeslag_nu_per_maand": 129,
        "aflossing_belasting_per_maand": 0,
        "betaalde_alimentatie_per_maand": 0,
        "voorlopige_teruggaaf": 0,
    },
    receives={"zorgtoeslag": 129, "huurtoeslag": 361},
)

SINGLE_PARENT_WITH_A_PART_TIME_WAGE = household(
    {
        "geboortedatum_aanvrager": "1990-03-15",
        "toetsingsinkomen": 18_000,
        "netto_inkomen_per_maand": 1450,
        "netto_loon_per_maand": 1450,
        "loon_lijkt_te_laag": True,
        "uurloon": "14.80",
        "werkuren_per_week": 24,
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": 700,
        "bruto_loon_dit_jaar": 18_000,
        "ingehouden_loonheffing": 1000,
        "aanslag_gemeente": 380,
        "aanslag_waterschap": 0,
        "huurtoeslag_nu_per_maand": 428,
        "zorgtoeslag_nu_per_maand": 129,
    },
    child("2018-11-02", opvang=[{"soort": "bso", "uren_per_maand": 60, "uurtarief": "8.00"}]),
)

SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN = household(
    COUPLE
    | {
        "geboortedatum_aanvrager": "1984-02-20",
        "geboortedatum_toeslagpartner": "1986-08-11",
        "toetsingsinkomen": 38_000,
        "netto_inkomen_per_maand": 2600,
        "vakantiegeld_per_maand": 0,
        "is_zelfstandige": True,
        "winst_dit_jaar": 26_000,
        "minst_verdienende_partner": False,
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": 850,
        "aanslag_gemeente": 0,
        "aanslag_waterschap": 0,
    },
    child("2012-12-20"),
    child("2017-12-20"),
    child("2022-12-20"),
)

AOW_WITH_A_SMALL_PENSION = household(
    {
        "geboortedatum_aanvrager": "1955-02-14",
        "toetsingsinkomen": 22_000,
        "netto_inkomen_per_maand": "1641.55",
        "aanvullend_pensioen_per_maand": 60,
        "vakantiegeld_per_maand": "99.70",
        "gemiste_aow_jaren": 0,
        "bruto_uitkering_dit_jaar": 22_000,
        "ingehouden_loonheffing": 300,
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": 650,
        "huurtoeslag_nu_per_maand": 394,
        "zorgtoeslag_nu_per_maand": 129,
        "aanslag_gemeente": 400,
        "aanslag_waterschap": 0,
    },
    receives={"aow": "1581.55"},
)

STUDENT_OF_NINETEEN_LIVING_OUT = household(
    {
        "geboortedatum_aanvrager": "2007-02-01",
        "toetsingsinkomen": 6000,
        "netto_inkomen_per_maand": 500,
        "netto_loon_per_maand": 500,
        "vrijlating_van_loon": "geen",
        "woonsituatie": "huur_kamer",
        "kale_huur": 450,
        "bruto_loon_dit_jaar": 6000,
        "ingehouden_loonheffing": 300,
        "opleiding": "hoger_onderwijs",
        "woont_bij_ouders": False,
        "aanvullende_beurs_volgens_duo": 300,
        "beperking_bij_studie": False,
        "aanslag_gemeente": 0,
        "aanslag_waterschap": 0,
    },
    receives={"studiefinanciering_basisbeurs": "324.52"},
)

COUPLE_WITH_ONE_WIA_BENEFIT = household(
    COUPLE
    | {
        "geboortedatum_aanvrager": "1975-06-01",
        "geboortedatum_toeslagpartner": "1976-09-09",
        "toetsingsinkomen": 27_500,
        "netto_inkomen_per_maand": 1880,
        "vakantiegeld_per_maand": 150,
        "heeft_uitkering_geen_bijstand": True,
        "een_van_beiden_weinig_inkomen": True,
        "tekort_door_belastingregels": True,
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": 720,
        "bruto_uitkering_dit_jaar": 27_500,
        "ingehouden_loonheffing": 6715,
        "huurtoeslag_nu_per_maand": 439,
        "zorgpremies_per_maand": 300,
        "zorgtoeslag_nu_per_maand": 246,
        "aanslag_gemeente": 450,
        "aanslag_waterschap": 0,
    }
)
