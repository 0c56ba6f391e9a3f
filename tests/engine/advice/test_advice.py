"""The advice as a whole: sums, receipt, assumptions, questions, actions and what schemes do to each other."""

from datetime import date
from typing import Any

import pytest

from engine import Advisor, ProfileError, advise
from engine.advice.report import scheme_json
from engine.inference.plain import PlainInference
from tests.engine.small import PLACE, VOCABULARY, MakeSmall, Small, household, scheme_text, version

ADVICE = """\
id: advies
sources: {{wet: {{title: Wet, url: "https://wetten.overheid.nl/x"}}}}
rules:
{rules}
"""
APPLY = "- {id: vraag_aan, for: each_scheme, when: eligible and not receives, then: {action: apply}, text: 'Vraag {title} aan.', source: wet art. 1}"
LESS = "- {id: verlaag, for: each_scheme, when: receives_more, then: {action: correct_down, first: ja}, text: 'Te veel {title}.', source: wet art. 1}"
MORE = "- {id: verhoog, for: each_scheme, when: receives_less, then: {action: correct_up}, text: 'Te weinig {title}.', source: wet art. 1}"
ASK = "- {id: zoek_uit, for: each_scheme, when: unknown and gain, then: {action: ask}, text: 'Zoek uit.', source: wet art. 1}"


def rules(*lines: str) -> dict[str, str]:
    return {"rules/advice/advies.yaml": ADVICE.format(rules="\n".join(f"  {line}" for line in lines))}


def schemes(**logic: str) -> dict[str, str]:
    return {
        f"rules/national/{name}.yaml": scheme_text(text, name=name, title=name.capitalize())
        for name, text in logic.items()
    }


def kinds(**paid: str) -> dict[str, str]:
    return {
        f"rules/national/{name}.yaml": scheme_text(version(amount="inkomen"), name=name, paid=how, set="once")
        for name, how in paid.items()
    }


def row(advice: dict[str, Any], name: str = "proef") -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in advice["schemes"] if each["id"] == name)
    return found


def test_the_whole_is_the_sum_of_its_parts(small: MakeSmall) -> None:
    files = kinds(
        maand="monthly", kwartaal="quarterly", jaar="once_a_year", eenmalig="one_off", pas="wallet", natura="in_kind"
    )
    files |= schemes(open=version("student", amount="bedrag"))
    advice = small(files=files).advice({"inkomen": 100}, receives={"maand": 10})
    new = {each["id"]: each["new_money"] for each in advice["schemes"]}
    assert new["maand"] == {"min_cents": -2000, "max_cents": -2000}
    assert new["open"] == {"min_cents": 0, "max_cents": 120000}
    assert advice["total"]["new_money_per_year"] == {"min_cents": 18000, "max_cents": 138000}
    assert advice["total"]["one_off"] == {"min_cents": 10000, "max_cents": 10000}
    assert advice["total"]["in_kind"] == {"min_cents": 20000, "max_cents": 20000}
    parts = [each["first_year"] for each in advice["schemes"] if each["first_year"]]
    assert advice["total"]["first_year"] == {
        end: sum(part[end] for part in parts) for end in ("min_cents", "max_cents")
    }


def test_a_loan_is_no_money(small: MakeSmall) -> None:
    advice = small(files=kinds(lening="loan")).advice({"inkomen": 100})
    assert row(advice, "lening")["new_money"] is None
    assert row(advice, "lening")["amount"]["max_cents"] == 10000
    assert all(span["max_cents"] == 0 for name, span in advice["total"].items() if name != "amount_unknown")


def test_an_amount_nobody_knows_is_named_and_not_counted(small: MakeSmall) -> None:
    hulp = "hulp: {unit: EUR/year, values: [{from: 2020-01-01, value: unknown, reason: niet gevonden}]}"
    advice = small(version("verzekerd", amount="hulp"), hulp).advice({"verzekerd": "ja"})
    assert (row(advice)["status"], row(advice)["amount"], row(advice)["new_money"]) == ("eligible", None, None)
    assert advice["total"]["amount_unknown"] == ["proef"]
    refused = small(version("verzekerd", amount="hulp"), hulp).advice({"verzekerd": "nee"})
    assert (row(refused)["amount"]["max_cents"], refused["total"]["amount_unknown"]) == (0, [])


def test_an_answer_that_waits_for_a_figure_says_for_which(small: MakeSmall) -> None:
    figures = """\
drempel: {unit: EUR/year, values: [{from: 2020-01-01, value: 24}]}
hulp: {label: Hulpbedrag, unit: EUR/year, values: [{from: 2020-01-01, value: unknown, reason: Nog niet gepubliceerd.}]}
"""
    proef = row(small(version("toekenning >= drempel", amount="hulp"), figures).advice())
    assert (proef["status"], proef["amount"], proef["missing"]) == ("unknown", None, [])
    assert "Hulpbedrag" in proef["not_covered_reason"]
    assert "Nog niet gepubliceerd." in proef["not_covered_reason"]


def test_the_form_of_the_contract(small: MakeSmall) -> None:
    advice = small(version("verzekerd", extra="award: round_euro(jaarbedrag)\nshown: per_month(bedrag)")).advice(
        {"verzekerd": "ja"}
    )
    assert set(advice) >= {"on", "municipality", "receipt", "schemes", "total", "questions", "actions", "errors"}
    assert (advice["on"], advice["municipality"], advice["place"]["name"]) == (
        "2026-07-01",
        PLACE,
        "Alphen aan den Rijn",
    )
    proef = row(advice)
    assert proef["amount"] == {"min_cents": 120000, "max_cents": 120000, "exact": "1200", "unit": "EUR/year"}
    assert (proef["monthly_shown"], proef["receives_cents_per_month"]) == (100, None)
    assert proef["rule"]["valid_from"] == "2020-01-01"
    assert (proef["rule"]["valid_to"], proef["rule"]["checked_on"], proef["rule"]["confidence"]) == (
        None,
        "2026-11-22",
        "primary",
    )
    assert proef["months"] == [
        {
            "from": "2026-01",
            "to": "2026-12",
            "status": "eligible",
            "unit": "EUR/year",
            "min_cents": 120000,
            "max_cents": 120000,
        }
    ]


def test_an_advice_holds_texts_whole_numbers_and_nothing_else(small: MakeSmall) -> None:
    advice = small(version("student", "leeftijd > 0", amount="inkomen"), files=rules(ASK)).advice(
        {"geboortedatum": "1986-03-02"}
    )

    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(each) for key, each in value.items())
        return all(map(plain, value)) if isinstance(value, list) else value is None or isinstance(value, str | int)

    assert plain(advice)


def test_the_same_question_gets_the_same_answer_and_receipt(small: MakeSmall) -> None:
    catalogue = small(version("verzekerd"))
    first, again = catalogue.advice({"verzekerd": "ja"}), catalogue.advice({"verzekerd": "ja"})
    assert first == again
    receipt = first["receipt"]
    assert receipt["catalogue"].startswith("sha256:")
    assert [file["path"] for file in receipt["files"]] == [
        "municipalities/places.csv",
        "rules/national/proef.yaml",
        "rules/norms.yaml",
        "rules/vocabulary.yaml",
    ]
    assert all(len(file["sha256"]) == 64 for file in receipt["files"])
    other = catalogue.advice({"verzekerd": "nee"})["receipt"]
    assert other["profile"] != receipt["profile"]
    assert other["catalogue"] == receipt["catalogue"]


def test_the_receipt_does_not_depend_on_how_answers_are_written(small: MakeSmall) -> None:
    catalogue = small(version())
    one = catalogue.advice({"huur": "640,50", "verzekerd": "ja"})["receipt"]["profile"]
    assert one == catalogue.advice({"verzekerd": True, "huur": 640.5})["receipt"]["profile"]


def test_only_the_schemes_of_the_place_are_told(small: MakeSmall) -> None:
    local = scheme_text(version(), name="lokaal") + "municipalities: [GM0569]\n"
    catalogue = small(version(), files={"municipalities/GM0569-nieuwkoop/lokaal.yaml": local})
    assert [each["id"] for each in catalogue.advice()["schemes"]] == ["proef"]
    both = catalogue.advice(municipality="GM0569")["schemes"]
    assert [(each["id"], each["level"]) for each in both] == [("proef", "national"), ("lokaal", "municipal")]


def test_what_is_assumed_is_listed_with_the_schemes_it_matters_to(small: MakeSmall) -> None:
    files = schemes(een=version("woont_hier"), twee=version("woont_hier"), drie=version("student"))
    listed = {each["fact"]: each for each in small(files=files).advice()["assumptions"]}
    assert set(listed) == {"woont_hier", "receives"}
    assert listed["woont_hier"]["schemes"] == ["een", "twee"]
    assert (listed["woont_hier"]["value"], listed["woont_hier"]["text"]) == ("ja", "U woont hier: ja")
    told = small(files=files).advice({"woont_hier": "ja"}, receives={})
    assert told["assumptions"] == []


def test_an_assumption_about_a_child_says_which_and_may_have_its_own_words(small: MakeSmall) -> None:
    words = VOCABULARY.replace(
        "presumed: ja}\n    entities", "presumed: ja, assumption: Het kind staat hier ingeschreven.}\n    entities"
    )
    logic = version(amount="bedrag * count(kinderen, ingeschreven)")
    advice = small(logic, files={"rules/vocabulary.yaml": words}).advice(
        {}, {"kinderen": [{"ingeschreven": "nee"}, {}]}
    )
    found = [each for each in advice["assumptions"] if each["fact"] != "receives"]
    assert [(each["fact"], each["text"]) for each in found] == [
        ("kinderen[1].ingeschreven", "Het kind staat hier ingeschreven.")
    ]


def test_of_children_nobody_told_about_nothing_is_assumed_aloud(small: MakeSmall) -> None:
    advice = small(version("any(kinderen, ingeschreven and op_school)")).advice()
    assert [each["fact"] for each in advice["assumptions"]] == ["receives"]
    assert advice["errors"] == []


def test_questions_follow_the_talk_and_then_the_euros(small: MakeSmall) -> None:
    files = schemes(
        een=version("student", amount="bedrag"),
        twee=version("verzekerd", "student", amount="bedrag * 2"),
        drie=version(amount="inkomen"),
    )
    questions = small(files=files).advice()["questions"]
    assert [(each["fact"], each["stake_cents"], each["schemes"]) for each in questions] == [
        ("student", 360000, ["een", "twee"]), ("verzekerd", 240000, ["twee"]), ("inkomen", 10000000, ["drie"]),
    ]  # fmt: skip
    assert [each["chapter"] for each in questions] == ["wie", "wie", "geld"]


def test_a_question_about_a_child_has_its_label_and_chapter(small: MakeSmall) -> None:
    catalogue = small(version(amount="sum(kinderen, inkomen)"))
    (question,) = catalogue.advice({}, {"kinderen": [{"inkomen": 1}, {}]})["questions"]
    assert (question["fact"], question["label"], question["chapter"]) == ("kinderen[1].inkomen", "Inkomen", "geld")
    (question,) = catalogue.advice()["questions"]
    assert (question["fact"], question["chapter"]) == ("kinderen", "wie")


@pytest.mark.parametrize(
    ("receives", "kind", "low", "high"),
    [
        (0, "apply", 120000, 120000),
        (100, None, 0, 0),
        (150, "correct_down", -60000, -60000),
        (50, "correct_up", 60000, 60000),
    ],
)
def test_what_to_do_follows_from_what_is_received_now(
    small: MakeSmall, receives: int, kind: str | None, low: int, high: int
) -> None:
    catalogue = small(version(extra="shown: per_month(bedrag)"), files=rules(APPLY, LESS, MORE))
    advice = catalogue.advice(receives={"proef": receives})
    assert [(each["kind"], each["scheme"]) for each in advice["actions"]] == ([(kind, "proef")] if kind else [])
    assert row(advice)["new_money"] == {"min_cents": low, "max_cents": high}
    assert row(advice)["receives_cents_per_month"] == (receives * 100 or None)


def test_the_month_the_authority_shows_stands_for_the_whole_award(small: MakeSmall) -> None:
    logic = version(amount="inkomen", extra="award: round_euro(jaarbedrag)\nshown: round_down_euro(per_month(inkomen))")
    advice = small(logic, files=rules(LESS, MORE)).advice({"inkomen": 1550}, receives={"proef": 129})
    assert row(advice)["new_money"] == {"min_cents": 0, "max_cents": 0}
    assert advice["actions"] == []


def test_who_receives_what_is_not_there_any_more_is_warned(small: MakeSmall) -> None:
    advice = small(version("verzekerd"), files=rules(LESS)).advice({"verzekerd": "nee"}, receives={"proef": 100})
    assert row(advice)["new_money"] == {"min_cents": -120000, "max_cents": -120000}
    (action,) = advice["actions"]
    assert (action["kind"], action["first"], action["text"]) == ("correct_down", True, "Te veel Proef.")


def test_an_action_says_who_where_with_what_and_by_when(small: MakeSmall) -> None:
    apply = "{how: Bel of schrijf., url: 'https://proef.nl', phone: 0800-1234, papers: [paspoort], deadline: {month_day: 12-31, years_later: 1}}"
    (action,) = small(version(), files=rules(APPLY), apply=apply).advice()["actions"]
    assert action["where"] == {
        "authority": "Dienst Proeven",
        "url": "https://proef.nl",
        "phone": "0800-1234",
        "how": "Bel of schrijf.",
    }
    assert (action["papers"], action["by"], action["text"], action["rule"]) == (
        ["paspoort"],
        "2027-12-31",
        "Vraag Proef aan.",
        "vraag_aan",
    )
    assert (action["min_cents"], action["max_cents"], action["retroactive"]) == (120000, 120000, False)


def test_actions_stand_in_order_of_haste_kind_and_euros(small: MakeSmall) -> None:
    files = schemes(
        klein=version(amount="bedrag / 2"), groot=version(amount="bedrag * 2"), teveel=version("student")
    ) | rules(APPLY, LESS)
    advice = small(files=files).advice({"student": "nee"}, receives={"teveel": 5})
    assert [each["scheme"] for each in advice["actions"]] == ["teveel", "groot", "klein"]


@pytest.mark.parametrize("kind", ["excludes", "replaces"])
def test_a_scheme_that_rules_out_another_leaves_nothing_of_it(small: MakeSmall, kind: str) -> None:
    back = "{how: Bel., deadline: {month_day: 12-31, years_later: 1}, back: {years: 1}}"
    files = {f"rules/national/{name}.yaml": scheme_text(version(), name=name, apply=back) for name in ("een", "twee")}
    rule = f"- {{id: niet_samen, for: household, when: een.eligible, then: {{{kind}: twee}}, text: 'Een gaat voor {{title}}.', source: wet art. 1}}"
    advice = small(files=files | rules(APPLY, rule)).advice()
    een, twee = row(advice, "een"), row(advice, "twee")
    assert twee["excluded_by"] == ["Een gaat voor Proef."]
    assert (twee["new_money"]["max_cents"], twee["first_year"]["max_cents"], twee["retroactive"]) == (0, 0, None)
    assert een["retroactive"]["max_cents"] == 120000
    total = advice["total"]
    assert [total[name]["max_cents"] for name in ("new_money_per_year", "first_year", "retroactive")] == [120000] * 3
    assert [each["scheme"] for each in advice["actions"]] == ["een"]
    assert [(each["kind"], each["scheme"]) for each in advice["interactions"]] == [(kind, "twee")]


def test_a_scheme_that_opens_another_only_says_so(small: MakeSmall) -> None:
    rule = "- {id: deur, for: household, when: een.eligible, then: {opens: twee}, text: 'Nu kan {title} ook.', source: wet art. 1}"
    advice = small(files=schemes(een=version(), twee=version()) | rules(rule)).advice()
    assert [(each["kind"], each["scheme"], each["text"]) for each in advice["interactions"]] == [
        ("opens", "twee", "Nu kan Twee ook.")
    ]
    assert advice["total"]["new_money_per_year"]["max_cents"] == 240000


def test_what_is_received_must_be_a_scheme_of_the_place(small: MakeSmall) -> None:
    with pytest.raises(
        ProfileError, match=r"receives\.onbekend: Deze regeling kennen we hier niet\. Kies uit: proef\."
    ):
        small(version()).advice(receives={"onbekend": 5})


def test_a_refusal_names_the_condition_that_failed(small: MakeSmall) -> None:
    proef = row(small(version("verzekerd", "inkomen <= bedrag")).advice({"verzekerd": "nee", "inkomen": 1}))
    assert (proef["status"], proef["amount"]["max_cents"], proef["missing"]) == ("not_eligible", 0, [])
    assert [(each["id"], each["outcome"]) for each in proef["conditions"]] == [("eis_1", "failed"), ("eis_2", "met")]


def test_an_open_norm_is_listed_for_the_authority(small: MakeSmall) -> None:
    proef = row(
        small(version("{id: oordeel, text: De gemeente beslist., when: zoekt_werk, judgement: municipality}")).advice()
    )
    assert (proef["status"], proef["judgement"], proef["missing"]) == ("needs_judgement", ["oordeel"], [])
    assert proef["amount"] == {"min_cents": 0, "max_cents": 120000, "exact": "1200", "unit": "EUR/year"}


def test_advise_needs_no_advisor(small: MakeSmall) -> None:
    catalogue = small(version()).load()
    assert advise(catalogue, household({}, {}), on=date(2026, 7, 1)).as_json()["schemes"][0]["status"] == "eligible"


def test_one_advisor_answers_many_households_apart(tmp_path: Any) -> None:
    advisor = Advisor(Small(tmp_path, schemes(een=version("verzekerd"))).load(), PlainInference())
    answers = [
        advisor.advise({"on": "2026-07-01", **household({"verzekerd": each}, {})}).as_json()
        for each in ("ja", "nee", "ja")
    ]
    assert [each["schemes"][0]["status"] for each in answers] == ["eligible", "not_eligible", "eligible"]
    assert answers[0] == answers[2]


def test_a_scheme_whose_row_cannot_be_written_rules_out_nothing(
    small: MakeSmall, monkeypatch: pytest.MonkeyPatch
) -> None:
    exclude = "- {id: een_voor_twee, for: household, when: een.eligible, then: {excludes: twee}, text: Een gaat voor., source: wet art. 1}"
    catalogue = small(files=schemes(een=version("verzekerd"), twee=version("verzekerd")) | rules(exclude))
    assert row(catalogue.advice({"verzekerd": "ja"}), "twee")["new_money"]["max_cents"] == 0

    def fail_for_een(answer: Any, tracer: Any) -> dict[str, Any]:
        if answer.scheme.id == "een":
            raise KeyError("no such label")
        return scheme_json(answer, tracer)

    monkeypatch.setattr("engine.advice.advisor.scheme_json", fail_for_een)
    advice = catalogue.advice({"verzekerd": "ja"})
    assert [each["scheme"] for each in advice["errors"]] == ["een"]
    assert (row(advice, "twee")["excluded_by"], row(advice, "twee")["new_money"]["max_cents"]) == ([], 120000)
    assert advice["total"]["new_money_per_year"]["max_cents"] == 120000


def test_a_correction_has_no_last_day_to_wait_for(small: MakeSmall) -> None:
    back = "{how: Bel., deadline: {month_day: 12-31, years_later: 1}}"
    files = {"rules/national/proef.yaml": scheme_text(version("verzekerd"), apply=back)} | rules(APPLY, LESS)
    catalogue = small(files=files)
    (report,) = catalogue.advice({"verzekerd": "ja"}, receives={"proef": 500})["actions"]
    assert (report["kind"], report["by"]) == ("correct_down", None)
    (apply,) = catalogue.advice({"verzekerd": "ja"})["actions"]
    assert (apply["kind"], apply["by"]) == ("apply", "2027-12-31")


def test_a_range_that_tells_too_little_says_so(small: MakeSmall) -> None:
    wide = small(version("verzekerd", amount="inkomen"))
    for facts, too_wide in (
        ({}, True),
        ({"inkomen": 25000}, False),
        ({"inkomen": 25001}, True),
        ({"inkomen": 25001, "verzekerd": "ja"}, False),
    ):
        advice = wide.advice(facts)
        assert (row(advice)["too_wide"], advice["too_wide"]) == (too_wide, too_wide)
