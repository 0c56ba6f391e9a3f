"""A municipality with five schemes from templates takes no Python and under 200 lines of YAML: Wassenaar shows it."""

from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, advise

WASSENAAR = "GM0629"
FOLDER = Path("municipalities") / "GM0629-wassenaar"
MOST_LINES = 200
FEWEST_SCHEMES = 5
IN_2024, TODAY = "2024-06-01", "2026-11-22"

FACTS: dict[str, Any] = {
    "geboortedatum_aanvrager": "1986-01-01",
    "rechtmatig_verblijf": True,
    "heeft_toeslagpartner": False,
    "vermogen_bijstand": 500,
    "netto_inkomen_per_maand": 1000,
    "netto_inkomen_met_vakantiegeld": 1050,
    "bijstandsnorm": 1050,
    "bijstandsnorm_zonder_vakantiegeld": 1000,
    "inkomen_gelijk_sinds": "2020-01-01",
    "kreeg_eerder_inkomenstoeslag": False,
    "kreeg_maatregel": False,
    "geen_zicht_op_inkomensverbetering": True,
    "voldoende_inspanning_voor_werk": True,
    "in_schuldregeling": False,
    "kosten_nodig_en_bijzonder": True,
}
ELDEST: dict[str, Any] = {
    "geboortedatum": "2010-03-01",
    "schoolsoort": "middelbare_school",
    "gaat_naar_brugklas": False,
    "kreeg_bedrag_dit_jaar": False,
    "kreeg_computer_op": "2018-01-01",
    "kosten_computer": 600,
}
YOUNGEST: dict[str, Any] = ELDEST | {"geboortedatum": "2016-03-01", "schoolsoort": "basisschool", "groep_op_school": 4}
MEMBERS: dict[str, Any] = {
    "kinderen": [ELDEST, YOUNGEST],
    "bijzondere_kosten": [{"kostensoort": "verhuizen", "kostenbedrag": 325}],
}
EUROS = {
    "individuele_inkomenstoeslag": 600,
    "bijzondere_bijstand": 325,
    "computer": 540,
    "schoolkosten": 738,
    "meedoenregeling": 615,
}


def answers(catalogue: Catalogue, day: str, **facts: Any) -> dict[str, dict[str, Any]]:
    """The answers in Wassenaar for a single parent with two children, by scheme."""
    profile = {"on": day, "municipality": WASSENAAR, "facts": FACTS | facts, "members": MEMBERS}
    return {each["id"]: each for each in advise(catalogue, profile).as_json()["schemes"]}


def test_the_folder_is_short(project: Path) -> None:
    files = sorted((project / FOLDER).glob("*.yaml"))
    assert sum(len(each.read_text(encoding="utf-8").splitlines()) for each in files) < MOST_LINES


def test_five_schemes_from_templates(catalogue: Catalogue) -> None:
    found = [each for each in catalogue.schemes_for(WASSENAAR) if each.level == "municipal" and each.based_on]
    assert len({each.based_on for each in found if each.id in EUROS}) >= FEWEST_SCHEMES


@pytest.mark.parametrize(("scheme", "euros"), EUROS.items())
def test_each_answers(scheme: str, euros: int, catalogue: Catalogue) -> None:
    answer = answers(catalogue, IN_2024)[scheme]
    assert (answer["status"], answer["amount"]["min_cents"], answer["amount"]["max_cents"]) == (
        "eligible",
        euros * 100,
        euros * 100,
    )


def test_above_the_first_limit_half_of_the_school_costs(catalogue: Catalogue) -> None:
    found = answers(catalogue, IN_2024, netto_inkomen_per_maand=1200, netto_inkomen_met_vakantiegeld=1260)
    assert {name: found[name]["status"] for name in (*EUROS, "schoolkosten_half")} == {
        "individuele_inkomenstoeslag": "not_eligible",
        "bijzondere_bijstand": "not_eligible",
        "computer": "eligible",
        "schoolkosten": "not_eligible",
        "meedoenregeling": "not_eligible",
        "schoolkosten_half": "eligible",
    }
    assert found["schoolkosten_half"]["amount"]["min_cents"] == (119 + 250) * 100


@pytest.mark.parametrize("scheme", EUROS)
def test_the_old_amount_is_never_that_of_today(scheme: str, catalogue: Catalogue) -> None:
    answer = answers(catalogue, TODAY)[scheme]
    assert answer["status"] == "not_covered"
    assert "2024" in answer["not_covered_reason"]
