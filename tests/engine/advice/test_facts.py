"""The facts behind an advice: told ones in words, with whose they are, then what was taken for granted."""

from tests.engine.small import MakeSmall, scheme_text, version


def test_facts_are_told_in_words_and_by_whom(small: MakeSmall) -> None:
    scheme = scheme_text(version("woont_hier"), name="gewoon", title="Gewoon")
    made = small(files={"rules/national/gewoon.yaml": scheme})
    advice = made.advice(
        {"huur": "640.50", "woning": "kamer", "kosten": {"energie": 12}},
        {"kinderen": [{"inkomen": 100, "opvang": []}, {"op_school": "ja"}]},
        last_year={"facts": {"inkomen": 900}},
        receives={"gewoon": 50},
    )
    assert [(one["fact"], one["text"], one["origin"]) for one in advice["facts"]] == [
        ("huur", "€\u202f640,50 per maand", "told"),
        ("woning", "een kamer", "told"),
        ("kosten_schoonmaak", "€\u202f0 per maand", "told"),
        ("kosten_energie", "€\u202f12 per maand", "told"),
        ("kinderen[0].inkomen", "€\u202f100 per jaar", "told"),
        ("kinderen[0].opvang", "geen", "told"),
        ("kinderen[1].op_school", "ja", "told"),
        ("last_year.inkomen", "€\u202f900 per jaar", "told"),
        ("receives.gewoon", "€\u202f50 per maand", "told"),
        ("woont_hier", "U woont hier: ja", "assumed"),
    ]
    labels = {one["fact"]: one["label"] for one in advice["facts"]}
    assert labels["huur"] == "Huur"
    assert labels["last_year.inkomen"] == "Vorig jaar: Inkomen"
    assert labels["receives.gewoon"] == "Gewoon"


def test_who_told_nothing_has_no_facts_but_assumptions(small: MakeSmall) -> None:
    scheme = scheme_text(version("woont_hier"), name="gewoon")
    facts = small(files={"rules/national/gewoon.yaml": scheme}).advice()["facts"]
    assert {one["origin"] for one in facts} == {"assumed"}
