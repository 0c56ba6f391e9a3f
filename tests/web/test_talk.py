"""What the talk keeps and shows: open euros, recap, papers, undo in words, where it goes on, and two windows at once."""

import re
from threading import Barrier, Thread

import pytest

from web.catalogue import catalogue
from web.db import db
from web.models import Answer, SeenPaper, State, Visit
from web.services.build_profile import build_profile
from web.services.change_members import add_member
from web.services.save_answers import Submitted, save_answers

INCOME, RENT = "facts.toetsingsinkomen", "facts.kale_huur"


def answer(visit, chapter: str, group: str, **typed: str) -> None:
    visit.chapter(chapter, group).onward(typed)


def income(visit, **parts: str) -> None:
    answer(visit, "werk-en-inkomen", "inkomen", **{f"{INCOME}.{name}": part for name, part in parts.items()})


def rented_home(visit, **parts: str) -> None:
    answer(visit, "huis-en-energie", "woning", **{"facts.woonsituatie.choice": "huur_zelfstandig"})
    answer(visit, "huis-en-energie", "woning", **{f"{RENT}.{name}": part for name, part in parts.items()})


def status(visit, name: str) -> str:
    return " ".join(visit.page.select_one(f"#{name}-status").get_text(" ").split())


def facts(app) -> dict:
    with app.app_context():
        return build_profile(catalogue(), db.session.query(Visit).one())["facts"]


def another_window(visit):
    window = type(visit)(visit.client)
    window.url = visit.url
    return window


@pytest.mark.parametrize("state", ["unknown", "declined", "later"])
def test_an_answer_that_leaves_money_open_says_how_much_and_where(visit, state):
    rented_home(visit, state=state)
    told = status(visit.chapter("huis-en-energie", "woning"), "facts-kale-huur")
    assert re.fullmatch(r"Zonder dit antwoord blijft er .*€ [\d.]+ per jaar open, bij \d+ regeling(en)?\.", told)


def test_what_a_real_answer_leaves_open_is_not_told(visit):
    rented_home(visit, amount="640")
    assert status(visit.chapter("huis-en-energie", "woning"), "facts-kale-huur") == ""


def test_not_knowing_what_one_receives_is_counted_as_nothing_yet(visit):
    answer(visit, "wat-u-al-krijgt", "nu-toeslagen", **{"receives.huurtoeslag.state": "unknown"})
    told = status(visit.chapter("wat-u-al-krijgt", "nu-toeslagen"), "receives-huurtoeslag")
    assert told == "Wij rekenen nu alsof u dit nog niet krijgt."


def test_a_gross_month_without_holiday_money_becomes_a_range_of_the_year(app, visit):
    income(visit, amount="2.100", per="month", **{"as": "bruto"})
    visit.chapter("werk-en-inkomen", "inkomen")
    assert visit.value(f"{INCOME}.amount") == "2.100"
    assert visit.value(f"{INCOME}.as") == "bruto"
    told = status(visit, "facts-toetsingsinkomen")
    assert "ongeveer € 25.200 tot € 27.216 per jaar, bruto, met vakantiegeld" in told
    assert "Het is een schatting" in told
    assert facts(app)["toetsingsinkomen"] == {"min": "25200", "max": "27216"}


def test_a_net_month_is_no_gross_month(app, visit):
    income(visit, amount="1.900", per="month", **{"as": "netto"})
    told = facts(app)["toetsingsinkomen"]
    assert 22_700 <= int(told["min"]) < int(told["max"])


def test_last_year_may_be_told_net_too_and_is_counted_with_the_taxes_of_then(app, visit):
    path = "last_year.toetsingsinkomen"
    parts = {"amount": "1.900", "per": "month", "as": "netto"}
    answer(visit, "werk-en-inkomen", "vorig-jaar", **{f"{path}.{name}": part for name, part in parts.items()})
    income(visit, **parts)
    with app.app_context():
        profile = build_profile(catalogue(), db.session.query(Visit).one())
    now, then = profile["facts"]["toetsingsinkomen"], profile["last_year"]["facts"]["toetsingsinkomen"]
    assert int(then["min"]) == 12 * 1900 - 14  # who pays no tax; twice seven euros of rounding
    assert then != now
    told = status(visit.chapter("werk-en-inkomen", "vorig-jaar"), "last-year-toetsingsinkomen")
    assert f"ongeveer € {int(then['min']):,}".replace(",", ".") in told


def test_an_amount_as_the_law_counts_it_stays_exact_and_is_stored_as_before(app, visit):
    income(visit, amount="2.100", per="month", **{"as": "law"})
    assert facts(app)["toetsingsinkomen"] == "25200.00"
    with app.app_context():
        assert db.session.query(Answer).one().parts == {"amount": "2.100", "per": "month"}


def test_an_amount_beyond_every_income_is_told_and_stays_unknown(app, visit):
    income(visit, amount="990000", per="year", **{"as": "netto"})
    assert "kunnen we niet omrekenen" in status(visit.chapter("werk-en-inkomen", "inkomen"), "facts-toetsingsinkomen")
    assert "toetsingsinkomen" not in facts(app)


def test_an_estimate_never_fills_a_scenario_in_as_if_it_were_exact(visit):
    income(visit, amount="1.900", per="month", **{"as": "netto"})
    for kind in ("baan", "baan-kwijt", "meer-uren", "verhuizing"):
        page = visit.open(f"/visits/{visit.code}/scenarios/{kind}").page
        assert not [field for field in page.select("input[type=text]") if field["value"] == "1.900"]


def test_the_recap_tells_what_was_said_how_it_is_read_and_what_is_open(visit):
    answer(visit, "wie-woont-hier", "aanvrager", **{"facts.geboortedatum_aanvrager.day": "2-3-1986"})
    income(visit, amount="2.050,00", per="month")
    rented_home(visit, state="later")
    visit.open(f"/visits/{visit.code}/recap")
    rows = {
        row.dt.get_text(strip=True): " ".join(row.dd.get_text(" ").split()) for row in visit.page.select("dl > div")
    }
    assert rows["Uw geboortedatum"] == "2-3-1986 2 maart 1986"
    assert rows["Inkomen van u en uw toeslagpartner samen"] == "€ 2.050,00 per maand € 24.600 per jaar"
    assert rows["Kale huur per maand"].startswith("Komt later Zonder dit antwoord blijft er €")
    assert "nog niet gevraagd" in rows["U heeft een Nederlandse zorgverzekering"]
    assert "U woont in Nederland." in visit.page.select_one("#presumed").find_parent("section").get_text()


def test_from_the_recap_every_answer_can_be_changed_and_the_result_comes_next(visit):
    rented_home(visit, amount="640")
    visit.open(f"/visits/{visit.code}/recap")
    visit.follow("Veranderen Kale huur per maand")
    assert visit.value(f"{RENT}.amount") == "640"
    assert visit.open(f"/visits/{visit.code}/recap").follow("Naar de uitkomst").url.endswith("/result")


def test_the_papers_are_those_of_the_open_questions_and_keep_their_tick(app, visit):
    rented_home(visit, state="later")
    visit.follow("Papieren nog")
    paper = next(each for each in visit.page.select("section.paper") if "Huurcontract" in each.h2.get_text())
    assert "Kale huur per maand" in paper.get_text()
    assert "schelen" in paper.get_text()
    before = len(visit.page.select("section.paper:not(.paper--seen)"))
    visit.press("Bekeken huurcontract")
    assert "Toch niet bekeken huurcontract" in visit.text
    assert len(visit.page.select("section.paper:not(.paper--seen)")) == before - 1
    with app.app_context():
        assert [paper.name for paper in db.session.query(SeenPaper)] == ["huurcontract"]
    visit.press("Toch niet bekeken")
    with app.app_context():
        assert db.session.query(SeenPaper).count() == 0


def test_a_paper_that_nobody_asked_for_gets_no_tick(app, visit):
    rented_home(visit, state="later")
    visit.follow("Papieren nog").press_with("Bekeken", {"paper": "dagboek"})
    with app.app_context():
        assert db.session.query(SeenPaper).count() == 0


def test_without_open_questions_there_is_nothing_to_look_for(visit):
    assert "Er is nu niets om op te zoeken." in visit.open(f"/visits/{visit.code}/papers").text


def undo_says(visit) -> str:
    return " ".join(visit.page.select_one("#undo button").get_text(" ").split())


def test_undo_says_before_and_after_what_goes_back(visit):
    rented_home(visit, amount="640,50")
    answer(visit, "huis-en-energie", "woning", **{f"{RENT}.amount": "700"})
    assert undo_says(visit) == "Ongedaan maken Kale huur per maand terug naar € 640,50 per maand"
    visit.press("Ongedaan maken")
    assert "Teruggedraaid: Kale huur per maand terug naar € 640,50 per maand." in visit.text
    assert undo_says(visit) == "Ongedaan maken Kale huur per maand weer leeg"
    visit.press("Ongedaan maken")
    assert undo_says(visit) == "Ongedaan maken Hoe u woont weer leeg"


def test_undo_of_several_answers_at_once_says_how_many(visit):
    answer(
        visit,
        "wie-woont-hier",
        "aanvrager",
        **{"facts.geboortedatum_aanvrager.day": "2-3-1986", "facts.rechtmatig_verblijf.choice": "ja"},
    )
    assert undo_says(visit).endswith("weer leeg, en nog 1 antwoord")


def test_undo_never_takes_back_what_another_window_did_since(app, visit):
    income(visit, amount="1000")
    other = another_window(visit)
    visit.chapter("huis-en-energie", "woning")
    income(other, amount="2000")
    visit.press("Ongedaan maken")
    assert "In een ander venster is intussen iets veranderd. Er is niets teruggedraaid." in visit.text
    assert facts(app)["toetsingsinkomen"] == "2000.00"
    assert "terug naar € 1000 per jaar" in undo_says(visit)


def test_the_talk_goes_on_where_it_was_also_on_another_device(app, visit):
    visit.chapter("kinderen", "kinderen").press("Kind toevoegen")
    child = visit.url
    elsewhere = type(visit)(app.test_client())
    elsewhere.email = visit.email
    elsewhere.sign_in().open(f"/visits/{visit.code}")
    assert elsewhere.url == child
    visit.chapter("kinderen", "kinderen").press("Verwijderen")
    visit.client.get(child)
    with app.app_context():
        db.session.query(Visit).one().last_page = child
        db.session.commit()
    assert elsewhere.open(f"/visits/{visit.code}").url.startswith(f"/visits/{visit.code}/chapters/")


def test_a_list_answered_in_two_windows_shows_both_and_loses_no_child(app, visit):
    other = another_window(visit)
    visit.chapter("kinderen", "kinderen")
    other.chapter("kinderen", "kinderen").press("Kind toevoegen")
    visit.press_with("Volgende", {"members.kinderen.choice": "?none"})
    assert visit.status == 422
    conflict = visit.page.select_one("#members-kinderen .conflict").get_text(" ")
    assert "1 ingevuld" in conflict
    assert "Nee, geen" in conflict
    visit.press("Het andere klopt")
    with app.app_context():
        assert build_profile(catalogue(), db.session.query(Visit).one())["members"]["kinderen"] == [{}]


def test_a_child_that_was_taken_off_in_another_window_is_no_dead_end(app, visit):
    visit.chapter("kinderen", "kinderen").press("Kind toevoegen")
    other = another_window(visit)
    other.chapter("kinderen", "kinderen").press("Verwijderen")
    visit.press_with("Klaar", {"members.kinderen.k1.geboortedatum.day": "20-5-2019"})
    assert visit.status == 410
    assert "Dit staat niet meer op de lijst" in visit.text
    visit.press("Ongedaan maken")
    assert "Kind 1" in visit.text


def test_children_added_in_two_windows_at_the_same_moment_are_both_there(app, visit):
    path, together, keys = "members.kinderen", Barrier(4), []

    def add() -> None:
        with app.app_context():
            mine = db.session.query(Visit).one()
            together.wait()
            keys.append(add_member(mine, path, 12))

    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(keys) == ["k1", "k2", "k3", "k4"]
    with app.app_context():
        assert len(build_profile(catalogue(), db.session.query(Visit).one())["members"]["kinderen"]) == 4


def test_the_same_answer_sent_twice_is_stored_once_and_is_no_clash(app, visit):
    with app.app_context():
        mine = db.session.query(Visit).one()
        sent = Submitted(INCOME, State.KNOWN, {"amount": "24000", "per": "year"}, seen=0)
        first, second = save_answers(mine, [sent]), save_answers(mine, [sent])
        assert (first.changed, second.changed, second.conflicts) == (True, False, {})
        assert second.versions == {INCOME: 1}
        assert db.session.query(Answer).count() == 1


def test_the_panel_tells_what_is_certain_in_words(visit):
    visit.chapter("wie-woont-hier", "aanvrager")
    words = " ".join(visit.page.select_one(".certainty__words").get_text().split())
    told = re.fullmatch(r"Van (\d+) van de (\d+) regelingen is het duidelijk\.", words)
    known, together = (int(number) for number in told.groups())
    assert int(visit.page.select_one(".certainty__sure")["width"]) == 100 * known // together


def test_the_panel_asks_further_on_when_this_chapter_has_no_money_left_open(visit):
    visit.chapter("wie-woont-hier", "aanvrager")
    assert "Nog vragen:" in visit.page.select_one(".panel__next").get_text()
