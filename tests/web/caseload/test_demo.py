"""The demo: five households in five stages over two organisations, every answer one that the interview takes."""

import pytest

from engine.catalogue.yaml_lines import read_yaml
from web.catalogue import catalogue
from web.db import db
from web.interview.chapters import interview
from web.models import Advice, Organisation, Report, Stage, Visit
from web.services import make_demo as demo
from web.services.choose_event import happening_of
from web.services.find_visits import new_money
from web.services.read_answers import read_answers
from web.services.report_surprise import scheme_of


@pytest.fixture
def filled(app):
    """The application with its demo made."""
    with app.app_context():
        demo.make_demo(catalogue())
        yield app


def visits():
    return db.session.query(Visit).order_by(Visit.id).all()


def test_there_are_five_in_five_stages_over_two_organisations(filled):
    assert {visit.stage for visit in visits()} == set(Stage)
    assert len(visits()) == 5
    assert len({visit.organisation_id for visit in visits()}) == 2
    for visit in visits():
        assert visit.municipality in db.session.get(Organisation, visit.organisation_id).municipalities
        assert visit.consultant.organisation_id == visit.organisation_id


def test_every_answer_belongs_to_a_question_and_can_be_read(filled):
    for visit in visits():
        answers = read_answers(visit)
        shown = {
            each.question.path: each
            for view in interview(catalogue(), visit, answers)
            for screen in view.screens
            for each in asked(screen.questions, screen.lists)
        }
        assert [path for path in answers if path not in shown] == [], visit.household_name
        typed = [path for path, answer in answers.items() if "keys" not in answer.parts]
        assert [path for path in typed if shown[path].problem or not shown[path].visible] == [], visit.household_name


def asked(questions, lists):
    yield from questions
    for members in lists:
        yield members.shown
        for member in members.members:
            yield from asked(member.questions, member.lists)


def test_the_outcomes_can_be_told_apart(filled):
    totals = new_money(visits())
    assert len(totals) == 4
    assert len({(total["min_cents"], total["max_cents"]) for total in totals.values()}) == 4
    kinds = {visit.household_name: eligible(visit) for visit in visits()}
    assert len({frozenset(schemes) for schemes in kinds.values()}) == 5
    assert "kindgebonden_budget" in kinds["Familie Zonnebloem"]
    assert {"huurtoeslag", "zorgtoeslag"} <= kinds["Tulp en Roos"]
    assert "schuldhulpverlening" in kinds["Huize Vergeet-mij-niet"]
    assert kinds["Klaver"] == set()


def eligible(visit):
    advice = db.session.query(Advice).filter_by(visit_id=visit.id).first()
    schemes = advice.content["schemes"] if advice else []
    return {scheme["id"] for scheme in schemes if scheme["status"] in ("eligible", "needs_judgement")}


def test_the_demo_is_made_once(filled):
    before = [(visit.id, visit.code) for visit in visits()]
    demo.make_demo(catalogue())
    assert [(visit.id, visit.code) for visit in visits()] == before


def test_a_birthday_moves_with_the_day_of_the_demo():
    told = {"facts.geboortedatum_aanvrager": {"day": 2, "month": 3, "years_ago": 34}}
    parts = [demo.answers(told, year, catalogue())[0].parts for year in (2026, 2031)]
    assert parts == [{"day": "2", "month": "3", "year": "1992"}, {"day": "2", "month": "3", "year": "1997"}]


def test_every_visit_names_a_life_event_of_the_rules():
    events = {event.id for event in catalogue().life_events.events}
    visits = read_yaml(demo._FILE, "demo_visits.yaml")["visits"]
    named = {told.get("life_event") for told in visits} | {
        told["happening"]["event"] for told in visits if "happening" in told
    }
    assert named - {None} <= events


def test_something_happened_and_something_is_doubted(filled):
    begun = {visit.household_name: happening_of(visit.id) for visit in visits()}
    assert {name: one.event for name, one in begun.items() if one} == {"Klaver": "baan_kwijt"}
    [report] = db.session.query(Report)
    assert report.advice.visit.household_name == "Tulp en Roos"
    assert scheme_of(report)["status"] == "eligible"
