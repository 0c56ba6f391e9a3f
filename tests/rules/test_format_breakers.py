"""Twelve ways in which municipal schemes break a format that is too simple; each is held against rules that ship.

Expected amounts are those of the municipalities' own pages, typed over: Utrecht 2024, Zwolle 2024, Arnhem 2022, Rotterdam
2021-2026. The fictional municipality stands in where no real one is known well enough.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from engine.catalogue.places import Place
from engine.checks import check_catalogue
from tests.rules.golden_gemeenten import GOOD, NORMS

TODAY = date(2026, 11, 22)
FICTION = "GM9999"
IIT = "individuele_inkomenstoeslag"
ADULT = {**GOOD, "geboortedatum_aanvrager": "1984-01-01", "heeft_toeslagpartner": False}
COUPLE = ADULT | {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1985-01-01"}


def income(percent: str, **more: Any) -> dict[str, Any]:
    """An income told as a percentage of a norm of 1,000 a month, for three years and now."""
    amount = Decimal(percent) * 10
    names = ("netto_inkomen_per_maand", "netto_inkomen_met_vakantiegeld", "netto_inkomen_vorige_maand",
             "gemiddeld_inkomen_referteperiode", "hoogste_inkomen_referteperiode")  # fmt: skip
    return dict.fromkeys(NORMS, 1000) | dict.fromkeys(names, amount) | {"inkomen_gelijk_sinds": "2015-01-01"} | more


@pytest.fixture(scope="module")
def everywhere(catalogue: Catalogue) -> Catalogue:
    """The rules that ship, with the fictional municipality among the places."""
    return replace(catalogue, places={**catalogue.places, FICTION: Place(FICTION, "Voorbeeldstad")})


@pytest.fixture
def ask(everywhere: Catalogue) -> Any:
    def answer(place: str, scheme: str, on: str, facts: dict[str, Any], **members: Any) -> dict[str, Any]:
        profile = {"on": on, "municipality": place, "facts": facts, "members": {"kinderen": [], **members}}
        advice = advise(everywhere, profile, only=[scheme]).as_json()
        assert advice["errors"] == []
        found: dict[str, Any] = advice["schemes"][0]
        return found

    return answer


def euros(answer: dict[str, Any]) -> Decimal | None:
    """The amount of an answer, which must be one amount."""
    if answer["amount"] is None:
        return None
    assert answer["amount"]["min_cents"] == answer["amount"]["max_cents"]
    return Decimal(answer["amount"]["min_cents"]) / 100


def failed(answer: dict[str, Any]) -> list[str]:
    return [each["id"] for each in answer["conditions"] if each["outcome"] == "failed"]


def test_1_one_percentage_is_not_enough(ask: Any) -> None:
    """The same income passes or fails by the basis, the measurement and the step, not by the percentage alone."""
    zwolle = ADULT | income("100", gemiddeld_inkomen_referteperiode=1100, netto_inkomen_per_maand=2000)
    assert ask("GM0193", IIT, "2024-05-01", zwolle)["status"] == "eligible"
    assert ask("GM0344", IIT, "2024-05-01", zwolle | income("126"))["status"] == "not_eligible"
    older = COUPLE | income("118")
    assert euros(ask("GM0344", IIT, "2024-05-01", older, kinderen=[{"geboortedatum": "2009-01-01"}])) == 500
    excluding = ADULT | income("105") | {"netto_inkomen_met_vakantiegeld": 5000}
    assert ask("GM0202", IIT, "2024-06-01", excluding)["status"] == "eligible"


def test_2_conditions_are_not_only_added_up(ask: Any) -> None:
    """A route replaces the test of income; a condition may be about the partner."""
    rich = COUPLE | income("118")
    assert failed(ask("GM0193", IIT, "2024-05-01", rich)) == ["laag_inkomen"]
    assert euros(ask("GM0193", IIT, "2024-05-01", rich | {"kreeg_kwijtschelding": True})) == 659
    retired = COUPLE | income("100") | {"partner_aow_leeftijd_bereikt": True}
    assert failed(ask("GM0344", IIT, "2024-03-01", retired)) == ["partner_nog_geen_aow"]


def test_3_a_year_is_not_a_period(ask: Any) -> None:
    """A card year runs from March, half a year of tables holds half a year, and nothing holds in between."""
    facts = ADULT | income("100")
    child = {"kinderen": [{"geboortedatum": "2014-03-01", "schoolsoort": "basisschool", "gaat_naar_brugklas": False}]}
    for day, status in (("2021-02-28", "not_covered"), ("2021-03-01", "eligible"), ("2022-02-28", "eligible"),
                        ("2022-03-01", "not_covered")):  # fmt: skip
        assert ask("GM0599", "kindpakket", day, facts, **child)["status"] == status, day
    for day, status in (("2022-12-31", "eligible"), ("2023-06-01", "not_covered"), ("2024-01-01", "eligible")):
        assert ask("GM0202", IIT, day, facts)["status"] == status, day


def test_4_three_types_of_household_are_not_enough(ask: Any) -> None:
    """Utrecht has six cells and a step; Arnhem has an institution; in Rotterdam children differ inside one household."""
    young, older = {"geboortedatum": "2017-01-01"}, {"geboortedatum": "2010-01-01"}
    for facts, kinderen, amount in (
        (ADULT, [], 276), (ADULT, [young], 63), (ADULT, [young, older], 749),
        (COUPLE, [], 704), (COUPLE, [young], 704), (COUPLE, [older], 997),
    ):  # fmt: skip
        assert euros(ask("GM0344", IIT, "2024-03-01", facts | income("100"), kinderen=kinderen)) == amount
    inside = ADULT | income("100") | {"woonsituatie": "instelling"}
    assert euros(ask("GM0202", IIT, "2024-03-01", inside)) == 130
    both = [
        {"geboortedatum": f"{year}-01-01", "schoolsoort": "basisschool", "gaat_naar_brugklas": False}
        for year in (2013, 2007)
    ]
    assert euros(ask("GM0599", "kindpakket", "2021-06-01", ADULT | income("120"), kinderen=both)) == 500


def test_5_an_amount_is_more_than_a_number(ask: Any) -> None:
    """Unknown, no such scheme, a cap, a minimum, a wallet, in kind, a loan."""
    cost = {"kostensoort": "inrichting", "kostenbedrag": 1000}
    unknown = ask("GM0599", "bijzondere_bijstand", "2026-03-01", ADULT | income("90"), bijzondere_kosten=[cost])
    assert unknown["amount"] is None
    assert "bijlagen" in unknown["not_covered_reason"]
    none = ask("GM0193", "collectieve_zorgverzekering", "2024-01-01", ADULT)
    assert (none["status"], none["amount"]) == ("not_covered", None)
    assert ask("GM0599", "kindpakket", "2021-06-01", ADULT | income("100"))["paid"] == "wallet"
    assert ask(FICTION, "huisraad", "2026-03-01", ADULT | income("100"))["paid"] == "loan"
    care = {
        "kostensoort": "eigen_bijdrage_zorg",
        "kosten_gemaakt_op": "2026-01-15",
        "groep_volgens_gemeente": "in_eerste_groep",
    }
    told = ADULT | income("90") | {"kosten_nodig_en_bijzonder": True}
    for costs, amount in ((49, 0), (50, 50), (260, 200)):
        listed = [{**care, "kostenbedrag": costs}]
        assert euros(ask("GM0599", "bijzondere_bijstand", "2026-02-01", told, bijzondere_kosten=listed)) == amount


def test_6_more_people_may_mean_less_money(ask: Any) -> None:
    """A child or a partner lowers the amount on purpose in Zwolle and Utrecht."""
    child = [{"geboortedatum": "2017-01-01"}]
    for place, alone, with_child in (("GM0193", 463, 66), ("GM0344", 276, 63)):
        assert euros(ask(place, IIT, "2024-05-01", ADULT | income("95"))) == alone
        assert euros(ask(place, IIT, "2024-05-01", ADULT | income("95"), kinderen=child)) == with_child


def test_7_what_came_before_counts(ask: Any) -> None:
    """The last award, the children who were already helped, the capacity already fixed and used."""
    before = ADULT | income("95") | {"kreeg_eerder_inkomenstoeslag": True}
    for day, status in (("2023-05-02", "not_eligible"), ("2023-05-01", "eligible")):
        assert ask("GM0193", IIT, "2024-05-01", before | {"laatste_inkomenstoeslag_op": day})["status"] == status
    child = {"geboortedatum": "2016-01-01", "schoolsoort": "basisschool", "gaat_naar_brugklas": False}
    for had, amount in ((False, 628), (True, 0)):
        helped = [child | {"kreeg_bedrag_dit_jaar": had}]
        assert euros(ask("GM0193", "kindpakket", "2024-05-01", ADULT | income("100"), kinderen=helped)) == amount
    cost = {"kostensoort": "andere_kosten", "kostenbedrag": 500, "groep_volgens_gemeente": "in_eerste_groep"}
    fixed = {"kosten_nodig_en_bijzonder": True, "draagkracht_al_vastgesteld": True, "vastgestelde_draagkracht": 300}
    for used, amount in ((0, 200), (100, 300), (300, 500)):
        facts = ADULT | income("300") | fixed | {"draagkracht_al_gebruikt": used}
        assert euros(ask("GM0599", "bijzondere_bijstand", "2026-03-01", facts, bijzondere_kosten=[cost])) == amount


def test_8_a_municipality_is_not_one_code(catalogue: Catalogue) -> None:
    """One file serves three places; a code that merged is named with its successor."""
    served = [catalogue.scheme(IIT, code).file for code in ("GM0484", "GM1884", "GM0569")]
    assert set(served) == {"municipalities/GM0484-alphen-aan-den-rijn/individuele_inkomenstoeslag.yaml"}
    merged = catalogue.places["GM0530"]
    assert (merged.successors, str(merged.valid_to)) == (("GM1992",), "2022-12-31")


def test_9_an_answer_is_more_than_yes_or_no(ask: Any) -> None:
    """An open norm is named; a text that was cut off gives no amount and says so."""
    facts = {name: value for name, value in ADULT.items() if name != "geen_zicht_op_inkomensverbetering"}
    open_norm = ask("GM0193", IIT, "2024-05-01", facts | income("95"))
    assert (open_norm["status"], open_norm["judgement"]) == ("needs_judgement", ["geen_zicht_op_verbetering"])
    assert (open_norm["amount"]["min_cents"], open_norm["amount"]["max_cents"]) == (0, 46300)
    between = ask("GM0344", IIT, "2024-05-01", ADULT | income("105"))
    assert between["status"] == "unknown"


def test_10_each_figure_has_its_own_source_and_dates(catalogue: Catalogue) -> None:
    """Law, policy of the municipality and a table of another date stand side by side in one scheme."""
    scheme = catalogue.scheme(IIT, "GM0599")
    day = date(2023, 3, 1)
    cited = {name: scheme.parameters[name].at(day) for name in ("wachttijd", "toeslagbedrag", "maandgrens")}
    assert {name: (str(each.start), each.citations[0].key) for name, each in cited.items() if each} == {
        "wachttijd": ("2015-01-01", "pw"),
        "toeslagbedrag": ("2023-01-01", "site"),
        "maandgrens": ("2023-01-01", "site"),
    }
    assert {"pw", "site"} <= set(scheme.sources)


def test_11_norms_are_referred_to_and_not_copied(ask: Any) -> None:
    """The limit in euros follows the norm of the day: no municipal file changes twice a year."""
    facts = ADULT | {"vakantiegeld_per_maand": 0, "netto_inkomen_per_maand": 1000}
    limits = {}
    for day in ("2026-03-01", "2026-08-01"):
        answer = ask(FICTION, "stadspas", day, facts, medebewoners=[])
        limits[day] = next(step["value"] for step in answer["steps"] if step["id"] == "inkomensgrens")
    assert limits == {"2026-03-01": "1681.8", "2026-08-01": "1703.35"}


def test_12_figures_may_fall(catalogue: Catalogue, project: Any) -> None:
    """The limit of assets fell in 2024; nothing that is checked takes that for a mistake."""
    limits = catalogue.norms["vermogensgrens_bijstand"]
    fell = [limits.at(date(year, 7, 1)) for year in (2023, 2024)]
    assert [each.value["alleenstaand"] for each in fell if each and isinstance(each.value, dict)] == [7605, 7575]
    errors = [each for each in check_catalogue(project, today=TODAY) if each.severity == "error"]
    assert [str(each) for each in errors if "vermogensgrens" in str(each)] == []
