"""`filled_in`, `includes`, `only_with`, `route_of` and `afterwards`: what makes a municipal file short."""

from datetime import date

import pytest

from tests.engine.small import PLACE, MakeSmall

PART = """\
id: inkomenstoets
title: Inkomenstoets
summary: Een bouwsteen.
template: ja
theme: gemeente
authority: De gemeente
result: {unit: EUR, paid: once_a_year, set: once}
sources:
  wet: {title: Toetswet, url: "https://wetten.overheid.nl/toets"}
parameters:
  grens: {label: Inkomensgrens, unit: EUR/year, fill_in: ja}
  met_route: {label: Studenten altijd, unit: boolean, fill_in: ja, values: [{from: 2015-01-01, value: nee, source: wet art. 1}]}
  verzekeren: {label: Verzekerd zijn, unit: boolean, fill_in: ja, values: [{from: 2015-01-01, value: nee, source: wet art. 1}]}
logic:
  - from: 2015-01-01
    conditions:
      - id: laag_inkomen
        text: Het inkomen is laag.
        any_of:
          - {id: onder_grens, text: "Het inkomen is hoogstens {grens}.", when: inkomen <= grens_nu, source: wet art. 1}
          - {id: als_student, text: U studeert., when: student, only_with: met_route, source: wet art. 2}
      - {id: verzekerd_zijn, text: U bent verzekerd., when: verzekerd, only_with: verzekeren, source: wet art. 3}
    steps:
      - {id: grens_nu, label: Grens, unit: EUR/year, formula: grens, source: wet art. 1}
"""

TEMPLATE = """\
id: meedoen
title: Meedoen
summary: Geld om mee te doen.
template: ja
includes: [inkomenstoets]
theme: gemeente
authority: De gemeente
result: {unit: EUR, paid: once_a_year, set: once}
apply: {how: Bij de gemeente., papers: [paspoort]}
sources:
  pw: {title: Participatiewet, url: "https://wetten.overheid.nl/pw"}
parameters:
  verzekeren: {values: [{from: 2015-01-01, value: ja, source: pw art. 1}]}
  bedrag: {label: Bedrag, unit: EUR, by: [student], fill_in: ja}
logic:
  - from: 2015-01-01
    conditions:
      - {id: woont_er, text: U woont hier., when: woont_hier, source: pw art. 2}
    amount: "bedrag[student]"
"""

LOCAL = """\
id: meedoen
based_on: meedoen
municipalities: [GM0484]
checked: {on: 2026-11-22, by: redactie, next: 2027-01-15}
confidence: official
sources:
  site: {title: Gemeente, url: "https://www.example.org/"}
apply: {phone: 14 0172}
filled_in:
  - {from: 2022-01-01, to: 2022-12-31, source: site, values: {grens: 10000, bedrag: 100}}
  - {from: 2024-01-01, to: 2025-12-31, source: site, published: 2024-02-03, in_force: 2024-02-04, values: {grens: 20000, bedrag: {ja: 50, overige: 200}, met_route: ja}}
"""

FILE = "municipalities/GM0484-alphen/meedoen.yaml"
FACTS = {"inkomen": 20000, "verzekerd": "ja", "student": "nee"}


def files(local: str) -> dict[str, str]:
    return {"rules/templates/inkomenstoets.yaml": PART, "rules/templates/meedoen.yaml": TEMPLATE, FILE: local}


def test_each_text_holds_in_its_own_period(small: MakeSmall) -> None:
    catalogue = small(files=files(LOCAL))
    for day, facts, status, amount in (
        (date(2022, 7, 1), {"inkomen": 10000}, "eligible", 100),
        (date(2022, 7, 1), {"inkomen": 10001}, "not_eligible", 0),
        (date(2024, 7, 1), {"inkomen": 20000}, "eligible", 200),
        (date(2024, 7, 1), {"inkomen": 99999, "student": "ja"}, "eligible", 50),
        (date(2022, 7, 1), {"inkomen": 99999, "student": "ja"}, "not_eligible", 0),
        (date(2023, 7, 1), {"inkomen": 1}, "not_covered", None),
    ):
        outcome = catalogue.outcome({**FACTS, **facts}, on=day, scheme="meedoen")
        assert (outcome.status, outcome.amount) == (status, amount), day


def test_what_is_left_out_is_as_in_the_template_and_its_parts(small: MakeSmall) -> None:
    catalogue = small(files=files(LOCAL))
    (scheme,) = catalogue.load().schemes_for(PLACE)
    assert set(scheme.parameters) == {"grens", "met_route", "verzekeren", "bedrag"}
    assert set(scheme.sources) == {"wet", "pw", "site"}
    assert scheme.files == (FILE, "rules/templates/meedoen.yaml", "rules/templates/inkomenstoets.yaml")
    assert (scheme.apply.how, scheme.apply.papers, scheme.apply.phone) == ("Bij de gemeente.", ("paspoort",), "14 0172")
    refused = catalogue.outcome({**FACTS, "verzekerd": "nee"}, on=date(2024, 7, 1), scheme="meedoen")
    assert [each.test.condition.id for each in refused.tested if each.outcome is False] == ["verzekerd_zijn"]


def test_a_route_that_is_switched_off_is_not_there(small: MakeSmall) -> None:
    (scheme,) = small(files=files(LOCAL)).load().schemes_for(PLACE)
    first, second = (version.conditions[0] for version in scheme.versions)
    assert (first.id, first.text, first.any_of) == ("laag_inkomen", "Het inkomen is hoogstens {grens}.", ())
    assert [route.id for route in second.any_of] == ["onder_grens", "als_student"]


def test_a_text_may_work_back(small: MakeSmall) -> None:
    (scheme,) = small(files=files(LOCAL)).load().schemes_for(PLACE)
    dated = scheme.parameters["grens"].at(date(2024, 1, 1))
    assert dated is not None
    assert (dated.start, dated.published, dated.in_force) == (date(2024, 1, 1), date(2024, 2, 3), date(2024, 2, 4))


@pytest.mark.parametrize(
    ("afterwards", "words"),
    [
        ("unconfirmed", "Wij kennen deze regeling tot en met 2025. Voor 2026 is niets bevestigd."),
        ("expired", "Deze regeling liep tot en met 31 december 2025."),
        ("abolished", "Deze regeling is gestopt. De laatste dag was 31 december 2025."),
    ],
)
def test_what_ended_names_the_last_amounts_and_never_gives_them(small: MakeSmall, afterwards: str, words: str) -> None:
    advice = small(files=files(LOCAL + f"afterwards: {afterwards}\n")).advice(FACTS, on=date(2026, 7, 1))
    (answer,) = (each for each in advice["schemes"] if each["id"] == "meedoen")
    assert (answer["status"], answer["amount"]) == ("not_covered", None)
    assert answer["not_covered_reason"].startswith(words)
    assert ("€\u202f50 – €\u202f200 (2025)" in answer["not_covered_reason"]) == (afterwards != "abolished")


def test_without_a_word_on_afterwards_the_next_value_is_missed(small: MakeSmall) -> None:
    outcome = small(files=files(LOCAL)).outcome(FACTS, on=date(2026, 7, 1), scheme="meedoen")
    assert outcome.reason.startswith("Nog niet bekend voor 2026")


def test_an_unknown_amount_names_the_last_one_known(small: MakeSmall) -> None:
    entry = "  - {from: 2026-01-01, source: site, reason: niet gelezen, values: {grens: 20000, bedrag: unknown}}\n"
    advice = small(files=files(LOCAL + entry)).advice(FACTS, on=date(2026, 7, 1))
    (answer,) = (each for each in advice["schemes"] if each["id"] == "meedoen")
    assert (answer["status"], answer["amount"]) == ("eligible", None)
    assert answer["not_covered_reason"] == "Bedrag: niet gelezen (laatst bekend: €\u202f50 – €\u202f200 (2025))"


def test_a_municipality_may_add_a_route_or_swap_one(small: MakeSmall) -> None:
    extra = """\
extra_conditions:
  - {id: via_huur, route_of: laag_inkomen, text: De huur is hoog., when: huur > 0, source: site}
  - {id: zonder_werk, replaces: als_student, text: U heeft geen partner., when: not partner, source: site}
"""
    catalogue = small(files=files(LOCAL + extra))
    for told, status in (
        ({"huur": 500, "partner": "ja"}, "eligible"),
        ({"huur": 0, "partner": "nee"}, "eligible"),
        ({"huur": 0, "partner": "ja", "student": "ja"}, "not_eligible"),
    ):
        facts = {**FACTS, "inkomen": 99999, **told}
        assert catalogue.outcome(facts, on=date(2024, 7, 1), scheme="meedoen").status == status


@pytest.mark.parametrize(
    ("change", "to", "said"),
    [
        ("{grens: 10000, bedrag: 100}", "{grens: 10000, bedrag: 100, bedreg: 5}", "has no parameter 'bedreg'"),
        ("{grens: 10000, bedrag: 100}", "{grens: veel, bedrag: 100}", "'veel' is no value of unit EUR/year"),
        ("confidence: official", "confidence: official\nafterwards: gone", "'gone' is no way to end"),
    ],
)
def test_a_mistake_in_what_is_filled_in_is_told(small: MakeSmall, change: str, to: str, said: str) -> None:
    found = [str(each) for each in small(files=files(LOCAL.replace(change, to))).findings]
    assert any(said in each for each in found), found
