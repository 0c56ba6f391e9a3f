"""The visit without JavaScript: start, answer, go back, save, resume, undo."""

import pytest
from freezegun import freeze_time

from web.catalogue import catalogue
from web.db import db
from web.models import Advice, Answer, Visit
from web.services.build_profile import build_profile
from web.services.purge_visits import purge_visits


def profile(app) -> dict:
    """The profile of the only visit."""
    with app.app_context():
        return build_profile(catalogue(), db.session.query(Visit).one())


def test_the_first_form_offers_every_municipality_and_today(browser):
    with freeze_time("2026-11-22 23:30:00"):  # already the 23rd in the Netherlands
        browser.sign_in().open("/visits/new")
    assert [browser.value(name) for name in ("day", "month", "year")] == ["23", "11", "2026"]
    assert browser.value("municipality") == "Alphen aan den Rijn"  # the only one of this organisation
    offered = [str(option["value"]) for option in browser.page.select("datalist option")]
    assert len(offered) == 342
    assert "Voorne aan Zee (GM1992)" in offered
    assert not [place for place in offered if "Brielle" in place]
    assert "Alphen aan den Rijn (GM0484)" in offered


@pytest.mark.parametrize("typed", ["Alphen aan den Rijn (GM0484)", "alphen aan den rijn", "gm0484"])
def test_a_municipality_is_known_by_name_or_code(app, browser, typed):
    browser.start(place=typed)
    assert browser.status == 200
    assert profile(app)["municipality"] == "GM0484"


def test_a_wrong_first_form_tells_all_that_is_wrong_and_keeps_what_was_typed(browser):
    browser.open("/visits/new").press(
        "Begin met de vragen", name="", municipality="Alphen aan", day="31", month="2", year="2026"
    )
    assert browser.status == 422
    assert "Vul een naam in" in browser.text
    assert "Bedoelt u Alphen aan den Rijn" in browser.text
    assert "‘31 2 2026’ bestaat niet" in browser.text
    assert browser.value("municipality") == "Alphen aan"
    assert browser.value("day") == "31"


def test_the_chapters_are_always_there_in_the_order_of_the_talk(visit):
    titles = [title.get_text() for title in visit.page.select(".rail__title")]
    assert titles == [
        "Korte route", "Wie woont hier", "Werk en inkomen", "Huis en energie", "Zorg en verzekering", "Kinderen",
        "Bezit en schulden", "Wat u al krijgt", "Papieren", "Overzicht", "Uitkomst",
    ]  # fmt: skip


def test_answers_become_the_profile_that_the_command_line_reads(app, visit):
    _answer(visit, "wie-woont-hier", "aanvrager", **{
        "facts.geboortedatum_aanvrager.day": "2", "facts.geboortedatum_aanvrager.month": "3",
        "facts.geboortedatum_aanvrager.year": "1986", "facts.rechtmatig_verblijf.choice": "ja",
    })  # fmt: skip
    _answer(
        visit,
        "werk-en-inkomen",
        "inkomen",
        **{"facts.toetsingsinkomen.amount": "2.000,00", "facts.toetsingsinkomen.per": "month"},
    )
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    _answer(
        visit, "huis-en-energie", "woning", **{"facts.kale_huur.amount": "640,50", "facts.servicekosten.state": "none"}
    )
    _answer(
        visit,
        "wat-u-al-krijgt",
        "nu-toeslagen",
        **{"receives.zorgtoeslag.amount": "129", "receives.huurtoeslag.state": "none"},
    )
    assert profile(app) == {
        "on": "2026-07-01",
        "municipality": "GM0484",
        "facts": {
            "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": True, "toetsingsinkomen": "24000.00",
            "woonsituatie": "huur_zelfstandig", "kale_huur": "640.50", "servicekosten": {},
        },
        "members": {},
        "receives": {"huurtoeslag": "0", "zorgtoeslag": "129.00"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "words"), [("unknown", "Weet ik niet"), ("declined", "Wil ik niet zeggen"), ("later", "Komt later")]
)
def test_no_answer_is_an_answer_too_and_stays_unknown(app, visit, state, words):
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.state": state})
    visit.chapter("werk-en-inkomen", "inkomen")
    assert visit.value("facts.toetsingsinkomen.state") == state
    assert words in visit.text
    assert profile(app)["facts"] == {}


def test_every_question_offers_the_three_ways_not_to_answer_and_says_why_it_is_asked(visit):
    for link in [
        str(link["href"]) for link in visit.page.select("nav.rail a[href]") if "/chapters/" in str(link["href"])
    ]:
        for question in visit.open(link).page.select("fieldset.question"):
            words = question.get_text(" ")
            for special in ("Weet ik niet", "Wil ik niet zeggen", "Komt later", "Waarom vragen we dit?"):
                assert special in words, (link, question["id"])


def test_what_cannot_be_read_is_kept_and_told_and_the_rest_is_saved(app, visit):
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    _answer(
        visit,
        "huis-en-energie",
        "woning",
        **{"facts.kale_huur.amount": "abc", "facts.woning_aangepast_handicap.choice": "nee"},
    )
    assert visit.status == 422
    assert "‘abc’ is geen bedrag" in visit.text
    visit.chapter("huis-en-energie", "woning")
    assert visit.value("facts.kale_huur.amount") == "abc"
    assert "‘abc’ is geen bedrag" in visit.text
    assert profile(app)["facts"] == {"woonsituatie": "huur_zelfstandig", "woning_aangepast_handicap": False}


def test_typing_an_amount_goes_before_weet_ik_niet_and_the_other_way_round(app, visit):
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.state": "unknown"})
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.amount": "24000"})
    assert profile(app)["facts"] == {"toetsingsinkomen": "24000.00"}
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.state": "later"})
    assert profile(app)["facts"] == {}


def test_a_question_that_does_not_apply_is_not_put_and_its_answer_does_not_count(app, visit):
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    _answer(visit, "huis-en-energie", "woning", **{"facts.kale_huur.amount": "640"})
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "koop"})
    assert visit.chapter("huis-en-energie", "woning").page.select_one("#facts-kale-huur").has_attr("hidden")
    assert profile(app)["facts"] == {"woonsituatie": "koop"}
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    assert profile(app)["facts"]["kale_huur"] == "640.00"


def test_next_and_back_walk_all_screens_to_the_recap_and_back(visit):
    seen = [visit.url]
    while "/recap" not in visit.url:
        visit.onward()
        seen.append(visit.url)
    assert len(seen) == len(set(seen)) > 8
    assert visit.follow("Naar de uitkomst").url.endswith("/result")
    assert visit.open(seen[-1]).follow("Terug").url == seen[-2]
    for expected in reversed(seen[:-2]):
        assert visit.press("Terug").url == expected


def test_progress_is_told_in_words(visit):
    assert "0 van 2 ingevuld" not in visit.page.select_one(".rail__chapter--here").get_text()
    before = visit.page.select_one(".rail__chapter--here .rail__progress").get_text()
    _answer(visit, "wie-woont-hier", "aanvrager", **{"facts.rechtmatig_verblijf.choice": "?unknown"})
    after = (
        visit.chapter("wie-woont-hier", "aanvrager").page.select_one(".rail__chapter--here .rail__progress").get_text()
    )
    assert (before.split()[0], after.split()[0]) == ("0", "1")


def test_a_visit_goes_on_elsewhere_from_the_list_after_signing_in_there(app, visit):
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.amount": "24000"})
    elsewhere = type(visit)(app.test_client())
    elsewhere.email = visit.email
    elsewhere.sign_in().open("/visits").follow("Familie Jansen").follow("Naar de vragen")
    assert "/chapters/" in elsewhere.url
    assert elsewhere.chapter("werk-en-inkomen", "inkomen").value("facts.toetsingsinkomen.amount") == "24000"


def test_undo_goes_back_step_by_step_to_the_beginning(app, visit):
    for amount in ("1000", "2000", "abc"):
        _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.amount": amount})
    expected = ["2000", "1000", ""]
    for amount in expected:
        visit.chapter("werk-en-inkomen", "inkomen").press("Ongedaan maken")
        assert visit.url.endswith("/werk-en-inkomen/inkomen")
        assert visit.value("facts.toetsingsinkomen.amount") == amount
    assert visit.page.select_one("#undo").has_attr("hidden")
    assert profile(app)["facts"] == {}
    with app.app_context():
        assert db.session.query(Answer).count() == 6


def test_two_screens_open_at_once_save_what_each_changed(app, visit):
    other = _same_visit(app, visit)
    visit.chapter("wie-woont-hier", "aanvrager")
    other.chapter("wie-woont-hier", "aanvrager")
    visit.press_with("Volgende", {"facts.geboortedatum_aanvrager.day": "2-3-1986"})
    other.press_with("Volgende", {"facts.rechtmatig_verblijf.choice": "ja"})
    assert profile(app)["facts"] == {"geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": True}


@pytest.mark.parametrize(("button", "kept"), [("Dit hier klopt", "700.00"), ("Het andere klopt", "640.50")])
def test_two_answers_to_one_question_are_both_shown_and_the_person_chooses(app, visit, button, kept):
    _answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    other = _same_visit(app, visit)
    visit.chapter("huis-en-energie", "woning")
    other.chapter("huis-en-energie", "woning").press_with("Volgende", {"facts.kale_huur.amount": "640,50"})
    visit.press_with("Volgende", {"facts.kale_huur.amount": "700", "facts.woning_aangepast_handicap.choice": "nee"})
    assert visit.status == 422
    assert "in een ander venster beantwoord" in visit.text
    conflict = visit.page.select_one(".conflict").get_text(" ")
    assert "640,50" in conflict
    assert "700" in conflict
    assert profile(app)["facts"]["kale_huur"] == "640.50"
    assert profile(app)["facts"]["woning_aangepast_handicap"] is False
    visit.press(button)
    assert visit.status == 200
    assert profile(app)["facts"]["kale_huur"] == kept


def test_moving_keeps_the_answers(app, visit):
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.amount": "24000"})
    visit.open(f"/visits/{visit.code}/details").press(
        "Bewaren", municipality="Utrecht", day="1", month="1", year="2026"
    )
    told = profile(app)
    assert (told["municipality"], told["on"]) == ("GM0344", "2026-01-01")
    assert told["facts"] == {"toetsingsinkomen": "24000.00"}


def test_the_privacy_screen_shows_nothing(visit):
    visit.chapter("werk-en-inkomen", "inkomen").follow("Scherm weg")
    assert visit.text == "Even pauze Even pauze Ga verder"
    assert "/chapters/" in visit.follow("Ga verder").url


def test_erasing_asks_once_and_leaves_nothing(app, visit):
    _answer(visit, "werk-en-inkomen", "inkomen", **{"facts.toetsingsinkomen.amount": "24000"})
    visit.open(f"/visits/{visit.code}/result")
    visit.open(f"/visits/{visit.code}/details").follow("Bezoek wissen").press("Ja, alles wissen")
    assert visit.url == "/visits"
    with app.app_context():
        assert [db.session.query(table).count() for table in (Visit, Answer, Advice)] == [0, 0, 0]


def test_a_visit_is_erased_after_its_last_day(app, visit):
    with freeze_time("2027-12-31"), app.app_context():
        assert purge_visits() == 1
        assert db.session.query(Visit).count() == 0


def _answer(visit, chapter: str, group: str, **typed: str) -> None:
    visit.chapter(chapter, group).onward(typed)


def _same_visit(app, visit):
    """A second tab: the same cookies, a page of its own."""
    tab = type(visit)(visit.client)
    tab.url = visit.url
    return tab


def test_last_year_is_asked_where_it_may_differ_and_narrows_what_can_still_be_claimed(app, visit):
    _answer(visit, "werk-en-inkomen", "vorig-jaar", **{"last_year.toetsingsinkomen.amount": "22000"})
    _answer(visit, "bezit-en-schulden", "vorig-jaar", **{"last_year.vermogen_toeslagen.amount": "0"})
    assert profile(app)["last_year"] == {"facts": {"toetsingsinkomen": "22000.00", "vermogen_toeslagen": "0.00"}}
    assert visit.open(f"/visits/{visit.code}/result").status == 200


def test_what_is_presumed_stays_presumed_after_weet_ik_niet_and_the_page_says_so(visit):
    page = visit.chapter("wie-woont-hier", "woonland").page
    assert page.select_one("#facts-woonland-status").get_text(strip=True) == ""
    _answer(visit, "wie-woont-hier", "woonland", **{"facts.woonland.choice": "?unknown"})
    page = visit.chapter("wie-woont-hier", "woonland").page
    assert "We gaan ervan uit dat dit klopt: U woont in Nederland." in page.select_one("#facts-woonland-status").text
    _answer(visit, "wie-woont-hier", "woonland", **{"facts.woonland.choice": "belgie"})
    assert "We gaan ervan uit" not in visit.chapter("wie-woont-hier", "woonland").text


def test_a_question_called_up_by_an_answer_is_not_passed_by(visit):
    _answer(visit, "wie-woont-hier", "partner", **{"facts.heeft_toeslagpartner.choice": "ja"})
    assert visit.url.endswith("/wie-woont-hier/partner")
    visit.press_with("Volgende", {"facts.geboortedatum_toeslagpartner.day": "2-3-1986"})
    assert not visit.url.endswith("/wie-woont-hier/partner")


def test_only_money_that_keeps_coming_is_asked_after(visit):
    asked = set()
    visit.chapter("wat-u-al-krijgt", "nu-toeslagen")
    for link in [str(link["href"]) for link in visit.page.select(".rail__screens a") if "/nu-" in str(link["href"])]:
        asked |= {
            str(question["id"]).removeprefix("receives-") for question in visit.open(link).page.select("fieldset")
        }
    assert {"huurtoeslag", "kinderopvangtoeslag", "kindgebonden-budget", "zorgtoeslag"} <= asked
    paid = {scheme.id.replace("_", "-"): scheme.paid for scheme in catalogue().schemes_for("GM0484")}
    assert {paid[name] for name in asked} <= {"monthly", "quarterly"}
