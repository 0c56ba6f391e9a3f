"""What is presumed may open a right and never closes one by itself."""

from engine.base.ranges import Range
from tests.engine.small import MakeSmall, version


def test_a_presumption_opens_a_right(small: MakeSmall) -> None:
    outcome = small(version("woont_hier")).outcome()
    assert (outcome.status, outcome.missing, outcome.only_if) == ("eligible", (), ())


def test_a_presumption_alone_closes_nothing_and_is_asked(small: MakeSmall) -> None:
    outcome = small(version("not woont_hier", "verzekerd")).outcome()
    assert (outcome.status, outcome.amount) == ("unknown", Range(0, 1200))  # type: ignore[arg-type]
    assert outcome.only_if == outcome.missing == ("woont_hier",)


def test_what_is_told_closes_a_right(small: MakeSmall) -> None:
    outcome = small(version("not woont_hier")).outcome({"woont_hier": "ja"})
    assert (outcome.status, outcome.only_if) == ("not_eligible", ())


def test_once_the_rare_situation_is_told_the_rest_is_asked(small: MakeSmall) -> None:
    outcome = small(version("not woont_hier", "verzekerd")).outcome({"woont_hier": "nee"})
    assert (outcome.status, outcome.missing, outcome.only_if) == ("unknown", ("verzekerd",), ())


def test_a_refusal_for_what_was_told_stays_as_it_was(small: MakeSmall) -> None:
    outcome = small(version("not woont_hier", "verzekerd")).outcome({"verzekerd": "nee"})
    assert (outcome.status, outcome.missing, outcome.only_if) == ("not_eligible", (), ())
    assert [each.outcome for each in outcome.tested] == [False, False]


def test_a_condition_in_which_something_told_takes_part_refuses(small: MakeSmall) -> None:
    outcome = small(version("student or not woont_hier")).outcome({"student": "nee"})
    assert (outcome.status, outcome.only_if) == ("not_eligible", ())


def test_a_rare_child_is_asked_for_by_its_own_name(small: MakeSmall) -> None:
    catalogue = small(version("leeftijd > 0", "not ingeschreven"), entity="kinderen")
    baby, schoolchild = {"geboortedatum": "2026-06-01"}, {"geboortedatum": "2018-06-01"}
    assert catalogue.outcome({}, {"kinderen": [baby, schoolchild]}).only_if == ("kinderen[1].ingeschreven",)
    assert catalogue.outcome({}, {"kinderen": [baby]}).status == "not_eligible"
    told = [{**baby, "ingeschreven": "nee"}, {**schoolchild, "ingeschreven": "nee"}]
    assert catalogue.outcome({}, {"kinderen": told}).amount == 1200


def test_what_every_answer_refuses_is_refused(small: MakeSmall) -> None:
    outcome = small(version("partner", "not partner", amount="bedrag if partner else 2 * bedrag")).outcome()
    assert (outcome.status, outcome.amount, outcome.missing) == ("not_eligible", 0, ())


def test_what_every_answer_refuses_but_for_a_presumption_is_open(small: MakeSmall) -> None:
    logic = version(
        "partner", "not partner or not woont_hier", "not woont_hier", amount="bedrag if partner else 1 * bedrag"
    )
    outcome = small(logic).outcome()
    assert (outcome.status, outcome.only_if) == ("unknown", ("woont_hier",))
