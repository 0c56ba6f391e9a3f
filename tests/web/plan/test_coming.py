"""What the coming year brings, on paper: every event but the last days to apply, in plain words and other languages."""

from copy import deepcopy

import pytest
from bs4 import BeautifulSoup

from tests.web.plan.builders import Json, euros
from tests.web.plan.households import full
from tests.web.plan.rendering import MADE_AT
from web.i18n import LANGUAGES, speaking
from web.plan import PlanDetails, plan_document
from web.plan.coming import coming, shift
from web.plan.render import render_html


def side(cents: int | None, status: str = "eligible") -> Json:
    return {
        "status": status,
        "per_month": None if cents is None else euros(cents),
        "per_year": euros(12 * (cents or 0)),
    }


def event(**changes: object) -> Json:
    row = {"id": "kinderbijslag", "title": "Kinderbijslag", "before": side(12000), "after": side(14200)}
    row |= {"per_month": euros(2200), "per_year": euros(26400)}
    about = {"who": "Kind 1", "one": "Kind", "number": 1, "age": 12, "text": "Kind 1 wordt 12 jaar."}
    return {
        "date": "2027-03-12", "kind": "birthday", "text": "Kind 1 wordt 12 jaar.", "about": [about], "certain": False,
        "estimate": True, "reckoned_on": "2026-12-31", "per_month": euros(2200), "per_year": euros(26400), "once": None,
        "schemes": [row], **changes,
    }  # fmt: skip


GAP = event(
    date="2027-01-01", kind="rules_unknown", text="De regels van 2027 zijn nog niet bekend.", estimate=False, schemes=[],
    about=[{"scheme": "huurtoeslag", "title": "Huurtoeslag"}, {"scheme": "zorgtoeslag", "title": "Zorgtoeslag"}],
    per_month=euros(0), per_year=euros(0),
)  # fmt: skip
DEADLINE = event(
    kind="deadline", text="Vraag zorgtoeslag aan.", about=[{"scheme": "zorgtoeslag", "title": "Zorgtoeslag"}]
)


def outlook(*events: Json) -> Json:
    return {"on": "2026-11-22", "until": "2027-11-22", "known_until": "2026-12-31", "events": list(events)}


def page(*events: Json, language: str = "nl") -> BeautifulSoup:
    details = PlanDetails(MADE_AT, language=LANGUAGES[language])
    return BeautifulSoup(render_html(plan_document(full(), details, outlook(*events))), "html.parser")


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def test_an_event_says_when_what_how_much_and_how_sure() -> None:
    (one,) = coming(outlook(event()))
    assert (one.day, one.text) == ("12 maart 2027", "Kind 1 wordt 12 jaar.")
    assert one.effect == "€\u202f22 meer per maand"
    assert one.schemes == (("Kinderbijslag", "€\u202f22 meer per maand"),)
    assert one.note == "Geschat, met de regels van 31 december 2026."


def test_unknown_rules_name_what_they_are_about() -> None:
    (one,) = coming(outlook(GAP))
    assert one.text == "De regels van 2027 zijn nog niet bekend."
    assert one.note == "Dit gaat over: Huurtoeslag, Zorgtoeslag."


def test_last_days_to_apply_stand_among_the_actions_only() -> None:
    assert coming(outlook(DEADLINE)) == ()
    assert coming(None) == ()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2200, 2200, "€\u202f22 meer"),
        (-2200, -2200, "€\u202f22 minder"),
        (-86600, -43700, "€\u202f437 tot €\u202f866 minder"),
        (0, 1500, "tot €\u202f15 meer"),
        (-1500, 0, "tot €\u202f15 minder"),
        (-1500, 2500, "€\u202f15 minder tot €\u202f25 meer"),
    ],
)
def test_more_and_less_in_words(low: int, high: int, words: str) -> None:
    assert shift(euros(low, high)) == words


def test_money_by_the_year_says_so() -> None:
    yearly = event(per_month=euros(0), schemes=[event()["schemes"][0] | {"per_month": None, "per_year": euros(-60100)}])
    (one,) = coming(outlook(yearly | {"per_year": euros(-60100)}))
    assert one.effect == "€\u202f601 minder per jaar"


def test_the_block_stands_before_what_to_report_and_in_the_contents() -> None:
    found = page(GAP, event())
    titles = [words(title) for title in found.select("h2")]
    here = titles.index("De komende twaalf maanden")
    assert titles[here + 1] == "Wat u doorgeeft als er iets verandert"
    assert found.select_one("nav a[href='#komend-jaar']")
    assert [words(row.th) for row in found.select("table.coming tbody tr")] == ["1 januari 2027", "12 maart 2027"]
    assert words(found.select("table.coming td")[1]) == "nog niet bekend"


def test_without_events_there_is_no_block() -> None:
    assert page().select_one("#komend-jaar") is None
    assert page(DEADLINE).select_one("#komend-jaar") is None


def test_another_language_says_it_with_its_own_words() -> None:
    told = deepcopy(event())
    told["text"] = "Dit staat er alleen in het Nederlands."
    with speaking(LANGUAGES["en"]):
        (one,) = coming(outlook(told))
        (gap,) = coming(outlook(GAP))
    assert "Nederlands" not in one.text
    assert "12" in one.text
    assert "2027" in gap.text
