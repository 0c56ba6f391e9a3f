"""The list of visits, one visit as a case, planning and handing over, by what somebody reads and presses."""

from datetime import date

import pytest
from freezegun import freeze_time

from web.db import db
from web.models import Advice, AuditEntry, Handover, Step, Visit
from web.services.purge_visits import purge_visits

TODAY = "2026-11-24 09:00"
BSN = "111222333"


@pytest.fixture(autouse=True)
def on_a_tuesday():
    """A fixed day, so that today and tomorrow are what the tests say."""
    with freeze_time(TODAY, tick=True):
        yield


@pytest.fixture
def consultant(someone):
    return someone("consultant")


@pytest.fixture
def coordinator(someone):
    return someone("coordinator")


def plan(browser, name="Zonnebloem", on="24 11 2026", time="14:30", **more):
    day, month, year = on.split() if on else ("", "", "")
    browser.open("/visits/plan").press_with(
        "Bewaren",
        {
            "name": name,
            "municipality": "Alphen aan den Rijn",
            "day": day,
            "month": month,
            "year": year,
            "time": time,
            **more,
        },
    )
    return browser


def names(browser):
    return [link.get_text(strip=True) for link in browser.page.select(".case__name a")]


def groups(browser):
    return [heading.get_text(strip=True) for heading in browser.page.select("main h2")]


def stored(app, name="Zonnebloem"):
    with app.app_context():
        return db.session.query(Visit).filter_by(household_name=name).one()


def test_an_empty_list_says_what_to_do(consultant):
    consultant.open("/visits")
    assert consultant.status == 200
    assert "Er staat nog geen bezoek in uw lijst" in consultant.text
    consultant.follow("Plan een afspraak")
    assert consultant.page.select_one("h1").get_text(strip=True) == "Plan een afspraak"


def test_a_planned_talk_is_in_the_list_with_everything(app, consultant):
    plan(consultant, manner="phone", vindplaats="Bibliotheek", life_event="verhuizing")
    assert consultant.page.select_one("h1").get_text(strip=True) == "Zonnebloem"
    for words in ("Gepland", "vandaag om 14.30 uur", "Telefoon", "Bibliotheek", "Ik ga verhuizen of ben verhuisd"):
        assert words in consultant.text
    consultant.open("/visits")
    row = " ".join(consultant.page.select_one(".case").get_text(" ").split())
    for words in (
        "Zonnebloem",
        "Alphen aan den Rijn",
        "Gepland",
        "vandaag om 14.30 uur",
        "Telefoon",
        "nog geen uitkomst",
    ):
        assert words in row
    assert groups(consultant) == ["Vandaag"]
    visit = stored(app)
    assert (visit.planned_on, f"{visit.planned_time:%H:%M}", visit.manner) == (date(2026, 11, 24), "14:30", "phone")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Vul een naam in"),
        ({"name": f"Jansen {BSN}"}, "burgerservicenummer"),
        ({"municipality": "Nergenshuizen"}, "Deze gemeente kennen we niet"),
        ({"municipality": BSN}, "burgerservicenummer"),
        ({"on": "31 2 2027"}, "bestaat niet"),
        ({"on": "1 1 2062"}, "twee jaar vooruit"),
        ({"on": ""}, "Vul ook de dag in"),
        ({"time": "half drie"}, "Schrijf de tijd als 14:30"),
        ({"time": BSN}, "burgerservicenummer"),
        ({"vindplaats": f"bij {BSN}"}, "burgerservicenummer"),
        ({"vindplaats": "x" * 81}, "hooguit 80 tekens"),
    ],
)
def test_an_appointment_that_cannot_be_says_what_to_do(app, consultant, typed, words):
    plan(consultant, **typed)
    assert consultant.status == 422
    assert words in " ".join(each.get_text(" ") for each in consultant.page.select(".problem"))
    with app.app_context():
        assert db.session.query(Visit).count() == 0


def test_what_needs_doing_today_stands_first(consultant):
    plan(consultant, "Volgende maand", "20 12 2026")
    plan(consultant, "Zonder dag", "", "")
    plan(consultant, "Vanmiddag", "24 11 2026", "16:00")
    plan(consultant, "Vanochtend", "24 11 2026", "10:15")
    plan(consultant, "Gisteren", "23 11 2026", "10:15")
    consultant.start(name="In gesprek")
    consultant.open("/visits")
    assert names(consultant) == ["Gisteren", "Vanochtend", "Vanmiddag", "In gesprek", "Volgende maand", "Zonder dag"]
    assert groups(consultant) == ["Vandaag", "Bezig", "Komende afspraken", "Nog geen datum"]
    assert "Deze dag is voorbij" in consultant.page.select(".case")[0].get_text(" ")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("muller", ["Família Müller-Øst"]), ("FAMILIA", ["Família Müller-Øst"]), ("ost", ["Família Müller-Øst"]),
     ("ü", ["Família Müller-Øst", "Tulp"]), ("%", ["Família Müller-Øst", "Tulp"]), ("xyz", [])],
)  # fmt: skip
def test_people_search_without_capitals_and_accents(consultant, typed, found):
    plan(consultant, "Tulp")
    plan(consultant, "Família Müller-Øst")
    consultant.open("/visits").press("Zoek", name=typed)
    assert sorted(names(consultant)) == sorted(found)
    if not found:
        assert "Geen bezoek gevonden" in consultant.text


def test_a_citizen_number_is_not_searched_for(consultant):
    consultant.open("/visits").press("Zoek", name=BSN)
    assert consultant.status == 422
    assert "burgerservicenummer" in consultant.text
    assert BSN not in consultant.response.get_data(as_text=True)


def test_the_list_filters_by_stage(consultant):
    plan(consultant, "Gepland bezoek")
    consultant.start(name="Bezoek bezig")
    for stage, found in (
        ("planned", ["Gepland bezoek"]),
        ("in_talk", ["Bezoek bezig"]),
        ("closed", []),
        ("all", ["Gepland bezoek", "Bezoek bezig"]),
    ):
        consultant.open("/visits").press("Zoek", stage=stage)
        assert names(consultant) == found, stage


def test_a_long_list_has_pages(app, consultant):
    plan(consultant)
    with app.app_context():
        visit = db.session.query(Visit).one()
        for number in range(44):
            code = f"aaaaaa{'abcdefghjk'[number // 10]}{'abcdefghjk'[number % 10]}"
            db.session.add(Visit(
                code=code, organisation_id=visit.organisation_id, consultant_id=visit.consultant_id, stage="planned",
                household_name=f"Huis {number:02}", municipality="GM0484", reference_date=visit.reference_date,
                started_at=visit.started_at, keep_until=visit.keep_until, planned_on=date(2026, 12, 1),
            ))  # fmt: skip
        db.session.commit()
    consultant.open("/visits")
    assert len(names(consultant)) == 20
    assert "45 bezoeken, bladzijde 1 van 3" in consultant.text
    seen = names(consultant)
    for _ in range(2):
        consultant.follow("Volgende bladzijde")
        seen += names(consultant)
    assert len(set(seen)) == 45
    assert "Volgende bladzijde" not in consultant.text
    assert consultant.open("/visits?page=99").text.count("bladzijde 3 van 3") == 1
    assert consultant.open("/visits?page=-1&stage=x&consultant=y").status == 200


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


def test_the_week_shows_each_day(consultant):
    plan(consultant, "Donderdag eerst", "26 11 2026", "9:00")
    plan(consultant, "Donderdag later", "26 11 2026", "13:00")
    plan(consultant, "Week erna", "1 12 2026", "13:00")
    consultant.open("/visits").follow("Afspraken van deze week")
    assert [each.get_text(" ", strip=True) for each in consultant.page.select("h2")][:4] == [
        "maandag 23 november", "dinsdag 24 november vandaag", "woensdag 25 november", "donderdag 26 november",
    ]  # fmt: skip
    assert [link.get_text() for link in consultant.page.select(".day__talk a")] == [
        "Donderdag eerst",
        "Donderdag later",
    ]
    consultant.follow("Volgende week")
    assert [link.get_text() for link in consultant.page.select(".day__talk a")] == ["Week erna"]
    assert consultant.open("/visits/week?from=nonsense").status == 200


def test_new_money_comes_from_the_newest_advice(app, consultant):
    plan(consultant)
    with app.app_context():
        visit = db.session.query(Visit).one()
        for low, high in ((0, 100_000), (210_000, 430_000)):
            total = {"total": {"new_money_per_year": {"min_cents": low, "max_cents": high}}}
            db.session.add(
                Advice(
                    visit_id=visit.id,
                    given_at=visit.started_at,
                    catalogue_hash="c",
                    profile_hash="p",
                    profile={},
                    content=total,
                )
            )
        db.session.commit()
    consultant.open("/visits")
    assert "€ 2.100 – € 4.300 per jaar erbij" in " ".join(
        consultant.page.select_one(".case__money").get_text(" ").split()
    )


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


def test_a_consultant_sees_the_own_visits_and_a_coordinator_all(app, someone):
    first, second = someone("consultant", "Noor"), someone("consultant", "Sem")
    elsewhere, coordinator = someone("consultant", "Eva", organisation="Gemeente Elders"), someone("coordinator")
    first.start(name="Van Noor")
    second.start(name="Van Sem")
    elsewhere.start(name="Van Eva")
    assert names(first.open("/visits")) == ["Van Noor"]
    assert names(elsewhere.open("/visits?stage=all&consultant=1")) == ["Van Eva"]
    assert sorted(names(coordinator.open("/visits"))) == ["Van Noor", "Van Sem"]
    sem = next(each for each in coordinator.page.select("#consultant option") if each.get_text() == "Sem")
    coordinator.press("Zoek", consultant=str(sem["value"]))
    assert names(coordinator) == ["Van Sem"]
    coordinator.press("Zoek", consultant="nobody")
    assert names(coordinator) == []
    code = stored(app, "Van Eva").code
    for browser in (first, coordinator):
        for page in ("case", "appointment", "hand-over"):
            assert browser.open(f"/visits/{code}/{page}").status == 403


def test_a_coordinator_plans_for_a_colleague_or_for_nobody_yet(app, someone):
    consultant, coordinator = someone("consultant", "Noor"), someone("coordinator")
    assert "Start een bezoek" not in coordinator.open("/visits").text
    plan(coordinator, "Van niemand")
    assert "nog van niemand" in coordinator.text
    noor = next(
        each for each in coordinator.open("/visits/plan").page.select("#consultant option") if each.get_text() == "Noor"
    )
    plan(coordinator, "Van Noor", consultant=str(noor["value"]))
    assert names(consultant.open("/visits")) == ["Van Noor"]
    coordinator.open("/visits").press("Zoek", consultant="nobody")
    assert names(coordinator) == ["Van niemand"]
    coordinator.follow("Van niemand").follow("Overdragen aan een collega").press(
        "Draag over", receiver=str(noor["value"])
    )
    assert sorted(names(consultant.open("/visits"))) == ["Van Noor", "Van niemand"]


@pytest.mark.parametrize("role", ["editor", "approver", "reporter", "administrator"])
def test_who_holds_no_talks_sees_no_list(someone, role):
    browser = someone(role)
    for page in ("/visits", "/visits/week", "/visits/plan", "/visits/import"):
        assert browser.open(page).status == 403, page


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
