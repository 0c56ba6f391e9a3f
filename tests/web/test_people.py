"""Inviting, and what an administrator changes; whoever loses something loses it at once."""

from datetime import timedelta

import pytest
from freezegun import freeze_time

from tests.web.conftest import PASSWORD
from web.db import db
from web.models import Invitation, Organisation, Role, SignIn, User
from web.services.invite import accept_invitation, open_invitation

NEW = "nieuw@alphen.example"
CHOSEN = "een lang nieuw wachtwoord"


@pytest.fixture
def administrator(sign_in_as):
    return sign_in_as(Role.ADMINISTRATOR)


def invited(administrator, *roles: Role, email: str = NEW) -> str:
    """Invite somebody; return the path of the link."""
    page = administrator.open("/people/")
    token = page.value("csrf_token")
    data = {"csrf_token": token, "email": email, "roles": [str(role) for role in roles]}
    answer = administrator.client.post("/people/invite", data=data)
    page._arrive(answer)
    assert page.status == 200, page.text
    return str(page.page.select_one("#link").get_text()).split("localhost")[1]


def number_of(app, browser) -> int:
    with app.app_context():
        return db.session.query(User).filter_by(email=browser.email).one().id


def change_roles(administrator, number: int, *roles: Role) -> int:
    page = administrator.open(f"/people/{number}")
    data = {"csrf_token": page.value("csrf_token"), "roles": [str(role) for role in roles]}
    return administrator.client.post(f"/people/{number}/roles", data=data).status_code


def test_the_administrator_begins_with_the_people(administrator):
    assert administrator.url == "/people/"
    assert "Medewerkers van Gemeente Alphen aan den Rijn" in administrator.text


def test_who_has_the_link_chooses_a_password_and_is_in(app, administrator, anonymous):
    link = invited(administrator, Role.CONSULTANT, Role.REPORTER)
    anonymous.open(link).press("Bewaren en inloggen", name="Mila de Boer", password=CHOSEN)
    assert anonymous.url == "/visits"
    with app.app_context():
        user = db.session.query(User).filter_by(email=NEW).one()
        assert (user.name, user.roles) == ("Mila de Boer", ["consultant", "reporter"])
        assert user.organisation.name == "Gemeente Alphen aan den Rijn"
        assert CHOSEN not in user.password_hash
        assert user.password_hash.startswith("$argon2id$")


def test_a_link_works_once_and_for_a_week(administrator, anonymous):
    with freeze_time("2026-11-22 09:00") as clock:
        administrator.sign_in()
        link = invited(administrator, Role.CONSULTANT)
        clock.tick(timedelta(days=7))
        assert anonymous.open(link).status == 410
        clock.move_to("2026-11-22 09:30")
        anonymous.open(link).press("Bewaren en inloggen", name="Mila", password=CHOSEN)
        assert anonymous.open(link).status == 410
        assert "Deze link werkt niet meer" in anonymous.text


def test_of_two_who_use_a_link_at_once_one_gets_in(app, administrator):
    link = invited(administrator, Role.CONSULTANT)
    with app.test_request_context():
        invitation = open_invitation(link.rpartition("/")[2])
        assert accept_invitation(invitation, "Een", CHOSEN) is not None
        assert accept_invitation(invitation, "Twee", CHOSEN) is None


def test_a_second_link_takes_the_place_of_the_first_and_the_database_holds_neither(app, administrator, anonymous):
    first, second = invited(administrator, Role.CONSULTANT), invited(administrator, Role.EDITOR)
    assert anonymous.open(first).status == 410
    assert anonymous.open(second).status == 200
    with app.app_context():
        kept = db.session.query(Invitation).one()
        assert kept.token_hash not in second
        assert kept.roles == ["editor"]


def test_an_invitation_can_be_withdrawn_but_not_by_another_organisation(administrator, sign_in_as, anonymous):
    link = invited(administrator, Role.CONSULTANT)
    elsewhere = sign_in_as(Role.ADMINISTRATOR, organisation="Gemeente Wassenaar")
    token = elsewhere.open("/people/").value("csrf_token")
    assert NEW not in elsewhere.text
    assert elsewhere.client.post("/people/invitations/1/withdraw", data={"csrf_token": token}).status_code == 404
    assert anonymous.open(link).status == 200
    administrator.open("/people/").press("Intrekken")
    assert anonymous.open(link).status == 410


@pytest.mark.parametrize(("password", "status"), [("elf tekens.", 422), ("twaalf teken", 200), ("x" * 201, 422)])
def test_a_password_is_judged_by_its_length_alone(administrator, anonymous, password, status):
    link = invited(administrator, Role.CONSULTANT)
    assert anonymous.open(link).press("Bewaren en inloggen", name="Mila", password=password).status == status


def test_a_bad_invitation_says_what_is_wrong_and_keeps_what_was_typed(administrator):
    administrator.open("/people/").press("Maak een link", email="geen adres")
    assert administrator.status == 422
    assert "Vul een e-mailadres in" in administrator.text
    assert "Kies minstens één rol" in administrator.text
    assert administrator.value("email") == "geen adres"


def test_nobody_is_called_by_a_citizen_number(administrator, anonymous):
    administrator.open("/people/").press("Maak een link", email="111222333@alphen.example")
    assert "burgerservicenummer (BSN)" in administrator.text
    link = invited(administrator, Role.CONSULTANT)
    anonymous.open(link).press("Bewaren en inloggen", name="Mila 111222333", password=CHOSEN)
    assert anonymous.status == 422
    assert "burgerservicenummer (BSN)" in anonymous.text


def test_other_roles_count_at_once(app, administrator, browser):
    assert change_roles(administrator, number_of(app, browser), Role.REPORTER) == 302
    assert browser.open("/visits").url == "/sign-in"
    browser.sign_in()
    assert browser.open("/visits").status == 403


def test_who_is_stopped_is_out_at_once_and_cannot_come_back_until_opened(app, administrator, browser):
    number = number_of(app, browser)
    administrator.open(f"/people/{number}").press("Account stoppen")
    assert browser.open("/visits").url == "/sign-in"
    assert browser.press("Inloggen", email=browser.email, password=PASSWORD).status == 422
    administrator.open(f"/people/{number}").press("Account weer openen")
    assert browser.sign_in().url == "/visits"


def test_somebody_can_be_signed_out_everywhere(app, administrator, browser):
    administrator.open(f"/people/{number_of(app, browser)}").press("Overal uitloggen")
    assert browser.open("/visits").url == "/sign-in"


def test_the_last_administrator_stays(app, administrator):
    number = number_of(app, administrator)
    assert administrator.open(f"/people/{number}").press("Account stoppen").status == 422
    assert "de enige beheerder" in administrator.text
    assert change_roles(administrator, number, Role.CONSULTANT) == 422


def test_a_link_for_a_new_password_keeps_roles_and_name(app, administrator, browser, anonymous):
    administrator.open(f"/people/{number_of(app, browser)}").press("Link voor een nieuw wachtwoord")
    link = administrator.page.select_one("#link").get_text().split("localhost")[1]
    anonymous.open(link).press("Bewaren en inloggen", password=CHOSEN)
    assert anonymous.url == "/visits"
    assert browser.open("/visits").url == "/sign-in"
    assert browser.press("Inloggen", email=browser.email, password=PASSWORD).status == 422


def test_an_invitation_cannot_take_an_account_of_another_organisation(app, sign_in_as, browser, anonymous):
    elsewhere = sign_in_as(Role.ADMINISTRATOR, organisation="Gemeente Wassenaar")
    link = invited(elsewhere, Role.CONSULTANT, email=browser.email)
    anonymous.open(link).press("Bewaren en inloggen", password=CHOSEN)
    assert anonymous.status == 410
    assert browser.open("/visits").url == "/visits"
    with app.app_context():
        assert db.session.query(User).filter_by(email=browser.email).one().organisation.name != "Gemeente Wassenaar"


def test_nobody_manages_people_of_another_organisation(app, sign_in_as, browser):
    elsewhere = sign_in_as(Role.ADMINISTRATOR, organisation="Gemeente Wassenaar")
    number = number_of(app, browser)
    assert elsewhere.open(f"/people/{number}").status == 404
    token = elsewhere.open("/people/").value("csrf_token")
    for action in ("roles", "active", "sign-out", "second-step", "password"):
        data = {"csrf_token": token, "roles": "editor"}
        assert elsewhere.client.post(f"/people/{number}/{action}", data=data).status_code == 404
    assert browser.open("/visits").url == "/visits"
    assert browser.email not in elsewhere.open("/people/").text


def test_changing_the_password_needs_the_old_one_and_ends_the_other_sessions(app, browser):
    other = type(browser)(app.test_client())
    other.email = browser.email
    other.sign_in()
    browser.open("/account/").press("Bewaren", current="niet goed", password=CHOSEN)
    assert browser.status == 422
    browser.open("/account/").press("Bewaren", current=PASSWORD, password="te kort")
    assert browser.status == 422
    browser.open("/account/").press("Bewaren", current=PASSWORD, password=CHOSEN)
    assert "Uw wachtwoord is veranderd" in browser.text
    assert browser.open("/visits").url == "/visits"
    assert other.open("/visits").url == "/sign-in"


def test_signing_out_everywhere_ends_every_session(app, browser):
    other = type(browser)(app.test_client())
    other.email = browser.email
    other.sign_in()
    browser.open("/account/").press("Log overal uit")
    assert other.open("/visits").url == "/sign-in"
    assert browser.open("/visits").url == "/sign-in"
    with app.app_context():
        assert {kept.ended for kept in db.session.query(SignIn)} == {True}


def test_the_telephone_number_of_the_organisation_stands_on_the_plan(app, administrator, sign_in_as):
    consultant = sign_in_as(Role.CONSULTANT)
    consultant.start()
    code = consultant.code
    plan = consultant.open(f"/visits/{code}/plan").page.select_one(".cover")
    assert "by-hand" in plan.find("span", string="Vragen? Bel").parent["class"]
    administrator.open("/people/").press(
        "Bewaren", phone=" 088-000  00 00 ", phone_hours="maandag van 9.00 tot 12.00 uur"
    )
    assert "Bewaard." in administrator.text
    assert administrator.value("phone") == "088-000 00 00"
    line = consultant.open(f"/visits/{code}/plan").page.find("span", string="Vragen? Bel").parent
    assert " ".join(line.get_text().split()) == "Vragen? Bel 088-000 00 00 (maandag van 9.00 tot 12.00 uur)"
    assert "telefoonnummer van de organisatie veranderd" in administrator.open("/audit/").text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"phone": "bel Noor"}, "Vul een telefoonnummer in"),
        ({"phone": "12"}, "Vul een telefoonnummer in"),
        ({"phone": "0" * 16}, "Vul een telefoonnummer in"),
        ({"phone": "111222333"}, "burgerservicenummer"),
        ({"phone_hours": "x" * 81}, "hooguit 80 tekens"),
    ],
)
def test_a_telephone_number_that_is_none_is_refused(app, administrator, typed, words):
    administrator.open("/people/").press_with("Bewaren", typed)
    assert administrator.status == 422
    assert words in administrator.text
    with app.app_context():
        assert {(one.phone, one.phone_hours) for one in db.session.query(Organisation)} == {("", "")}


@pytest.mark.parametrize("number", ["14 0172", "+31 88 000 00 00", "(0172) 00 00 00", ""])
def test_numbers_as_people_write_them_are_kept(administrator, number):
    assert administrator.open("/people/").press("Bewaren", phone=number).value("phone") == number
    assert administrator.status == 200
