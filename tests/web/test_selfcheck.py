"""The self-check: anonymous, short, nothing stored, inside another site only where the municipality says so."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from web import clock
from web.db import db
from web.models import Model
from web.selfcheck.brake import Brake
from web.selfcheck.outcome import about
from web.selfcheck.state import Told

ALPHEN, BSN = "/self-check/gm0484", "111222333"
ANSWERS = {
    "Wat is uw geboortedatum?": ("2", "3", "1986"),
    "Bent u Nederlander of heeft u een geldige verblijfsvergunning?": "ja",
    "Heeft u een toeslagpartner?": "nee",
    "Kinderen die bij u wonen: hoeveel zijn dat er?": "0",
    "Andere bewoners op uw adres: hoeveel zijn dat er?": "0",
    "Wat is dit jaar het inkomen van u en uw toeslagpartner samen?": "24000",
    "Hoe woont u?": "huur_zelfstandig",
    "Wat is uw kale huur per maand?": "640,50",
    "Hoeveel spaargeld en bezit had u samen op de eerste dag van dit jaar?": "1500",
    "Heeft u een Nederlandse zorgverzekering?": "ja",
}


@pytest.fixture
def check(anonymous: Any) -> Any:
    """A browser on the first questions of the check of Alphen aan den Rijn."""
    return anonymous.open(ALPHEN).press("Begin met de check")


def answers(browser: Any, said: Any = None) -> dict[str, str]:
    """What a resident fills in on this page: the known answers by the words of the question, else 'weet ik niet'."""
    typed: dict[str, str] = {}
    for question in browser.page.select("fieldset.question"):
        known = ANSWERS.get(question.legend.get_text(), said)
        names = [str(field["name"]) for field in question.select("input:not([type=hidden])")]
        path = names[0].rpartition(".")[0]
        if isinstance(known, tuple):
            typed |= {f"{path}.{part}": value for part, value in zip(("day", "month", "year"), known, strict=True)}
        elif known is None:
            typed[names[-1]] = "?unknown" if names[-1].endswith(".choice") else "unknown"
        else:
            typed[names[0]] = known
    return typed


def _rows(app: Any) -> dict[str, list[Any]]:
    with app.app_context():
        return {table.name: [*db.session.execute(select(table))] for table in Model.metadata.sorted_tables}


def to_the_end(browser: Any) -> list[str]:
    """Answer every page; return the questions that were put."""
    put = []
    while browser.page.select("fieldset.question"):
        put += [legend.get_text() for legend in browser.page.select("legend")]
        browser.onward(answers(browser))
        assert browser.status == 200
    return put


def test_a_resident_gets_at_most_fifteen_questions_and_three_lists(check: Any) -> None:
    put = to_the_end(check)
    assert 5 <= len(put) <= 15
    assert put[0] == "Bent u Nederlander of heeft u een geldige verblijfsvergunning?"
    assert {"Wat is uw kale huur per maand?", "Wat is uw geboortedatum?"} <= set(put)
    assert [heading.get_text(strip=True) for heading in check.page.select("h2")][:3] == [
        "Waarschijnlijk", "Misschien", "Nu niet",
    ]  # fmt: skip
    likely = check.page.select_one("section[aria-labelledby=likely]").get_text(" ")
    assert "Huurtoeslag" in likely
    assert re.search(r"€\s\d+ tot €\s\d+ per maand", likely)
    assert "14 0172" in check.text
    assert "Wij hebben niets bewaard" in check.text


def test_nothing_is_stored_no_cookie_is_set_and_the_log_has_no_value(app: Any, check: Any, capsys: Any) -> None:
    before = _rows(app)
    to_the_end(check)
    assert "Set-Cookie" not in check.response.headers
    assert check.client.get_cookie("toereikend") is None
    assert _rows(app) == before
    written = capsys.readouterr()
    assert "640" not in written.out + written.err
    assert "24000" not in written.out + written.err
    assert "640" not in check.url


def test_only_the_sites_of_the_municipality_may_show_it_in_their_page(app: Any) -> None:
    policy = app.test_client().get(ALPHEN).headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors https://www.alphenaandenrijn.nl")
    assert "default-src 'none'" in policy
    posted = app.test_client().post(ALPHEN, data={"state": "verzonnen"}).headers["Content-Security-Policy"]
    assert posted.endswith("frame-ancestors https://www.alphenaandenrijn.nl")
    for url in ("/", "/self-check/gm0363", "/visits/new"):
        assert "frame-ancestors 'none'" in app.test_client().get(url).headers["Content-Security-Policy"], url


def test_a_municipality_that_is_not_switched_on_says_so_kindly(anonymous: Any) -> None:
    browser = anonymous.open("/self-check/gm0363")
    assert browser.status == 404
    assert "De gemeente Amsterdam gebruikt de zelfcheck nog niet." in browser.text
    assert "0800-8115" in browser.text
    assert browser.page.select("form") == []
    assert browser.client.post("/self-check/gm0363", data={"state": Told}).status_code == 404


def test_a_resident_finds_the_check_from_the_first_page(anonymous: Any) -> None:
    where = anonymous.open("/").follow("Doe de zelfcheck")
    assert where.press("Ga verder", municipality="Alphen aan den Rijn (GM0484)").url == ALPHEN
    assert where.open("/self-check/?municipality=alfen").status == 422
    assert "Deze gemeente kennen we niet" in where.text
    ended = where.press("Ga verder", municipality="GM0530")
    assert (ended.status, "bestaat niet meer sinds" in ended.text) == (422, True)
    assert where.press("Ga verder", municipality="Alkmaar").status == 404
    assert "De gemeente Alkmaar gebruikt de zelfcheck nog niet." in where.text


def test_an_english_browser_is_answered_in_english_without_a_cookie(app: Any) -> None:
    english = {"Accept-Language": "en-GB"}
    for url in (ALPHEN, "/self-check/", "/self-check/gm0363"):
        answer = app.test_client().get(url, headers=english)
        assert '<html lang="en" dir="ltr">' in answer.text
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("code", ["gm9998", "alphen", "gm0530"])
def test_a_code_that_is_no_municipality_has_no_page(anonymous: Any, code: str) -> None:
    assert anonymous.open(f"/self-check/{code}").status == 404
    assert "Deze pagina bestaat niet" in anonymous.text


def test_it_works_without_any_cookie(app: Any) -> None:
    client = app.test_client(use_cookies=False)
    state = re.search(r'name="state" value="([^"]+)"', client.get(ALPHEN).get_data(as_text=True))
    assert state
    answer = client.post(ALPHEN, data={"state": state[1]})
    assert answer.status_code == 200
    assert "Vraag 1 tot en met 3" in answer.get_data(as_text=True)


def test_every_text_field_refuses_a_bsn_and_does_not_even_repeat_it(app: Any, check: Any) -> None:
    tried = 0
    while check.page.select("fieldset.question"):
        here = answers(check)
        for field in [str(each["name"]) for each in check.page.select("input[type=text]")]:
            again = check.client.post(ALPHEN, data={**check.fields(check.page.form), field: BSN})
            page = again.get_data(as_text=True)
            assert again.status_code == 422, field
            assert "burgerservicenummer (BSN)" in page
            assert BSN not in page
            tried += 1
        check.onward(here)
    assert tried > 5


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(check: Any) -> None:
    while "geboortedatum" not in check.text:
        check.onward(answers(check))
    check.onward({**answers(check), "facts.geboortedatum_aanvrager.month": "13"})
    assert check.status == 422
    assert check.value("facts.geboortedatum_aanvrager.month") == "13"
    check.onward({"facts.geboortedatum_aanvrager.month": "3"})
    assert check.status == 200


def test_back_shows_the_answers_again_and_a_question_may_be_passed_over(check: Any) -> None:
    typed = answers(check)
    check.onward(typed).press("Terug")
    assert "Vraag 1 tot en met 3" in check.text
    for name, value in typed.items():
        assert check.value(name) == value
    check.onward({})
    assert check.status == 200
    check.press("Terug").press("Terug")
    assert check.page.h1.get_text() == "Waar heeft u misschien recht op?"


def test_a_resident_may_stop_early_and_go_back_from_the_outcome(check: Any) -> None:
    check.onward(answers(check)).press("Stop en laat de uitkomst zien")
    assert check.page.h1.get_text() == "Uw uitkomst"
    check.press("Terug naar de vragen")
    assert "Vraag 4" in check.text


def test_a_number_of_children_asks_about_each(check: Any) -> None:
    name = "members.kinderen.choice"
    while name not in answers(check):
        check.onward(answers(check))
    check.onward({**answers(check), name: "2"})
    asked = [legend.get_text() for legend in check.page.select("legend")]
    while not any("Kind 1" in each for each in asked) and check.page.select("fieldset.question"):
        check.onward(answers(check))
        asked = [legend.get_text() for legend in check.page.select("legend")]
    assert "Kind 1. Wat is de geboortedatum van het kind?" in asked
    assert "Kind 2. Wat is de geboortedatum van het kind?" in asked


def test_a_state_that_is_not_ours_too_old_or_of_another_place_begins_anew(
    app: Any, check: Any, monkeypatch: Any
) -> None:
    state = check.page.select_one("input[name=state]")["value"]
    for wrong in ("", "verzonnen", f"{state}x"):
        answer = check.client.post(ALPHEN, data={"state": wrong})
        assert answer.status_code == 400
        assert "Begin opnieuw" in answer.get_data(as_text=True)
    with app.test_request_context():
        other = Told().signed("GM0363")
    assert check.client.post(ALPHEN, data={"state": other}).status_code == 400
    monkeypatch.setattr("web.selfcheck.state.LASTS", timedelta(seconds=-1))
    assert check.client.post(ALPHEN, data={"state": state}).status_code == 400


def test_who_asks_too_much_has_to_wait(app: Any, check: Any) -> None:
    app.extensions["self_check_brake"].most = 0
    app.extensions["self_check_brake"]._seen.clear()
    answer = check.client.post(ALPHEN, data={"state": "x"})
    assert answer.status_code == 429
    assert "Wacht een kwartier" in answer.get_data(as_text=True)


def test_the_brake_counts_per_address_and_forgets() -> None:
    brake, start = Brake(most=2, within=timedelta(minutes=15)), clock.now()
    assert [brake.refuses("a", start) for _ in range(3)] == [False, False, True]
    assert not brake.refuses("b", start)
    assert not brake.refuses("a", start + timedelta(minutes=15))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"paid": "monthly", "amount": {"min_cents": 155000, "max_cents": 155000, "unit": "EUR/year"}}, "€\u202f120 tot €\u202f130 per maand"),
        ({"paid": "monthly", "amount": {"min_cents": 0, "max_cents": 627900, "unit": "EUR/year"}}, "tot €\u202f530 per maand"),
        ({"paid": "monthly", "amount": {"min_cents": 144000, "max_cents": 144000, "unit": "EUR/year"}}, "€\u202f120 tot €\u202f130 per maand"),
        ({"paid": "once_a_year", "amount": {"min_cents": 70100, "max_cents": 70100, "unit": "EUR/year"}}, "€\u202f700 tot €\u202f750 per jaar"),
        ({"paid": "one_off", "amount": {"min_cents": 20000, "max_cents": 36000, "unit": "EUR"}}, "€\u202f200 tot €\u202f400 één keer"),
        ({"paid": "monthly", "amount": {"min_cents": 0, "max_cents": 9000000, "unit": "EUR/year"}}, ""),
        ({"paid": "monthly", "amount": None}, ""),
    ],
)  # fmt: skip
def test_an_amount_is_always_a_range_rounded_outwards(row: Any, said: str) -> None:
    assert about(row).replace("\xa0", "\u202f") == said


def test_a_resident_who_chooses_english_keeps_it_to_the_end_without_a_cookie(anonymous: Any) -> None:
    anonymous.open("/self-check/").follow("English")
    anonymous.press("Go on", municipality="Alphen aan den Rijn (GM0484)").press("Start the check")
    while anonymous.page.select("fieldset.question"):
        assert anonymous.page.html["lang"] == "en"
        anonymous.onward(answers(anonymous))
    assert anonymous.page.html["lang"] == "en"
    assert "Your result" in anonymous.text
    assert anonymous.client.get_cookie("toereikend") is None
