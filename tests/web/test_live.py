"""What a browser with JavaScript gets back when one question is saved."""

import json
import re

from bs4 import BeautifulSoup

from tests.web.crowd import advise_crowd
from web.advice.words import claim_back, headline
from web.interview.chapters import _screens

LIVE = {"X-Requested-With": "toereikend"}


def save(visit, chapter: str, group: str, path: str, **parts: str) -> tuple[BeautifulSoup, dict[str, bool]]:
    """Save one question as the page does; return the pieces and which questions show."""
    visit.chapter(chapter, group)
    form = visit.page.select_one("form#questions")
    data = {**visit.fields(form), **{f"{path}.{name}": value for name, value in parts.items()}}
    response = visit.client.post(f"{visit.url}?only={path}", data=data, headers=LIVE)
    assert response.status_code == 200
    visible = json.loads(response.headers["X-Toereikend-Saved"])
    return BeautifulSoup(response.get_data(as_text=True), "html.parser"), visible


def test_one_answer_refreshes_word_panel_rail_and_version_but_no_field(visit):
    pieces, _ = save(visit, "werk-en-inkomen", "inkomen", "facts.toetsingsinkomen", amount="150", per="week")
    assert "€\u202f7.800 per jaar" in pieces.select_one("#facts-toetsingsinkomen-status").get_text()
    assert pieces.select_one("#facts-toetsingsinkomen-version")["value"] == "1"
    assert not pieces.select_one("#undo[data-swap]").has_attr("hidden")
    assert pieces.select_one("#panel[data-swap]")
    assert pieces.select_one("#rail[data-swap]")
    assert pieces.select("input:not([type=hidden])") == []


def test_only_the_question_that_changed_is_saved(visit):
    visit.chapter("wie-woont-hier", "aanvrager")
    data = visit.fields(visit.page.select_one("form#questions"))
    data |= {"facts.rechtmatig_verblijf.choice": "ja", "facts.geboortedatum_aanvrager.day": "2"}
    visit.client.post(f"{visit.url}?only=facts.rechtmatig_verblijf", data=data, headers=LIVE)
    visit.chapter("wie-woont-hier", "aanvrager")
    assert visit.value("facts.rechtmatig_verblijf.choice") == "ja"
    assert visit.value("facts.geboortedatum_aanvrager.day") == ""


def test_an_answer_shows_and_hides_the_questions_that_follow_from_it(visit):
    _, visible = save(visit, "huis-en-energie", "woning", "facts.woonsituatie", choice="huur_zelfstandig")
    assert visible["facts-kale-huur"]
    assert not visible["facts-kamer-aangewezen"]
    _, visible = save(visit, "huis-en-energie", "woning", "facts.woonsituatie", choice="koop")
    assert not visible["facts-kale-huur"]


def test_a_message_stands_with_its_question(visit):
    pieces, _ = save(visit, "werk-en-inkomen", "inkomen", "facts.toetsingsinkomen", amount="abc", per="year")
    assert "‘abc’ is geen bedrag" in pieces.select_one("#facts-toetsingsinkomen-status").get_text()


def test_a_clash_with_another_tab_is_shown_with_both_answers(visit):
    visit.chapter("werk-en-inkomen", "inkomen")
    stale = visit.fields(visit.page.select_one("form#questions"))
    save(visit, "werk-en-inkomen", "inkomen", "facts.toetsingsinkomen", amount="24000")
    response = visit.client.post(
        f"{visit.url}?only=facts.toetsingsinkomen",
        data={**stale, "facts.toetsingsinkomen.amount": "30000"},
        headers=LIVE,
    )
    status = BeautifulSoup(response.get_data(as_text=True), "html.parser").select_one("#facts-toetsingsinkomen-status")
    assert "24000" in status.get_text()
    assert "30000" in status.get_text()


def test_the_panel_names_the_question_worth_most_in_this_chapter(visit):
    pieces, _ = save(visit, "huis-en-energie", "woning", "facts.woonsituatie", choice="huur_zelfstandig")
    question = pieces.select_one(".panel__next")
    assert "Kale huur" in question.get_text()
    assert "schelen" in question.get_text()
    assert question.select_one("a")["href"].endswith("#facts-kale-huur")


def test_the_panel_names_at_most_eight_schemes_of_a_kind_and_counts_the_rest(visit, monkeypatch):
    monkeypatch.setattr("web.services.give_advice.advise", advise_crowd)
    pieces, _ = save(visit, "werk-en-inkomen", "inkomen", "facts.toetsingsinkomen", amount="24000", per="year")
    perhaps = next(group for group in pieces.select(".panel__group") if "Misschien" in group.get_text())
    total = int(perhaps.select_one(".panel__count").get_text(strip=True).strip("()"))
    assert total > 8
    lines = [" ".join(line.get_text(" ").split()) for line in perhaps.select("li")]
    assert len(lines) == 9
    assert lines[-1] == f"en nog {total - 8}"
    not_now = next(group for group in pieces.select(".panel__group") if "Nu niet" in group.get_text())
    assert not_now.select("li") == []
    assert not_now.select_one("a")["href"].endswith("#not-now")


def test_as_long_as_euros_tell_nothing_the_panel_counts_schemes(visit):
    """Every answer shows: who has told an age is told of fewer schemes, and of more whether they may have them."""
    pieces, _ = save(visit, "huis-en-energie", "woning", "facts.woonsituatie", choice="koop")
    possible, known = _counted(pieces)
    birth = {"day": "12", "month": "4", "year": "1985"}
    pieces, _ = save(visit, "wie-woont-hier", "aanvrager", "facts.geboortedatum_aanvrager", **birth)
    fewer, more = _counted(pieces)
    assert fewer < possible
    assert more > known


def test_a_range_that_tells_nothing_shows_no_highest_amount():
    wide = {"min_cents": 0, "max_cents": 60_866_400}
    assert headline(wide, 31).large == "31 regelingen mogelijk"
    assert "€" not in headline(wide, 31).small
    assert headline(wide).large == "Nog te weinig bekend"
    certain = headline({"min_cents": 54_730, "max_cents": 45_350_500}, 31)
    assert (certain.large, certain.small) == (
        "minstens €\u202f547",
        "per jaar erbij. Elk antwoord maakt het preciezer.",
    )
    fair = headline({"min_cents": 2_099_700, "max_cents": 5_045_600}, 31)
    assert fair.large == "minstens €\u202f20.997"
    assert "hoogstens €\u202f50.456" in fair.small
    assert headline({"min_cents": 0, "max_cents": 2_500_000}, 31).large == "€\u202f0\u00a0– €\u202f25.000"


def test_money_of_earlier_years_is_named_as_the_range_tells_something():
    assert claim_back({"min_cents": 0, "max_cents": 0}) is None
    few, many = ({"min_cents": 0, "max_cents": most} for most in (1_456_399, 5_724_728))
    assert claim_back(few).large == "tot €\u202f14.564"
    assert claim_back(many).large == "misschien nog geld"


def _counted(pieces: BeautifulSoup) -> tuple[int, int]:
    """How many schemes the panel calls possible, and of how many it says that they are clear."""
    large, words = (pieces.select_one(place).get_text() for place in (".panel__amount", ".certainty__words"))
    assert large.endswith("regelingen mogelijk")
    known, together = (int(number) for number in re.findall(r"\d+", words))
    assert known < together
    return int(large.split()[0]), known


def test_before_a_save_only_the_chapter_of_the_page_is_laid_out(visit, monkeypatch):
    visit.chapter("werk-en-inkomen", "inkomen")
    laid_out = []

    def noting(layout, chapter):
        laid_out.append(chapter.id)
        return _screens(layout, chapter)

    monkeypatch.setattr("web.interview.chapters._screens", noting)
    data = {**visit.fields(visit.page.select_one("form#questions")), "facts.toetsingsinkomen.amount": "24000"}
    visit.client.post(f"{visit.url}?only=facts.toetsingsinkomen", data=data, headers=LIVE)
    assert laid_out.count("werk_en_inkomen") == 2
    assert laid_out.count("kinderen") == 1


def test_an_answer_that_is_not_kept_says_so_and_a_draft_that_is_kept_does_not(visit):
    visit.chapter("werk-en-inkomen", "inkomen")
    first = visit.fields(visit.page.select_one("form#questions"))
    held = {}
    for typed in ("abc", "111222333", "30000"):  # the first is kept as a draft; the last clashes with it
        data = {**first, "facts.toetsingsinkomen.amount": typed}
        response = visit.client.post(f"{visit.url}?only=facts.toetsingsinkomen", data=data, headers=LIVE)
        held[typed] = response.headers.get("X-Toereikend-Held")
    assert held == {"abc": None, "111222333": "yes", "30000": "yes"}
