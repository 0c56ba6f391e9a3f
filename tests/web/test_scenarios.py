"""Looking ahead in a visit: the pages work without JavaScript, say what they know, and leave the answers alone."""

import re

import pytest

from web.catalogue import catalogue
from web.db import db
from web.models import Answer, State, Visit
from web.services.make_demo import DEMO_CODE, make_demo
from web.services.save_answers import Submitted, save_answers

WAGES = {
    "facts.bruto_loon_dit_jaar": {"amount": "24600", "per": "year"},
    "facts.bruto_uitkering_dit_jaar": {"amount": "0", "per": "year"},
    "facts.netto_inkomen_per_maand": {"amount": "1900", "per": "month"},
    "facts.netto_loon_per_maand": {"amount": "1900", "per": "month"},
    "facts.bijstand_nu_per_maand": {"amount": "0", "per": "month"},
}
BIRTHDAYS = {
    "members.kinderen.k1.geboortedatum": {"day": "12", "month": "3", "year": "2009"},
    "members.kinderen.k2.geboortedatum": {"day": "20", "month": "2", "year": "2015"},
}


@pytest.fixture
def demo(app, open_demo, freezer):
    """A browser on the demo visit of 22 November 2026, with children of 17 and 11."""
    with app.app_context():
        tell(app, BIRTHDAYS)
    return open_demo()


@pytest.fixture
def freezer(freeze_time_on="2026-11-22"):
    """The clock on the day of the visit."""
    from freezegun import freeze_time

    with freeze_time(freeze_time_on):
        yield


def tell(app, told: dict) -> None:
    with app.app_context():
        make_demo(catalogue())
        visit = db.session.query(Visit).filter_by(code=DEMO_CODE).one()
        save_answers(visit, [Submitted(path, State.KNOWN, parts, 99, True) for path, parts in told.items()])


def stored(app) -> list[tuple]:
    with app.app_context():
        return [(row.path, row.version, row.state, row.parts) for row in db.session.query(Answer).order_by(Answer.id)]


def rows(page) -> dict[str, list[str]]:
    """The cells of every row with a head, in words."""
    found = {}
    for row in page.select("tbody tr, tfoot tr"):
        head = row.select_one("th")
        found[" ".join(head.get_text(" ").split())] = [
            " ".join(cell.get_text(" ").split()) for cell in row.select("td")
        ]
    return found


def test_the_result_leads_to_looking_ahead(demo):
    demo.open("/visits/vrbeeld2/result").follow("Vooruitkijken")
    assert demo.status == 200
    assert "Er komt een kind bij" in demo.text
    assert "Uit elkaar gaan" not in demo.text  # there is no partner
    assert "De AOW-leeftijd bereiken" not in demo.text  # she is 34


def test_a_birth_beside_today_in_words_figures_and_bars(app, demo):
    before = stored(app)
    demo.open("/visits/vrbeeld2/scenarios/geboorte").press(
        "Laat zien wat er verandert", day="5", month="12", year="2026"
    )
    assert demo.status == 200
    found = rows(demo.page)
    assert found["Kinderbijslag"] == ["€ 262", "€ 362", "€ 100 meer"]
    assert found["Kindgebonden budget"] == ["€ 795", "€ 1.010", "€ 215 meer"]
    assert found["Samen"][2] == "€ 315 meer"
    assert " ".join(demo.page.select_one(".total__amount").get_text(" ").split()).startswith("€ 315 meer")
    assert len(demo.page.select("svg.chart")) == 1
    assert stored(app) == before


def test_moving_says_what_is_not_known_of_the_other_place(app, demo):
    before = stored(app)
    demo.open("/visits/vrbeeld2/scenarios/verhuizing").press("Laat zien wat er verandert", municipality="Aa en Hunze")
    assert demo.status == 200
    assert "De eigen regelingen van Aa en Hunze kennen wij nog niet." in demo.text
    assert stored(app) == before
    with app.app_context():
        assert db.session.query(Visit).filter_by(code=DEMO_CODE).one().municipality == "GM0484"


def test_a_form_that_cannot_be_read_says_what_to_do(app, demo):
    demo.open("/visits/vrbeeld2/scenarios/verhuizing").press(
        "Laat zien", municipality="Nergenshuizen", day="31", month="2"
    )
    assert demo.status == 422
    assert "Deze gemeente kennen we niet" in demo.text
    assert "bestaat niet. Controleer de dag en de maand." in demo.text
    demo.open("/visits/vrbeeld2/scenarios/geboorte").press("Laat zien", day="5", month="12", year="2036")
    assert "binnen twee jaar" in demo.text
    demo.open("/visits/vrbeeld2/scenarios/regeling-stopt").press("Laat zien")
    assert "Kies welk geld er stopt." in demo.text


def test_a_citizen_number_is_refused_and_kept_nowhere(app, demo):
    before = stored(app)
    demo.open("/visits/vrbeeld2/scenarios/meer-uren").press_with(
        "Laat zien", {"facts.toetsingsinkomen.amount": "111222333"}
    )
    assert demo.status == 422
    assert "burgerservicenummer" in demo.text
    assert stored(app) == before


def test_money_that_stops_is_missed(demo):
    demo.open("/visits/vrbeeld2/scenarios/regeling-stopt").press("Laat zien", scheme="kinderbijslag")
    assert rows(demo.page)["Kinderbijslag"] == ["€ 262", "gestopt", "€ 262 minder"]


def test_a_child_of_eighteen_is_chosen_and_its_day_follows(demo):
    demo.open("/visits/vrbeeld2/scenarios/kind-achttien")
    assert [each["value"] for each in demo.page.select("input[name=member]")] == ["0"]  # the other child is 11
    demo.press("Laat zien wat er verandert")
    assert rows(demo.page)["Kinderbijslag"] == ["€ 262", "€ 120", "€ 142 minder"]
    assert "geschat met de regels van 31 december 2026" in demo.text


def test_what_was_told_stands_in_the_form(demo):
    assert demo.open("/visits/vrbeeld2/scenarios/verhuizing").value("facts.kale_huur.amount") == "640,50"


@pytest.mark.parametrize("kind", ["bestaat-niet", "partner-weg", "aow"])
def test_a_scenario_that_does_not_fit_is_not_there(demo, kind):
    assert demo.open(f"/visits/vrbeeld2/scenarios/{kind}").status == 404


def test_the_coming_months_as_a_line_and_as_a_table(demo):
    demo.open("/visits/vrbeeld2/outlook")
    assert [each["datetime"] for each in demo.page.select(".timeline time")][-3:] == [
        "2027-01-01",
        "2027-02-20",
        "2027-03-12",
    ]
    assert rows(demo.page)["20 februari 2027"] == ["Kind 2 wordt 12 jaar.", "€ 82 meer per maand"]
    assert "De regels van 2027 zijn nog niet bekend." in demo.text
    assert len(demo.page.select(".timeline__event")) == len(demo.page.select("tbody tr"))


def test_what_a_wage_leaves_with_the_own_point_and_a_table(app, demo):
    tell(app, WAGES)
    demo.open("/visits/vrbeeld2/wage")
    own = demo.page.select_one(".figures__own")
    assert "€\u202f2.050" in own.get_text()
    assert len(demo.page.select("svg.line-chart circle")) == 2  # one in each width
    assert len(demo.page.select("tbody tr")) == 26
    cells = [cell.get_text() for cell in demo.page.select(".figures__own td")]
    net, schemes, both = ([int(each) for each in re.findall(r"\d+", text.replace(".", ""))] for text in cells[:3])
    assert [net[0] + each for each in schemes] == both


def test_without_a_wage_the_page_asks_for_it(demo):
    demo.open("/visits/vrbeeld2/wage")
    assert demo.status == 200
    assert "Hiervoor moeten wij eerst meer weten" in demo.text
    assert demo.page.select("main ul a[href*='chapters']")
