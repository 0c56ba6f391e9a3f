"""Facts worked out for one scheme serve the next: nobody may notice, except by the clock."""

from typing import Any

import pytest

from engine import Advisor, load_catalogue
from engine.advice.parity import random_profiles
from engine.inference.plain import PlainInference
from tests.engine.small import VOCABULARY, MakeSmall, Small, scheme_text, version

FACTS = """\
  volwassen: {type: boolean, label: Volwassen, derived: leeftijd >= meerderjarigheid}
  mag_stemmen: {type: boolean, label: Mag stemmen, derived: volwassen and woont_hier}
  schoolkinderen: {type: number, unit: count, label: Schoolkinderen, derived: "count(kinderen, op_school and leeftijd > 2)"}
  druk_gezin: {type: boolean, label: Druk gezin, derived: "mag_stemmen and schoolkinderen >= 2"}
entities:
"""
LATER = "meerderjarigheid: {label: Eigen grens, unit: years, values: [{from: 2020-01-01, value: 25}]}"
GRENS = LATER.replace("meerderjarigheid", "grens", 1)
OWN_STEP = "- {id: volwassen, unit: boolean, formula: leeftijd >= grens}"


def with_schemes(small: MakeSmall, **schemes: str) -> Small:
    files = {f"rules/national/{name}.yaml": text for name, text in schemes.items()}
    return small(files={"rules/vocabulary.yaml": VOCABULARY.replace("entities:\n", FACTS, 1), **files})


def statuses(advice: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["status"] for each in advice["schemes"]}


@pytest.mark.parametrize("own", ["a_figure", "b_figure"])
def test_a_scheme_with_a_figure_of_that_name_gets_its_own_answer(small: MakeSmall, own: str) -> None:
    names = ("a_figure", "b_figure")
    texts = {name: scheme_text(version("mag_stemmen"), LATER if name == own else "", name=name) for name in names}
    found = statuses(with_schemes(small, **texts).advice({"geboortedatum": "2004-01-01"}))
    assert found == {name: "not_eligible" if name == own else "eligible" for name in names}


def test_a_scheme_with_a_step_of_that_name_gets_its_own_answer(small: MakeSmall) -> None:
    plain = scheme_text(version("mag_stemmen"), name="a_plain")
    other = scheme_text(version("mag_stemmen", steps=OWN_STEP), GRENS, name="b_step")
    found = statuses(with_schemes(small, a_plain=plain, b_step=other).advice({"geboortedatum": "2004-01-01"}))
    assert found == {"a_plain": "eligible", "b_step": "not_eligible"}


def test_the_next_scheme_is_told_what_is_missing_and_assumed_too(small: MakeSmall) -> None:
    texts = {name: scheme_text(version("druk_gezin"), name=name) for name in ("a", "b")}
    advice = with_schemes(small, **texts).advice(
        {}, {"kinderen": [{"op_school": "ja"}, {"geboortedatum": "2018-01-01"}]}
    )
    missing = ["geboortedatum", "kinderen[0].geboortedatum", "kinderen[1].op_school"]
    assert [sorted(each["missing"]) for each in advice["schemes"]] == [missing, missing]
    assert [row["schemes"] for row in advice["assumptions"] if row["fact"] == "woont_hier"] == [["a", "b"]]


def test_a_scheme_says_the_same_alone_as_amid_all_others() -> None:
    catalogue = load_catalogue()
    advisor = Advisor(catalogue, PlainInference())
    same = ("amount", "exact", "months", "conditions", "missing", "steps", "parameters", "rule", "not_covered_reason")
    for raw in random_profiles(catalogue, 6, seed=11):
        for amid in advisor.advise(raw).as_json()["schemes"]:
            (alone,) = advisor.advise(raw, only=(amid["id"],)).as_json()["schemes"]
            assert {key: alone.get(key) for key in same} == {key: amid.get(key) for key in same}, amid["id"]
