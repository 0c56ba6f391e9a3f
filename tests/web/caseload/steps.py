"""What the tests of the caseload do and look at."""

from web.db import db
from web.models import Visit

BSN = "111222333"


def plan(browser, name="Zonnebloem", on="24 11 2026", time="14:30", **more):
    day, month, year = on.split() if on else ("", "", "")
    browser.open("/visits/plan").press_with(
        "Bewaren",
        {
            "name": name,
            "municipality": "Alphen aan den Rijn",
            "day": day,
            "month": month,
            "year": year,
            "time": time,
            **more,
        },
    )
    return browser


def names(browser):
    return [link.get_text(strip=True) for link in browser.page.select(".case__name a")]


def groups(browser):
    return [heading.get_text(strip=True) for heading in browser.page.select("main h2")]


def stored(app, name="Zonnebloem"):
    with app.app_context():
        return db.session.query(Visit).filter_by(household_name=name).one()
