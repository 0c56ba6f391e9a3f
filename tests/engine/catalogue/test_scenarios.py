"""`rules/scenarios.yaml`: every name in it exists, every fault has its line."""

import pytest

from tests.engine.small import MakeSmall, version

WHOLE = """\
people: {geboortedatum: U}
kinds:
  - {id: een, title: Een, about: Iets., when: Wanneer?, sets: {partner: ja}, asks: [inkomen], forgets: [huur]}
wage: {fact: inkomen, net: huur, highest: 24000, follows: {inkomen: huur}, leaves_out: [proef]}
"""


def test_a_whole_file_is_read(small: MakeSmall) -> None:
    scenarios = small(version(), files={"rules/scenarios.yaml": WHOLE}).load().scenarios
    kind = scenarios.kind("een")
    assert kind
    assert (kind.sets, kind.asks, kind.forgets) == ({"partner": True}, ("inkomen",), ("huur",))
    assert scenarios.wage
    assert (scenarios.wage.highest, scenarios.wage.leaves_out) == (24000, ("proef",))
    assert scenarios.people == {"geboortedatum": "U"}
    assert scenarios.kind("twee") is None


def test_without_the_file_there_are_no_scenarios(small: MakeSmall) -> None:
    scenarios = small(version()).load().scenarios
    assert (scenarios.kinds, scenarios.wage) == ((), None)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("asks: [inkomen]", "asks: [inkommen]", 3, "there is no fact 'inkommen'"),
        ("sets: {partner: ja}", "sets: {buurman: ja}", 3, "there is no fact 'buurman'"),
        ("when: Wanneer?, ", "", 3, "nothing tells on which day it happens"),
        ("title: Een, ", "", 3, "'title' is missing"),
        ("id: een", "idd: een", 3, "unknown key 'idd'"),
        ("leaves_out: [proef]", "leaves_out: [proeff]", 4, "there is no scheme 'proeff'"),
        ("net: huur", "net: huurr", 4, "there is no fact 'huurr'"),
        ("{geboortedatum: U}", "{geboortedag: U}", 1, "there is no fact 'geboortedag'"),
        ("forgets: [huur]", "member: {entity: katten}", 3, "there is no list of members 'katten'"),
        ("forgets: [huur]", "member: {entity: kinderen, asks: [huur]}", 3, "there is no fact of kinderen 'huur'"),
        ("forgets: [huur]", "reaches: {birth: inkomen, at: meerderjarigheid, within: 1}", 3, "there is no date 'inkomen'"),
        ("forgets: [huur]", "reaches: {birth: geboortedatum, at: ouderdom, within: 1}", 3, "there is no norm or date 'ouderdom'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(small: MakeSmall, old: str, new: str, line: int, message: str) -> None:
    assert old in WHOLE
    found = small(version(), files={"rules/scenarios.yaml": WHOLE.replace(old, new)}).findings
    assert (line, message) in [(each.line, each.message) for each in found]
