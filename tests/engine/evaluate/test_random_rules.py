"""Random rules on random households: whatever the rule, the real answer lies in what is said when less is told."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.base.ranges import bounds
from engine.catalogue.model import Scheme
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome
from engine.evaluate.scalar import evaluate
from engine.profile.household import Household, read_profile
from tests.engine.small import PLACE, Small, household, scheme_text, version

FIGURES = """\
deel: {unit: ratio, values: [{from: 2020-01-01, value: 0.35}]}
onzeker: {unit: ratio, values: [{from: 2020-01-01, value: {at_least: 0.5, at_most: 0.75}}]}
per_woning:
  unit: EUR/year
  by: [woning]
  values:
    - {from: 2020-01-01, to: 2026-04-30, value: {huurhuis: 300, kamer: 1100, koophuis: 0}}
    - {from: 2026-05-01, value: {huurhuis: 900, kamer: 100, koophuis: 700}}
per_jong:
  unit: EUR/year
  by: [jong]
  values:
    - {from: 2020-01-01, to: 2026-08-31, value: {ja: 2400, nee: 0}}
    - {from: 2026-09-01, value: {ja: 0, nee: 1200}}
staffel: {unit: EUR/year, by_band: EUR/year, values: [{from: 2020-01-01, value: [{up_to: 0, is: 7}, {up_to: 20000, is: 500}, {is: 90}]}]}
jeugd: {unit: EUR/year, by_band: years, values: [{from: 2020-01-01, value: [{from: 0, up_to: 11, is: 900}, {from: 12, up_to: 17, is: 600}]}]}
"""

STEPS = """\
- {{id: jong, unit: boolean, formula: leeftijd < meerderjarigheid}}
- {{id: stap_ja, unit: boolean, formula: "{yes}"}}
- {{id: stap_bedrag, unit: EUR/year, formula: "{money}"}}
- {{id: kind_jong, for: kinderen, unit: boolean, formula: 0 <= leeftijd < meerderjarigheid}}
- {{id: kind_deel, for: kinderen, unit: EUR/year, formula: "(inkomen if kind_jong else bedrag) * deel"}}
- {{id: kind_voorop, for: kinderen, unit: boolean, formula: "ranks_first(kinderen, inkomen)"}}
"""

MONEY = (
    "inkomen", "bedrag", "per_year(huur)", "partner_inkomen", "per_woning[woning]", "per_jong[jong]", "per_year(kosten_energie)",
    "sum(kinderen, inkomen)", "sum(kinderen, kind_deel)", "bedrag * count(kinderen, kind_jong)", "largest(kinderen, inkomen)",
    "smallest(kinderen, inkomen)", "sum(kinderen, per_year(sum(opvang, uren * tarief)))", "bedrag * count(kinderen, kind_voorop)",
    "(jeugd[leeftijd] if leeftijd in jeugd else 0)", "sum(kinderen, jeugd[leeftijd] if leeftijd in jeugd else 0)", "stap_bedrag",
)  # fmt: skip
YES = (
    "verzekerd", "student", "partner", "partner_verzekerd", "woont_hier", "woning == kamer", "woning in (kamer, huurhuis)", "jong",
    "sinds <= peildatum", "peildatum < sinds", "leeftijd >= meerderjarigheid", "any(kinderen, op_school)", "all(kinderen, kind_jong)",
    "count(kinderen, op_school) > 1", "any(kinderen, kind_voorop and op_school)", "stap_ja", "largest(kinderen, leeftijd) < meerderjarigheid",
)  # fmt: skip


class Writer:
    """Writes formulas of a few levels; steps may be used, but not by themselves."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.steps = False

    def money(self, depth: int) -> str:
        if depth == 0 or not self.dice.randrange(4):
            return self._one_of(MONEY)
        one, other = self.money(depth - 1), self.money(depth - 1)
        shapes = (
            f"({one} + {other})", f"({one} - {other})", f"min({one}, {other})", f"max(0, {one})", f"max({one}, {other})",
            f"{one} * deel", f"({one}) * onzeker", f"({one} if {self.yes(depth - 1)} else {other})", f"round_euro({one})",
            f"staffel[{one}]", f"-({one})", f"max(0, min({one}, bedrag * 2) - {other})",
        )  # fmt: skip
        return self.dice.choice(shapes)

    def yes(self, depth: int) -> str:
        if depth == 0 or not self.dice.randrange(3):
            return self._one_of(YES)
        one, other = self.yes(depth - 1), self.yes(depth - 1)
        less, more = self.money(depth - 1), self.money(depth - 1)
        shapes = (
            f"({one} and {other})", f"({one} or {other})", f"(not {one})", f"({less} <= {more})", f"({less} < bedrag)",
            f"({one} == {other})", f"({one} if {other} else {self.yes(depth - 1)})",
        )  # fmt: skip
        return self.dice.choice(shapes)

    def _one_of(self, names: tuple[str, ...]) -> str:
        usable = [name for name in names if self.steps or not name.startswith("stap_")]
        return f"({self.dice.choice(usable)})"


def rules(dice: Random) -> str:
    """A random scheme file."""
    writer = Writer(dice)
    steps = STEPS.format(yes=writer.yes(2), money=writer.money(2))
    writer.steps = True
    conditions = [writer.yes(2) for _ in range(dice.randrange(3))]
    conditions += dice.choice(([], [], ["toekenning >= bedrag"], ["toekenning < bedrag * 2"], ["jaarbedrag > 0"]))
    award = dice.choice(
        (
            "",
            "",
            "award: round_euro(jaarbedrag)",
            "award: 'max(0, jaarbedrag - bedrag)'",
            "award: 'min(jaarbedrag, inkomen)'",
        )
    )
    logic = version(*conditions, amount=writer.money(3), steps=steps, extra=award)
    entity = dice.choice(("household", "household", "kinderen"))
    return scheme_text(logic, FIGURES, set=dice.choice(("monthly", "monthly", "once")), entity=entity)


def answers(dice: Random) -> dict[str, Any]:
    """A random household that tells everything the small vocabulary asks."""
    facts: dict[str, Any] = {
        name: dice.choice(("ja", "nee")) for name in ("verzekerd", "student", "partner", "partner_verzekerd")
    }
    facts |= {"inkomen": dice.choice((0, 1200, 5000, 40000, 100000)), "huur": dice.choice((0, 50, 100, 2000))}
    facts |= {"partner_inkomen": dice.choice((0, 700, 50000)), "woning": dice.choice(("huurhuis", "kamer", "koophuis"))}
    facts |= {
        "geboortedatum": day(dice, (2026 - 18, 1980, 2020)),
        "sinds": day(dice, (2025, 2026, 2026)),
        "kosten": {"energie": 5},
    }
    children = [
        {
            "geboortedatum": day(dice, (2008, 2014, 2026, 2000)), "op_school": dice.choice(("ja", "nee")),
            "inkomen": dice.choice((0, 500, 500, 20000)),
            "opvang": [{"uren": dice.randrange(200), "tarief": dice.randrange(20)} for _ in range(dice.randrange(3))],
        }
        for _ in range(dice.choice((0, 1, 1, 2, 3)))
    ]  # fmt: skip
    return household(facts, {"kinderen": children})


def day(dice: Random, years: tuple[int, ...]) -> str:
    return date(dice.choice(years), dice.randrange(1, 13), dice.choice((1, 2, 15, 28))).isoformat()


def less(told: dict[str, Any], dice: Random) -> dict[str, Any]:
    """The same household with a few answers left out."""
    left = deepcopy(told)
    holders = [left["facts"], left["members"], *left["members"]["kinderen"]]
    holders += [care for child in left["members"]["kinderen"] for care in child["opvang"]]
    for holder in (dice.choice(holders) for _ in range(dice.choice((1, 1, 2, 4)))):
        if holder:
            holder.pop(dice.choice(sorted(holder)))
    return left


class EveryMonth(Library):
    """Works every month out, also those that are the same."""

    def breaks(self, scheme: Scheme, household: Household, year: int) -> list[int]:
        return list(range(1, 13))


class Rule:
    """One random rule in a catalogue of its own."""

    def __init__(self, root: Path, dice: Random) -> None:
        self.text = rules(dice)
        self.on = date(2026, dice.randrange(1, 13), 15)
        self.catalogue = Small(root, {"rules/national/proef.yaml": self.text}).load()
        self.scheme = self.catalogue.scheme("proef", PLACE)
        self.library = Library(self.catalogue.vocabulary, self.catalogue.norms)

    def work_out(self, raw: dict[str, Any], library: Library | None = None) -> Outcome:
        profile = read_profile(self.catalogue.vocabulary, raw, self.on)
        return evaluate(library or self.library, self.scheme, profile.household, self.on)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


@settings(max_examples=150)
@given(seed=st.integers(0, 10**9))
def test_the_real_answer_lies_in_what_is_said(root: Path, seed: int) -> None:
    dice = Random(seed)
    rule = Rule(root, dice)
    for _ in range(5):
        told = answers(dice)
        part = less(told, dice)
        real, found = rule.work_out(told), rule.work_out(part)
        shown = f"\n{rule.text}\n{told}\n{part}\n{real.status} {real.amount} -> {found.status} {found.amount}"
        sure = "onzeker" not in rule.text
        assert not sure or real.status != "unknown", shown
        assert found.status in ("unknown", real.status), shown
        (low, high), (lowest, highest) = bounds(real.amount), bounds(found.amount)
        assert lowest <= low, shown
        assert high <= highest, shown
        assert not sure or found.status != "unknown" or found.missing, shown


@settings(max_examples=60)
@given(seed=st.integers(0, 10**9))
def test_months_that_are_taken_together_are_equal(root: Path, seed: int) -> None:
    dice = Random(seed)
    rule = Rule(root, dice)
    slowly = EveryMonth(rule.catalogue.vocabulary, rule.catalogue.norms)
    for _ in range(3):
        told = answers(dice)
        for raw in (told, less(told, dice)):
            one, other = rule.work_out(raw), rule.work_out(raw, slowly)
            assert (one.status, bounds(one.amount)) == (other.status, bounds(other.amount)), f"\n{rule.text}\n{raw}"
