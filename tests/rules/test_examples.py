"""Every example in every rule file, one test each: zorgtoeslag::Precies op de gepubliceerde inkomensgrens."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise, load_catalogue
from engine.catalogue.model import Example, Scheme
from engine.catalogue.places import Place

FICTION = Place("GM9999", "Voorbeeldstad")


def examples() -> list[Any]:
    found = []
    for scheme in load_catalogue().all_schemes():
        where = f"{scheme.municipalities[0]}." if scheme.municipalities else ""
        found += [pytest.param(scheme, each, id=f"{where}{scheme.id}::{each.name}") for each in scheme.examples]
    return found


@pytest.fixture(scope="module")
def everywhere(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the fictional municipality among the real ones."""
    return replace(catalogue, places={**catalogue.places, FICTION.code: FICTION})


@pytest.mark.parametrize(("scheme", "example"), examples())
def test_example(scheme: Scheme, example: Example, everywhere: Catalogue) -> None:
    place = example.municipality or next(iter(scheme.municipalities), "GM0484")
    profile = {"on": example.on, "municipality": place, "facts": example.facts, "members": example.members}
    advice = advise(everywhere, profile).as_json()
    assert advice["errors"] == []
    answer = next(each for each in advice["schemes"] if each["id"] == scheme.id)
    assert {name: said(answer, name) for name in example.expect} == {
        name: wanted(name, value) for name, value in example.expect.items()
    }


def said(answer: dict[str, Any], name: str) -> Any:
    """Return what an answer says about one word of `expect:`."""
    match name:
        case "status":
            return answer["status"]
        case "amount":
            return answer["amount"] and (answer["amount"]["min_cents"], answer["amount"]["max_cents"])
        case "shown":
            return answer["monthly_shown"]
        case "failed":
            return [each["id"] for each in answer["conditions"] if each["outcome"] == "failed"]
        case "missing":
            return [re.sub(r"\[\d+]", "", fact) for fact in answer["missing"]]
        case "judgement":
            return answer["judgement"]
    raise AssertionError(f"`expect:` has no word {name}")


def wanted(name: str, value: Any) -> Any:
    """Return the value of `expect:` in the form of the answer; an amount is one number or its lowest and highest."""
    if name != "amount":
        return value
    ends = value if isinstance(value, list) else [value, value]
    return tuple(int(Decimal(end) * 100) for end in ends)
