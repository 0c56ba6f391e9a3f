"""Every number can be followed to its parameter, its date and its article."""

from datetime import date
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.engine.small import VOCABULARY, MakeSmall, version

E = "€\u202f"
FIGURES = """\
grens:
  label: Inkomensgrens
  unit: EUR/year
  by: [partner]
  values: [{from: 2026-01-01, to: 2026-12-31, value: {ja: 40000, nee: 20000}, source: wet art. 7, confidence: official}]
deel: {label: Deel, unit: ratio, values: [{from: 2026-01-01, value: 0.5, source: wet art. 8}]}
drempel: {label: Drempel, unit: EUR/year, values: [{from: 2026-01-01, value: 20000, source: wet art. 10}]}
ongelezen: {label: Ongelezen, unit: ratio, values: [{from: 2026-01-01, value: 0.9, source: wet art. 9}]}
"""
STEPS = """\
- {id: ruimte, label: Ruimte tot de grens, unit: EUR/year, formula: "max(0, grens[partner] - inkomen)", source: wet art. 4}
- {id: uitkomst, label: Uitkomst, unit: EUR/year, formula: ruimte * deel, source: wet art. 5}
"""
LOGIC = version(
    '{id: laag_inkomen, text: "Uw inkomen is hoogstens {grens}.", when: "inkomen <= grens[partner]", source: wet art. 3 lid 1}',
    "{id: volwassen, text: 'U bent {meerderjarigheid} of ouder.', when: leeftijd >= meerderjarigheid, source: wet art. 3 lid 2}",
    "{id: verzekerd_zijn, text: U bent verzekerd., when: verzekerd, source: wet art. 3 lid 3}",
    amount="uitkomst",
    steps=STEPS,
)
FACTS = {"inkomen": 18000, "partner": "nee", "geboortedatum": "1986-03-02", "verzekerd": "ja"}


def row(small: MakeSmall, facts: dict[str, Any], logic: str = LOGIC, **more: Any) -> dict[str, Any]:
    advice = small(logic, FIGURES).advice(facts, **more)
    assert advice["errors"] == []
    found: dict[str, Any] = advice["schemes"][0]
    return found


def test_a_condition_says_the_households_own_figure_the_limit_and_the_article(small: MakeSmall) -> None:
    first, second, third = row(small, FACTS)["conditions"]
    assert first["text"] == f"Uw inkomen is hoogstens {E}20.000."
    assert (first["figure"], first["limit"]) == (f"{E}18.000 per jaar", f"hoogstens {E}20.000 per jaar")
    assert first["source"] == {
        "title": "Proefwet",
        "article": "art. 3 lid 1",
        "url": "https://wetten.overheid.nl/proef",
    }
    assert (second["text"], second["figure"], second["limit"]) == (
        "U bent 18 jaar of ouder.",
        "40 jaar",
        "minstens 18 jaar",
    )
    assert (third["figure"], third["limit"], third["judgement"], third["any_of"]) == ("ja", None, None, [])


def test_the_households_own_date_is_the_figure_on_whichever_side_it_stands(small: MakeSmall) -> None:
    logic = version(
        "peildatum > add_years(geboortedatum, meerderjarigheid)",
        "grens[partner] >= inkomen",
        "inkomen <= per_year(huur)",
    )
    older, lower, both = row(small, FACTS | {"huur": 2000}, logic)["conditions"]
    assert (older["figure"], older["limit"]) == ("2 maart 2004", "vóór 1 juli 2026")
    assert (lower["figure"], lower["limit"]) == (f"{E}18.000 per jaar", f"hoogstens {E}20.000 per jaar")
    assert (both["figure"], both["limit"]) == (f"{E}18.000 per jaar", f"hoogstens {E}24.000 per jaar")


def test_a_condition_that_is_open_shows_no_figure_of_its_own(small: MakeSmall) -> None:
    first, second, third = row(small, {"partner": "ja"})["conditions"]
    assert (first["outcome"], first["figure"], first["limit"]) == ("unknown", None, f"hoogstens {E}40.000 per jaar")
    assert (second["figure"], second["missing"]) == (None, ["geboortedatum"])
    assert (third["outcome"], third["figure"]) == ("unknown", None)


def test_every_figure_that_was_read_is_listed_with_date_and_source(small: MakeSmall) -> None:
    parameters = {each["id"]: each for each in row(small, FACTS)["parameters"]}
    assert set(parameters) == {"grens", "deel", "meerderjarigheid"}
    grens = parameters["grens"]
    assert (grens["label"], grens["value"], grens["text"], grens["key"]) == (
        "Inkomensgrens",
        "20000",
        f"{E}20.000 per jaar",
        ["nee"],
    )
    assert (grens["from"], grens["to"], grens["confidence"]) == ("2026-01-01", "2026-12-31", "official")
    assert grens["source"]["article"] == "art. 7"
    assert (parameters["deel"]["confidence"], parameters["meerderjarigheid"]["source"]["title"]) == (
        "primary",
        "Normenwet",
    )


def test_every_step_is_listed_with_its_value_formula_and_article(small: MakeSmall) -> None:
    steps = {each["id"]: each for each in row(small, FACTS)["steps"]}
    ruimte = steps["ruimte"]
    assert (ruimte["label"], ruimte["value"], ruimte["unit"], ruimte["text"]) == (
        "Ruimte tot de grens",
        "2000",
        "EUR/year",
        f"{E}2.000 per jaar",
    )
    assert ruimte["formula"] == "max(0, grens[partner] - inkomen)"
    assert ruimte["substituted"] == "max(0, 20000 - 18000)"
    assert ruimte["source"]["article"] == "art. 4"
    assert (steps["uitkomst"]["value"], steps["uitkomst"]["substituted"]) == ("1000", "2000 * 0.5")


def test_what_was_worked_out_from_other_facts_is_a_step_too(small: MakeSmall) -> None:
    steps = {each["id"]: each for each in row(small, FACTS)["steps"]}
    assert (steps["leeftijd"]["value"], steps["leeftijd"]["formula"]) == ("40", "age(geboortedatum, peildatum)")


WENT = """\
- {id: deel_van_grens, label: Deel van de grens, unit: EUR/year, formula: "round_euro(grens[partner] * deel) if verzekerd else 0", source: wet art. 4}
- {id: uitkomst, label: Uitkomst, unit: EUR/year, formula: "deel_van_grens if inkomen < drempel else (bedrag if student else -bedrag)", source: wet art. 5}
"""


@pytest.mark.parametrize(
    ("facts", "of_the_limit", "outcome"),
    [
        (
            {},
            "(inkomensgrens (nee) keer deel), afgerond op hele euro's, want dit klopt: verzekerd",
            "deel van de grens, want dit klopt: inkomen is minder dan drempel",
        ),
        (
            {"verzekerd": "nee", "inkomen": 30000, "student": "nee"},
            None,
            "min bedrag, want dit klopt niet: student, want dit klopt niet: inkomen is minder dan drempel",
        ),
        (
            {"partner": None, "student": "ja", "inkomen": None},
            "(inkomensgrens (bij: partner) keer deel), afgerond op hele euro's, want dit klopt: verzekerd",
            "als inkomen is minder dan drempel: deel van de grens; anders: bedrag, want dit klopt: student",
        ),
    ],
)
def test_a_step_says_which_way_it_went(
    small: MakeSmall, facts: dict[str, Any], of_the_limit: str | None, outcome: str
) -> None:
    told = {name: value for name, value in (FACTS | facts).items() if value is not None}
    steps = {each["id"]: each for each in row(small, told, version(amount="uitkomst", steps=WENT))["steps"]}
    went = {name: each["worked"] for name, each in steps.items()}
    assert (went.get("deel_van_grens"), went["uitkomst"]) == (of_the_limit, outcome)
    assert steps["uitkomst"]["words"].startswith("als inkomen is minder dan drempel: ")


def test_a_step_that_is_not_known_is_a_range(small: MakeSmall) -> None:
    steps = {each["id"]: each for each in row(small, {"partner": "nee"})["steps"]}
    assert (steps["ruimte"]["value"], steps["ruimte"]["min"], steps["ruimte"]["max"]) == (None, "0", "20000")
    assert steps["ruimte"]["text"] == f"{E}0 – {E}20.000 per jaar"


def test_a_refused_household_sees_no_calculation_that_was_not_made(small: MakeSmall) -> None:
    refused = row(small, {**FACTS, "verzekerd": "nee"})
    assert [each["id"] for each in refused["steps"] if each["id"] in ("ruimte", "uitkomst")] == []
    assert [each["outcome"] for each in refused["conditions"]] == ["met", "met", "failed"]


def test_a_step_for_children_shows_each_child(small: MakeSmall) -> None:
    steps = "- {id: per_kind, for: kinderen, label: Per kind, unit: EUR/year, formula: bedrag if op_school else 0, source: wet art. 4}"
    logic = version(amount="sum(kinderen, per_kind)", steps=steps)
    advice = small(logic).advice({}, {"kinderen": [{"op_school": "ja"}, {"op_school": "nee"}]})
    (step,) = advice["schemes"][0]["steps"]
    assert (step["id"], step["members"], step["value"]) == ("per_kind", ["1200", "0"], None)


def test_routes_are_shown_below_their_condition(small: MakeSmall) -> None:
    condition = (
        "{id: een_van_beide, text: Een van beide., any_of: [{id: een, text: Arm., when: inkomen < bedrag, source: wet art. 1}, "
        "{id: twee, text: Verzekerd., when: verzekerd, source: wet art. 2}]}"
    )
    (shown,) = row(small, {"inkomen": 5000, "verzekerd": "ja"}, version(condition))["conditions"]
    assert (shown["outcome"], [(each["id"], each["outcome"]) for each in shown["any_of"]]) == (
        "met",
        [("een", "failed"), ("twee", "met")],
    )
    assert shown["any_of"][0]["source"]["article"] == "art. 1"


def test_the_rule_says_between_which_dates_it_reads_so(small: MakeSmall) -> None:
    rule = row(small, FACTS)["rule"]
    assert (rule["valid_from"], rule["valid_to"], rule["next_check"]) == ("2026-01-01", "2026-12-31", "2027-01-15")
    assert rule["confidence"] == "official"
    assert rule["sources"] == [{"title": "Proefwet", "url": "https://wetten.overheid.nl/proef"}]


def test_the_condition_that_there_is_a_member_has_the_article_of_the_amount(small: MakeSmall) -> None:
    logic = version(amount="", extra="amount: {formula: bedrag, source: wet art. 6}")
    advice = small(logic, entity="kinderen").advice({}, {"kinderen": [{}]})
    assert advice["schemes"][0]["conditions"][0]["source"]["article"] == "art. 6"


def test_an_estimate_with_a_sentence_is_listed_as_an_assumption(small: MakeSmall) -> None:
    bonus = "bonus: {type: money, unit: EUR/year, bounds: [0, 100000], question: Bonus?, chapter: geld, derived: inkomen, assumption: Geschat.}"
    words = VOCABULARY.replace("  student:", f"  {bonus}\n  student:")
    catalogue = small(version(amount="bonus"), files={"rules/vocabulary.yaml": words})
    listed = [(each["fact"], each["text"]) for each in catalogue.advice({"inkomen": 900})["assumptions"]]
    assert ("bonus", "Geschat.") in listed
    told = catalogue.advice({"inkomen": 900, "bonus": 5})["assumptions"]
    assert "bonus" not in {each["fact"] for each in told}


def test_a_text_of_what_is_not_covered_has_no_open_places(small: MakeSmall) -> None:
    gone = row(small, FACTS, on=date(2027, 7, 1))
    assert gone["status"] == "not_covered"
    assert (gone["conditions"], gone["steps"], gone["parameters"]) == ([], [], [])


HOUSEHOLD: dict[str, Any] = {
    "municipality": "GM0484",
    "facts": {
        "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": "ja", "zorgverzekerd": "ja", "heeft_toeslagpartner": "nee",
        "toetsingsinkomen": 24000, "vermogen_toeslagen": 1500, "woonsituatie": "huur_zelfstandig", "kale_huur": 640.5,
        "servicekosten": {}, "woning_aangepast_handicap": "nee",
    },
    "members": {"kinderen": [{"geboortedatum": "2019-05-20", "ontvangt_kinderbijslag": "ja",
                              "opvang": [{"soort": "bso", "uren_per_maand": 60, "uurtarief": 9}]}], "medebewoners": []},
}  # fmt: skip


@pytest.mark.parametrize("on", [date(2025, 7, 1), date(2026, 7, 1)])
def test_every_figure_step_and_condition_of_the_allowances_has_its_source(catalogue: Catalogue, on: date) -> None:
    advice = advise(catalogue, HOUSEHOLD, on=on).as_json()
    assert advice["errors"] == []
    assert {each["id"] for each in advice["schemes"]} >= {
        "zorgtoeslag",
        "huurtoeslag",
        "kindgebonden_budget",
        "kinderopvangtoeslag",
    }
    for scheme in advice["schemes"]:
        for part in ("parameters", "steps", "conditions"):
            for each in scheme[part]:
                assert each["source"].get("url", "").startswith("https://"), (scheme["id"], part, each["id"])
        for parameter in scheme["parameters"]:
            assert parameter["from"] <= f"{on.year}-12-31", (scheme["id"], parameter["id"])


@pytest.mark.parametrize("on", [date(2025, 7, 1), date(2026, 7, 1)])
def test_no_text_of_the_allowances_has_an_open_place(catalogue: Catalogue, on: date) -> None:
    for raw in (HOUSEHOLD, {"municipality": "GM0484"}):
        for scheme in advise(catalogue, raw, on=on).as_json()["schemes"]:
            texts = [each["text"] for each in scheme["conditions"]] + [
                route["text"] for each in scheme["conditions"] for route in each["any_of"]
            ]
            assert not [text for text in texts if "{" in text or "}" in text], scheme["id"]
