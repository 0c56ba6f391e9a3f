"""Use case: find an organisation by its name, or make it."""

from sqlalchemy import select

from web.catalogue import catalogue
from web.clock import now
from web.db import db
from web.models import Organisation


class NoPlaceError(Exception):
    """A municipality is missing or unknown; the message says what to do."""


def find_or_make(name: str, municipalities: list[str]) -> Organisation:
    """Return the organisation with this name. A new one needs its municipalities; the caller commits."""
    found = db.session.scalar(select(Organisation).filter_by(name=name))
    if found is not None:
        return found
    unknown = [code for code in municipalities if code not in catalogue().places]
    if unknown or not municipalities:
        what = f"Onbekend: {', '.join(unknown)}. " if unknown else f"‘{name}’ is een nieuwe organisatie. "
        raise NoPlaceError(f"{what}Noem de gemeenten met hun CBS-code, bijvoorbeeld --municipality GM0484.")
    found = Organisation(name=name, municipalities=municipalities, needs_second_step=False, created_at=now())
    db.session.add(found)
    return found
