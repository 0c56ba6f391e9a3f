"""Households of the rule tests: contract names only, so that nothing but a rule can make them unknown."""

from copy import deepcopy
from typing import Any

from engine import Catalogue, advise

Json = dict[str, Any]

CARE = {"soort": "dagopvang", "uren_per_maand": 100, "uurtarief": "10.00"}
CHILD = {"geboortedatum": "2018-01-01", "ontvangt_kinderbijslag": True, "opvang": [CARE]}

FACTS: Json = {
    "geboortedatum_aanvrager": "1986-03-02",
    "rechtmatig_verblijf": True,
    "zorgverzekerd": True,
    "heeft_toeslagpartner": False,
    "toetsingsinkomen": 24000,
    "vermogen_toeslagen": 0,
    "woonsituatie": "huur_zelfstandig",
    "kale_huur": "700.00",
    "servicekosten": {},
    "woning_aangepast_handicap": False,
}

PARTNER: Json = {
    "heeft_toeslagpartner": True,
    "geboortedatum_toeslagpartner": "1985-01-01",
    "toeslagpartner_zorgverzekerd": True,
}

TOESLAGEN = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")


def profile(on: str = "2026-07-01", kinderen: Any = None, medebewoners: Any = None, **changes: Any) -> Json:
    """Return a single parent with one child of 8, in a rented home; `changes` are facts, None takes a fact away."""
    facts = {name: value for name, value in (FACTS | changes).items() if value is not None}
    members = {
        "kinderen": [CHILD] if kinderen is None else kinderen,
        "medebewoners": [] if medebewoners is None else medebewoners,
    }
    return deepcopy({"on": on, "municipality": "GM0484", "facts": facts, "members": members, "receives": {}})


def answers(catalogue: Catalogue, household: Json) -> dict[str, Json]:
    """Return the answer of every scheme by its id."""
    return {each["id"]: each for each in advise(catalogue, household).as_json()["schemes"]}


def answer(catalogue: Catalogue, scheme: str, household: Json) -> Json:
    """Return the answer of one scheme."""
    return answers(catalogue, household)[scheme]


def euros(found: Json) -> int:
    """Return the award in whole euros of an answer without open facts."""
    amount = found["amount"]
    assert amount["min_cents"] == amount["max_cents"], found["missing"]
    assert amount["min_cents"] % 100 == 0
    return amount["min_cents"] // 100


def failed(found: Json) -> list[str]:
    """Return the conditions that an answer says are not met."""
    return [each["id"] for each in found["conditions"] if each["outcome"] == "failed"]
