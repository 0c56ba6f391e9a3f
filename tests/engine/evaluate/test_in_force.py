"""What is not in force is never answered with an older figure, and never silently with nothing."""

from datetime import date
from typing import Any

import pytest

from tests.engine.small import NORMS, MakeSmall, scheme_text, version

OLD = "hulp: {label: Hulpbedrag, unit: EUR/year, indexed: yearly, values: [{from: 2025-01-01, to: 2026-12-31, value: 100}]}"


@pytest.mark.parametrize("on", ["2024-12-31", "2027-01-01", "2030-06-15"])
def test_a_figure_outside_its_dates_is_not_covered_and_named(small: MakeSmall, on: str) -> None:
    outcome = small(version(amount="hulp"), OLD).outcome({}, on=date.fromisoformat(on))
    assert (outcome.status, outcome.amount) == ("not_covered", None)
    assert outcome.reason == f"Nog niet bekend voor {on[:4]}: Hulpbedrag."


@pytest.mark.parametrize("on", ["2025-01-01", "2026-12-31"])
def test_a_figure_holds_on_its_first_and_last_day(small: MakeSmall, on: str) -> None:
    assert small(version(amount="hulp"), OLD, set="once").outcome({}, on=date.fromisoformat(on)).amount == 100


def test_a_year_of_which_only_a_part_is_known_is_not_covered(small: MakeSmall) -> None:
    hulp = "hulp: {label: Hulpbedrag, unit: EUR/year, values: [{from: 2026-01-01, to: 2026-06-30, value: 100}]}"
    assert small(version(amount="hulp"), hulp).outcome({}).status == "not_covered"


def test_a_figure_that_nobody_reads_may_be_missing(small: MakeSmall) -> None:
    catalogue = small(version(amount="hulp if student else bedrag"), OLD)
    assert catalogue.outcome({"student": "nee"}, on=date(2027, 7, 1)).amount == 1200
    assert catalogue.outcome({"student": "ja"}, on=date(2027, 7, 1)).status == "not_covered"


def test_a_missing_norm_is_not_covered(small: MakeSmall) -> None:
    norms = NORMS.replace("{from: 2000-01-01, value", "{from: 2000-01-01, to: 2025-12-31, value")
    catalogue = small(version("leeftijd >= meerderjarigheid"), files={"rules/norms.yaml": norms})
    outcome = catalogue.outcome({"geboortedatum": "1986-03-02"})
    assert (outcome.status, outcome.reason) == ("not_covered", "Nog niet bekend voor 2026: Meerderjarigheid.")


@pytest.mark.parametrize(("on", "status"), [("2019-12-31", "not_covered"), ("2020-01-01", "eligible")])
def test_a_law_that_is_not_there_yet_is_not_covered(small: MakeSmall, on: str, status: str) -> None:
    assert small(version(), set="once").outcome({}, on=date.fromisoformat(on)).status == status


def test_a_law_that_has_ended_is_not_covered(small: MakeSmall) -> None:
    catalogue = small(version(extra="to: 2025-12-31"))
    assert catalogue.outcome({}, on=date(2025, 12, 31)).status == "eligible"
    ended = catalogue.outcome({}, on=date(2026, 1, 1))
    assert (ended.status, ended.reason) == ("not_covered", "Voor deze datum kennen we geen regels.")


def test_a_law_that_begins_after_the_last_first_day_is_not_covered(small: MakeSmall) -> None:
    assert small(version(start="2026-12-15")).outcome({}, on=date(2026, 12, 20)).status == "not_covered"


def test_a_gap_between_figures_is_no_older_figure(small: MakeSmall) -> None:
    hulp = (
        "hulp: {unit: EUR/year, values: [{from: 2025-01-01, to: 2025-12-31, value: 1}, {from: 2027-01-01, value: 3}]}"
    )
    assert small(version(amount="hulp"), hulp).outcome({}, on=date(2026, 7, 1)).status == "not_covered"


def advice_of_three(small: MakeSmall, broken: str, parameters: str = "", **facts: Any) -> dict[str, Any]:
    files = {
        "rules/national/een.yaml": scheme_text(version(), name="een"),
        "rules/national/stuk.yaml": scheme_text(broken, parameters, name="stuk", title="Stuk"),
        "rules/national/twee.yaml": scheme_text(version(amount="bedrag * 2"), name="twee"),
    }
    return small(files=files).advice(facts)


@pytest.mark.parametrize(
    ("broken", "parameters"),
    [
        (version(amount="bedrag / (huur - huur) * huur"), ""),
        (version(amount="deel[woning]"), "deel: {unit: EUR/year, by: [woning], values: [{from: 2020-01-01, value: {kamer: 1}}]}"),
        (version(amount="deel[leeftijd]"), "deel: {unit: EUR/year, by_band: years, values: [{from: 2020-01-01, value: [{from: 0, up_to: 9, is: 1}]}]}"),
        (version("woning == tent"), ""),
        (version("huur + inkomen > 0"), ""),
        (version(amount="x", steps="- {id: x, unit: EUR/year, formula: y}\n- {id: y, unit: EUR/year, formula: x}"), ""),
        (version(amount="bestaat_niet"), ""),
        (version("peildatum > add_years(sinds, jaren)"), "jaren: {unit: years, values: [{from: 2020-01-01, value: 9000}]}"),
    ],
    ids=["division by nothing", "no cell", "no band", "option", "units", "circle", "name", "date out of range"],
)  # fmt: skip
def test_one_scheme_that_fails_leaves_the_rest_and_is_named(small: MakeSmall, broken: str, parameters: str) -> None:
    told = {"huur": 5, "woning": "huurhuis", "leeftijd": 40, "inkomen": 1, "sinds": "2020-01-01"}
    advice = advice_of_three(small, broken, parameters, **told)
    assert [(each["id"], each["status"]) for each in advice["schemes"]] == [("een", "eligible"), ("twee", "eligible")]
    assert [(each["scheme"], each["title"]) for each in advice["errors"]] == [("stuk", "Stuk")]
    assert advice["total"]["new_money_per_year"] == {"min_cents": 360000, "max_cents": 360000}


def test_what_is_not_covered_stays_in_the_list(small: MakeSmall) -> None:
    advice = advice_of_three(small, version(start="2027-01-01"))
    assert [(each["id"], each["status"]) for each in advice["schemes"]] == [
        ("een", "eligible"), ("stuk", "not_covered"), ("twee", "eligible"),
    ]  # fmt: skip
    stuk = advice["schemes"][1]
    assert (stuk["amount"], stuk["new_money"], stuk["not_covered_reason"]) == (
        None,
        None,
        "Voor deze datum kennen we geen regels.",
    )
    assert advice["total"]["new_money_per_year"]["max_cents"] == 360000
