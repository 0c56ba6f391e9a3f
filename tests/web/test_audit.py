"""The audit trail: what is in it, and that a change, a hole or a missing end is found."""

import re
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from sqlalchemy import text, update

from tests.web.conftest import PASSWORD
from web.audit import record
from web.audit.trail import verify
from web.audit.words import EVENTS
from web.commands import cli
from web.db import db
from web.models import AuditEntry, AuditHead, Role

WEB = Path(__file__).parents[2] / "web"


def events(app) -> list[tuple]:
    with app.app_context():
        return [(entry.event, entry.subject) for entry in db.session.query(AuditEntry).order_by(AuditEntry.number)]


def faults(app, noted: str = "") -> tuple[str, ...]:
    with app.app_context():
        return verify(noted).faults


def tamper(app, statement: str) -> None:
    with app.app_context():
        db.session.execute(text(statement))
        db.session.commit()


@pytest.fixture
def six(app):
    """Six events."""
    with app.test_request_context():
        for number in range(6):
            record("visit_seen", f"code{number}")


def test_what_somebody_does_is_written_without_what_was_filled_in(app, visit):
    visit.open(f"/visits/{visit.code}/result")
    code = visit.code
    assert events(app) == [("signed_in", ""), ("visit_started", code), ("visit_seen", code)]
    visit.open(f"/visits/{code}/erase").press("Ja, alles wissen")
    visit.press("Uitloggen")
    assert events(app)[3:] == [("visit_erased", code), ("signed_out", "")]
    with app.app_context():
        kept = [str(value) for entry in db.session.query(AuditEntry) for value in vars(entry).values()]
    assert not [value for value in kept if "Jansen" in value]


def test_failures_are_written_without_the_address_that_was_tried(app, anonymous, browser):
    for email in ("niemand@x.example", browser.email):
        anonymous.open("/sign-in").press("Inloggen", email=email, password="geraden wachtwoord")
    with app.app_context():
        failed = db.session.query(AuditEntry).filter_by(event="sign_in_failed").order_by(AuditEntry.number).all()
        assert [entry.user_id is None for entry in failed] == [True, False]
        assert {entry.subject for entry in failed} == {""}


def test_a_trail_that_nobody_touched_is_whole(app, six):
    assert faults(app) == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE audit_entry SET subject = 'other' WHERE number = 3", "Regel 3 is veranderd"),
        ("UPDATE audit_entry SET user_id = 99 WHERE number = 6", "Regel 6 is veranderd"),
        ("UPDATE audit_entry SET at = '2020-01-01' WHERE number = 1", "Regel 1 is veranderd"),
        ("DELETE FROM audit_entry WHERE number IN (3, 4)", "Tussen regel 2 en 5 zijn regels weg"),
        ("DELETE FROM audit_entry WHERE number = 1", "Tussen regel 0 en 2 zijn regels weg"),
        ("DELETE FROM audit_entry WHERE number = 6", "aan het eind zijn regels weg"),
        ("DELETE FROM audit_entry", "aan het eind zijn regels weg"),
        ("DELETE FROM audit_head", "De kop van het logboek is weg"),
        ("UPDATE audit_entry SET seal = (SELECT seal FROM audit_entry WHERE number = 2) WHERE number = 3", "Regel 3 is"),
        ("INSERT INTO audit_entry SELECT 7, at, 1, 1, event, subject, seal FROM audit_entry LIMIT 1", "Regel 7 is veranderd"),
    ],
)  # fmt: skip
def test_tampering_is_found_and_the_row_is_named(app, six, statement, told):
    tamper(app, statement)
    assert told in " ".join(faults(app))


def test_taking_the_end_off_and_mending_the_count_breaks_the_seal_of_the_head(app, six):
    tamper(app, "DELETE FROM audit_entry WHERE number = 6")
    tamper(app, "UPDATE audit_head SET count = 5, last = (SELECT seal FROM audit_entry WHERE number = 5)")
    assert faults(app) == ("De kop past niet bij de laatste regel, 5.",)


def test_putting_back_an_older_copy_is_found_with_a_head_that_was_noted(app, six):
    with app.app_context():
        older = db.session.execute(text("SELECT count, last, seal FROM audit_head")).one()
    with app.test_request_context():
        record("visit_seen", "later")
        with app.app_context():
            verdict = verify()
    tamper(app, "DELETE FROM audit_entry WHERE number = 7")
    with app.app_context():
        db.session.execute(update(AuditHead).values(count=older[0], last=older[1], seal=older[2]))
        db.session.commit()
    assert faults(app) == ()  # by itself the trail cannot tell
    assert "een oude kopie" in faults(app, f"{verdict.count}:{verdict.last}")[0]
    assert faults(app, f"6:{older[1]}") == ()


def test_writers_at_the_same_time_make_one_chain(app):
    def write() -> None:
        with app.test_request_context():
            for _ in range(20):
                record("visit_seen", "x")

    writers = [Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults(app) == ()
    assert len(events(app)) == 80


def test_the_command_says_whether_it_is_whole_and_stops_with_one_when_not(app, six, settings, monkeypatch):
    monkeypatch.setenv("TOEREIKEND_MODE", "test")
    monkeypatch.setenv("TOEREIKEND_SECRET_KEY", settings.secret_key)
    monkeypatch.setenv("TOEREIKEND_DATABASE_URL", settings.database_url)
    whole = CliRunner().invoke(cli, ["audit", "verify"])
    assert whole.exit_code == 0
    assert "Het logboek klopt: 6 regels" in whole.output
    assert CliRunner().invoke(cli, ["audit", "verify", "--since", whole.output.split()[-1]]).exit_code == 0
    tamper(app, "UPDATE audit_entry SET event = 'visit_erased' WHERE number = 4")
    broken = CliRunner().invoke(cli, ["audit", "verify"])
    assert broken.exit_code == 1
    assert "Regel 4 is veranderd" in broken.output


def test_another_secret_breaks_every_seal(app, six):
    app.config["SECRET_KEY"] = "t" * 40
    assert "Regel 1 is veranderd" in faults(app)[0]


def test_the_administrator_reads_the_own_organisation_only(sign_in_as, browser):
    elsewhere = sign_in_as(Role.ADMINISTRATOR, organisation="Gemeente Wassenaar")
    administrator = sign_in_as(Role.ADMINISTRATOR)
    browser.start()
    administrator.open("/people/").follow("Naar het logboek")
    assert "bezoek begonnen" in administrator.text
    assert browser.code in administrator.text
    assert browser.code not in elsewhere.open("/audit/").text
    assert "Het logboek klopt" in administrator.follow("Controleer of er niets veranderd is").text


def test_every_event_that_is_recorded_has_words():
    recorded = set()
    for path in WEB.rglob("*.py"):
        for call in re.findall(r"\brecord\(([^)]*)", path.read_text(encoding="utf-8")):
            recorded |= set(re.findall(r'"([a-z_]+)"', call))
    assert recorded - set(EVENTS) == set()
    assert "signed_in" in recorded


def test_the_first_administrator_comes_in_by_a_command(app, anonymous, settings, monkeypatch):
    monkeypatch.setenv("TOEREIKEND_MODE", "test")
    monkeypatch.setenv("TOEREIKEND_SECRET_KEY", settings.secret_key)
    monkeypatch.setenv("TOEREIKEND_DATABASE_URL", settings.database_url)
    missing = CliRunner().invoke(cli, ["accounts", "invite", "Gemeente Ede", "b@ede.example"])
    assert missing.exit_code == 1
    assert "--municipality" in missing.output
    made = CliRunner().invoke(cli, ["accounts", "invite", "Gemeente Ede", "b@ede.example", "--municipality", "GM0228"])
    assert made.exit_code == 0, made.output
    link = re.search(r"/invitations/\S+", made.output)[0]
    anonymous.open(link).press("Bewaren en inloggen", name="Bea", password=PASSWORD)
    assert anonymous.url == "/people/"
