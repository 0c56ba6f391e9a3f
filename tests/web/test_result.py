"""The result: sums that add up, reasons down to the article, kind words."""

import re
from types import SimpleNamespace

import pytest

from engine import ProfileError, advise
from engine.errors import ProfileFault
from engine.explain.format import euro_cents
from tests.web.crowd import advise_crowd, crowded
from web.advice.words import sentence
from web.catalogue import catalogue
from web.db import db
from web.models import Advice, Visit
from web.plan.amounts import money_range
from web.services import give_advice
from web.services.build_profile import build_profile
from web.services.make_demo import DEMO_CODE


@pytest.fixture
def crowd(monkeypatch):
    """Let the pages get more schemes than the rules that ship have."""
    monkeypatch.setattr("web.services.give_advice.advise", advise_crowd)


@pytest.fixture
def demo(open_demo):
    """A browser on the demo visit."""
    return open_demo().open("/visits/vrbeeld2/result")


def advice_of(app, code: str = DEMO_CODE) -> dict:
    with app.app_context():
        visit = db.session.query(Visit).filter_by(code=code).one()
        return advise(catalogue(), build_profile(catalogue(), visit)).as_json()


def is_no(scheme: dict) -> bool:
    return scheme["status"] == "not_eligible"


def cents(text: str) -> int:
    return int(re.sub(r"[^\d−]", "", text.replace(",", "") if "," in text else text + "00").replace("−", "-"))


def test_the_parts_add_up_to_the_total_on_page_panel_and_engine(app, demo):
    total = advice_of(app)["total"]
    tables = demo.page.select(".total table")
    kinds = [
        kind for kind in ("new_money_per_year", "one_off", "in_kind") if any(total[kind].values()) or "new" in kind
    ]
    assert len(tables) == len(kinds)
    for kind, table in zip(kinds, tables, strict=True):
        parts = [cell.get_text().split("–") for cell in table.select("tbody td")]
        assert sum(cents(ends[0]) for ends in parts) == total[kind]["min_cents"]
        assert sum(cents(ends[-1]) for ends in parts) == total[kind]["max_cents"]
        assert table.select_one("tfoot td").get_text() == money_range(total[kind])
    shown = demo.page.select_one(".total__amount").get_text()
    new = total["new_money_per_year"]
    assert euro_cents(new["min_cents"] // 100 * 100) in shown
    assert euro_cents((new["max_cents"] + 99) // 100 * 100) in shown
    panel = demo.chapter("kinderen", "kinderen").page.select_one(".panel__range").get_text()
    assert panel.split() == shown.split()


def test_what_has_no_amount_is_named_beside_the_sum_and_is_never_nothing(app, crowd, demo):
    advice = crowded(advice_of(app))
    unknown = [scheme for scheme in advice["schemes"] if scheme["id"] in advice["total"]["amount_unknown"]]
    assert unknown
    for scheme in unknown:
        shown = demo.page.select_one(f"article#{scheme['id']} .scheme__amount").get_text(strip=True)
        assert shown in ("bedrag verschilt", "geen bedrag bekend")
        assert scheme["title"] in demo.page.select_one(".total .fold").get_text()
    assert f"Van {len(unknown)} mogelijke regelingen weten wij geen bedrag" in demo.text


def test_every_scheme_has_a_card_with_word_icon_reason_and_source(app, demo):
    for scheme in (each for each in advice_of(app)["schemes"] if each["status"] != "not_covered"):
        card = demo.page.select_one(f"article#{scheme['id']}")
        assert scheme["title"] in card.select_one("h3").get_text()
        folded = is_no(scheme) or scheme["unlikely"]
        word = card.find_parent("details").select_one("summary") if folded else card.select_one(".status")
        assert word.select_one("svg")
        assert word.get_text(strip=True)
        assert card.select("details summary")
        for condition in scheme["conditions"]:
            assert condition["text"] in card.get_text()
            assert condition["source"].get("article", condition["source"]["title"]) in card.get_text()
        for step in scheme["steps"]:
            assert step["label"] in card.get_text()
        for parameter in scheme["parameters"]:
            assert parameter["label"] in card.get_text()


def test_what_is_not_for_now_is_one_closed_list_with_one_reason_each(app, crowd, demo):
    not_now = [scheme for scheme in crowded(advice_of(app))["schemes"] if is_no(scheme)]
    quiet = demo.page.select_one("#not-now")
    assert not quiet.has_attr("open")
    assert f"Nu niet: {len(not_now)} regelingen" in quiet.select_one("summary").get_text()
    assert {str(card["id"]) for card in quiet.select("article")} == {scheme["id"] for scheme in not_now}
    for scheme in not_now:
        words = quiet.select_one(f"#{scheme['id']} .scheme__why").get_text()
        assert words.startswith("Voor zover wij nu weten niet, omdat") or words in scheme["excluded_by"]
    assert not demo.page.select("#schemes .status--not-eligible")


def test_long_lists_show_what_weighs_most_and_fold_the_rest(app, crowd, demo):
    questions = [each for each in crowded(advice_of(app))["questions"] if each["due"] and not each["presumed"]]
    shown = demo.page.select_one("#open-questions").find_parent("section")
    first = [item.get_text() for item in shown.select("& > ul > li")]
    assert len(first) == 10
    assert max(questions, key=lambda each: each["stake_cents"])["label"] in first[0]
    assert len(shown.select("details li")) == len(questions) - 10
    assumptions = demo.page.select_one("#assumptions").find_parent("section")
    assert len(assumptions.select("& > ul > li")) == 8


def test_assumptions_are_those_of_what_may_be_had(app, demo):
    advice = advice_of(app)
    may = {scheme["id"] for scheme in advice["schemes"] if not is_no(scheme) and not scheme["unlikely"]}
    shown = {item.get_text() for item in demo.page.select_one("#assumptions").find_parent("section").select("li")}
    assert shown == {each["text"] for each in advice["assumptions"]}
    assert all(may.issuperset(each["schemes"]) for each in advice["assumptions"])
    weights = [each["weight_cents"] for each in advice["assumptions"] if each["schemes"]]
    assert weights == sorted(weights, reverse=True)


def test_the_advice_that_was_shown_is_kept_once_with_its_receipt(app, demo):
    demo.open("/visits/vrbeeld2/result").open("/visits/vrbeeld2/result")
    with app.app_context():
        kept = db.session.query(Advice).join(Visit).filter_by(code=DEMO_CODE).one()
        assert kept.catalogue_hash == catalogue().fingerprint
        assert kept.content == advise(catalogue(), kept.profile).as_json()


def test_too_much_received_comes_first_and_kindly(app, demo):
    demo.chapter("wat-u-al-krijgt", "nu-toeslagen").press_with("Volgende", {"receives.zorgtoeslag.amount": "250"})
    demo.open("/visits/vrbeeld2/result")
    headings = [heading.get_text(" ", strip=True) for heading in demo.page.select("h2")]
    assert headings[0].startswith("Eerst dit")
    assert "Het is niet erg" in demo.text


def test_no_is_never_bare():
    scheme = {
        "status": "not_eligible", "excluded_by": [], "authority": "Dienst Toeslagen", "receives_cents_per_month": None,
        "conditions": [{"id": "vermogen", "outcome": "failed", "text": "Uw vermogen is niet hoger dan € 38.479."}], "missing": [],
    }  # fmt: skip
    words = sentence(scheme, {})
    assert words.startswith("Voor zover wij nu weten niet, omdat")
    assert "38.479" in words


def test_every_no_names_who_can_look_again(app, demo):
    refused = [scheme for scheme in advice_of(app)["schemes"] if scheme["status"] in ("not_eligible", "not_covered")]
    assert len(refused) > 5
    for scheme in refused:
        again = demo.page.select_one(f"#{scheme['id']} .scheme__again")
        assert f"Dan kan {scheme['authority'] or 'de gemeente'} opnieuw kijken." in again.get_text()


def test_what_is_missing_leads_to_its_question_with_what_it_is_worth(app, demo):
    card = next(each for each in demo.page.select(".scheme--perhaps") if "Netto inkomen per maand" in each.get_text())
    link = next(each for each in card.select("a") if each.get_text().startswith("Netto inkomen per maand"))
    assert "schelen" in link.parent.get_text()
    demo.open(str(link["href"]).partition("#")[0])
    assert demo.page.select_one("#" + str(link["href"]).partition("#")[2])


def test_what_would_change_a_scheme_stands_on_a_page_of_its_own_and_in_a_fold(demo):
    fold = next(each for each in demo.page.select("#zorgtoeslag details") if each.has_attr("data-part"))
    demo.open(str(fold.a["href"]))
    assert demo.page.select_one(str(fold["data-part"])).get_text(strip=True)
    # Dienst Toeslagen 2026: alone up to 40,857 of income and 146,011 of assets
    assert "(nu: € 24.600 per jaar). Vanaf € 40.858 per jaar stopt dit." in demo.text
    assert "(nu: € 1.500). Vanaf € 146.012 stopt dit." in demo.text
    assert "Is het antwoord ‘nee’, dan stopt dit." in demo.text
    assert demo.open("/visits/vrbeeld2/result/geen-regeling/changes").status == 404


def test_the_calculation_says_words_before_numbers(demo):
    line = next(each for each in demo.page.select("#zorgtoeslag .formulas dd") if "drempelinkomen" in each.get_text())
    assert line.get_text(" ", strip=True) == (
        "Jaarinkomen dat in deze maand meetelt min drempelinkomen (nooit minder dan 0). "
        "In cijfers: hoogste: (0; 24600 − 29736) = €\u202f0 per jaar"
    )


def test_a_no_in_which_an_assumption_takes_part_says_so():
    assumed = [{"fact": "kamer_aangewezen", "text": "Uw kamer is niet aangewezen."}]
    room = {"outcome": "failed", "text": "U huurt een zelfstandige woning.", "assumptions": assumed}
    scheme = {"status": "not_eligible", "excluded_by": [], "authority": "De gemeente", "conditions": [room]}
    words = sentence(scheme, {})
    assert "dit niet klopt: ‘U huurt een zelfstandige woning.’" in words
    assert "Wij gaan hiervan uit: ‘Uw kamer is niet aangewezen.’ Is dat anders? Verander het bij de vragen." in words
    told = {"outcome": "failed", "text": "U bent 18 jaar of ouder.", "assumptions": []}
    words = sentence({**scheme, "conditions": [room, told]}, {})
    assert "dit niet klopt: ‘U bent 18 jaar of ouder.’" in words
    assert "uitgaan" not in words


def test_rare_situations_are_one_closed_list_with_the_question_that_opens_each(app, visit):
    visit.open(f"/visits/{visit.code}/result")
    rare = [scheme for scheme in advice_of(app, visit.code)["schemes"] if scheme["unlikely"]]
    quiet = visit.page.select_one("#rare")
    assert not quiet.has_attr("open")
    assert f"Alleen in een bijzondere situatie: {len(rare)} regelingen" in quiet.select_one("summary").get_text()
    assert (
        {str(card["id"]) for card in quiet.select("article")} == {scheme["id"] for scheme in rare} >= {"wajong", "anw"}
    )
    assert "Is uw man, vrouw of partner overleden?" in quiet.select_one("#anw").get_text()
    open_questions = visit.page.select_one("#open-questions").find_parent("section").get_text()
    assert "overleden" not in open_questions
    panel = visit.chapter("wie-woont-hier", "aanvrager").page.select_one("#panel").get_text()
    assert f"Alleen in een bijzondere situatie: {len(rare)} regelingen" in panel


def test_nothing_known_says_what_to_ask_and_never_no(app, visit):
    visit.open(f"/visits/{visit.code}/result")
    assert "recht op deze" not in visit.text
    advice = advice_of(app, visit.code)
    assert [scheme["id"] for scheme in advice["schemes"] if is_no(scheme)] == ["noodfonds_energie"]
    assert "Aanvragen kan van" in visit.page.select_one("#not-now .scheme__why").get_text()
    assert "Wat we nog willen weten" in visit.text


def test_a_scheme_that_fails_is_named_and_the_others_stand(app, demo, monkeypatch):
    content = advice_of(app)
    content["schemes"] = [scheme for scheme in content["schemes"] if scheme["id"] != "huurtoeslag"]
    content["errors"] = [{"scheme": "huurtoeslag", "title": "Huurtoeslag", "message": "ZeroDivisionError"}]
    content["receipt"] = {**content["receipt"], "profile": "sha256:other"}
    monkeypatch.setattr(give_advice, "advise", lambda *_: SimpleNamespace(as_json=lambda: content))
    demo.open("/visits/vrbeeld2/result")
    assert "Huurtoeslag konden wij niet uitrekenen" in demo.text
    assert "ZeroDivisionError" not in demo.text
    assert {str(card["id"]) for card in demo.page.select("article.scheme")} == {
        each["id"] for each in content["schemes"]
    }


def test_answers_that_do_not_fit_together_are_told_beside_the_questions_and_nothing_is_lost(visit, monkeypatch):
    visit.chapter("werk-en-inkomen", "inkomen").press_with("Volgende", {"facts.toetsingsinkomen.amount": "24000"})

    def refuse(*_):
        raise ProfileError([ProfileFault("geboortedatum_aanvrager", "Deze datum ligt na de datum waarop we rekenen.")])

    monkeypatch.setattr(give_advice, "advise", refuse)
    visit.chapter("werk-en-inkomen", "inkomen")
    assert "ligt na de datum waarop we rekenen" in visit.page.select_one("#panel").get_text()
    assert visit.value("facts.toetsingsinkomen.amount") == "24000"
    assert visit.open(f"/visits/{visit.code}/result").status == 422
    assert "ligt na de datum waarop we rekenen" in visit.text
    assert "/chapters/" in visit.follow("Terug naar de vragen").url


def test_a_fault_of_ours_shows_a_code_and_no_trace(app, visit, monkeypatch):
    def fail(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(give_advice, "advise", fail)
    visit.open(f"/visits/{visit.code}/result")
    assert visit.status == 500
    assert "Noem dan deze code" in visit.text
    assert "secret detail" not in visit.response.get_data(as_text=True)


def test_no_page_says_that_there_is_no_right(visit):
    visit.chapter("wie-woont-hier", "aanvrager").press_with("Volgende", {"facts.rechtmatig_verblijf.choice": "nee"})
    visit.open(f"/visits/{visit.code}/result")
    assert "Voor zover wij nu weten niet, omdat" in visit.text
    for words in visit.page.select(".scheme__why, .scheme__about, h2, h3, .status"):
        assert "geen recht" not in words.get_text()
