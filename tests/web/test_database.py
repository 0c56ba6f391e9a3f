"""Migrations make the tables the models describe; the demo fills itself; the server says when it is ready."""

from alembic.autogenerate import compare_metadata

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


def test_a_demo_server_starts_from_nothing_and_starts_again(tmp_path):
    settings = Settings("demo", "x" * 40, f"sqlite:///{tmp_path / 'demo.sqlite'}")
    for _ in range(2):
        app = create_app(settings)
        prepare(app)
        with app.app_context():
            assert [visit.code for visit in db.session.query(Visit)] == [DEMO_CODE]
        dispose(app)


def test_the_demo_opens_from_the_first_page_only_where_there_is_one(app, tmp_path):
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        make_demo(catalogue(), 90)
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
