"""An application with an empty database, and a browser without JavaScript to walk through it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from web import create_app
from web.auth import passwords
from web.catalogue import catalogue
from web.clock import now
from web.db import db, dispose
from web.extensions import alembic
from web.models import Organisation, Role, User
from web.services.demo_accounts import read_demo
from web.services.make_demo import make_demo
from web.settings import Settings

PASSWORD = "vier woorden achter elkaar"
passwords._hasher = PasswordHasher.from_parameters(CHEAPEST)
PASSWORD_HASH = passwords.hashed(PASSWORD)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the migrations make it, to copy."""
    file = tmp_path_factory.mktemp("database") / "empty.sqlite"
    app = create_app(_settings(file))
    with app.app_context():
        alembic.upgrade()
    dispose(app)
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a test: an own database, nothing from the environment."""
    return _settings(tmp_path / "test.sqlite")


def _settings(file: Path) -> Settings:
    return Settings(mode="test", secret_key="s" * 40, database_url=f"sqlite:///{file}")


@pytest.fixture
def app(settings: Settings, empty_database: Path) -> Iterator[Flask]:
    """The application, with an empty database."""
    shutil.copy(empty_database, settings.database_url.removeprefix("sqlite:///"))
    app = create_app(settings)
    yield app
    dispose(app)


@pytest.fixture
def anonymous(app: Flask) -> "Browser":
    """A browser that reads forms as they are, without JavaScript; nobody is signed in."""
    return Browser(app.test_client())


@pytest.fixture
def browser(sign_in_as: "SignInAs") -> "Browser":
    """Such a browser with a consultant of Alphen signed in."""
    return sign_in_as(Role.CONSULTANT)


@pytest.fixture
def open_demo(app: Flask) -> "Callable[[], Browser]":
    """A function that fills the demo and signs in as the consultant who holds its visit."""

    def sign_in() -> Browser:
        with app.app_context():
            make_demo(catalogue())
        browser = Browser(app.test_client())
        browser.email = read_demo().people[0][0].email
        return browser.sign_in(read_demo().password)

    return sign_in


@pytest.fixture
def sign_in_as(app: Flask) -> "SignInAs":
    """A function that makes an account with these roles in an organisation, and signs in with it by the form."""
    numbers = count(1)

    def sign_in(*roles: Role, organisation: str = "Gemeente Alphen aan den Rijn") -> Browser:
        email = f"{'-'.join(roles)}-{next(numbers)}@voorbeeld.example"
        with app.app_context():
            make_account(email, roles, organisation)
        browser = Browser(app.test_client())
        browser.email = email
        return browser.sign_in()

    return sign_in


def make_account(email: str, roles: Sequence[Role], organisation: str = "Gemeente Alphen aan den Rijn") -> User:
    """Make an account that PASSWORD opens, and its organisation when it is not there yet."""
    found = db.session.scalar(select(Organisation).filter_by(name=organisation))
    found = found or Organisation(name=organisation, municipalities=["GM0484"], created_at=now())
    user = User(organisation=found, name="Test Persoon", email=email, roles=list(roles), created_at=now(),
                password_hash=PASSWORD_HASH, active=True)  # fmt: skip
    db.session.add(user)
    db.session.commit()
    return user


@pytest.fixture
def visit(browser: "Browser") -> "Browser":
    """The same browser, with a visit started in Alphen aan den Rijn."""
    browser.start()
    return browser


class SignInAs(Protocol):
    """`sign_in_as(Role.COORDINATOR, organisation="Gemeente Wassenaar")`."""

    def __call__(self, *roles: Role, organisation: str = ...) -> "Browser":
        """Return a browser with this person signed in."""


class Browser:
    """Opens pages, fills in their forms and presses their buttons, as the HTML says and no other way."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.url = "/"
        self.page = BeautifulSoup("", "html.parser")
        self.status = 0
        self.email = ""

    def sign_in(self, password: str = PASSWORD) -> "Browser":
        """Sign in with the form."""
        return self.open("/sign-in").press("Inloggen", email=self.email, password=password)

    def open(self, url: str) -> "Browser":
        """Follow an address."""
        return self._arrive(self.client.get(url, follow_redirects=True))

    def start(
        self, name: str = "Familie Jansen", place: str = "Alphen aan den Rijn (GM0484)", on: str = "1 7 2026"
    ) -> "Browser":
        """Start a visit and go to its first question."""
        day, month, year = on.split()
        self.open("/visits/new").press(
            "Begin met de vragen", name=name, municipality=place, day=day, month=month, year=year
        )
        if self.status == 200:
            self.follow("Naar de eerste vraag")
        return self

    @property
    def code(self) -> str:
        """The code of the visit this page belongs to."""
        return self.url.split("/")[2]

    @property
    def text(self) -> str:
        """What the page says."""
        return " ".join(self.page.get_text(" ").split())

    def chapter(self, chapter: str, group: str) -> "Browser":
        """Open a screen of the visit."""
        return self.open(f"/visits/{self.code}/chapters/{chapter}/{group}")

    def follow(self, words: str) -> "Browser":
        """Follow the link with these words."""
        link = next(link for link in self.page.select("a[href]") if words in " ".join(link.get_text(" ").split()))
        return self.open(urljoin(self.url, str(link["href"])))

    def value(self, name: str) -> str | None:
        """What the field with this name holds."""
        return self.fields(self._form_with(name)).get(name)

    def press(self, button: str, /, **typed: str) -> "Browser":
        """Fill in fields and press the button with these words."""
        return self.press_with(button, typed)

    def press_with(self, button: str, typed: dict[str, str]) -> "Browser":
        """Fill in fields whose names hold points, and press the button with these words."""
        found = next(
            each for each in [*self.page.select("main button"), *self.page.select("button")] if button in " ".join(each.get_text(" ").split())
            and "visually-hidden" not in (each.get("class") or [])
        )  # fmt: skip
        form = found.find_parent("form")
        assert isinstance(form, Tag)
        unknown = set(typed) - {str(field["name"]) for field in form.select("[name]")}
        assert not unknown, f"no such field on {self.url}: {unknown}"
        data = {**self.fields(form), **typed}
        if found.get("name"):
            data[str(found["name"])] = str(found.get("value", ""))
        target = urljoin(self.response.request.url, str(form.get("action") or ""))
        if str(form.get("method", "get")).lower() == "get":
            return self._arrive(self.client.get(target.partition("?")[0], query_string=data, follow_redirects=True))
        return self._arrive(self.client.post(target, data=data, follow_redirects=True))

    def onward(self, typed: dict[str, str] | None = None) -> "Browser":
        """Fill in fields and press the button that leads further: Volgende, Klaar or Naar de uitkomst."""
        button = self.page.select_one("button[name=do][value=next]:not(.visually-hidden)")
        assert isinstance(button, Tag)
        return self.press_with(button.get_text(strip=True), typed or {})

    def fields(self, form: Tag) -> dict[str, str]:
        """What a browser would send of a form."""
        sent: dict[str, str] = {}
        for field in form.select("input[name], select[name]"):
            name = str(field["name"])
            if field.name == "select":
                chosen = field.select_one("option[selected]") or field.select_one("option")
                sent[name] = str(chosen["value"]) if chosen else ""
            elif field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
                sent[name] = str(field.get("value", ""))
        return sent

    def _form_with(self, name: str) -> Tag:
        return next(form for form in self.page.select("form") if form.find(attrs={"name": name}))

    def _arrive(self, response: TestResponse) -> "Browser":
        self.status = response.status_code
        self.url = urlsplit(response.request.url).path
        self.page = BeautifulSoup(response.get_data(as_text=True), "html.parser")
        self.response = response
        return self
