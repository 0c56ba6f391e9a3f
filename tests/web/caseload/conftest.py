"""People with a name of their own, who sign in."""

from collections.abc import Callable

import pytest
from freezegun import freeze_time

from web.db import db
from web.models import User


@pytest.fixture
def someone(app, sign_in_as) -> Callable:
    """A function that signs somebody in: a role, a name, and the organisation when it is not the usual one."""

    def sign_in(role: str, name: str = "", **organisation: str):
        browser = sign_in_as(role, **organisation)
        if name:
            with app.app_context():
                db.session.query(User).filter_by(email=browser.email).one().name = name
                db.session.commit()
        return browser

    return sign_in


@pytest.fixture
def on_a_tuesday():
    """A fixed day, so that today and tomorrow are what the tests say."""
    with freeze_time("2026-11-24 09:00", tick=True):
        yield


@pytest.fixture
def consultant(on_a_tuesday, someone):
    """A consultant who is signed in."""
    return someone("consultant")


@pytest.fixture
def coordinator(on_a_tuesday, someone):
    """A coordinator who is signed in."""
    return someone("coordinator")
