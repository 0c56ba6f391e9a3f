"""A visit that starts from what happened: choosing it, the short route, what to arrange, and less income by the month."""

from datetime import date
from typing import Any

import pytest
from bs4 import Tag

from engine import load_catalogue
from web import clock
from web.db import db
from web.events.route import AT_ONCE, route_of
from web.interview.chapters import interview
from web.models import Happening, Visit
from web.plan.event import event_part
from web.services.choose_event import choose_event

BSN = "111222333"


@pytest.fixture
def jobless(visit: Any) -> Any:
    """A visit that starts from a job that stops on the last of September."""
    visit.open(f"/visits/{visit.code}/event").press("Verder", event="baan_kwijt")
    return visit.press("Verder", day="30", month="9", year="2026")


def test_a_visit_may_start_from_what_happened(visit: Any) -> None:
    visit.open(f"/visits/{visit.code}").follow("Korte route")
    assert visit.url.endswith("/event/choose")
    visit.press("Verder", event="verhuizing")
    assert "Op welke dag verhuist u?" in visit.text
    visit.press("Verder", day="1", month="8", year="2026")
    assert visit.page.h1.get_text() == "Ik ga verhuizen of ben verhuisd"
    assert "Dag: 1 augustus 2026." in visit.text
    assert "6 augustus 2026" in visit.text  # the fifth day after


def test_choosing_nothing_is_told_and_choosing_that_nothing_happened_goes_on(app: Any, visit: Any) -> None:
    visit.open(f"/visits/{visit.code}/event/choose").press("Verder")
    assert visit.status == 422
    assert "Kies wat er gebeurd is" in visit.text
    visit.press("Verder", event="aow").open(f"/visits/{visit.code}/event/choose").press("Verder", event="geen")
    assert "/chapters/" in visit.url
    with app.app_context():
        assert db.session.query(Happening).count() == 0


def test_a_day_that_is_none_is_told_and_no_day_is_fine(visit: Any) -> None:
    visit.open(f"/visits/{visit.code}/event/choose").press("Verder", event="schulden")
    visit.press("Verder", day="31", month="2", year="2026")
    assert visit.status == 422
    visit.press("Verder", day=BSN, month="", year="")
    assert visit.status == 422
    visit.press("Verder", day="1", month="1", year="2019")
    assert "hooguit twee jaar geleden" in visit.text
    visit.press("Verder", day="", month="", year="")
    assert "De dag is nog niet bekend." in visit.text
    assert "Uiterlijk" not in visit.text


def test_the_short_route_asks_the_questions_of_the_event_first_and_keeps_the_answers(app: Any, jobless: Any) -> None:
    jobless.follow("Begin met de korte route")
    assert next(legend.get_text() for legend in jobless.page.select("fieldset:not([hidden]) > legend")) == (
        "Wat is uw geboortedatum?"
    )
    jobless.press_with(
        "Volgende",
        {
            "facts.geboortedatum_aanvrager.day": "2",
            "facts.geboortedatum_aanvrager.month": "3",
            "facts.geboortedatum_aanvrager.year": "1986",
            "facts.heeft_toeslagpartner.choice": "nee",
        },
    )
    assert jobless.url.endswith("/event/questions/2")
    jobless.chapter("wie-woont-hier", "aanvrager")
    assert jobless.value("facts.geboortedatum_aanvrager.year") == "1986"
    jobless.open(f"/visits/{jobless.code}/event")
    assert "Verder met de korte route" in jobless.text


def test_the_route_ends_at_the_overview_and_goes_back_page_by_page(jobless: Any) -> None:
    jobless.follow("Begin met de korte route")
    seen = []
    while "/questions/" in jobless.url:
        seen.append(jobless.url.rpartition("/")[2])
        jobless.onward()
    assert len(seen) > 2
    assert seen == sorted(set(seen))
    assert jobless.url.endswith("/event")
    jobless.open(f"/visits/{jobless.code}/event/questions/{seen[1]}").press("Terug")
    assert jobless.url.endswith(f"/questions/{seen[0]}")


def test_a_child_can_be_added_on_the_route(jobless: Any) -> None:
    jobless.open(f"/visits/{jobless.code}/event/questions/2").press("Kind toevoegen")
    assert jobless.url.endswith("/members/kinderen/k1")
    jobless.open(f"/visits/{jobless.code}/event/questions/2").press("Verwijderen")
    assert "Verwijderen" not in jobless.text


def test_an_unreadable_answer_is_told_and_a_bsn_is_not_kept(app: Any, jobless: Any) -> None:
    jobless.open(f"/visits/{jobless.code}/event/questions/3")
    for typed in ("abc", BSN):
        jobless.press_with("Volgende", {"facts.toetsingsinkomen.amount": typed})
        assert jobless.status == 422
        assert "heeft nog aandacht nodig" in jobless.text
    jobless.chapter("werk-en-inkomen", "inkomen")
    assert BSN not in jobless.response.get_data(as_text=True)


def test_one_answer_is_saved_by_itself(jobless: Any) -> None:
    url = f"/visits/{jobless.code}/event/questions/3"
    jobless.open(url)
    form = jobless.page.select_one("form#questions")
    data = {**jobless.fields(form), "facts.toetsingsinkomen.amount": "24000"}
    answer = jobless.client.post(
        f"{url}?only=facts.toetsingsinkomen", data=data, headers={"X-Requested-With": "toereikend"}
    )  # fmt: skip
    assert 'id="facts-toetsingsinkomen-version" value="1"' in answer.get_data(as_text=True)
    assert "facts-toetsingsinkomen" in answer.headers["X-Toereikend-Saved"]


def test_a_page_beyond_the_route_does_not_exist(jobless: Any) -> None:
    for number in (0, 99):
        assert jobless.open(f"/visits/{jobless.code}/event/questions/{number}").status == 404


def test_without_an_event_there_is_no_route_and_no_plan_for_less_income(visit: Any) -> None:
    for part in ("day", "questions/1", "income"):
        assert visit.open(f"/visits/{visit.code}/event/{part}").status == 404
    visit.open(f"/visits/{visit.code}/event/choose").press("Verder", event="baby").press("Verder")
    assert visit.open(f"/visits/{visit.code}/event/income").status == 404


def test_what_to_arrange_comes_in_time_with_its_last_day(monkeypatch: Any, jobless: Any) -> None:
    headings = [heading.get_text() for heading in jobless.page.select("h3")]
    assert headings == ["Vandaag", "Deze week", "Deze maand"]
    ww = next(step for step in jobless.page.select(".todo__step") if "Vraag WW aan" in step.get_text())
    assert "UWV" in ww.get_text()
    assert "7 oktober 2026 is voorbij" in ww.get_text() or "Uiterlijk 7 oktober 2026" in ww.get_text()
    assert "Werkloosheidswet, art. 26 lid 1" in ww.get_text()


def test_a_step_of_a_scheme_that_is_not_for_this_household_goes(jobless: Any) -> None:
    assert "zoektijd" not in jobless.text or "jong" in jobless.text
    jobless.chapter("wie-woont-hier", "aanvrager").press_with(
        "Volgende",
        {
            "facts.geboortedatum_aanvrager.day": "2",
            "facts.geboortedatum_aanvrager.month": "3",
            "facts.geboortedatum_aanvrager.year": "1986",
        },
    )
    jobless.open(f"/visits/{jobless.code}/event")
    assert "Meld u ook als u jong bent" not in jobless.text


def tell_income(browser: Any) -> Any:
    browser.chapter("werk-en-inkomen", "inkomen").press_with("Volgende", {"facts.toetsingsinkomen.amount": "24000"})
    browser.open(f"/visits/{browser.code}/event").follow("Plan bij minder inkomen")
    return browser.press_with(
        "Reken het uit per maand",
        {"before.netto_inkomen_per_maand.amount": "2.000", "after.netto_inkomen_per_maand.amount": "1000"},
    )


def test_less_income_is_shown_month_by_month_and_stands_in_the_plan(jobless: Any) -> None:
    tell_income(jobless)
    rows = {row.th.get_text(" ").split(" *")[0].strip(): row for row in jobless.page.select("table tbody tr")}
    assert next(iter(rows)) == "Eerst"
    assert next(cell.get_text(" ", strip=True) for cell in rows["Eerst"].select("td")) == "€\u202f2.000"
    own = {name: row.td.get_text(strip=True) for name, row in rows.items()}
    assert own["September 2026"] == "€\u202f2.000"
    assert own["Oktober 2026"] == "€\u202f1.000"
    assert "Wij rekenen met € 21.000." in jobless.text
    jobless.open(f"/visits/{jobless.code}/event/income")
    assert jobless.value("before.netto_inkomen_per_maand.amount") == "2.000"
    jobless.open(f"/visits/{jobless.code}/plan")
    section = jobless.page.select_one("section[aria-labelledby=gebeurtenis]")
    assert isinstance(section, Tag)
    assert "Mijn baan stopt of is gestopt (30 september 2026)" in " ".join(section.get_text(" ").split())
    assert [cell.get_text(strip=True) for cell in section.select("table.loss tbody th")][:2] == [
        "Eerst", "September 2026",
    ]  # fmt: skip


def test_the_plan_for_less_income_wants_a_day_first(visit: Any) -> None:
    visit.open(f"/visits/{visit.code}/event/choose").press("Verder", event="minder_uren")
    visit.press("Verder").follow("Plan bij minder inkomen")
    assert visit.url.endswith("/event/day")
    assert "Vul eerst in op welke dag" in visit.text


def test_an_income_that_cannot_be_read_is_told_and_a_bsn_is_not_kept(app: Any, jobless: Any) -> None:
    jobless.follow("Plan bij minder inkomen")
    jobless.press_with("Reken het uit per maand", {"after.netto_inkomen_per_maand.amount": "weinig"})
    assert (jobless.status, "is geen bedrag" in jobless.text) == (422, True)
    jobless.press_with("Reken het uit per maand", {"after.netto_inkomen_per_maand.amount": BSN})
    assert jobless.status == 422
    with app.app_context():
        assert BSN not in str(db.session.query(Happening).one().told)


def test_another_event_or_day_forgets_the_income_of_the_first(app: Any, jobless: Any) -> None:
    tell_income(jobless)
    with app.app_context():
        visit = db.session.query(Visit).one()
        assert choose_event(visit, "baan_kwijt", date(2026, 9, 30)).told != {}
        assert choose_event(visit, "baan_kwijt", date(2026, 10, 31)).told == {}


def test_the_result_says_what_the_event_changes(jobless: Any) -> None:
    jobless.open(f"/visits/{jobless.code}/result").follow("Wat verandert er, en wat regelt u?")
    assert jobless.page.h1.get_text() == "Mijn baan stopt of is gestopt"


def test_a_visit_that_is_erased_takes_its_event_along(app: Any, jobless: Any) -> None:
    with app.app_context():
        db.session.delete(db.session.query(Visit).one())
        db.session.commit()
        assert db.session.query(Happening).count() == 0


def test_every_event_has_a_short_route_in_a_fresh_visit() -> None:
    catalogue = load_catalogue()
    visit = Visit(code="a", household_name="A", municipality="GM0484", reference_date=date(2026, 7, 1))
    chapters = interview(catalogue, visit, {})
    for event in catalogue.life_events.events:
        route = route_of(event, catalogue.vocabulary, chapters)
        assert 3 <= len(route.stops) <= 14, event.id
        assert all(len(page) <= AT_ONCE for page in route.pages), event.id


def test_steps_are_ordered_by_moment_and_last_day() -> None:
    step = {"why": "", "at": "", "url": "", "phone": "", "papers": [], "scheme": "", "title": "", "sources": []}
    told = {
        "label": "L", "about": "A", "day": "2026-07-01", "loss": None,
        "steps": [
            {**step, "what": "C.", "when": "deze_week", "last_day": None},
            {**step, "what": "B.", "when": "vandaag", "last_day": "2026-07-09"},
            {**step, "what": "A.", "when": "vandaag", "last_day": "2026-07-02"},
        ],
    }  # fmt: skip
    part = event_part(told, date(2026, 7, 3))
    assert part
    assert [(moment.title, [one.what for one in moment.steps]) for moment in part.moments] == [
        ("Vandaag", ["A.", "B."]), ("Deze week", ["C."]),
    ]  # fmt: skip
    assert [one.late for one in part.moments[0].steps] == [True, False]
    assert event_part(None, clock.today()) is None
