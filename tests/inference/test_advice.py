"""Firing advice rules: conclusions, order, and what the shipped rules say."""

import string
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from engine.catalogue.yaml_lines import parse_yaml, read_yaml
from engine.inference.advice import advice
from engine.inference.book import ACTIONS, FLAGS, AdviceBook
from engine.inference.interface import Inference
from engine.inference.read_book import read_advice

ADVICE = Path(__file__).resolve().parents[2] / "rules" / "advice"
STATUSES = ("eligible", "needs_judgement", "unknown", "not_eligible", "not_covered")
HEAD = "id: proef\nsources: {wet: {title: Wet, url: 'https://wet.nl'}}\nrules:\n"
Fire = Callable[..., list[str]]


def flags(*true: str) -> dict[str, bool]:
    """Every flag of one scheme, with the named ones true."""
    assert set(true) <= FLAGS
    return {flag: flag in true for flag in FLAGS}


@pytest.fixture
def fire(inference: Inference) -> Fire:
    """A function that fires rules written as YAML items on the flags of schemes."""

    def fire(rules: str, **schemes: Mapping[str, bool]) -> list[str]:
        raw = parse_yaml(HEAD + rules, "proef.yaml")
        book, findings = read_advice([("proef.yaml", raw)])
        assert findings == []
        inference.load(book.rulesets)
        return [f"{firing.scheme}: {firing.rule.id}" for firing in advice(inference, book, schemes)]

    return fire


def rule(name: str, scope: str, when: str, then: str) -> str:
    """One rule as an item of YAML."""
    return f"  - {{id: {name}, for: {scope}, when: {when}, then: {{{then}}}, text: Doe iets., source: wet art. 1}}\n"


def test_a_rule_for_each_scheme_sees_one_scheme_at_a_time(fire: Fire) -> None:
    rules = rule("vraag", "each_scheme", "eligible and not receives", "action: apply")
    new, old = flags("eligible"), flags("eligible", "receives")
    assert fire(rules, a=new, b=old, c=flags("unknown"), d=new) == ["a: vraag", "d: vraag"]


def test_a_rule_for_the_household_sees_all_schemes(fire: Fire) -> None:
    rules = rule("uit", "household", "a.eligible and b.receives", "excludes: b")
    assert fire(rules, a=flags("eligible"), b=flags("receives")) == ["None: uit"]
    assert fire(rules, a=flags("eligible"), b=flags()) == []
    assert fire(rules, a=flags("eligible")) == []


def test_a_rule_about_one_scheme_has_it_as_its_subject(fire: Fire) -> None:
    rules = rule("eerst", "b", "eligible and a.receives", "first: ja")
    assert fire(rules, a=flags("receives"), b=flags("eligible")) == ["b: eerst"]
    assert fire(rules, a=flags("receives", "eligible"), b=flags()) == []


def test_firings_come_in_the_order_of_the_book_and_then_of_the_schemes(fire: Fire) -> None:
    rules = (
        rule("z", "each_scheme", "gain", "action: ask")
        + rule("y", "household", "b.gain", "opens: a")
        + rule("x", "each_scheme", "gain", "first: ja")
    )
    assert fire(rules, b=flags("gain"), a=flags("gain")) == ["b: z", "a: z", "None: y", "b: x", "a: x"]


def test_a_flag_that_is_not_given_fires_neither_it_nor_its_denial(fire: Fire) -> None:
    rules = rule("wel", "each_scheme", "gain", "action: ask") + rule("niet", "each_scheme", "not gain", "action: check")
    assert fire(rules, a={"eligible": True}) == []


def test_conclusions_lead_to_conclusions_whatever_the_order(fire: Fire) -> None:
    rules = (
        rule("vier", "each_scheme", "derde and rijk", "action: ask")
        + rule("drie", "each_scheme", "tweede", "concludes: derde")
        + rule("twee", "each_scheme", "eerste", "concludes: tweede")
        + rule("een", "each_scheme", "gain", "concludes: eerste")
        + rule("huis", "household", "a.derde and b.derde", "concludes: rijk")
    )
    assert fire(rules, a=flags("gain"), b=flags("gain"), c=flags())[:2] == ["a: vier", "b: vier"]
    assert "a: vier" not in fire(rules, a=flags("gain"), b=flags())


def test_conclusions_that_lean_on_each_other_do_not_lift_themselves(fire: Fire) -> None:
    rules = rule("kip", "household", "ei", "concludes: kip") + rule("ei", "household", "kip", "concludes: ei")
    assert fire(rules, a=flags("gain")) == []
    start = rule("haan", "household", "a.gain", "concludes: ei")
    assert fire(rules + start, a=flags("gain")) == ["None: kip", "None: ei", "None: haan"]


def test_one_schemes_conclusion_is_not_anothers(fire: Fire) -> None:
    rules = rule("een", "a", "gain", "concludes: bijzonder") + rule("twee", "each_scheme", "bijzonder", "action: ask")
    assert fire(rules, a=flags("gain"), ab=flags("gain"), b=flags("gain")) == ["a: een", "a: twee"]


def test_all_engines_give_the_same_advice(engines: list[Inference], shipped: AdviceBook) -> None:
    for inference in engines:
        inference.load(shipped.rulesets)
    chosen = ("receives", "receives_more", "gain", "deadline_near", "deadline_passed", "retroactive_open")
    for status, *values in product(STATUSES, *[(False, True)] * len(chosen)):
        true = [status, *(name for name, value in zip(chosen, values, strict=True) if value)]
        household = {"zorgtoeslag": flags(*true), "kindgebonden_budget": flags("eligible", "gain")}
        answers = [advice(inference, shipped, household) for inference in engines]
        assert all(answer == answers[0] for answer in answers)


@pytest.fixture(scope="session")
def shipped() -> AdviceBook:
    """The advice rules that ship."""
    files = [(path.name, read_yaml(path, path.name)) for path in sorted(ADVICE.glob("*.yaml"))]
    schemes = {path.stem for folder in ("national", "templates") for path in (ADVICE.parent / folder).glob("*.yaml")}
    book, findings = read_advice(files, schemes)
    assert findings == []
    return book


def advised(inference: Inference, book: AdviceBook, **schemes: Mapping[str, bool]) -> dict[str, Any]:
    """Action -> scheme, and under `first` and `opens` what those consequences name."""
    inference.load(book.rulesets)
    found: dict[str, set[str | None]] = {}
    for firing in advice(inference, book, schemes):
        if firing.then.action:
            found.setdefault(firing.then.action, set()).add(firing.scheme)
        if firing.then.first:
            found.setdefault("first", set()).add(firing.scheme)
        if firing.then.opens:
            found.setdefault("opens", set()).update(firing.then.opens)
    return found


@pytest.mark.parametrize(
    ("true", "expected"),
    [
        (["eligible", "gain"], ["apply"]),
        (["eligible", "amount_unknown"], ["apply"]),
        (["eligible", "gain", "deadline_near"], ["apply", "first"]),
        (["eligible", "gain", "deadline_passed"], ["ask"]),
        (["eligible", "receives"], []),
        (["eligible", "receives", "receives_less", "gain"], ["correct_up"]),
        (["eligible", "receives", "receives_more"], ["correct_down", "first"]),
        (["needs_judgement", "gain"], ["check"]),
        (["needs_judgement", "gain", "receives"], []),
        (["unknown", "gain"], ["ask"]),
        (["unknown", "gain", "deadline_near"], ["ask", "first"]),
        (["unknown"], []),
        (["unknown", "receives", "receives_more"], ["correct_down", "first"]),
        (["not_eligible"], []),
        (["not_eligible", "receives", "receives_more"], ["correct_down", "first"]),
        (["not_eligible", "retroactive_open"], ["claim_back"]),
        (["eligible", "receives", "retroactive_open", "deadline_near"], ["claim_back", "first"]),
        (["not_covered", "receives"], []),
        (["not_covered", "receives", "receives_more"], []),
        (["eligible", "receives", "receives_more", "amount_unknown"], []),
    ],
    ids=lambda words: " ".join(words),
)
def test_what_a_household_is_told_to_do(
    inference: Inference, shipped: AdviceBook, true: list[str], expected: list[str]
) -> None:
    assert advised(inference, shipped, zorgtoeslag=flags(*true)) == {action: {"zorgtoeslag"} for action in expected}


def test_childcare_is_applied_for_first(inference: Inference, shipped: AdviceBook) -> None:
    new = flags("eligible", "gain")
    assert advised(inference, shipped, zorgtoeslag=new, kinderopvangtoeslag=new)["first"] == {"kinderopvangtoeslag"}


def test_another_allowance_opens_kindgebonden_budget(inference: Inference, shipped: AdviceBook) -> None:
    new, known = flags("eligible", "gain"), flags("eligible", "receives")
    assert "opens" not in advised(inference, shipped, kindgebonden_budget=new, huurtoeslag=new)
    for other in ("zorgtoeslag", "huurtoeslag", "kinderopvangtoeslag"):
        told = advised(inference, shipped, **{"kindgebonden_budget": new, other: known})
        assert told["opens"] == {"kindgebonden_budget"}


def test_the_shipped_rules_use_every_action_and_tell_where_they_come_from(shipped: AdviceBook) -> None:
    assert {rule.then.action for rule in shipped.rules} - {None} == ACTIONS
    telling = [rule for rule in shipped.rules if rule.text]
    assert all(source.url.startswith("https://") for rule in telling for source in rule.sources)
    assert all(rule.sources for rule in telling)


def test_the_shipped_texts_are_short_polite_sentences(shipped: AdviceBook) -> None:
    for rule in shipped.rules:
        plain = "".join(literal + ("X" if field else "") for literal, field, *_ in string.Formatter().parse(rule.text))
        words = plain.replace("?", ".").replace(":", ".").split(".")
        assert max(len(sentence.split()) for sentence in words) <= 16, rule.id
        assert not {"je", "jij", "jouw", "uwe", "dient"} & set(plain.lower().split()), rule.id
