"""The contract of an inference engine, the same for each of them."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import CatalogueError, EngineError
from engine.inference.choose import make_inference
from engine.inference.interface import Inference, Ruleset, fnv1a_32
from engine.inference.rulesets import scheme_ruleset, status_from

NAMES = [*"abcdefgh", "zorgtoeslag.receives", "huurtoeslag.gain"]
branches = st.dictionaries(st.sampled_from(NAMES), st.booleans(), max_size=5)
patterns = st.lists(branches, max_size=4).map(tuple)
rulesets = st.dictionaries(st.from_regex(r"[a-z]{1,6}(\.met)?", fullmatch=True), patterns, max_size=70)
facts = st.dictionaries(st.sampled_from([*NAMES, "unused"]), st.booleans())


def by_definition(ruleset: Ruleset, known: dict[str, bool]) -> set[str]:
    """The rules that fire, spelled out: some branch of which every fact is known to be as the branch wants it."""
    fired = set()
    for rule, pattern in ruleset.items():
        for branch in pattern:
            if all(name in known and known[name] == value for name, value in branch.items()):
                fired.add(rule)
    return fired


@given(ruleset=rulesets, households=st.lists(facts, min_size=1, max_size=8))
def test_every_engine_fires_what_the_definition_says(
    engines: list[Inference], ruleset: Ruleset, households: list[dict[str, bool]]
) -> None:
    for inference in engines:
        inference.load({"random": ruleset})
        for known in households:
            assert inference.infer("random", known) == by_definition(ruleset, known)


@pytest.mark.parametrize(
    ("known", "fired"),
    [
        ({}, ["ever"]),
        ({"a": True}, ["ever", "a.met"]),
        ({"a": False}, ["ever", "a.failed"]),
        ({"a": True, "b": False}, ["ever", "a.met", "either"]),
        ({"c.d": True}, ["ever", "either"]),
        ({"a": True, "b": False, "c.d": True}, ["ever", "a.met", "either"]),
        ({"stranger": True}, ["ever"]),
    ],
)
def test_a_rule_fires_when_one_of_its_branches_is_certainly_true(
    inference: Inference, known: dict[str, bool], fired: list[str]
) -> None:
    either = ({"a": True, "b": False}, {"c.d": True})
    inference.load(
        {"s": {"a.met": ({"a": True},), "a.failed": ({"a": False},), "either": either, "never": (), "ever": ({},)}}
    )
    assert inference.infer("s", known) == set(fired)


def test_a_rich_household_fires_hundreds_of_rules(inference: Inference) -> None:
    ruleset = {f"r{i}": tuple({f"p{i}_{j}": True, f"q{i}": True} for j in range(4)) for i in range(150)}
    known = {name: True for pattern in ruleset.values() for branch in pattern for name in branch}
    inference.load({"big": ruleset})
    assert inference.infer("big", known) == ruleset.keys()
    assert inference.infer("big", {"p149_3": True, "q149": True}) == {"r149"}


def test_hundreds_of_rules_may_look_at_the_same_fact(inference: Inference) -> None:
    inference.load({"same": {f"r{i}": ({"a": True},) for i in range(300)}})
    assert len(inference.infer("same", {"a": True})) == 300
    assert inference.infer("same", {"a": False}) == frozenset()


def test_one_rule_may_look_at_two_hundred_facts(inference: Inference) -> None:
    whole = {f"p{i}": True for i in range(200)}
    inference.load({"wide": {"all": (whole,), "none": (dict.fromkeys(whole, False),)}})
    assert inference.infer("wide", whole) == {"all"}
    assert inference.infer("wide", {**whole, "p199": False}) == frozenset()


def test_loading_replaces_everything(inference: Inference) -> None:
    for round_ in range(20):
        inference.load({f"s{round_}": {"r": ({"a": round_ % 2 == 0},)}})
        assert inference.infer(f"s{round_}", {"a": True}) == ({"r"} if round_ % 2 == 0 else set())
    with pytest.raises(KeyError):
        inference.infer("s0", {})


def test_a_household_leaves_nothing_behind(inference: Inference) -> None:
    inference.load({"s": {"a": ({"a": True},), "b": ({"b": True},)}})
    assert inference.infer("s", {"a": True}) == {"a"}
    assert inference.infer("s", {"b": True}) == {"b"}
    assert inference.infer("s", {}) == frozenset()


def test_the_rules_given_are_not_changed_and_not_watched(inference: Inference) -> None:
    ruleset = {"r": ({"a": True},)}
    inference.load({"s": ruleset})
    assert ruleset == {"r": ({"a": True},)}
    ruleset["q"] = ({"a": True},)
    assert inference.infer("s", {"a": True}) == {"r"}


@pytest.mark.parametrize("value", ["true", 1, 0, None, 0.5])
def test_only_booleans_are_taken(inference: Inference, value: object) -> None:
    inference.load({"s": {"r": ({"a": True},)}})
    with pytest.raises(TypeError, match="leave unknown facts out"):
        inference.infer("s", {"a": value})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("ruleset", "complaint"),
    [
        ({"r": ({"costarring": True}, {"liquid": True})}, "'liquid' cannot be told apart from 'costarring'"),
        ({"r": ({"costarring": True},), "q": ({"liquid": True},)}, "'liquid' cannot be told apart from 'costarring'"),
        ({"r": ({"a.b": True, "a__b": True},)}, "'a__b' cannot be told apart from 'a.b'"),
        ({"r": ({"sid": True},)}, "'sid' cannot be told apart from the reserved word 'sid'"),
        ({"r": ({"always": True},)}, "the reserved word 'always'"),
        ({"r": ({"één": True},)}, "'één' is not a plain name"),
        ({"r": ({"a b": True},)}, "'a b' is not a plain name"),
        ({"r": ({"a..b": True},)}, "'a..b' is not a plain name"),
        ({"r": ({"$nex": True},)}, "'$nex' is not a plain name"),
        ({'r"': ({"a": True},)}, "is not a plain name"),
        ({"r": ({"a": 1},)}, "compares with something else than True or False"),
        ({"r": ({f"p{i}": True for i in range(201)},)}, "more than 200 facts"),
    ],
)
def test_what_the_native_engine_would_get_wrong_is_refused_by_all(
    inference: Inference, ruleset: Ruleset, complaint: str
) -> None:
    inference.load({"s": {"old": ({"a": True},)}})
    with pytest.raises(CatalogueError) as caught:
        inference.load({"s": ruleset})
    assert complaint in str(caught.value)
    assert all(problem.remedy for problem in caught.value.problems)
    assert inference.infer("s", {"a": True}) == {"old"}


def test_the_hash_is_the_one_that_is_published() -> None:
    assert fnv1a_32("") == 0x811C9DC5
    assert fnv1a_32("a") == 0xE40C292C
    assert fnv1a_32("foobar") == 0xBF9CF968


class TestChoice:
    def test_plain_when_asked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert make_inference("plain").name == "plain"
        monkeypatch.setenv("TOEREIKEND_INFERENCE", "plain")
        assert make_inference().name == "plain"

    def test_durable_rules_where_it_can_be_imported(
        self, engines: list[Inference], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("TOEREIKEND_INFERENCE", raising=False)
        assert make_inference().name == engines[-1].name

    def test_plain_with_the_reason_where_it_cannot(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
        monkeypatch.delitem(sys.modules, "engine.inference.durable", raising=False)
        inference = make_inference("durable")
        assert inference.name == "plain"
        assert "durable_rules cannot be imported" in inference.reason

    def test_another_word_is_refused_in_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TOEREIKEND_INFERENCE", "drools")
        with pytest.raises(EngineError, match=r"'drools' is not an inference engine\. Choose durable or plain"):
            make_inference()


CONDITIONS = ("leeftijd", "inkomen", "zicht")


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ({"leeftijd": True, "inkomen": True, "zicht": True}, "eligible"),
        ({"leeftijd": True, "inkomen": True}, "needs_judgement"),
        ({"leeftijd": True, "zicht": True}, "unknown"),
        ({"leeftijd": True}, "unknown"),
        ({}, "unknown"),
        ({"leeftijd": False}, "not_eligible"),
        ({"leeftijd": True, "inkomen": False, "zicht": True}, "not_eligible"),
        ({"leeftijd": True, "inkomen": True, "zicht": False}, "not_eligible"),
    ],
)
def test_the_status_of_a_scheme(inference: Inference, known: dict[str, bool], status: str) -> None:
    inference.load({"scheme": scheme_ruleset(CONDITIONS, ["zicht"])})
    assert status_from(inference.infer("scheme", known), CONDITIONS, ["zicht"]) == status


def test_a_scheme_without_conditions_is_for_everybody(inference: Inference) -> None:
    inference.load({"scheme": scheme_ruleset([])})
    assert status_from(inference.infer("scheme", {}), []) == "eligible"


def test_a_judgement_needs_its_condition() -> None:
    with pytest.raises(ValueError, match="zicht"):
        scheme_ruleset(["leeftijd"], ["zicht"])


def test_rulesets_that_come_later_join_the_others(inference: Inference) -> None:
    inference.load({"een": {"ja": ({"a": True},)}})
    inference.extend({"een": {"anders": ({"a": True},)}, "twee": {"nee": ({"a": False},)}})
    assert inference.infer("een", {"a": True}) == {"ja"}
    assert inference.infer("twee", {"a": False}) == {"nee"}
    inference.load({"drie": {}})
    with pytest.raises(KeyError):
        inference.infer("twee", {"a": False})


def test_rulesets_that_are_refused_leave_the_others_as_they_were(inference: Inference) -> None:
    inference.load({"een": {"ja": ({"a": True},)}})
    with pytest.raises(CatalogueError):
        inference.extend({"twee": {"é": ({"a": True},)}})
    with pytest.raises(KeyError):
        inference.infer("twee", {"a": True})
    assert inference.infer("een", {"a": True}) == {"ja"}
