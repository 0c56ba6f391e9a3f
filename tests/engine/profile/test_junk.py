"""Whatever arrives, it is an advice or a list of faults in Dutch; never a crash."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Advisor, ProfileError
from engine.inference.plain import PlainInference
from tests.engine.small import DAY, PLACE, Small, scheme_text, version

LOGIC = version(
    "leeftijd >= meerderjarigheid", "sinds <= peildatum or verzekerd", "woning == kamer or any(kinderen, op_school)",
    amount="max(0, bedrag - inkomen) + sum(kinderen, inkomen) + per_year(kosten_energie + sum(kinderen, sum(opvang, uren * tarief)))",
)  # fmt: skip
NAMES = (
    "geboortedatum", "leeftijd", "verzekerd", "inkomen", "huur", "sinds", "woning", "kosten", "partner", "partner_inkomen", "kinderen",
    "op_school", "opvang", "uren", "tarief", "facts", "members", "on", "onbekend",
)  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(), st.datetimes(), st.decimals(),
    st.sampled_from(["ja", "nee", "kamer", "2026-02-30", "1e400", "-0", "€", "640,50", "٣٤", Decimal("sNaN"), b"x"]),
)  # fmt: skip
KEYS = st.one_of(st.sampled_from(NAMES), st.integers(-1, 3), st.none(), st.text(max_size=4))
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Any:
    files = {
        "rules/national/proef.yaml": scheme_text(
            LOGIC, apply="{how: Bel., deadline: {month_day: 12-31}, back: {years: 1}}"
        )
    }
    return Advisor(Small(tmp_path_factory.mktemp("junk"), files).load(), PlainInference())


def answer_or_faults(advisor: Any, raw: Any, on: Any = DAY) -> None:
    try:
        advice = advisor.advise(raw, on).as_json()
    except ProfileError as error:
        refused = error
    else:
        assert [each["id"] for each in advice["schemes"]] == ["proef"], advice["errors"]
        return
    assert refused.problems
    assert all(problem.message for problem in refused.problems)
    assert str(refused)


@settings(max_examples=150)
@given(raw=JUNK)
def test_anything_at_all(advisor: Any, raw: Any) -> None:
    answer_or_faults(advisor, raw, None)


@settings(max_examples=200)
@given(facts=st.dictionaries(st.sampled_from(NAMES), JUNK, max_size=5), receives=JUNK)
def test_anything_as_an_answer(advisor: Any, facts: Any, receives: Any) -> None:
    answer_or_faults(advisor, {"municipality": PLACE, "facts": facts})
    answer_or_faults(advisor, {"municipality": PLACE, "receives": receives})
    answer_or_faults(advisor, {"municipality": PLACE, "last_year": {"facts": facts}})


@settings(max_examples=150)
@given(children=st.lists(st.dictionaries(st.sampled_from(NAMES), JUNK, max_size=4), max_size=3))
def test_anything_as_a_child(advisor: Any, children: Any) -> None:
    answer_or_faults(advisor, {"municipality": PLACE, "members": {"kinderen": children}})


@settings(max_examples=100)
@given(day=st.dates(), birthdate=st.dates(), since=st.dates())
def test_any_day(advisor: Any, day: Any, birthdate: Any, since: Any) -> None:
    answer_or_faults(
        advisor, {"municipality": PLACE, "facts": {"geboortedatum": birthdate, "sinds": since.isoformat()}}, None
    )
    answer_or_faults(advisor, {"municipality": PLACE, "on": day, "facts": {"geboortedatum": birthdate}}, None)
    answer_or_faults(advisor, {"municipality": PLACE, "facts": {"geboortedatum": birthdate}}, day)
