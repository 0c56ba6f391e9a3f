"""One visit as a case: its stages, its appointment, handing it over, and how long it is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from freezegun import freeze_time
from icalendar import Calendar

from tests.web.caseload.steps import BSN, groups, names, plan, stored
from web.db import db
from web.models import AuditEntry, Handover, Step, Visit
from web.services.purge_visits import purge_visits

pytestmark = pytest.mark.usefixtures("on_a_tuesday")


def test_the_talk_starts_from_the_appointment_and_the_plan_ends_it(app, consultant):
    plan(consultant, on="23 11 2026")
    code = stored(app).code
    consultant.press("Start het gesprek")
    assert f"/visits/{code}/chapters/" in consultant.url
    visit = stored(app)
    assert (visit.stage, visit.reference_date) == ("in_talk", date(2026, 11, 24))
    consultant.open("/visits")
    assert "Verder met de vragen" in consultant.text
    assert consultant.open(f"/visits/{code}/plan").status == 200
    assert stored(app).stage == "in_talk"
    assert consultant.client.get(f"/visits/{code}/plan.pdf").status_code == 200
    assert stored(app).stage == "plan_given"
    with app.app_context():
        assert [(step.before, step.after, step.user_id is None) for step in db.session.query(Step)] == [
            ("planned", "in_talk", False), ("in_talk", "plan_given", True),
        ]  # fmt: skip


def test_the_first_answer_starts_the_talk_by_itself(app, consultant):
    plan(consultant)
    code = stored(app).code
    consultant.open(f"/visits/{code}")
    assert stored(app).stage == "planned"
    consultant.onward()
    assert stored(app).stage == "in_talk"


def test_a_step_is_taken_back(app, consultant):
    plan(consultant)
    consultant.press("Gaat niet door")
    assert "Dit bezoek staat nu op ‘Afgesloten’." in consultant.text
    consultant.press("Ongedaan maken")
    assert "Dit bezoek staat weer op ‘Gepland’." in consultant.text
    assert stored(app).stage == "planned"
    assert not [each for each in consultant.page.select("button") if "Ongedaan" in each.get_text()]


def test_a_step_is_not_taken_back_after_an_hour(app, consultant):
    plan(consultant)
    consultant.press("Gaat niet door")
    with freeze_time("2026-11-24 10:01", tick=True):
        consultant.press("Ongedaan maken")
    assert "niets meer om ongedaan te maken" in consultant.text
    assert stored(app).stage == "closed"


def test_what_is_closed_takes_no_answers_and_only_the_coordinator_opens_it(app, someone):
    consultant, coordinator = someone("consultant"), someone("coordinator")
    consultant.start(name="Zonnebloem")
    question = consultant.url
    code = stored(app).code
    consultant.open(f"/visits/{code}/case").press("Stopt zonder plan")
    assert consultant.open(question).status == 200
    consultant.onward()
    assert consultant.status == 409
    assert "afgesloten" in consultant.text
    consultant.open("/visits")
    assert names(consultant) == []
    assert "Opnieuw openen" not in consultant.open(f"/visits/{code}/case").text
    coordinator.open(f"/visits/{code}/case").press("Opnieuw openen")
    assert stored(app).stage == "in_talk"
    assert consultant.open(question).onward().status == 200


def test_a_household_can_have_a_closed_visit_erased(app, consultant):
    plan(consultant)
    code = stored(app).code
    consultant.press("Gaat niet door")
    consultant.open(f"/visits/{code}/erase").press("Ja, alles wissen")
    with app.app_context():
        assert db.session.query(Visit).count() == 0


def test_a_forged_step_changes_nothing(app, consultant):
    plan(consultant)
    code, token = stored(app).code, consultant.page.select_one("input[name=csrf_token]")["value"]
    for to in ("follow_up", "plan_given", "planned", "nonsense", ""):
        consultant.client.post(f"/visits/{code}/stage", data={"csrf_token": token, "to": to})
        assert stored(app).stage == "planned"


def test_the_appointment_can_be_moved(app, consultant):
    plan(consultant)
    kept = stored(app).keep_until
    consultant.follow("Afspraak veranderen").press("Bewaren", day="1", month="12", time="9", manner="video")
    assert "dinsdag 1 december om 9.00 uur" in consultant.text
    assert "Beeldbellen" in consultant.text
    assert (stored(app).keep_until - kept).days == 7


def test_a_visit_is_handed_over_with_a_note(app, someone):
    giver, receiver = someone("consultant"), someone("consultant", "Sem de Wit")
    plan(giver)
    code = stored(app).code
    giver.follow("Overdragen aan een collega")
    option = next(each for each in giver.page.select("#receiver option") if each.get_text() == "Sem de Wit")
    giver.press("Draag over", receiver=str(option["value"]), note="Belt liever na vijven.")
    assert "Dit bezoek is nu van Sem de Wit." in giver.text
    assert names(giver) == []
    assert giver.open(f"/visits/{code}/case").status == 403
    assert giver.open(f"/visits/{code}").status == 403
    receiver.open("/visits")
    assert groups(receiver) == ["Aan u overgedragen"]
    assert "Overgedragen door" in receiver.text
    assert "vandaag" in receiver.text
    receiver.follow("Zonnebloem")
    assert "Belt liever na vijven." in receiver.text
    receiver.open("/visits")
    assert groups(receiver) == ["Vandaag"]
    assert "Overgedragen" not in receiver.text
    with app.app_context():
        assert [entry.subject for entry in db.session.query(AuditEntry).filter_by(event="visit_handed_over")] == [code]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"note": "x"}, "Kies een collega"),
        ({"receiver": "999", "note": "x"}, "Kies een collega"),
        ({"note": BSN}, "burgerservicenummer"),
        ({"note": "x" * 301}, "hooguit 300 tekens"),
    ],
)
def test_a_handover_that_cannot_be_says_what_to_do(app, someone, typed, words):
    giver = someone("consultant")
    someone("consultant", "Sem de Wit")
    plan(giver).follow("Overdragen aan een collega").press_with("Draag over", typed)
    assert giver.status == 422
    assert words in giver.text
    with app.app_context():
        assert db.session.query(Handover).count() == 0


def test_a_visit_goes_to_nobody_of_another_organisation(app, someone):
    giver = someone("consultant")
    someone("consultant", "Eva Elders", organisation="Gemeente Elders")
    someone("reporter", "Anouk Cijfers")
    plan(giver).follow("Overdragen aan een collega")
    assert "Eva Elders" not in giver.text
    assert "Anouk Cijfers" not in giver.text


def test_a_planned_visit_is_kept_from_its_day_and_then_erased(app, consultant):
    plan(consultant, on="1 12 2026")
    assert stored(app).keep_until == date(2027, 3, 1)
    with app.app_context():
        with freeze_time("2027-03-01 12:00"):
            assert purge_visits() == 0
        with freeze_time("2027-03-02 12:00"):
            assert purge_visits() == 1


def test_the_manner_is_chosen_when_a_visit_starts_at_once(app, consultant):
    consultant.open("/visits/new").press_with(
        "Begin met de vragen",
        {"name": "Zonnebloem", "municipality": "GM0484", "day": "24", "month": "11", "year": "2026", "manner": "video"},
    )
    assert stored(app).manner == "video"


def test_a_visit_is_kept_longer_while_the_household_is_called_back(app, consultant):
    plan(consultant)
    consultant.press("Start het gesprek")
    code = stored(app).code
    promise = "Is het plan gegeven, dan bewaren wij het vanaf die dag 210 dagen."
    assert promise in consultant.open(f"/visits/{code}/details").text
    assert stored(app).keep_until == date(2027, 2, 22)
    consultant.open(f"/visits/{code}/case").press("Het plan is gegeven")
    assert stored(app).keep_until == date(2027, 6, 22)
    assert promise not in consultant.open(f"/visits/{code}/details").text
    consultant.open(f"/visits/{code}/case").press("Ongedaan maken")
    assert stored(app).keep_until == date(2027, 2, 22)
    consultant.press("Het plan is gegeven").press("Afsluiten")
    assert stored(app).keep_until == date(2027, 2, 22)


def test_the_organisation_sets_how_long_a_visit_is_kept_after_the_plan(app, consultant):
    app.config["TOEREIKEND"] = replace(app.config["TOEREIKEND"], keep_days=10, follow_up_days=20)
    plan(consultant)
    consultant.press("Start het gesprek")
    assert stored(app).keep_until == date(2026, 12, 4)
    consultant.open(f"/visits/{stored(app).code}/case").press("Het plan is gegeven")
    assert stored(app).keep_until == date(2026, 12, 14)


def test_an_appointment_goes_into_a_calendar_without_the_household(app, consultant):
    plan(consultant, on="1 12 2026")
    code = stored(app).code
    assert "Zet in uw agenda" in consultant.text
    answer = consultant.client.get(f"/visits/{code}/appointment.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "Zonnebloem" not in answer.text
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        datetime(2026, 12, 1, 13, 30, tzinfo=UTC),
        datetime(2026, 12, 1, 15, 0, tzinfo=UTC),
    )
    assert str(event["SUMMARY"]) == "Huisbezoek"
    assert str(event["URL"]) == f"http://localhost/visits/{code}/case"


def test_a_day_without_a_time_is_a_whole_day_and_moves_in_the_calendar(app, consultant):
    plan(consultant, time="")
    address = f"/visits/{stored(app).code}/appointment.ics"
    (event,) = Calendar.from_ical(consultant.client.get(address).text).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    consultant.follow("Afspraak veranderen").press("Bewaren", day="1", month="12", time="9")
    (moved,) = Calendar.from_ical(consultant.client.get(address).text).walk("VEVENT")
    assert moved["UID"] == event["UID"]
    assert moved["DTSTART"].dt == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def test_without_a_day_there_is_nothing_for_a_calendar(app, consultant):
    plan(consultant, on="", time="")
    assert "Zet in uw agenda" not in consultant.text
    assert consultant.client.get(f"/visits/{stored(app).code}/appointment.ics").status_code == 404
