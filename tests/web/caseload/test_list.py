"""The list of visits and the week: who sees what, in which order, and how people search."""

from datetime import date

import pytest

from tests.web.caseload.steps import BSN, groups, names, plan, stored
from web.db import db
from web.models import Advice, Visit

pytestmark = pytest.mark.usefixtures("on_a_tuesday")


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
    consultant.press("Volgende week")
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
