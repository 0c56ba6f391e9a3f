"""Received already, but the wrong amount: too much and too little, with figures worked out by hand.

Zorgtoeslag 2026, alone with 24,000: 2,119 - 1.912% x 29,736 = 1,550.45, so 1,550 a year and 129 a month.
"""

from collections.abc import Callable
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules.households import profile
from tests.web.conftest import Browser
from web.advice.corrections import Correction, corrections_of

Json = dict[str, Any]
KIND = tuple[str, int, int]


def advice_for(catalogue: Catalogue, receives: Json, **facts: Any) -> Json:
    return advise(catalogue, profile(**facts) | {"receives": receives}).as_json()


def corrections(advice: Json) -> dict[str, KIND]:
    """Per scheme: the kind, and the lowest and highest difference of a month in cents."""
    found = {}
    for action in advice["actions"]:
        if action["kind"].startswith("correct"):
            apart = action["month_differs"]
            found[action["scheme"]] = (action["kind"], apart["min_cents"], apart["max_cents"])
    return found


def new_money(advice: Json, scheme: str) -> tuple[int, int]:
    row = next(each for each in advice["schemes"] if each["id"] == scheme)
    return row["new_money"]["min_cents"], row["new_money"]["max_cents"]


@pytest.mark.parametrize(
    ("received", "kind", "apart", "new"),
    [
        ("250", "correct_down", -12100, -1450_00),  # 1,550 - 12 x 250
        ("131", "correct_down", -200, -22_00),
        ("129.99", None, 0, 0),
        ("129", None, 0, 0),
        ("128.50", None, 0, 0),
        ("100", "correct_up", 2900, 350_00),  # 1,550 - 12 x 100
        ("0", None, 0, 1550_00),
    ],
)
def test_what_is_received_beside_what_it_should_be(
    catalogue: Catalogue, received: str, kind: str | None, apart: int, new: int
) -> None:
    advice = advice_for(catalogue, {"zorgtoeslag": received})
    assert corrections(advice) == ({"zorgtoeslag": (kind, apart, apart)} if kind else {})
    assert new_money(advice, "zorgtoeslag") == (new, new)


def test_who_receives_nothing_applies_and_corrects_nothing(catalogue: Catalogue) -> None:
    advice = advice_for(catalogue, {"zorgtoeslag": "0"})
    kinds = [action["kind"] for action in advice["actions"] if action["scheme"] == "zorgtoeslag"]
    assert kinds == ["claim_back", "apply"]


def test_what_is_received_without_any_right_grows_by_the_whole_month(catalogue: Catalogue) -> None:
    advice = advice_for(catalogue, {"zorgtoeslag": "129"}, vermogen_toeslagen=200000)
    assert corrections(advice) == {"zorgtoeslag": ("correct_down", -12900, -12900)}
    (one,) = corrections_of(advice)
    assert one.too_much
    assert "past dat niet meer bij uw situatie" in one.text
    assert one.figures[1] == "Zolang dit zo blijft, komt er elke maand €\u202f129 bij die u misschien terugbetaalt."


def test_with_an_unknown_income_nothing_is_wrong_within_the_range(catalogue: Catalogue) -> None:
    advice = advice_for(catalogue, {"zorgtoeslag": "129"}, toetsingsinkomen=None)
    assert corrections(advice) == {}
    assert new_money(advice, "zorgtoeslag") == (-1548_00, 2_00)  # from 0 - 12 x 129 to 1,550 - 12 x 129


def test_above_the_range_too_much_is_received_whatever_the_income(catalogue: Catalogue) -> None:
    advice = advice_for(catalogue, {"zorgtoeslag": "250"}, toetsingsinkomen=None)
    assert corrections(advice) == {"zorgtoeslag": ("correct_down", -25000, -12100)}
    (one,) = corrections_of(advice)
    assert "€\u202f121\u00a0– €\u202f250" in one.figures[1]
    assert any("Beantwoord eerst de vragen" in step for step in one.steps)


def test_several_at_once_too_much_first_and_the_total_is_their_sum(catalogue: Catalogue) -> None:
    # income 30,000: zorgtoeslag 1,550.45 - 13.73% x 264 = 1,514, 126 a month; kindgebonden budget for one child of 8,
    # alone, 5,975.94 by Dienst Toeslagen's leaflet, so 5,976 and 497 a month
    child = [{"geboortedatum": "2018-01-01", "ontvangt_kinderbijslag": True, "opvang": []}]
    receives = {"zorgtoeslag": "200", "kindgebonden_budget": "300"}
    advice = advice_for(catalogue, receives, kinderen=child, toetsingsinkomen=30000)
    assert corrections(advice) == {
        "zorgtoeslag": ("correct_down", -7400, -7400),
        "kindgebonden_budget": ("correct_up", 19700, 19700),
    }
    assert new_money(advice, "zorgtoeslag") == (-886_00, -886_00)
    assert new_money(advice, "kindgebonden_budget") == (2376_00, 2376_00)
    assert [each.scheme for each in corrections_of(advice)] == ["zorgtoeslag", "kindgebonden_budget"]
    rows = [
        each["new_money"]
        for each in advice["schemes"]
        if each["paid"] not in ("one_off", "in_kind", "wallet", "discount")
    ]
    assert advice["total"]["new_money_per_year"]["min_cents"] == sum(each["min_cents"] for each in rows if each)


def test_too_little_can_be_claimed_over_the_months_that_are_past(catalogue: Catalogue) -> None:
    steps = {
        scheme: _one(advice_for(catalogue, {scheme: received}), scheme).steps
        for scheme, received in (("zorgtoeslag", "100"), ("kinderbijslag", "50"))
    }
    assert "Het telt voor heel 2026, ook voor de maanden die voorbij zijn." in steps["zorgtoeslag"]
    assert "Was het in 2025 ook te weinig? Vraag dat dan meteen na." in steps["zorgtoeslag"]
    assert "Het kan teruggaan tot 12 maanden terug. Vraag daarom." in steps["kinderbijslag"]


def _one(advice: Json, scheme: str) -> Correction:
    return next(each for each in corrections_of(advice) if each.scheme == scheme)


def test_screen_and_plan_say_what_too_much_does_and_what_to_do(open_demo: Callable[[], Browser]) -> None:
    demo = open_demo().open("/visits/vrbeeld2/result")
    demo.chapter("wat-u-al-krijgt", "nu-toeslagen").onward({"receives.zorgtoeslag.amount": "250"})
    demo.open("/visits/vrbeeld2/result")
    first = demo.page.select_one("main h2")
    assert first
    assert "Eerst dit: geef door wat niet klopt" in first.get_text()
    assert "Zorgtoeslag: nu te veel" in demo.text
    assert "Zolang dit zo blijft, komt er elke maand € 121 bij die u misschien terugbetaalt." in demo.text
    assert "Dat kan bijna altijd in delen" in demo.text
    demo.open("/visits/vrbeeld2/plan")
    assert "Wat u nu te veel krijgt" in demo.text
    assert "U krijgt nu waarschijnlijk te veel Zorgtoeslag." in demo.page.select(".action-text")[0].get_text()
