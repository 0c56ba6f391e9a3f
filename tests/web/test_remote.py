"""A talk by phone or video: what is read aloud, consent with its time, and how the plan gets to the household."""

from typing import Any

import pytest

from web.db import db
from web.models import Manner, RemoteTalk, Visit


def by(visit: Any, manner: str) -> Any:
    return visit.open(f"/visits/{visit.code}/remote").press("Bewaren", manner=manner)


def test_at_home_nothing_is_read_aloud(visit: Any) -> None:
    assert "Lees elke vraag voor" not in visit.text
    visit.open(f"/visits/{visit.code}/remote")
    assert "vraag toestemming" not in visit.text
    assert visit.page.select("blockquote") == []


@pytest.mark.parametrize(
    ("manner", "name", "said"),
    [
        ("phone", "Telefoongesprek", "Ik neem het gesprek niet op."),
        ("video", "Videogesprek", "Ik neem niets op, en ik deel mijn scherm niet."),
    ],
)
def test_by_phone_or_video_the_questions_are_read_aloud_after_consent(
    app: Any, visit: Any, manner: str, name: str, said: str
) -> None:
    by(visit, manner)
    assert said in visit.page.blockquote.get_text(" ")
    assert "Nog geen toestemming" in visit.text
    visit.chapter("wie-woont-hier", "aanvrager")
    assert "Lees elke vraag voor, met de antwoorden erbij." in visit.text
    assert f"{name} vraag eerst toestemming" in visit.text
    visit.follow(name).press("Het huishouden zegt ja")
    assert "Het huishouden zei ja op" in visit.text
    visit.chapter("wie-woont-hier", "aanvrager")
    assert f"{name} toestemming gegeven" in visit.text
    with app.app_context():
        assert db.session.query(RemoteTalk).one().agreed_at is not None
        assert db.session.query(Visit).one().manner == Manner(manner)


def test_consent_can_be_withdrawn_and_belongs_to_its_manner(app: Any, visit: Any) -> None:
    by(visit, "phone").press("Het huishouden zegt ja").press("De toestemming is ingetrokken")
    assert "Nog geen toestemming" in visit.text
    visit.press("Het huishouden zegt ja")
    by(visit, "video")
    assert "Nog geen toestemming" in visit.text


def test_the_plan_goes_by_post_or_by_a_link_that_stops(visit: Any) -> None:
    by(visit, "phone")
    form = next(form for form in visit.page.select("form") if form.select("[name=plan_by]"))
    data = {**visit.fields(form), "do": "plan"}
    visit.client.post(visit.url, data={**data, "plan_by": "post"})
    visit.open(f"/visits/{visit.code}/remote")
    assert "in een dichte envelop" in visit.text
    visit.client.post(visit.url, data={**data, "plan_by": "link"})
    visit.open(f"/visits/{visit.code}/remote").press("Maak de link")
    assert "/plans/" in visit.text


def test_what_is_no_choice_is_refused(visit: Any) -> None:
    by(visit, "phone")
    token = visit.fields(visit.page.form)["csrf_token"]
    for data in ({"do": "manner", "manner": "duif"}, {"do": "plan", "plan_by": "duif"}, {}):
        assert visit.client.post(visit.url, data={"csrf_token": token, **data}).status_code == 400


def test_the_plan_can_be_printed_without_a_reader_of_pdf(visit: Any) -> None:
    visit.open(f"/visits/{visit.code}/plan")
    button = visit.page.select_one("nav.toolbar button[data-print]")
    assert button.get_text() == "Afdrukken"
    assert button.has_attr("hidden")  # until the script that prints is there
    script = visit.page.select_one("script[src*=print]")["src"]
    with visit.client.get(script, buffered=True) as answer:
        assert "window.print()" in answer.get_data(as_text=True)
