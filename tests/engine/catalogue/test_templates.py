"""A municipal file filled into its template."""

from datetime import date

from tests.engine.small import PLACE, MakeSmall

TEMPLATE = """\
id: meedoen
title: Meedoen
summary: Geld om mee te doen.
template: ja
theme: gemeente
authority: De gemeente
result: {unit: EUR, paid: once_a_year, set: once}
sources:
  pw: {title: Participatiewet, url: "https://wetten.overheid.nl/pw"}
parameters:
  vast: {label: Vast bedrag, unit: EUR, values: [{from: 2020-01-01, value: 100, source: pw art. 1}]}
  grens: {label: Inkomensgrens, unit: EUR/year, fill_in: ja}
  extra: {label: Extra bedrag, unit: EUR, by: [student], fill_in: ja}
logic:
  - from: 2020-01-01
    conditions:
      - {id: laag_inkomen, text: "Het inkomen is hoogstens {grens}.", when: inkomen <= grens, source: pw art. 2}
      - {id: verzekerd_zijn, text: U bent verzekerd., when: verzekerd, source: pw art. 3}
    amount: vast + extra[student]
"""

LOCAL = """\
id: meedoen
based_on: meedoen
municipalities: [GM0484]
title: Meedoen in Alphen
confidence: official
checked: {on: 2026-11-22, by: redactie, next: 2027-01-15}
sources:
  verordening: {title: Verordening meedoen, url: "https://lokaleregelgeving.overheid.nl/1"}
parameters:
  grens: {unit: EUR/year, values: [{from: 2026-01-01, value: 20000, source: verordening art. 1}]}
  extra: {unit: EUR, values: [{from: 2026-01-01, value: {ja: 50, nee: 10}, source: verordening art. 2}]}
"""

FILE = "municipalities/GM0484-alphen/meedoen.yaml"
FACTS = {"inkomen": 20000, "verzekerd": "ja", "student": "ja"}


def files(local: str, template: str = TEMPLATE) -> dict[str, str]:
    return {"rules/templates/meedoen.yaml": template, FILE: local}


def test_the_template_and_what_is_filled_in_make_the_scheme(small: MakeSmall) -> None:
    outcome = small(files=files(LOCAL)).outcome(FACTS, scheme="meedoen")
    assert (outcome.status, outcome.amount) == ("eligible", 150)


def test_a_template_is_no_scheme_of_its_own(small: MakeSmall) -> None:
    catalogue = small(files=files(LOCAL)).load()
    assert [scheme.id for scheme in catalogue.schemes_for("GM0569")] == []
    (scheme,) = catalogue.schemes_for(PLACE)
    assert (scheme.title, scheme.level, scheme.theme, scheme.based_on) == (
        "Meedoen in Alphen",
        "municipal",
        "gemeente",
        "meedoen",
    )
    assert scheme.files == (FILE, "rules/templates/meedoen.yaml")
    assert set(scheme.sources) == {"pw", "verordening"}


def test_one_file_may_serve_more_places(small: MakeSmall) -> None:
    catalogue = small(files=files(LOCAL.replace("[GM0484]", "[GM0484, GM0569]"))).load()
    assert [scheme.id for scheme in catalogue.schemes_for("GM0569")] == ["meedoen"]
    assert len(catalogue.all_schemes()) == 1


def test_what_is_left_open_is_told(small: MakeSmall) -> None:
    local = "\n".join(line for line in LOCAL.splitlines() if "extra:" not in line)
    found = [str(finding) for finding in small(files=files(local)).findings]
    assert len(found) == 1
    assert "parameter 'extra' of the template is not filled in" in found[0]
    assert found[0].startswith(f"{FILE}:")


def test_what_national_law_fixes_cannot_be_filled_in(small: MakeSmall) -> None:
    local = LOCAL + "  vast: {unit: EUR, values: [{from: 2026-01-01, value: 1000}]}\n"
    found = [str(finding) for finding in small(files=files(local)).findings]
    assert len(found) == 1
    assert "national law fixes this parameter" in found[0]


def test_a_template_that_does_not_exist_is_told(small: MakeSmall) -> None:
    found = small(files=files(LOCAL.replace("based_on: meedoen", "based_on: meedoe"))).findings
    assert ["there is no template 'meedoe'" in str(finding) for finding in found] == [True]


def test_a_municipality_may_add_a_condition(small: MakeSmall) -> None:
    local = (
        LOCAL
        + "extra_conditions: [{id: woont_hier_al, text: U woont hier., when: woont_hier, source: verordening art. 3}]\n"
    )
    catalogue = small(files=files(local))
    refused = catalogue.outcome({**FACTS, "woont_hier": "nee"}, scheme="meedoen")
    assert (refused.status, catalogue.outcome(FACTS, scheme="meedoen").status) == ("not_eligible", "eligible")
    assert [each.test.condition.id for each in refused.tested] == ["laag_inkomen", "verzekerd_zijn", "woont_hier_al"]


def test_a_municipality_may_swap_a_condition(small: MakeSmall) -> None:
    local = LOCAL + (
        "extra_conditions: [{id: student_zijn, replaces: verzekerd_zijn, text: U studeert., when: student, source: verordening art. 3}]\n"
    )
    catalogue = small(files=files(local))
    outcome = catalogue.outcome({**FACTS, "verzekerd": "nee"}, scheme="meedoen")
    assert outcome.status == "eligible"
    assert [each.test.condition.id for each in outcome.tested] == ["laag_inkomen", "student_zijn"]


def test_a_condition_that_is_not_there_cannot_be_swapped(small: MakeSmall) -> None:
    local = LOCAL + "extra_conditions: [{id: x, replaces: y, text: X., when: student, source: verordening art. 3}]\n"
    assert any("no condition 'y'" in finding.message for finding in small(files=files(local)).findings)


def test_what_the_municipality_says_it_does_not_have_is_not_covered(small: MakeSmall) -> None:
    local = LOCAL.split("parameters:")[0] + "exists: nee\n"
    catalogue = small(files=files(local))
    assert catalogue.findings == ()
    outcome = catalogue.outcome(FACTS, scheme="meedoen")
    assert (outcome.status, outcome.amount) == ("not_covered", None)
    assert "heeft deze regeling niet" in outcome.reason


def test_what_was_not_filled_in_for_a_year_is_not_covered(small: MakeSmall) -> None:
    outcome = small(files=files(LOCAL)).outcome(FACTS, on=date(2025, 7, 1), scheme="meedoen")
    assert (outcome.status, outcome.amount) == ("not_covered", None)
    assert "Inkomensgrens" in outcome.reason
