"""The result: sums that add up, reasons down to the article, kind words."""

import re
from types import SimpleNamespace

import pytest

from engine import ProfileError, advise
from engine.errors import ProfileFault
from web.advice.words import sentence
from web.catalogue import catalogue
from web.db import db
from web.models import Advice, Visit
from web.services import give_advice
from web.services.build_profile import build_profile
from web.services.make_demo import make_demo


@pytest.fixture
def demo(app, browser):
    """A browser on the demo visit."""
    with app.app_context():
        make_demo(catalogue(), 90)
    with browser.client.session_transaction() as session:
        session["visits"] = ["vrbeeld2"]
    return browser.open("/visits/vrbeeld2/result")


def advice_of(app) -> dict:
    with app.app_context():
        return advise(catalogue(), build_profile(catalogue(), db.session.query(Visit).one())).as_json()


def cents(text: str) -> int:
    return int(re.sub(r"[^\d−]", "", text.replace(",", "") if "," in text else text + "00").replace("−", "-"))


def test_the_parts_add_up_to_the_total_on_page_panel_and_engine(app, demo):
    total = advice_of(app)["total"]["new_money_per_year"]
    table = demo.page.select_one(".total table")
    parts = [cell.get_text().split("–") for cell in table.select("tbody td")]
    assert sum(cents(ends[0]) for ends in parts) == total["min_cents"]
    assert sum(cents(ends[-1]) for ends in parts) == total["max_cents"]
    shown = demo.page.select_one(".total__amount").get_text().split("per jaar")[0]
    assert [cents(end) for end in (shown.split("–")[0], shown.split("–")[-1])] == [
        total["min_cents"],
        total["max_cents"],
    ]
    panel = demo.chapter("kinderen", "kinderen").page.select_one(".panel__amount").get_text()
    assert panel.split() == shown.split()


def test_every_scheme_has_a_card_with_word_icon_reason_and_source(app, demo):
    for scheme in advice_of(app)["schemes"]:
        card = demo.page.select_one(f"article#{scheme['id']}")
        assert scheme["title"] in card.select_one("h3").get_text()
        assert card.select_one(".status svg")
        assert card.select_one(".status").get_text(strip=True)
        assert card.select("details summary")
        for condition in scheme["conditions"]:
            assert condition["text"] in card.get_text()
            assert condition["source"]["article"] in card.get_text()
        for step in scheme["steps"]:
            assert step["label"] in card.get_text()
        for parameter in scheme["parameters"]:
            assert parameter["label"] in card.get_text()


def test_the_advice_that_was_shown_is_kept_once_with_its_receipt(app, demo):
    demo.open("/visits/vrbeeld2/result").open("/visits/vrbeeld2/result")
    with app.app_context():
        kept = db.session.query(Advice).one()
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
        "conditions": [{"outcome": "failed", "text": "Uw vermogen is niet hoger dan € 38.479."}], "missing": [],
    }  # fmt: skip
    words = sentence(scheme, {})
    assert words.startswith("Voor zover wij nu weten niet, omdat")
    assert "38.479" in words
    assert "Dienst Toeslagen kan het opnieuw bekijken" in words


def test_nothing_known_says_what_to_ask_and_never_no(visit):
    visit.open(f"/visits/{visit.code}/result")
    assert "recht op deze" not in visit.text
    for status in visit.page.select("article .status"):
        assert status.get_text(strip=True) != "Nu niet"
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
    assert "geen recht" not in visit.text
