"""Published outcomes of landelijk_overig.csv for health, energy, work, study and food, as profiles."""

from typing import Any

Inputs = dict[str, Any]
Json = dict[str, Any]

HALF_YEARS = {"01": "01-15", "07": "07-15", "08": "08-15", "09": "09-20"}
STUDENT = {"rechtmatig_verblijf": True, "opleiding": "mbo"}
OPEN_DAY = "2027-02-01"
ABOVE_EVERY_LIMIT = 5000


def wmo_bijdrage(period: str, inputs: Inputs) -> Json:
    """Somebody alone with help at home."""
    facts = {"heeft_toeslagpartner": False, "heeft_wmo_hulp": inputs["has_wmo"], "wmo_bijdrage_per_maand": 0}
    return _profile(f"{period}-07-01", facts | {"geboortedatum_aanvrager": "1950-01-01"})


def minimumloon(period: str, inputs: Inputs) -> Json:
    """Somebody whose birthday was on 1 January of that year."""
    year = int(period[:4])
    facts = {
        "geboortedatum_aanvrager": f"{year - inputs['age']}-01-01",
        "loon_lijkt_te_laag": True,
        "uurloon": 1,
        "werkuren_per_week": 10,
    }
    return _profile(_day(period), facts)


def studiefinanciering_mbo(period: str, inputs: Inputs) -> Json:
    """A student of 19 who gets the whole supplementary grant."""
    facts = STUDENT | {
        "geboortedatum_aanvrager": f"{int(period[:4]) - 19}-01-01",
        "woont_bij_ouders": inputs["living"] == "home",
        "aanvullende_beurs_volgens_duo": 600,
    }
    return _profile(_day(period), facts)


def levenlanglerenkrediet(period: str, inputs: Inputs) -> Json:
    """Somebody whose birthday was on 1 January and who wants to borrow the fee of a course."""
    facts = {
        "geboortedatum_aanvrager": f"{int(period[:4]) - inputs['age']}-01-01",
        "wil_leren_met_lening": True,
        "lesgeld_per_jaar": inputs["fee"],
    }
    return _profile(_day(period), facts)


def noodfonds_energie(_: str, inputs: Inputs) -> Json:
    """A household in the round of 2027; the group of the row follows from its income."""
    above = inputs["group"] == ">200%"
    year = inputs.get("gross_year", 12 * ABOVE_EVERY_LIMIT if above else 0)
    facts = {
        "heeft_toeslagpartner": inputs.get("household") == "couple",
        "bruto_inkomen_huishouden_per_maand": f"{year / 12:.2f}",
        "energiekosten_per_jaar": inputs.get("energy_year", 10_000),
    }
    return _profile(OPEN_DAY, facts)


def voedselbank(period: str, inputs: Inputs) -> Json:
    """Somebody alone or a couple, with children up to the number of persons."""
    persons = inputs["persons"]
    facts = {
        "heeft_toeslagpartner": persons == 2,
        "te_weinig_voor_eten": True,
        "netto_inkomen_per_maand": inputs.get("net_income_incl_toeslagen", 0),
        "vaste_lasten_per_maand": inputs.get("fixed_costs", 0),
    }
    children = 0 if persons == 2 else persons - 1
    born = f"{int(period[:4]) - 5}-01-01"
    return _profile(_day(period), facts, kinderen=[{"geboortedatum": born} for _ in range(children)])


PROFILES = {
    "wmo_bijdrage": wmo_bijdrage,
    "minimumloon": minimumloon,
    "studiefinanciering_mbo": studiefinanciering_mbo,
    "levenlanglerenkrediet": levenlanglerenkrediet,
    "noodfonds_energie": noodfonds_energie,
    "voedselbank": voedselbank,
    "voedselbank_norm": voedselbank,
}


def _day(period: str) -> str:
    year, _, month = period.partition("-")
    return f"{year}-{HALF_YEARS[month or '07']}"


def _profile(on: str, facts: Inputs, **members: Any) -> Json:
    return {
        "on": on,
        "municipality": "GM0484",
        "facts": facts,
        "members": {"kinderen": [], "medebewoners": []} | members,
        "receives": {},
    }
