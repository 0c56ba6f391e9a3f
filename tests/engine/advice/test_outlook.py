"""The coming twelve months: which days move money, by how much, and what the rules cannot tell yet."""

from datetime import date
from typing import Any

import pytest

from engine import outlook
from engine.advice.dated import birth_facts
from engine.errors import ProfileError
from tests.engine.small import VOCABULARY, MakeSmall, Small, household, version

ON = date(2026, 6, 10)
CHILD = "any(kinderen, leeftijd < meerderjarigheid)"
UNTIL_NEW_YEAR = """\
kindbedrag:
  label: Bedrag
  unit: EUR/month
  values:
    - {from: 2026-01-01, to: 2026-06-30, value: 100, source: wet art. 2}
    - {from: 2026-07-01, to: 2026-12-31, value: 110, source: wet art. 2}
"""


def events(made: Small, facts: Any = None, members: Any = None, on: date = ON, **more: Any) -> list[dict[str, Any]]:
    """The events of a household; `more` are parts of its profile."""
    found = outlook(made.load(), household(facts, members) | more, on).as_json()["events"]
    assert [event["date"] for event in found] == sorted(event["date"] for event in found)
    return found


def per_month(event: dict[str, Any]) -> tuple[int, int]:
    return event["per_month"]["min_cents"], event["per_month"]["max_cents"]


def child(born: str, **more: Any) -> dict[str, Any]:
    return {"kinderen": [{"geboortedatum": born, **more}]}


def test_a_birthday_on_which_a_right_ends_is_told_with_its_euros(small: MakeSmall) -> None:
    (event,) = events(small(version(CHILD)), members=child("2008-08-20"))
    assert (event["date"], event["kind"], event["text"]) == ("2026-08-20", "birthday", "kinderen 1 wordt 18 jaar.")
    assert per_month(event) == (-10000, -10000)
    assert event["per_year"] == {"min_cents": -120000, "max_cents": -120000}
    assert (event["certain"], event["estimate"], event["reckoned_on"]) == (True, False, "2026-10-01")
    assert [(row["id"], row["before"]["status"], row["after"]["status"]) for row in event["schemes"]] == [
        ("proef", "eligible", "not_eligible")
    ]


@pytest.mark.parametrize("born", ["2008-06-10", "2008-06-09", "2009-06-11"])
def test_birthdays_outside_the_twelve_months_are_not_told(small: MakeSmall, born: str) -> None:
    assert events(small(version(CHILD)), members=child(born)) == []


@pytest.mark.parametrize(("born", "day"), [("2008-06-11", "2026-06-11"), ("2009-06-10", "2027-06-10")])
def test_the_first_and_the_last_day_of_the_twelve_months_count(small: MakeSmall, born: str, day: str) -> None:
    assert [event["date"] for event in events(small(version(CHILD)), members=child(born))] == [day]


def test_a_birthday_that_moves_no_money_is_not_told(small: MakeSmall) -> None:
    assert events(small(version(CHILD)), members=child("2014-08-20")) == []


def test_the_household_its_own_birthday_carries_the_name_that_the_scenarios_give_it(small: MakeSmall) -> None:
    files = {"rules/scenarios.yaml": "people: {geboortedatum: U}\nkinds: []\n"}
    made = small(version("leeftijd < meerderjarigheid"), files=files)
    (event,) = events(made, {"geboortedatum": "2008-08-20"})
    assert event["text"] == "U wordt 18 jaar."


def test_a_child_that_is_expected_is_born_in_the_outlook(small: MakeSmall) -> None:
    (event,) = events(small(version("any(kinderen, 0 <= leeftijd)")), members=child("2026-09-05"))
    assert event["text"] == "kinderen 1 wordt geboren."
    assert per_month(event) == (10000, 10000)


def test_two_birthdays_on_one_day_are_one_event(small: MakeSmall) -> None:
    twins = {"kinderen": [{"geboortedatum": "2008-08-20"}, {"geboortedatum": "2008-08-20"}]}
    (event,) = events(small(version(CHILD)), members=twins)
    assert event["text"] == "kinderen 1 wordt 18 jaar. kinderen 2 wordt 18 jaar."
    assert per_month(event) == (-10000, -10000)


def test_new_figures_are_told_on_their_day_and_unknown_rules_as_unknown(small: MakeSmall) -> None:
    made = small(version(amount="kindbedrag"), UNTIL_NEW_YEAR, unit="EUR/year")
    rules, gap = events(made)
    assert (rules["date"], rules["kind"], per_month(rules)) == ("2026-07-01", "rules", (1000, 1000))
    assert (gap["date"], gap["kind"], gap["text"]) == (
        "2027-01-01",
        "rules_unknown",
        "De regels van 2027 zijn nog niet bekend.",
    )
    assert gap["about"] == [{"scheme": "proef", "title": "Proef"}]
    assert (gap["certain"], gap["schemes"]) == (False, [])


def test_beyond_the_known_rules_the_effect_is_an_estimate_with_the_last_known_figures(small: MakeSmall) -> None:
    made = small(version(CHILD, amount="kindbedrag"), UNTIL_NEW_YEAR)
    found = {event["date"]: event for event in events(made, members=child("2009-02-15"))}
    birthday = found["2027-02-15"]
    assert per_month(birthday) == (-11000, -11000)
    assert (birthday["estimate"], birthday["certain"], birthday["reckoned_on"]) == (True, False, "2026-12-31")


def test_a_birthday_just_before_new_rules_is_not_counted_twice(small: MakeSmall) -> None:
    made = small(version(CHILD, amount="kindbedrag"), UNTIL_NEW_YEAR)
    found = {event["kind"]: event for event in events(made, members=child("2008-06-20"))}
    assert per_month(found["birthday"]) == (-10000 - 1000, -10000 - 1000)
    assert "rules" not in found


def test_what_nobody_answered_makes_a_range_end_by_end(small: MakeSmall) -> None:
    made = small(
        version("inkomen <= grens", CHILD),
        "grens: {label: Grens, unit: EUR/year, values: [{from: 2020-01-01, value: 20000, source: wet art. 1}]}",
    )
    (event,) = events(made, members=child("2008-08-20"))
    assert per_month(event) == (-10000, 0)
    assert event["certain"] is False


def test_a_day_that_was_told_is_named_by_its_label(small: MakeSmall) -> None:
    vocabulary = VOCABULARY.replace(
        "question: Sinds wanneer?", "label: De dag waarop het begint, question: Sinds wanneer?"
    )
    made = small(version("sinds <= peildatum"), files={"rules/vocabulary.yaml": vocabulary})
    (event,) = events(made, {"sinds": "2026-09-15"})
    assert (event["date"], event["kind"], event["text"]) == ("2026-09-15", "date", "Dit is de dag waarop het begint.")
    assert per_month(event) == (10000, 10000)


def test_a_day_that_follows_from_a_birth_date_is_told_with_it(small: MakeSmall) -> None:
    derived = '  pensioendag: {type: date, label: De dag van het pensioen, derived: "add_years(geboortedatum, meerderjarigheid)"}\n'
    vocabulary = VOCABULARY.replace("  verzekerd:", derived + "  verzekerd:", 1)
    made = small(version("pensioendag <= peildatum"), files={"rules/vocabulary.yaml": vocabulary})
    (event,) = events(made, {"geboortedatum": "2008-08-20"})
    assert event["text"].endswith("wordt 18 jaar. Dit is de dag van het pensioen.")
    assert per_month(event) == (10000, 10000)


def test_last_days_come_from_the_actions_with_the_money_of_an_earlier_year(small: MakeSmall) -> None:
    advice = """\
id: aanvragen
sources: {wet: {title: Wet, url: "https://wetten.overheid.nl/x"}}
rules:
  - {id: terug, for: each_scheme, when: retroactive_open, then: {action: claim_back}, text: "Vraag {title} terug.", source: wet art. 1}
"""
    apply = "{how: Bel., deadline: {month_day: 12-31, years_later: 1}, back: {years: 1}}"
    (event,) = events(small(version(), files={"rules/advice/aanvragen.yaml": advice}, apply=apply))
    assert (event["date"], event["kind"], event["text"]) == ("2026-12-31", "deadline", "Vraag Proef terug.")
    assert event["once"] == {"min_cents": 120000, "max_cents": 120000}


def test_birth_dates_follow_from_the_vocabulary(small: MakeSmall) -> None:
    vocabulary = small(version()).load().vocabulary
    assert birth_facts(vocabulary.facts) == {"geboortedatum"}
    assert birth_facts(vocabulary.entities["kinderen"].facts) == {"geboortedatum"}


def test_an_unreadable_profile_is_refused(small: MakeSmall) -> None:
    with pytest.raises(ProfileError):
        outlook(small(version()).load(), household({"inkomen": "veel"}, None), ON)


def test_the_profile_itself_stays_as_it_was(small: MakeSmall) -> None:
    profile = household(None, child("2008-08-20"))
    outlook(small(version(CHILD)).load(), profile, ON)
    assert profile == household(None, child("2008-08-20"))
