"""Faults in advice rules are found, with their line and what to do."""

import pytest

from engine.catalogue.yaml_lines import parse_yaml
from engine.inference.book import AdviceBook, AdviceSource
from engine.inference.read_book import read_advice

FILE = """\
id: proef
title: Proef
sources:
  awir: {title: Awir, url: "https://wetten.overheid.nl/BWBR0018472"}
rules:
  - id: vraag_aan
    for: each_scheme
    when: eligible and not receives
    then: {action: apply}
    text: Vraag {title} aan
      bij {authority}.
    source: awir art. 15 lid 1; awir art. 16
  - id: hoort_bij
    for: household
    when: zorgtoeslag.receives
    then: {opens: [huurtoeslag, kindgebonden_budget], concludes: bekend}
    text: Dit hoort erbij.
    source: awir art. 14
"""


def read(text: str, schemes: tuple[str, ...] = ()) -> tuple[AdviceBook, list[str]]:
    book, findings = read_advice([("proef.yaml", parse_yaml(text, "proef.yaml"))], schemes)
    return book, [str(finding) for finding in findings]


def test_a_sound_file() -> None:
    book, faults = read(FILE)
    assert faults == []
    first, second = book.rules
    assert (first.id, first.scope, first.file, first.line) == ("vraag_aan", "each_scheme", "proef.yaml", 6)
    assert first.text == "Vraag {title} aan bij {authority}."
    assert first.sources == (
        AdviceSource("Awir", "art. 15 lid 1", "https://wetten.overheid.nl/BWBR0018472"),
        AdviceSource("Awir", "art. 16", "https://wetten.overheid.nl/BWBR0018472"),
    )
    assert first.then.action == "apply"
    assert second.then.opens == ("huurtoeslag", "kindgebonden_budget")
    assert book.rulesets == {
        "advice.each_scheme": {"vraag_aan": ({"eligible": True, "receives": False},)},
        "advice.household": {"hoort_bij": ({"zorgtoeslag.receives": True},)},
    }


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("eligible and", "eligable and", "proef.yaml:6 vraag_aan: unknown name 'eligable'. Did you mean 'eligible'?"),
        ("eligible and", "eligible und", "proef.yaml:8 vraag_aan: condition cannot be read"),
        ("eligible and", "gain > 0 and", "proef.yaml:8 vraag_aan: 'gain > 0' cannot stand in a condition (column 1)"),
        ("zorgtoeslag.receives", "gain", "unknown name 'gain'. Say of which scheme, for example zorgtoeslag.gain"),
        ("zorgtoeslag.receives", "zorgtoeslag.krijgt", "hoort_bij: unknown name 'zorgtoeslag.krijgt'"),
        ("action: apply", "action: aply", "proef.yaml:9 vraag_aan: unknown action 'aply'. Known: apply, ask"),
        ("action: apply", "actie: apply", "vraag_aan: unknown key 'actie'. Did you mean 'action'?"),
        ("action: apply", "action: apply, first: misschien", "'first' must be ja or nee, not 'misschien'"),
        ("action: apply", "action: apply, opens: 'Huur Toeslag'", "vraag_aan: 'Huur Toeslag' is not a name"),
        ("{action: apply}", "apply", "proef.yaml:9 vraag_aan: nothing follows from this rule"),
        ("opens: [huurtoeslag, kindgebonden_budget]", "action: apply", "hoort_bij: an action belongs to one scheme"),
        ("concludes: bekend", "concludes: gain", "hoort_bij: the conclusion 'gain' has the name of something else"),
        ("{title}", "{titel}", "proef.yaml:10 vraag_aan: unknown placeholder '{titel}'. Known: {amount}, {authority}"),
        ("{title}", "{title.__class__}", "unknown placeholder '{title.__class__}'"),
        ("{title}", "{title:{amount}}", "unknown placeholder '{title}'"),
        ("{title}", "{title", "vraag_aan: the braces do not fit"),
        ("Dit hoort", "Deze 2 horen", "proef.yaml:17 hoort_bij: a digit in a text"),
        ("    text: Dit hoort erbij.\n", "", "proef.yaml:13 hoort_bij: the text is missing"),
        ("    source: awir art. 14\n", "", "proef.yaml:13 hoort_bij: the source is missing"),
        ("awir art. 14", "wzt art. 1", "proef.yaml:18 hoort_bij: unknown source 'wzt'. Add `wzt:` with title and url"),
        ("for: household", "for: Huishouden", "proef.yaml:14 hoort_bij: a rule must say what it is about"),
        ("    for: household\n", "", "hoort_bij: a rule must say what it is about"),
        ("id: hoort_bij", "id: Hoort bij", "proef.yaml:13 Hoort bij: a rule needs a name"),
        ("id: hoort_bij", "id: vraag_aan", "proef.yaml:13 vraag_aan: there is another rule 'vraag_aan' (proef.yaml:6)"),
        ("title: Proef", "titel: Proef", "proef.yaml:2 file: unknown key 'titel'. Did you mean 'title'?"),
        ("    when: zorg", "    wen: a\n    when: zorg", "hoort_bij: unknown key 'wen'. Did you mean 'when'?"),
    ],
)
def test_a_fault_names_its_place_and_its_remedy(old: str, new: str, fault: str) -> None:
    assert old in FILE
    _, faults = read(FILE.replace(old, new))
    assert any(fault in each for each in faults), faults


@pytest.mark.parametrize("rules", ["rules: []", "rules: {}", "rules:", "title: leeg"])
def test_a_file_without_rules(rules: str) -> None:
    assert "there are no rules" in read(f"id: proef\n{rules}\n")[1][0]


def test_an_item_that_is_no_rule() -> None:
    assert "'vraag_aan' is no rule" in read("id: proef\nrules: [vraag_aan]\n")[1][0]


def test_a_conclusion_cannot_be_denied() -> None:
    _, faults = read(FILE.replace("and not receives", "and not bekend"))
    assert faults == ["proef.yaml:6 vraag_aan: 'bekend' is a conclusion and cannot be denied. Use flags after `not`."]


def test_schemes_that_do_not_exist_are_found_when_the_schemes_are_known() -> None:
    known = ("huurtoeslag", "kindgebonden_budget", "zorgtoeslag")
    assert read(FILE, known)[1] == []
    _, faults = read(FILE.replace("opens: [huurtoeslag", "opens: [huurtoslag"), known)
    assert faults[0].startswith("proef.yaml:13 hoort_bij: unknown scheme 'huurtoslag'. Did you mean 'huurtoeslag'?")
    _, faults = read(FILE.replace("for: each_scheme", "for: zorgtoslag"), known)
    assert faults[0].startswith("proef.yaml:6 vraag_aan: unknown scheme 'zorgtoslag'. Did you mean 'zorgtoeslag'?")


def test_rules_by_which_schemes_rule_each_other_out_are_refused() -> None:
    text = """\
id: proef
title: Proef
sources:
  wet: {title: Wet, url: "https://wetten.overheid.nl/x"}
rules:
  - {id: een, for: household, when: a.eligible and b.eligible, then: {excludes: b}, text: A gaat voor., source: wet art. 1}
  - {id: twee, for: household, when: b.eligible and not d.eligible, then: {replaces: c}, text: B gaat voor., source: wet art. 1}
"""
    assert read(text)[1] == []
    back = (
        "  - {id: drie, for: household, when: c.unknown, then: {excludes: a}, text: C gaat voor., source: wet art. 1}\n"
    )
    assert read(text + back)[1] == [
        "proef.yaml:8 drie: 'c' rules out 'a', and another rule does the reverse. Let one of the two go before the other."
    ]
