"""`rules/life_events.yaml`: what is read, how long there is time, and every fault with its line."""

from datetime import date

import pytest

from engine.catalogue.life_events import Term
from tests.engine.small import MakeSmall, version

SCENARIOS = "kinds:\n  - {id: minder, title: Minder, about: Iets., when: Wanneer?, asks: [inkomen]}\n"
WHOLE = """\
checked: {on: 2026-11-22, by: redactie, next: 2027-05-15}
sources: {wet: {title: Proefwet, url: "https://wetten.overheid.nl/proef"}}
steps:
  melden: {what: Meld het., when: vandaag, at: De dienst, last_day: {weeks: 1}, source: wet art. 1, confidence: primary}
  vragen: {what: Vraag het., when: deze_maand, scheme: proef, ask_if: partner, source: wet art. 2, confidence: secondary}
events:
  - {id: ontslag, label: Ontslag, about: Minder geld., day: Wanneer?, scenario: minder, income_loss: ja, questions: [inkomen, kinderen], schemes: [proef], arrange: [vragen, melden]}
  - {id: verhuisd, label: Verhuisd, about: Ander huis., day: Wanneer?, questions: [huur], schemes: [proef], arrange: [melden]}
"""  # fmt: skip


def files(text: str) -> dict[str, str]:
    return {"rules/scenarios.yaml": SCENARIOS, "rules/life_events.yaml": text}


def test_a_whole_file_is_read(small: MakeSmall) -> None:
    found = small(version(), files=files(WHOLE)).load().life_events
    event = found.event("ontslag")
    assert event
    assert (event.scenario, event.income_loss, event.questions) == ("minder", True, ("inkomen", "kinderen"))
    assert [step.id for step in event.steps] == ["vragen", "melden"]
    melden, vragen = found.steps["melden"], found.steps["vragen"]
    assert (melden.at, melden.last_day, melden.confidence) == ("De dienst", Term(weeks=1), "primary")
    assert (vragen.scheme, vragen.citations[0].article) == ("proef", "art. 2")
    assert found.event("verhuisd").income_loss is False
    assert found.event("staking") is None


def test_without_the_file_there_are_no_events(small: MakeSmall) -> None:
    assert small(version()).load().life_events.events == ()


@pytest.mark.parametrize(
    ("term", "last"),
    [
        (Term(days=3), date(2027, 2, 3)),
        (Term(weeks=1), date(2027, 2, 7)),
        (Term(months=1), date(2027, 2, 28)),
        (Term(months=-3), date(2026, 10, 31)),
    ],
)
def test_a_last_day_counts_from_the_event(term: Term, last: date) -> None:
    assert term.after(date(2027, 1, 31)) == last


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("questions: [huur]", "questions: [huurr]", 8, "there is no question 'huurr'"),
        ("questions: [huur]", "questions: [zoekt_werk]", 8, "there is no question 'zoekt_werk'"),
        ("questions: [huur], schemes: [proef]", "questions: [huur], schemes: [proeff]", 8, "there is no scheme 'proeff'"),
        ("scheme: proef,", "scheme: proeff,", 5, "there is no scheme 'proeff'"),
        ("scenario: minder", "scenario: meer", 7, "there is no scenario 'meer'"),
        ("scenario: minder, ", "", 7, "a loss of income needs a scenario"),
        ("arrange: [melden]", "arrange: [mellen]", 8, "there is no step 'mellen'"),
        ("when: vandaag", "when: ooit", 4, "'when' cannot be 'ooit'"),
        ("{weeks: 1}", "{weeks: 1, days: 2}", 4, "the last day needs one length of time"),
        ("{weeks: 1}", "{years: 1}", 4, "unknown key 'years'"),
        ("{weeks: 1}", "{weeks: bijna}", 4, "'weeks' is no whole number: bijna"),
        (", source: wet art. 1", "", 4, "'source' is missing"),
        (", confidence: primary", "", 4, "'confidence' is missing"),
        ("what: Meld het., ", "", 4, "'what' is missing"),
        ("ask_if: partner", "ask_if: partner and", 5, "formula cannot be read: invalid syntax"),
        ("label: Verhuisd, ", "", 8, "'label' is missing"),
        ("id: verhuisd", "id: ontslag", 6, "the event 'ontslag' is there twice"),
        ("income_loss: ja", "income_los: ja", 7, "unknown key 'income_los'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(small: MakeSmall, old: str, new: str, line: int, message: str) -> None:
    assert old in WHOLE
    found = small(version(), files=files(WHOLE.replace(old, new))).findings
    assert (line, message) in [(each.line, each.message) for each in found]
