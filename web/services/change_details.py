"""Use case: change what a visit was started with."""

from datetime import date

from web.db import db
from web.models import Visit


def change_details(visit: Visit, household_name: str, municipality: str, reference_date: date) -> None:
    """Give the visit another name, municipality or reference date; the answers stay."""
    visit.household_name = household_name
    visit.municipality = municipality
    visit.reference_date = reference_date
    db.session.commit()
