"""Use case: the organisations and people of the demo, as demo.yaml tells."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marshmallow import Schema, fields, post_load, validate
from sqlalchemy import select

from engine.catalogue.yaml_lines import read_yaml
from web.auth.passwords import hashed
from web.clock import now
from web.db import db
from web.models import Organisation, Role, User

_FILE = Path(__file__).with_name("demo.yaml")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo."""

    name: str
    email: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """An organisation of the demo."""

    name: str
    municipalities: tuple[str, ...]
    phone: str
    phone_hours: str
    people: tuple[DemoPerson, ...]


@dataclass(frozen=True, slots=True)
class Demo:
    """Everybody of the demo; one password opens all accounts."""

    password: str
    organisations: tuple[DemoOrganisation, ...]

    @property
    def people(self) -> list[tuple[DemoPerson, DemoOrganisation]]:
        """Everybody with the organisation."""
        return [(person, organisation) for organisation in self.organisations for person in organisation.people]


class _PersonSchema(Schema):
    name = fields.String(required=True)
    email = fields.Email(required=True)
    roles = fields.List(fields.String(validate=validate.OneOf(list(Role))), required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> DemoPerson:
        return DemoPerson(**{**data, "roles": tuple(data["roles"])})


class _OrganisationSchema(Schema):
    name = fields.String(required=True)
    municipalities = fields.List(fields.String(), required=True)
    phone = fields.String(load_default="")
    phone_hours = fields.String(load_default="")
    people = fields.List(fields.Nested(_PersonSchema), required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> DemoOrganisation:
        return DemoOrganisation(
            **{**data, "municipalities": tuple(data["municipalities"]), "people": tuple(data["people"])}
        )


class _DemoSchema(Schema):
    password = fields.String(required=True)
    organisations = fields.List(fields.Nested(_OrganisationSchema), required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Demo:
        return Demo(data["password"], tuple(data["organisations"]))


@cache
def read_demo() -> Demo:
    """Read demo.yaml; raises marshmallow's ValidationError when it is wrong."""
    return _DemoSchema().load(read_yaml(_FILE, _FILE.name))


def make_demo_accounts() -> None:
    """Make the organisations and people that are not there yet."""
    demo = read_demo()
    for wanted in demo.organisations:
        organisation = db.session.scalar(select(Organisation).filter_by(name=wanted.name))
        if organisation is None:
            organisation = Organisation(
                name=wanted.name, municipalities=list(wanted.municipalities), created_at=now(), needs_second_step=False,
                phone=wanted.phone, phone_hours=wanted.phone_hours,
            )  # fmt: skip
            db.session.add(organisation)
        for person in wanted.people:
            if demo_user(person.email) is None:
                db.session.add(_user(person, organisation, demo.password))
    db.session.commit()


def demo_user(email: str) -> User | None:
    """Return the account of somebody of the demo."""
    return db.session.scalar(select(User).filter_by(email=email))


def _user(person: DemoPerson, organisation: Organisation, password: str) -> User:
    return User(
        organisation=organisation, name=person.name, email=person.email, roles=list(person.roles),
        password_hash=_hashed(password), active=True, created_at=now(),
    )  # fmt: skip


_hashed = cache(hashed)
