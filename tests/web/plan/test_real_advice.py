"""From a household's answers through the engine to paper: the same sums everywhere (T6), everything unfolded (T12)."""

from datetime import UTC, datetime

import pytest

from engine import Catalogue, advise
from tests.rules.households import CARE, PARTNER, profile
from tests.web.plan.builders import Json
from tests.web.plan.rendering import spoken
from web.plan import Plan, PlanDetails, plan_document
from web.plan.amounts import add, money_range
from web.plan.context import Context
from web.plan.pdf import render_pdf
from web.plan.words import GROUPS

BABY = {"geboortedatum": "2025-02-11", "ontvangt_kinderbijslag": True, "opvang": [CARE | {"soort": "gastouder"}]}

HOUSEHOLDS: dict[str, Json] = {
    "single parent": profile(),
    "rent and income not known": profile(kale_huur=None, toetsingsinkomen=None),
    "two parents and two children": profile(**PARTNER, toetsingsinkomen=52000, kinderen=[BABY, BABY]),
    "receives too much": profile(toetsingsinkomen=38000) | {"receives": {"zorgtoeslag": 129, "huurtoeslag": 300}},
    "receives what is right": profile(kinderen=[], woonsituatie="koop") | {"receives": {"zorgtoeslag": 129}},
    "nothing told": {"on": "2026-07-01", "municipality": "GM0484", "facts": {}},
    "millionaire in another place": profile(vermogen_toeslagen=1_000_000) | {"municipality": "GM1884"},
}
EVERY_HOUSEHOLD = pytest.mark.parametrize("name", HOUSEHOLDS)


def bare(text: str) -> str:
    """Take out every space: a line may end at any of them, and after a hyphen too."""
    return "".join(text.split())


def drawn(catalogue: Catalogue, name: str) -> tuple[Json, Plan]:
    advice = advise(catalogue, HOUSEHOLDS[name]).as_json()
    return advice, plan_document(advice, PlanDetails(datetime(2026, 7, 1, 12, tzinfo=UTC), name))


def unfolded(scheme: Json, context: Context) -> list[str]:
    """What must be unfolded: all of a scheme with a card, the conditions of one still open, why not of the others.

    A condition that fails by what was assumed goes without saying where another fails by what was told.
    """
    kind = context.kind(scheme)
    if kind is None:
        failed = [one for one in scheme["conditions"] if one["outcome"] == "failed"]
        told = [one for one in failed if not one["assumptions"]] or failed
        return [*scheme["excluded_by"]] or [one["text"][1:].rstrip(".") for one in told]
    lines = [one["text"] for one in scheme["conditions"]]
    return lines if kind == "maybe" else lines + [one["label"] for one in (*scheme["steps"], *scheme["parameters"])]


@EVERY_HOUSEHOLD
def test_the_sum_on_paper_is_the_sum_of_the_parts_and_of_the_advice(catalogue: Catalogue, name: str) -> None:
    advice, plan = drawn(catalogue, name)
    assert advice["errors"] == []
    parts = add(scheme["new_money"] for scheme in advice["schemes"] if scheme["new_money"])
    totals = add(advice["total"][kind] for kind in ("new_money_per_year", "one_off", "in_kind"))
    assert parts == totals
    per_year = next((group for group in plan.money if group.title == GROUPS["per_year"]), None)
    if per_year:
        assert per_year.total == money_range(advice["total"]["new_money_per_year"])
    else:
        assert totals == {"min_cents": 0, "max_cents": 0}


@pytest.mark.parametrize("name", ["single parent", "receives too much", "nothing told"])
def test_everything_of_the_advice_is_on_paper(catalogue: Catalogue, name: str) -> None:
    advice, plan = drawn(catalogue, name)
    text = bare(spoken(render_pdf(plan)))
    for scheme in advice["schemes"]:
        assert bare(scheme["title"]) in text
        if scheme["new_money"] and scheme["new_money"]["max_cents"]:
            assert bare(money_range(scheme["new_money"])) in text
        assert [line for line in unfolded(scheme, Context.of(advice)) if bare(line) not in text] == []
    for action in advice["actions"]:
        assert bare(action["text"].partition(". ")[0]) in text
    assert advice["receipt"]["profile"] in text
    assert bare("Gemaakt op 1 juli 2026 om 14.00 uur") in text
    assert bare("Regels van 1 juli 2026") in text


def test_too_much_received_is_told_first(catalogue: Catalogue) -> None:
    _, plan = drawn(catalogue, "receives too much")
    assert [part.title for part in plan.corrections]
    assert plan.cover.first[0].by == "Zo snel mogelijk"


def test_who_receives_what_is_right_is_left_in_peace(catalogue: Catalogue) -> None:
    _, plan = drawn(catalogue, "receives what is right")
    assert [part.title for part in plan.already] == ["Zorgtoeslag"]
    assert plan.corrections == ()
