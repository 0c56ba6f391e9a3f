"""Klopt dit niet: told with consent, kept with the trace, answered by who keeps the rules, gone with the visit."""

import json

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select

from engine import advise
from tests.web.conftest import Browser, SignInAs
from web.bsn import MESSAGE
from web.catalogue import catalogue
from web.commands import cli
from web.db import db
from web.models import AuditEntry, Report, Role
from web.services.report_surprise import exported

BSN = "111222333"
TOLD = {"kind": "higher", "expected": "In de brief staat een hoger bedrag.", "consent": "yes"}


@pytest.fixture
def form(visit: Browser) -> Browser:
    """The form about zorgtoeslag, reached from the result."""
    visit.open(f"/visits/{visit.code}/result")
    return visit.follow("Klopt dit niet? Zorgtoeslag")


def send(form: Browser, **typed: str) -> Browser:
    return form.press_with("Verstuur de melding", TOLD | typed)


def number_of_reports(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Report)) or 0


def test_a_report_keeps_what_was_expected_with_the_trace_and_the_receipt(form: Browser, app: Flask) -> None:
    send(form, amount="1.698", per="year")
    assert "De melding is verstuurd" in form.text
    assert "Nog geen antwoord." in form.text
    with app.app_context():
        report = db.session.scalars(select(Report)).one()
        assert (report.scheme, report.kind, report.letter_cents, report.is_open) == (
            "zorgtoeslag",
            "higher",
            14150,
            True,
        )
        kept = exported(report)
    assert kept["receipt"]["catalogue"] == catalogue().fingerprint
    assert {"path", "sha256"} == set(kept["receipt"]["files"][0])
    again = advise(catalogue(), kept["profile"]).as_json()
    assert again["receipt"] == kept["receipt"]
    assert next(one for one in again["schemes"] if one["id"] == "zorgtoeslag") == kept["trace"]


def test_who_keeps_the_rules_sees_neither_name_nor_code(form: Browser, app: Flask, sign_in_as: SignInAs) -> None:
    send(form)
    with app.app_context():
        text = json.dumps(exported(db.session.scalars(select(Report)).one()))
    editor = sign_in_as(Role.EDITOR).open("/reports/")
    pages = [editor.text, editor.follow("Zorgtoeslag (1)").text, text]
    assert all("Zorgtoeslag" in page or "zorgtoeslag" in page for page in pages)
    assert not [page for page in pages if "Familie Jansen" in page or form.code in page]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": ""}, "Kies wat er niet klopt."),
        ({"expected": ""}, "Schrijf in een paar woorden"),
        ({"expected": "a" * 1001}, "Gebruik hooguit 1000 tekens"),
        ({"expected": f"Mijn nummer is {BSN}."}, MESSAGE),
        ({"amount": BSN}, MESSAGE),
        ({"amount": "veel"}, "‘veel’ is geen bedrag"),
        ({"consent": ""}, "Zonder toestemming sturen wij niets"),
    ],
)
def test_a_report_that_is_not_whole_is_not_kept(form: Browser, app: Flask, typed: dict[str, str], said: str) -> None:
    send(form, **typed)
    assert (form.status, number_of_reports(app)) == (422, 0)
    assert said in form.text


def test_a_scheme_that_is_not_there_has_no_form(visit: Browser) -> None:
    assert visit.open(f"/visits/{visit.code}/result/geen-regeling/report").status == 404


def test_an_answer_comes_back_to_the_consultant(form: Browser, sign_in_as: SignInAs) -> None:
    send(form)
    editor = sign_in_as(Role.APPROVER).open("/reports/")
    assert "Open" in editor.text
    editor.follow("Zorgtoeslag (1)")
    assert editor.press("Verstuur het antwoord", answer="").status == 422
    assert MESSAGE in editor.press("Verstuur het antwoord", answer=f"Zie {BSN}.").text
    editor.press("Verstuur het antwoord", answer="De brief is van vorig jaar.")
    assert "Beantwoord" in editor.text
    form.open(f"/visits/{form.code}/result")
    card = form.page.select_one("#zorgtoeslag")
    assert card
    assert "De brief is van vorig jaar." in card.get_text()
    assert "Nog geen antwoord" not in card.get_text()


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.COORDINATOR, Role.REPORTER, Role.ADMINISTRATOR])
def test_only_who_keeps_the_rules_reads_reports(form: Browser, sign_in_as: SignInAs, role: Role) -> None:
    send(form)
    other = sign_in_as(role)
    assert (other.open("/reports/").status, other.open("/reports/1").status) == (403, 403)


def test_another_organisation_sees_nothing(form: Browser, sign_in_as: SignInAs) -> None:
    send(form)
    other = sign_in_as(Role.EDITOR, organisation="Gemeente Wassenaar")
    assert "Er zijn geen meldingen." in other.open("/reports/").text
    assert other.open("/reports/1").status == 404


def test_a_report_goes_with_the_visit(form: Browser, app: Flask) -> None:
    send(form)
    form.open(f"/visits/{form.code}/erase").press("Ja, alles wissen")
    assert number_of_reports(app) == 0


def test_the_trail_tells_who_read_and_answered(form: Browser, app: Flask, sign_in_as: SignInAs) -> None:
    send(form)
    sign_in_as(Role.EDITOR).open("/reports/1").press("Verstuur het antwoord", answer="Klopt zo.")
    with app.app_context():
        trail = [(each.event, each.subject) for each in db.session.scalars(select(AuditEntry).order_by("number"))]
    assert ("surprise_reported", form.code) in trail
    assert [each for each in trail if each[0].startswith("report_")] == [("report_read", "1"), ("report_answered", "1")]


@pytest.fixture
def command(app: Flask, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on the database of the test."""
    monkeypatch.setattr("web.create_app", lambda: app)
    return CliRunner()


def test_the_command_lists_and_exports(form: Browser, command: CliRunner) -> None:
    send(form)
    listed = command.invoke(cli, ["reports"])
    assert (listed.exit_code, listed.output) == (
        0,
        "1: zorgtoeslag, GM0484, 2026-07-01, open: In de brief staat een hoger bedrag.\n",
    )
    (one,) = json.loads(command.invoke(cli, ["reports", "--open", "--json"]).output)
    assert (one["number"], one["state"], one["municipality"]) == (1, "open", "GM0484")
    assert form.code not in json.dumps(one)
    missing = command.invoke(cli, ["reports", "--number", "9"])
    assert (missing.exit_code, missing.stderr) == (
        1,
        "Er is geen melding 9. Kijk welke er zijn met: toereikend reports.\n",
    )


def test_the_command_without_a_database_says_what_to_do(command: CliRunner, app: Flask) -> None:
    with app.app_context():
        Report.metadata.drop_all(db.engine)
    done = command.invoke(cli, ["reports"])
    assert done.exit_code == 1
    assert "Start eerst: toereikend serve." in done.stderr
