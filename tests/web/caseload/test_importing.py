"""Reading in invitations through the page: a look first, then all good lines or none, and never twice."""

import io
import time

import pytest

from web.db import db
from web.models import ImportList, Visit

HEAD = "referentie;gemeente;vindplaats;levensgebeurtenis;datum;e-mail consulent\r\n"
GOOD = HEAD + "A-1;Alphen aan den Rijn;Wijkcentrum;verhuizing;1-12-2026 14:30;{email}\r\nA-2;GM0484;;;;\r\n"


def upload(browser, text: str):
    """Choose a file and press the button, as the form says."""
    browser.open("/visits/import")
    form = browser.page.select_one("form[enctype='multipart/form-data']")
    data = {**browser.fields(form), "file": (io.BytesIO(text.encode()), "lijst.csv")}
    return browser._arrive(browser.client.post("/visits/import", data=data, follow_redirects=True))


def references(app):
    with app.app_context():
        return sorted(visit.reference for visit in db.session.query(Visit) if visit.reference)


def faults(browser):
    section = browser.page.select_one("[aria-labelledby=faults]")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in section.select("tbody tr")]


def test_good_lines_become_visits_that_are_planned(app, someone, coordinator):
    consultant = someone("consultant")
    upload(coordinator, GOOD.format(email=consultant.email))
    assert "2 regels zijn goed." in coordinator.text
    assert "dinsdag 1 december om 14.30 uur" in coordinator.text
    assert references(app) == []
    coordinator.press("Lees deze 2 goede regels in")
    assert "2 uitnodigingen ingelezen." in coordinator.text
    assert references(app) == ["A-1", "A-2"]
    consultant.open("/visits")
    assert [link.get_text() for link in consultant.page.select(".case__name a")] == ["A-1"]
    with app.app_context():
        visit = db.session.query(Visit).filter_by(reference="A-1").one()
        assert (visit.stage, visit.vindplaats, visit.life_event) == ("planned", "Wijkcentrum", "verhuizing")
        assert db.session.query(ImportList).count() == 0


def test_nobody_must_say_yes(app, coordinator):
    upload(coordinator, HEAD + "A-1;GM0484;;;;\r\n").press("Lees niets in")
    assert "Er is niets ingelezen." in coordinator.text
    assert references(app) == []
    with app.app_context():
        assert db.session.query(ImportList).count() == 0


def test_faults_are_shown_and_the_good_lines_still_go_in(app, coordinator):
    upload(coordinator, HEAD + "A-1;GM0484;;;;\r\nA-2;Wassenaar;;;31-2-2026;\r\n")
    assert "1 regel is goed." in coordinator.text
    assert "1 regel klopt niet." in coordinator.text
    assert [(line, column) for line, column, _message in faults(coordinator)] == [
        ("Regel 3", "gemeente"),
        ("Regel 3", "datum"),
    ]
    coordinator.press("Lees deze 1 regel in")
    assert references(app) == ["A-1"]


def test_the_same_list_is_not_read_in_twice(app, coordinator):
    upload(coordinator, HEAD + "A-1;GM0484;;;;\r\n").press("Lees deze 1 regel in")
    upload(coordinator, HEAD + "A-1;GM0484;;;;\r\nA-2;GM0484;;;;\r\n")
    assert "1 regel had u al eerder ingelezen." in coordinator.text
    coordinator.press("Lees deze 1 regel in")
    assert references(app) == ["A-1", "A-2"]


def test_two_coordinators_with_the_same_list_make_each_visit_once(app, someone, coordinator):
    other = someone("coordinator", "Een ander")
    upload(coordinator, HEAD + "A-1;GM0484;;;;\r\n")
    upload(other, HEAD + "A-1;GM0484;;;;\r\nA-2;GM0484;;;;\r\n")
    coordinator.press("Lees deze 1 regel in")
    other.press("Lees deze 2 goede regels in")
    assert "1 uitnodiging ingelezen." in other.text
    assert references(app) == ["A-1", "A-2"]


def test_another_organisation_may_use_the_same_reference(app, someone, coordinator):
    elsewhere = someone("coordinator", organisation="Gemeente Elders")
    for browser in (coordinator, elsewhere):
        upload(browser, HEAD + "A-1;GM0484;;;;\r\n").press("Lees deze 1 regel in")
    assert references(app) == ["A-1", "A-1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Kies eerst een bestand."),
        ("referentie;gemeente;inkomen\r\nA;GM0484;1200\r\n", "gaat over geld"),
        (HEAD + "A;GM0484;111222333;;;\r\n", "Regel 2, kolom 3."),
    ],
)
def test_a_file_that_may_not_come_in_leaves_nothing(app, coordinator, text, words):
    upload(coordinator, text)
    assert coordinator.status == 422
    assert words in coordinator.text
    assert "111222333" not in coordinator.text
    with app.app_context():
        assert db.session.query(ImportList).count() == 0


def test_five_thousand_lines_go_in_well_within_the_time_a_browser_waits(app, coordinator):
    lines = "".join(
        f"U{number:05};GM0484;Wijkcentrum;verhuizing;{1 + number % 28}-12-2026;\r\n" for number in range(5000)
    )
    started = time.perf_counter()
    upload(coordinator, HEAD + lines)
    assert "5000 regels zijn goed." in coordinator.text
    coordinator.press("Lees deze 5000 goede regels in")
    spent = time.perf_counter() - started
    assert "5000 uitnodigingen ingelezen." in coordinator.text
    assert len(references(app)) == 5000
    assert spent < 30
    started = time.perf_counter()
    coordinator.open("/visits?stage=planned&name=u04999")
    assert "U04999" in coordinator.text
    assert time.perf_counter() - started < 2


def test_the_template_is_a_file_to_fill_in(coordinator):
    answer = coordinator.client.get("/visits/import/template.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="uitnodigingen.csv"'
    assert answer.get_data().startswith(
        "\ufeffreferentie;gemeente;vindplaats;levensgebeurtenis;datum;e-mail consulent\r\n".encode()
    )


def test_a_consultant_reads_nothing_in(someone):
    consultant = someone("consultant")
    assert consultant.open("/visits/import").status == 403
    assert "Uitnodigingen inlezen" not in consultant.open("/visits").text
