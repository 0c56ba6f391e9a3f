"""Use case: change what a visit was started with."""

from datetime import date

from web.db import db
from web.models import Manner, Visit


def change_details(visit: Visit, household_name: str, municipality: str, reference_date: date, manner: Manner) -> None:
    """Give the visit another name, municipality, reference date or manner; the answers stay."""
    visit.household_name = household_name
    visit.municipality = municipality
    visit.reference_date = reference_date
    visit.manner = manner
    db.session.commit()
