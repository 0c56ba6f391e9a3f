"""T15: nine digits that pass the eleven-test get in by no field of any form that somebody can walk to."""

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from werkzeug.test import TestResponse

from tests.web.conftest import Browser
from tests.web.walking import Form, forms_of, once_per_scheme, opener, walk
from web.bsn import holds_bsn
from web.catalogue import catalogue
from web.db import db
from web.services.demo_accounts import read_demo
from web.services.make_demo import make_demo

BSN = "111222333"
FULL_WIDTH = "１１１２２２３３３"
WRITTEN = (BSN, "111 222 333", "1112.22.333", "111-222-333", "111 - 222 - 333", f"mijn nummer is {BSN}.", FULL_WIDTH)
NOTHING_TO_TYPE = {"api.advice", "visit.undo"}
"""Views that look themselves and that no form with something to type leads to: a machine sends them what is ours."""
BEGIN = ("/", "/visits/demnagnt/event")
"""The first page, and what in the demo is beyond a button."""
OF_A_VISIT = re.compile("/visits/[a-z0-9]{8}/")


@pytest.mark.parametrize("written", WRITTEN)
def test_it_is_seen_however_it_is_written(written):
    assert holds_bsn(written)


def test_no_text_field_takes_one(app, capfd, caplog):
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        make_demo(catalogue())
    before, written, seen, tried = _stored(app), cycle(WRITTEN), set(), set()
    for client in _everybody(app):
        seen = {address for address in seen if OF_A_VISIT.match(address)}  # a visit is the same for who may see it
        for form in _new_forms(client, seen, tried):
            for name in (*form.texts, *form.files):
                told = f"{name} on {form.page}"
                response = _send(client, form, name, next(written))
                assert response.status_code == 422, told
                assert "burgerservicenummer" in response.get_data(as_text=True), told
    assert not _holds(" ".join(_stored(app) - before))
    assert not _holds("".join(capfd.readouterr()) + caplog.text)
    met = {_endpoint(app, target, method) for target, method in tried}
    assert _that_look_themselves(app) - met == NOTHING_TO_TYPE, "a view that looks itself must be met on the walk"


def test_whatever_a_form_may_get_later_is_refused(app):
    client = app.test_client()
    for sent in (
        {"query_string": {"q": BSN}},
        {"data": {BSN: "x"}},
        {"json": {"deep": [BSN]}},
        {"data": {"f": _file(BSN)}},
    ):
        response = client.open("/sign-out", method="POST", **sent)
        assert response.status_code == 422
    assert client.get("/coverage/?name=alphen").status_code == 200


def _everybody(app: Flask) -> Iterator[FlaskClient]:
    """Yield a client of nobody, and one of every person of the demo."""
    yield app.test_client()
    for person, _ in read_demo().people:
        browser = Browser(app.test_client())
        browser.email = person.email
        assert browser.sign_in(read_demo().password).status == 200
        yield browser.client


def _new_forms(client: FlaskClient, seen: set[str], tried: set[tuple[str, str]]) -> Iterator[Form]:
    for page, content in list(walk(once_per_scheme(opener(client), client.application), seen, *BEGIN)):
        for form in forms_of(page, content):
            if (form.target, form.method) not in tried:
                tried.add((form.target, form.method))
                yield form


def _send(client: FlaskClient, form: Form, name: str, number: str) -> TestResponse:
    sent = {**form.sent, name: _file(number) if name in form.files else number}
    if form.method == "get":
        return client.get(form.target, query_string=sent)
    return client.post(form.target, data=sent)


def _file(number: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(f"naam;telefoon\nAnna;{number}\n".encode()), "lijst.csv"


def _that_look_themselves(app: Flask) -> set[str]:
    return {name for name, view in app.view_functions.items() if getattr(view, "looks_itself", False)}


def _endpoint(app: Flask, target: str, method: str) -> str:
    return str(app.url_map.bind("localhost").match(urlsplit(target).path, method=method.upper())[0])


def _stored(app: Flask) -> set[str]:
    """Return every row of every table as text."""
    with app.app_context():
        tables = inspect(db.engine).get_table_names()
        return {str(row) for table in tables for row in db.session.execute(text(f'SELECT * FROM "{table}"'))}  # noqa: S608


def _holds(words: str) -> bool:
    bare = unicodedata.normalize("NFKC", words)
    return BSN in "".join(character for character in bare if character not in " .-")
