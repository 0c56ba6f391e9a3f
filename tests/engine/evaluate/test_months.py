"""A right is set month by month: birthdays, moves and new figures count from the month the law says."""

from datetime import date
from typing import Any

import pytest

from engine.base.ranges import bounds
from engine.evaluate.outcome import Outcome
from tests.engine.small import VOCABULARY, MakeSmall, scheme_text, version

ADULT = "leeftijd >= meerderjarigheid"


def months(outcome: Outcome) -> list[tuple[int, int, str]]:
    """Stretches that follow each other with the same status, taken together."""
    found: list[tuple[int, int, str]] = []
    for stretch in outcome.stretches:
        if found and found[-1][2] == stretch.status:
            found[-1] = (found[-1][0], stretch.last, stretch.status)
        else:
            found.append((stretch.first, stretch.last, stretch.status))
    return found


@pytest.mark.parametrize(
    ("birthdate", "amount", "first_month"),
    [
        ("2008-06-15", 600, 7), ("2008-06-01", 700, 6), ("2008-06-02", 600, 7), ("2008-05-31", 700, 6),
        ("2008-01-01", 1200, 1), ("2008-01-02", 1100, 2), ("2008-12-01", 100, 12), ("2007-12-31", 1200, 1),
        ("2008-02-29", 1000, 3), ("1950-06-15", 1200, 1),
    ],
)  # fmt: skip
def test_a_birthday_counts_from_the_first_day_of_a_month(
    small: MakeSmall, birthdate: str, amount: int, first_month: int
) -> None:
    outcome = small(version(ADULT)).outcome({"geboortedatum": birthdate})
    assert (outcome.status, outcome.amount) == ("eligible", amount)
    assert months(outcome)[-1] == (first_month, 12, "eligible")


@pytest.mark.parametrize("birthdate", ["2008-12-02", "2008-12-31", "2009-01-01", "2015-06-15"])
def test_a_birthday_after_the_last_first_day_gives_nothing_this_year(small: MakeSmall, birthdate: str) -> None:
    outcome = small(version(ADULT)).outcome({"geboortedatum": birthdate})
    assert (outcome.status, outcome.amount) == ("not_eligible", 0)


@pytest.mark.parametrize(
    ("birthdate", "amount"), [("2008-06-01", 600), ("2008-06-02", 600), ("2008-01-01", 1100), ("2007-12-31", 1200)]
)
def test_the_month_after_a_birthday_when_the_law_says_after(small: MakeSmall, birthdate: str, amount: int) -> None:
    logic = version("peildatum > add_years(geboortedatum, meerderjarigheid)")
    assert small(logic).outcome({"geboortedatum": birthdate}).amount == amount


@pytest.mark.parametrize(
    ("logic", "facts"),
    [
        (version("leeftijd < meerderjarigheid"), {}),
        (version("not leeftijd >= meerderjarigheid"), {}),
        (version("age(geboortedatum, peildatum) < meerderjarigheid"), {}),
        (version("meerderjarigheid > leeftijd"), {}),
        (version("jong", steps="- {id: jong, unit: boolean, formula: leeftijd < meerderjarigheid}"), {}),
        (version("leeftijd < grens", steps="- {id: grens, unit: years, formula: meerderjarigheid}"), {}),
        (version("leeftijd < (meerderjarigheid if student else meerderjarigheid)"), {"student": "ja"}),
        (version(amount="bedrag if leeftijd < meerderjarigheid else 0"), {}),
        (version(amount="jeugd[leeftijd]"), {}),
        (version("leeftijd in kindertijd"), {}),
        (version("peildatum < add_years(geboortedatum, meerderjarigheid)"), {}),
        (version("peildatum < volwassen", steps="- {id: volwassen, unit: date, formula: 'add_years(geboortedatum, meerderjarigheid)'}"), {}),
        (version("vandaag < add_years(geboortedatum, meerderjarigheid)", steps="- {id: vandaag, unit: date, formula: peildatum}"), {}),
        (version("months_between(geboortedatum, peildatum) < levensmaanden"), {}),
        (version("max(leeftijd, leeftijd) < meerderjarigheid"), {}),
    ],
)  # fmt: skip
def test_a_birthday_turns_the_month_however_the_rule_is_written(
    small: MakeSmall, logic: str, facts: dict[str, Any]
) -> None:
    figures = """\
levensmaanden: {unit: months, values: [{from: 2020-01-01, value: 216}]}
kindertijd: {unit: ratio, by_band: years, values: [{from: 2020-01-01, value: [{from: 0, up_to: 17, is: 1}]}]}
jeugd: {unit: EUR/year, by_band: years, values: [{from: 2020-01-01, value: [{from: 0, up_to: 17, is: 1200}, {from: 18, is: 0}]}]}
"""
    outcome = small(logic, figures).outcome({"geboortedatum": "2008-06-15", **facts})
    assert (outcome.status, outcome.amount) == ("eligible", 600)


@pytest.mark.parametrize(
    ("amount", "children", "expected"),
    [
        ("bedrag if largest(kinderen, leeftijd) < meerderjarigheid else 0", ["2008-06-15", "2020-03-01"], 600),
        ("bedrag if smallest(kinderen, leeftijd) >= meerderjarigheid else 0", ["2008-06-15", "2000-03-01"], 600),
        ("bedrag * count(kinderen, leeftijd < meerderjarigheid)", ["2008-06-15", "2020-03-01"], 1800),
        ("bedrag * count(kinderen, 0 <= leeftijd)", ["2026-05-20"], 700),
        ("bedrag * count(kinderen, 0 <= leeftijd)", ["2026-06-01"], 700),
        ("bedrag * count(kinderen, 0 <= leeftijd)", ["2026-12-15", "2027-03-01"], 0),
        ("bedrag if any(kinderen, leeftijd == meerderjarigheid) else 0", ["2007-06-15"], 600),
        ("sum(kinderen, jeugd[leeftijd] if leeftijd in jeugd else 0)", ["2014-06-15"], 750),
        ("sum(kinderen, jeugd[leeftijd] if leeftijd in jeugd else 0)", ["2008-06-15"], 300),
        ("sum(kinderen, jeugd[leeftijd] if leeftijd in jeugd else 0)", ["2026-06-15"], 450),
    ],
)
def test_the_birthdays_of_children_count_per_month(
    small: MakeSmall, amount: str, children: list[str], expected: int
) -> None:
    jeugd = "jeugd: {unit: EUR/year, by_band: years, values: [{from: 2020-01-01, value: [{from: 0, up_to: 11, is: 900}, {from: 12, up_to: 17, is: 600}]}]}"
    members = {"kinderen": [{"geboortedatum": day} for day in children]}
    assert small(version(amount=amount), jeugd).outcome({}, members).amount == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("sinds <= peildatum", 600), ("peildatum >= sinds", 600), ("sinds < peildatum", 600), ("peildatum < sinds", 600),
        ("not sinds > peildatum", 600), ("add_months(sinds, wachttijd) <= peildatum", 400),
        ("peildatum >= add_months(sinds, wachttijd)", 400), ("months_between(sinds, peildatum) >= wachttijd", 400),
    ],
)  # fmt: skip
def test_a_day_in_the_year_counts_from_the_next_first_day(small: MakeSmall, when: str, expected: int) -> None:
    wait = "wachttijd: {unit: months, values: [{from: 2020-01-01, value: 2}]}"
    assert small(version(when), wait).outcome({"sinds": "2026-06-15"}).amount == expected


@pytest.mark.parametrize(
    ("sinds", "expected"), [("2026-06-01", 700), ("2026-01-01", 1200), ("2026-12-01", 100), ("2025-01-01", 1200)]
)
def test_a_first_day_counts_itself(small: MakeSmall, sinds: str, expected: int) -> None:
    assert small(version("sinds <= peildatum")).outcome({"sinds": sinds}).amount == expected


def test_a_presumed_day_in_the_year_counts_too(small: MakeSmall) -> None:
    words = VOCABULARY.replace("sinds: {type: date,", "sinds: {type: date, presumed: 2026-06-15,")
    assert small(version("sinds <= peildatum"), files={"rules/vocabulary.yaml": words}).outcome({}).amount == 600


def test_a_figure_that_changes_in_the_year_counts_from_its_month(small: MakeSmall) -> None:
    hulp = "hulp: {unit: EUR/year, values: [{from: 2026-01-01, to: 2026-06-30, value: 1200}, {from: 2026-07-01, value: 2400}]}"
    assert small(version(amount="hulp"), hulp).outcome({}).amount == 1800


def test_a_norm_that_changes_in_the_year_counts_from_its_month(small: MakeSmall) -> None:
    norms = "sources: {}\nnorms:\n  meerderjarigheid: {unit: years, values: [{from: 2000-01-01, to: 2026-03-31, value: 21}, {from: 2026-04-01, value: 18}]}\n"
    outcome = small(version(ADULT), files={"rules/norms.yaml": norms}).outcome({"geboortedatum": "2006-07-01"})
    assert outcome.amount == 900


def test_a_new_law_counts_from_its_month(small: MakeSmall) -> None:
    logic = version(extra="to: 2026-06-30") + version(amount="bedrag * 2", start="2026-07-01")
    outcome = small(logic).outcome({})
    assert (outcome.amount, months(outcome)) == (1800, [(1, 12, "eligible")])


def test_a_law_that_begins_in_the_year_gives_nothing_before(small: MakeSmall) -> None:
    assert small(version(start="2026-07-01")).outcome({}).amount == 600
    assert small(version(start="2026-07-15")).outcome({}, on=date(2026, 8, 1)).amount == 500


def test_versions_may_count_per_month_and_per_year(small: MakeSmall) -> None:
    logic = version(amount="huur", extra="to: 2026-06-30") + version(amount="per_year(huur)", start="2026-07-01")
    assert small(logic).outcome({"huur": 100}).amount == 1200
    assert small(logic).outcome({"huur": 100}, on=date(2026, 3, 1)).amount == 1200


def test_an_unknown_day_leaves_every_month_open(small: MakeSmall) -> None:
    outcome = small(version("sinds <= peildatum")).outcome({})
    assert (outcome.status, bounds(outcome.amount), outcome.missing) == ("unknown", (0, 1200), ("sinds",))


def test_months_that_are_sure_count_and_the_others_stay_open(small: MakeSmall) -> None:
    outcome = small(version("sinds <= peildatum or student")).outcome({"sinds": "2026-05-01"})
    assert (outcome.status, bounds(outcome.amount), outcome.missing) == ("eligible", (800, 1200), ("student",))
    assert months(outcome) == [(1, 4, "unknown"), (5, 12, "eligible")]


def test_the_reading_is_of_the_month_of_the_reference_date(small: MakeSmall) -> None:
    catalogue = small(version("leeftijd >= 0", amount="bedrag", extra="shown: per_month(bedrag)"))
    for on, age in ((date(2026, 2, 10), 39), (date(2026, 11, 10), 40)):
        outcome = catalogue.outcome({"geboortedatum": "1986-03-02"}, on=on)
        assert outcome.room is not None
        assert outcome.room.frame.memo["leeftijd"] == age


def test_a_better_month_speaks_for_the_year(small: MakeSmall) -> None:
    outcome = small(version(ADULT)).outcome({"geboortedatum": "2008-10-15"}, on=date(2026, 7, 1))
    assert (outcome.status, outcome.amount, outcome.missing) == ("eligible", 200, ())


def test_a_year_condition_with_an_upper_bound_stays_open_while_months_are(small: MakeSmall) -> None:
    catalogue = small(version("sinds <= peildatum", "toekenning < bedrag"))
    assert catalogue.outcome({"sinds": "2026-06-01"}).amount == 700
    assert catalogue.outcome({"sinds": "2025-06-01"}).status == "not_eligible"
    assert catalogue.outcome({}).status == "unknown"


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 2, 28), date(2026, 12, 31)])
def test_the_year_is_the_same_from_every_day_of_it(small: MakeSmall, on: date) -> None:
    outcome = small(version(ADULT)).outcome({"geboortedatum": "2008-06-15"}, on=on)
    assert (outcome.status, outcome.amount) == ("eligible", 600)


def test_set_once_looks_at_the_day_itself(small: MakeSmall) -> None:
    catalogue = small(version(ADULT), set="once", paid="one_off")
    for on, status in ((date(2026, 6, 14), "not_eligible"), (date(2026, 6, 15), "eligible")):
        assert catalogue.outcome({"geboortedatum": "2008-06-15"}, on=on).status == status
    assert catalogue.outcome({"geboortedatum": "2008-06-15"}, on=date(2026, 6, 15)).amount == 1200


@pytest.mark.parametrize("birthdate", ["1850-01-01", "2200-12-31"])
def test_birthdays_far_away_turn_nothing(small: MakeSmall, birthdate: str) -> None:
    assert small(version("0 <= leeftijd")).outcome({"geboortedatum": birthdate}).status in ("eligible", "not_eligible")


def test_equal_months_are_worked_out_once(small: MakeSmall) -> None:
    outcome = small(version(ADULT)).outcome({"geboortedatum": "1986-03-02", "inkomen": 5})
    assert len(outcome.stretches) == 1


def test_two_schemes_do_not_share_their_calendar(small: MakeSmall) -> None:
    other = scheme_text(version("sinds <= peildatum"), name="ander")
    catalogue = small(version(ADULT), files={"rules/national/ander.yaml": other})
    facts = {"geboortedatum": "2008-06-15", "sinds": "2026-09-10"}
    assert (catalogue.outcome(facts).amount, catalogue.outcome(facts, scheme="ander").amount) == (600, 300)


def test_a_worked_out_day_against_the_year_does_not_cut_the_year_in_months(small: MakeSmall) -> None:
    vocabulary = VOCABULARY.replace(
        "  verzekerd:",
        '  volwassen_op: {type: date, derived: "add_years(geboortedatum, meerderjarigheid)"}\n  verzekerd:',
        1,
    )
    logic = version("volwassen_op <= jaarbegin")
    outcome = small(logic, files={"rules/vocabulary.yaml": vocabulary}).outcome({"geboortedatum": "1986-03-02"})
    assert (len(outcome.stretches), outcome.status) == (1, "eligible")
