"""Schemes that take a rare situation, and the assumptions behind those that do not."""

from typing import Any

from tests.engine.small import MakeSmall, scheme_text, version

ADVICE = """\
id: advies
sources: {wet: {title: Wet, url: "https://wetten.overheid.nl/x"}}
rules:
  - {id: zoek_uit, for: each_scheme, when: unknown and gain, then: {action: ask}, text: 'Zoek uit.', source: wet art. 1}
"""
RARE = version("not woont_hier", "verzekerd")
COMMON = version("verzekerd and woont_hier")


def files(**logic: str) -> dict[str, str]:
    schemes = {f"rules/national/{name}.yaml": scheme_text(text, name=name) for name, text in logic.items()}
    return schemes | {"rules/advice/advies.yaml": ADVICE}


def row(advice: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in advice["schemes"] if each["id"] == name)
    return found


def test_a_rare_situation_is_marked_and_counts_nowhere(small: MakeSmall) -> None:
    advice = small(files=files(zeldzaam=RARE, gewoon=COMMON)).advice()
    rare, common = row(advice, "zeldzaam"), row(advice, "gewoon")
    assert (rare["status"], rare["unlikely"], rare["missing"]) == ("unknown", True, ["woont_hier"])
    assert (rare["amount"]["min_cents"], rare["amount"]["max_cents"]) == (0, 120000)
    assert rare["new_money"] == rare["first_year"] == {"min_cents": 0, "max_cents": 0}
    assert (common["status"], common["unlikely"]) == ("unknown", False)
    assert advice["total"]["new_money_per_year"] == {"min_cents": 0, "max_cents": 120000}
    assert [each["scheme"] for each in advice["actions"]] == ["gewoon"]


def test_the_question_that_opens_it_has_its_stake_and_comes_last(small: MakeSmall) -> None:
    questions = small(files=files(zeldzaam=RARE, gewoon=COMMON)).advice()["questions"]
    assert [(each["fact"], each["presumed"], each["stake_cents"]) for each in questions] == [
        ("verzekerd", False, 120000), ("woont_hier", True, 120000),
    ]  # fmt: skip
    assert questions[1]["question"] == "Woont u hier?"


def test_what_is_received_is_not_unlikely(small: MakeSmall) -> None:
    advice = small(files=files(zeldzaam=RARE)).advice(receives={"zeldzaam": 50})
    assert (row(advice, "zeldzaam")["unlikely"], row(advice, "zeldzaam")["status"]) == (False, "unknown")
    assert row(advice, "zeldzaam")["new_money"] == {"min_cents": -60000, "max_cents": 60000}


def test_a_condition_names_what_it_assumes(small: MakeSmall) -> None:
    advice = small(files=files(gewoon=version("verzekerd", "woont_hier"))).advice({"verzekerd": "ja"})
    first, second = (each["assumptions"] for each in row(advice, "gewoon")["conditions"])
    assert (first, second) == ([], [{"fact": "woont_hier", "text": "U woont hier: ja"}])


def test_only_what_weighs_in_an_open_scheme_is_assumed(small: MakeSmall) -> None:
    advice = small(files=files(gewoon=COMMON, zeldzaam=RARE)).advice({"verzekerd": "nee"}, receives={})
    assert [each["fact"] for each in advice["assumptions"]] == []


def test_what_weighs_most_is_assumed_first(small: MakeSmall) -> None:
    logic = version("woont_hier and all(kinderen, ingeschreven)")
    schemes = files(klein=version("all(kinderen, ingeschreven)"), groot=logic)
    advice = small(files=schemes).advice({}, {"kinderen": [{}]}, receives={"klein": 0})
    found = [(each["fact"], each["weight_cents"], each["schemes"]) for each in advice["assumptions"]]
    assert found == [
        ("kinderen[0].ingeschreven", 240000, ["groot", "klein"]), ("woont_hier", 120000, ["groot"]),
    ]  # fmt: skip


def test_nothing_is_assumed_of_a_partner_who_may_not_be_there(small: MakeSmall) -> None:
    small_ = small(files=files(gewoon=version("not partner or partner_woont_hier")))
    path = small_.root / "rules/vocabulary.yaml"
    fact = "  partner_woont_hier: {type: boolean, question: Woont uw partner hier?, chapter: wie, ask_if: partner, presumed: ja}\n"
    path.write_text(path.read_text().replace("  sinds:", fact + "  sinds:", 1))
    assert [each["fact"] for each in small_.advice(receives={"gewoon": 0})["assumptions"]] == []
    told = small_.advice({"partner": "ja"}, receives={"gewoon": 0})
    assert [each["fact"] for each in told["assumptions"]] == ["partner_woont_hier"]


def test_a_claim_over_last_year_shows_what_it_assumes(small: MakeSmall) -> None:
    logic = version("verzekerd", start="2026-01-01") + version("verzekerd and woont_hier", extra="to: 2025-12-31")
    text = scheme_text(logic, name="gewoon", apply="{how: Bel., back: {years: 1, source: wet art. 9}}")
    advice = small(files={"rules/national/gewoon.yaml": text}).advice({"verzekerd": "ja"})
    assert row(advice, "gewoon")["retroactive"]["max_cents"] == 120000
    assert "woont_hier" in [each["fact"] for each in advice["assumptions"]]


def test_a_question_that_waits_for_another_is_not_due(small: MakeSmall) -> None:
    catalogue = small(files=files(gewoon=version("partner_verzekerd", amount="partner_inkomen")))
    due = {each["fact"]: each["due"] for each in catalogue.advice()["questions"]}
    assert due == {"partner": True, "partner_verzekerd": False, "partner_inkomen": False}
    due = {each["fact"]: each["due"] for each in catalogue.advice({"partner": "ja"})["questions"]}
    assert due == {"partner_verzekerd": True, "partner_inkomen": True}
