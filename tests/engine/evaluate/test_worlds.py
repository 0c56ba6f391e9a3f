"""What was worked out in one world serves in another that settles all it looked for in the same way."""

from engine.evaluate.frame import Worlds


def test_what_looked_for_nothing_that_is_settled_holds_in_every_world() -> None:
    made: Worlds[str] = Worlds()
    made.keep({}, "the same for all")
    assert made.find({}) == made.find({"huurt": True, "alleen": False}) == "the same for all"


def test_what_looked_for_a_choice_holds_where_it_is_settled_alike() -> None:
    made: Worlds[str] = Worlds()
    made.keep({"huurt": True, "alleen": None}, "who rents")
    assert made.find({"huurt": True, "auto": False}) == "who rents"
    assert made.find({"huurt": False}) is None
    assert made.find({"huurt": True, "alleen": True}) is None
    assert made.find({}) is None


def test_what_looked_for_less_and_for_more_stand_side_by_side() -> None:
    made: Worlds[str] = Worlds()
    made.keep({"huurt": False}, "who owns")
    made.keep({"huurt": True, "alleen": True}, "alone in a rented house")
    assert made.find({"huurt": False, "alleen": True}) == "who owns"
    assert made.find({"huurt": True, "alleen": True}) == "alone in a rented house"
    assert made.find({"huurt": True, "alleen": False}) is None
