"""What would change an outcome, with limits worked out by hand from the rules of the test."""

from datetime import date
from typing import Any

import pytest

from engine import EngineError, turns
from engine.catalogue.catalogue import Catalogue
from tests.engine.small import PLACE, MakeSmall, version
from tests.rules.households import profile

ON = date(2026, 7, 1)
EXPECTED = tuple[str, str, str]


def figures(**values: Any) -> str:
    """Parameters of the scheme, in euros a year."""
    line = "{name}: {{label: {name}, unit: EUR/year, values: [{{from: 2020-01-01, value: {value}, source: wet art. 1}}]}}\n"
    return "".join(line.format(name=name, value=value) for name, value in values.items())


def found(catalogue: Catalogue, facts: dict[str, Any], scheme: str = "proef") -> list[EXPECTED]:
    asked = {"on": ON.isoformat(), "municipality": PLACE, "facts": facts, "members": {}}
    return [(turn.path, turn.kind, str(turn.value)) for turn in turns(catalogue, asked, scheme)]


@pytest.mark.parametrize(
    ("condition", "limit", "income", "expected"),
    [
        ("inkomen <= grens", 31200, 24000, [("inkomen", "from", "31201")]),
        ("inkomen < grens", 31200, 24000, [("inkomen", "from", "31200")]),
        ("inkomen < grens", "31200.50", 24000, [("inkomen", "from", "31201")]),
        ("inkomen <= grens", 31200, 40000, [("inkomen", "until", "31200")]),
        ("inkomen <= grens", 24000, 24000, [("inkomen", "from", "24001")]),
        ("inkomen <= grens", 24000, "24000.40", [("inkomen", "until", "24000")]),
        ("inkomen <= grens", 100000, 24000, []),
        ("inkomen * 2 - laag <= grens", 50000, 0, [("inkomen", "from", "30001")]),
        (
            "laag <= inkomen and inkomen <= grens",
            20000,
            15000,
            [("inkomen", "from", "20001"), ("inkomen", "until", "9999")],
        ),
    ],
)
def test_the_value_at_which_a_number_turns_the_outcome(
    small: MakeSmall, condition: str, limit: Any, income: Any, expected: list[EXPECTED]
) -> None:
    made = small(version(condition), figures(grens=limit, laag=10000))
    assert found(made.load(), {"inkomen": income}) == expected


def test_an_amount_that_runs_out_closes_the_right_where_it_does(small: MakeSmall) -> None:
    # 1200 minus the income above 20,000 falls below 24 from 20,000 + 1200 - 24 = 21,176 upwards
    made = small(version("bedrag - (inkomen - grens) >= laag"), figures(grens=20000, laag=24))
    assert found(made.load(), {"inkomen": 20000}) == [("inkomen", "from", "21177")]


def test_a_narrow_stretch_that_the_limits_of_the_rules_show_is_not_passed_over(small: MakeSmall) -> None:
    made = small(version("inkomen >= grens and inkomen <= grens"), figures(grens=77777))
    assert found(made.load(), {"inkomen": 1000}) == [("inkomen", "from", "77777")]


def test_another_choice_and_yes_or_no_turn_it(small: MakeSmall) -> None:
    logic = version("verzekerd and woning in (huurhuis, kamer)")
    facts = {"verzekerd": "ja", "woning": "huurhuis"}
    assert found(small(logic).load(), facts) == [("verzekerd", "choice", "False"), ("woning", "choice", "koophuis")]


def test_what_is_taken_for_granted_counts_only_where_it_closes(small: MakeSmall) -> None:
    logic = version("woont_hier and verzekerd")
    assert found(small(logic).load(), {"verzekerd": "ja"}) == [("verzekerd", "choice", "False")]
    refused = version("not woont_hier and verzekerd")
    assert found(small(refused).load(), {"verzekerd": "nee"}) == []


def test_two_reasons_are_turned_by_no_single_answer(small: MakeSmall) -> None:
    made = small(version("inkomen <= grens and verzekerd"), figures(grens=20000))
    assert found(made.load(), {"inkomen": 30000, "verzekerd": "nee"}) == []


def test_an_answer_in_words_says_what_it_becomes(small: MakeSmall) -> None:
    asked = {"on": ON.isoformat(), "municipality": PLACE, "facts": {"inkomen": 24000}, "members": {}}
    (turn,) = turns(small(version("inkomen <= grens"), figures(grens=31200)).load(), asked, "proef")
    assert turn.as_json() == {
        "fact": "inkomen", "about": [], "label": "Inkomen", "own": "€\u202f24.000 per jaar", "kind": "from", "value": "31201",
        "text": "€\u202f31.201 per jaar", "status": "not_eligible", "opens": False,
    }  # fmt: skip


def test_a_value_that_cannot_be_worked_out_turns_nothing(small: MakeSmall) -> None:
    made = small(version("bedrag * (bedrag / (inkomen - grens)) <= laag"), figures(grens=20000, laag=5000))
    assert found(made.load(), {"inkomen": 30000}) == []


def test_a_scheme_that_is_not_there_is_refused(small: MakeSmall) -> None:
    with pytest.raises(EngineError, match="kennen we hier niet"):
        found(small(version("verzekerd")).load(), {}, "elders")


def test_zorgtoeslag_2026_stops_at_the_incomes_and_assets_that_dienst_toeslagen_names(catalogue: Catalogue) -> None:
    # Dienst Toeslagen 2026: alone no more than 40,857 of income and 146,011 of assets
    told = [(turn.path, turn.kind, str(turn.value)) for turn in turns(catalogue, profile(), "zorgtoeslag")]
    assert ("toetsingsinkomen", "from", "40858") in told
    assert ("vermogen_toeslagen", "from", "146012") in told


def test_an_answer_about_one_of_the_children_turns_the_outcome_too(catalogue: Catalogue) -> None:
    # Wkb art. 2 lid 1: the budget goes with the child benefit; for either child is enough
    children = [{"geboortedatum": day, "ontvangt_kinderbijslag": "nee"} for day in ("2018-03-01", "2020-03-01")]
    told = turns(catalogue, profile(kinderen=children), "kindgebonden_budget")
    assert [(turn.path, turn.about, turn.value, turn.status) for turn in told] == [
        ("kinderen[0].ontvangt_kinderbijslag", (("Kind", 1),), True, "eligible"),
        ("kinderen[1].ontvangt_kinderbijslag", (("Kind", 2),), True, "eligible"),
    ]
    one, other = children[0] | {"ontvangt_kinderbijslag": "ja"}, children[1]
    told = turns(catalogue, profile(kinderen=[one, other]), "kindgebonden_budget")
    assert ("kinderen[0].ontvangt_kinderbijslag", False) in [(turn.path, turn.value) for turn in told]
    assert "kinderen[1].ontvangt_kinderbijslag" not in [turn.path for turn in told]
