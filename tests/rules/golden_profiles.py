"""Published cases as profiles: one function per scheme, from the inputs of a row to what a household would tell."""

from typing import Any

Inputs = dict[str, Any]
Profile = dict[str, Any]

REFERENCE_DAY = "07-01"
PARTNER = {"geboortedatum_toeslagpartner": "1980-01-01", "toeslagpartner_zorgverzekerd": True}
COUNTRIES = {"BE": "belgie", "DE": "ander_eu_land"}


def toeslag_profile(scheme: str, year: int, inputs: Inputs) -> Profile:
    """Return the profile of a row of toeslagen.csv, on 1 July of its year."""
    facts, members = {
        "zorgtoeslag": _zorgtoeslag,
        "huurtoeslag": _huurtoeslag,
        "kindgebonden_budget": _kindgebonden_budget,
        "kinderopvangtoeslag": _kinderopvangtoeslag,
    }[scheme](year, inputs)
    return {"on": f"{year}-{REFERENCE_DAY}", "municipality": "GM0484", "facts": facts, "members": members}


def _zorgtoeslag(year: int, inputs: Inputs) -> tuple[Inputs, Inputs]:
    abroad = inputs.get("applicant") == "verdragsgerechtigde"
    facts = _household(inputs) | {"geboortedatum_aanvrager": "1980-01-01", "zorgverzekerd": not abroad}
    if abroad:
        facts |= {"verdragsgerechtigd": True, "woonland": COUNTRIES[inputs["country"]]}
    if inputs["partner"]:
        facts |= PARTNER | {"toeslagpartner_zorgverzekerd": inputs.get("partner_insured", True)}
    return facts, {}


def _huurtoeslag(year: int, inputs: Inputs) -> tuple[Inputs, Inputs]:
    age = 19 if inputs.get("all_young") else inputs.get("age", 40)
    persons = inputs["persons"]
    facts = _household(inputs | {"partner": persons > 1}) | {
        "geboortedatum_aanvrager": _born(year, age),
        "woonsituatie": "huur_zelfstandig",
        "kale_huur": str(inputs["rent"]),
        "servicekosten": {},
        "woning_aangepast_handicap": False,
    }
    if persons > 1:
        facts["geboortedatum_toeslagpartner"] = _born(year, age)
    children = [{"geboortedatum": _born(year, 8), "ontvangt_kinderbijslag": True} for _ in range(persons - 2)]
    return facts, {"kinderen": children, "medebewoners": []}


def _kindgebonden_budget(year: int, inputs: Inputs) -> tuple[Inputs, Inputs]:
    """Children have the given age all year: their birthday was in December of the year before."""
    children = [{"geboortedatum": f"{year - 1 - age}-12-15", "ontvangt_kinderbijslag": True} for age in inputs["ages"]]
    return _household(inputs), {"kinderen": children}


def _kinderopvangtoeslag(year: int, inputs: Inputs) -> tuple[Inputs, Inputs]:
    care = inputs.get("children") or [
        {"type": "dagopvang", "hours": 100, "rate": "10.00"},
        {"type": "dagopvang", "hours": 50, "rate": "10.00"},
    ]
    children = [
        {
            "geboortedatum": _born(year, 3),
            "opvang": [{"soort": each["type"], "uren_per_maand": each["hours"], "uurtarief": each["rate"]}],
        }
        for each in care
    ]
    return _household(inputs | {"partner": False}), {"kinderen": children}


def _household(inputs: Inputs) -> Inputs:
    parts = inputs.get("income_applicant", 0) + inputs.get("income_partner", 0)
    return {
        "rechtmatig_verblijf": True,
        "heeft_toeslagpartner": inputs["partner"],
        "toetsingsinkomen": inputs.get("income", parts),
        "vermogen_toeslagen": inputs.get("assets", 0),
    }


def _born(year: int, age: int) -> str:
    """Somebody born on 1 January has one age the whole year."""
    return f"{year - age}-01-01"
