"""Migrations make the tables the models describe; the demo fills itself; the server says when it is ready."""

from alembic.autogenerate import compare_metadata
from sqlalchemy import text

from web import create_app
from web.catalogue import catalogue
from web.db import db, dispose
from web.extensions import alembic
from web.models import Model, Visit
from web.server import prepare
from web.services.make_demo import DEMO_CODE, make_demo
from web.settings import Settings


def test_the_migrations_make_exactly_the_tables_of_the_models(app):
    with app.app_context():
        assert compare_metadata(alembic.migration_context, Model.metadata) == []


def test_the_migrations_can_be_taken_back_and_done_again(app):
    with app.app_context():
        alembic.downgrade("base")
        alembic.upgrade()
        assert db.session.query(Visit).count() == 0


VISIT = """
    INSERT INTO visit (id, code, resume_code, household_name, municipality, reference_date, started_at, keep_until)
    VALUES (1, 'abcd2345', 'AAAA-BBBB-CCCC', 'Jansen', 'GM0484', '2026-07-01', '2026-07-01 10:00', '2027-01-01')"""
ANSWER = """
    INSERT INTO answer (visit_id, path, version, state, parts, saved_at, change)
    VALUES (1, 'facts.kale_huur', 1, 'known', '{"amount"\\: "640,50"}', '2026-07-01 10:05', 'c')"""


def test_visits_from_before_the_accounts_stay_with_their_answers_both_ways(app):
    with app.app_context():
        alembic.downgrade("0001")
        for statement in (VISIT, ANSWER):
            db.session.execute(text(statement))
        db.session.commit()
        alembic.upgrade()
        visit = db.session.query(Visit).one()
        assert (visit.code, visit.organisation.municipalities, visit.consultant) == ("abcd2345", ["GM0484"], None)
        assert [answer.parts for answer in visit.answers] == [{"amount": "640,50"}]
        db.session.close()
        alembic.downgrade("0001")
        kept = db.session.execute(text("SELECT code, resume_code, path FROM visit JOIN answer ON visit_id = visit.id"))
        assert [tuple(row) for row in kept] == [("abcd2345", "ABCD2345", "facts.kale_huur")]


def test_a_demo_server_starts_from_nothing_and_starts_again(tmp_path):
    settings = Settings("demo", "x" * 40, f"sqlite:///{tmp_path / 'demo.sqlite'}")
    for _ in range(2):
        app = create_app(settings)
        prepare(app)
        with app.app_context():
            visits = db.session.query(Visit).all()
            assert len(visits) == 5
            assert DEMO_CODE in [visit.code for visit in visits]
        dispose(app)


def test_the_demo_opens_from_the_first_page_only_where_there_is_one(app, tmp_path):
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        make_demo(catalogue())
    assert app.test_client().post("/demo").status_code == 404
    assert "voorbeeldbezoek" not in app.test_client().get("/").get_data(as_text=True)


def test_ready_tells_which_rules_are_loaded(app):
    answer = app.test_client().get("/health/ready")
    assert answer.get_json() == {"status": "ok", "catalogue": catalogue().fingerprint}
    assert "Set-Cookie" not in answer.headers


def test_not_ready_without_a_database(settings):
    app = create_app(settings)
    assert app.test_client().get("/health/live").status_code == 200
    assert app.test_client().get("/health/ready").status_code == 500
    dispose(app)
