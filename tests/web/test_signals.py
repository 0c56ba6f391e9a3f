"""Signals of money trouble: ticked together, leading to the municipality's exits, agreed with consent, erasable."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from engine.errors import CatalogueError
from tests.web.conftest import Browser, SignInAs
from web.clock import today
from web.db import db
from web.models import AuditEntry, Role, SeenSignals, WarmHandover
from web.signals.reading import CUES, SIGNALS, read_cards, read_signals

HELPDESK = "debt_help:Helpdesk Geldzaken van de gemeente Alphen aan den Rijn"
POST, CUT_OFF, WORRIES = "dichte_post", "afsluiting", "stress"


def tick(visit: Browser, *signals: str, together: str = "yes") -> Browser:
    visit.open(f"/visits/{visit.code}/signals")
    token = visit.value("csrf_token")
    answer = visit.client.post(
        f"/visits/{visit.code}/signals",
        data={"csrf_token": token, "signal": list(signals), "together": together},
        follow_redirects=True,
    )
    return visit._arrive(answer)


def agree(visit: Browser, on: date | None = None, **chosen: str) -> Browser:
    on = on or today() + timedelta(days=3)
    yes = {"consent": "yes", "consent_by": "self", "exit": HELPDESK, "caller": "consultant"}
    when = {"day": str(on.day), "month": str(on.month), "year": str(on.year)}
    return visit.press_with("Leg dit vast", yes | when | chosen)


def ways(visit: Browser) -> list[str]:
    return [" ".join(each.get_text(" ").split()) for each in visit.page.select(".route h3")]


def ticked(visit: Browser) -> list[str]:
    return [str(each["value"]) for each in visit.page.select("input[name=signal]") if each.has_attr("checked")]


def rows(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_what_is_ticked_together_is_kept_and_leads_to_who_can_help_here(visit: Browser) -> None:
    tick(visit, POST, CUT_OFF)
    assert (visit.status, ticked(visit)) == (200, [POST, CUT_OFF])
    assert ways(visit) == [
        "Schuldhulp van de gemeente Haast",
        "Hulp bij brieven van een deurwaarder",
        "Iemand die met u meeloopt",
        "Zelf aan de slag, met iemand aan de telefoon",
    ]
    assert "Helpdesk Geldzaken van de gemeente Alphen aan den Rijn" in visit.text
    assert "binnen drie werkdagen" in visit.text
    assert "0800-8115" in visit.text


def test_nothing_is_kept_that_was_not_looked_at_together(visit: Browser, app: Flask) -> None:
    tick(visit, POST, together="")
    assert visit.status == 422
    assert "Lees het anders eerst samen door" in visit.text
    assert ticked(visit) == [POST]
    assert rows(app, SeenSignals) == 0


def test_without_signals_nobody_is_pushed_to_help(visit: Browser) -> None:
    tick(visit)
    assert "U zag samen geen van deze signalen" in visit.text
    assert ways(visit) == []
    assert visit.page.select("input[name=exit]") == []


def test_a_made_up_signal_is_not_kept(visit: Browser, app: Flask) -> None:
    tick(visit, POST, "verzonnen")
    with app.app_context():
        assert db.session.scalars(select(SeenSignals)).one().signals == [POST]


def test_113_shows_only_with_its_signal_and_is_never_noted(visit: Browser) -> None:
    tick(visit, POST)
    assert "113 Zelfmoordpreventie" not in visit.text
    tick(visit, WORRIES)
    assert "113 Zelfmoordpreventie" in visit.text
    assert "zelfmoordpreventie" not in [str(each["value"]) for each in visit.page.select("input[name=exit]")]
    assert agree(visit, exit="zelfmoordpreventie").status == 422


def test_violence_at_home_is_no_signal_to_tick_and_has_its_number(visit: Browser) -> None:
    visit.open(f"/visits/{visit.code}/signals")
    assert "Veilig Thuis" in visit.text
    assert "0800-2000" in visit.text
    labels = [each.get_text() for each in visit.page.select(".choices label")]
    assert not any("veilig" in label.lower() for label in labels)


def test_a_municipality_without_a_card_sends_to_its_own_desk(browser: Browser) -> None:
    browser.start(place="Assen (GM0106)")
    tick(browser, CUT_OFF)
    assert "Gemeente Assen" in browser.text


def test_an_agreement_says_who_calls_when_and_who_allowed_it(visit: Browser) -> None:
    tick(visit, CUT_OFF)
    day = today() + timedelta(days=3)
    agree(visit, day)
    assert "De consulent belt" in visit.text
    assert f"op {day.day} " in visit.text
    assert "van: de bewoner zelf" in visit.text
    assert "14 0172" in visit.page.select_one(".agreement").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"consent": ""}, "Zonder een ja geven wij niets door"),
        ({"consent_by": ""}, "Kies wie dit zegt"),
        ({"exit": "debt_help:Elders"}, "Kies met wie u iets afspreekt"),
        ({"caller": "somebody"}, "Kies wie er belt"),
        ({"day": "", "month": "", "year": ""}, "Vul ook de dag en de maand en het jaar in"),
        ({"day": "1", "month": "1", "year": "2020"}, "Deze dag is al voorbij"),
    ],
)
def test_an_agreement_that_is_not_whole_is_not_kept(
    visit: Browser, app: Flask, chosen: dict[str, str], said: str
) -> None:
    tick(visit, CUT_OFF)
    agree(visit, **chosen)
    assert (visit.status, rows(app, WarmHandover)) == (422, 0)
    assert said in visit.text


def test_a_no_is_kept_without_whom_or_when(visit: Browser, app: Flask) -> None:
    tick(visit, CUT_OFF)
    agree(visit, consent="no", consent_by="together")
    assert "Wij geven niets door" in visit.text
    with app.app_context():
        kept = db.session.scalars(select(WarmHandover)).one()
        assert (kept.consent, kept.exit, kept.caller, kept.call_on) == (False, "", "", None)


def test_consent_can_be_withdrawn_once(visit: Browser, app: Flask) -> None:
    tick(visit, CUT_OFF)
    agree(visit)
    visit.press("Trek deze afspraak in")
    assert "ingetrokken op" in visit.text
    assert "Trek deze afspraak in" not in visit.text
    with app.app_context():
        assert not db.session.scalars(select(WarmHandover)).one().stands
    token = visit.value("csrf_token")
    again = visit.client.post(f"/visits/{visit.code}/signals/agreements/1/withdraw", data={"csrf_token": token})
    assert again.status_code == 404


def test_an_agreement_stands_on_the_plan_until_it_is_withdrawn(visit: Browser) -> None:
    tick(visit, CUT_OFF)
    agree(visit)
    code = visit.code
    visit.open(f"/visits/{code}/plan")
    assert "Afgesproken hulp" in visit.text
    assert "Helpdesk Geldzaken van de gemeente Alphen aan den Rijn (14 0172): de consulent belt, op" in visit.text
    visit.open(f"/visits/{code}/signals").press("Trek deze afspraak in")
    assert "Afgesproken" not in visit.open(f"/visits/{code}/plan").text


def test_signals_and_agreements_go_with_the_visit(visit: Browser, app: Flask) -> None:
    tick(visit, CUT_OFF)
    agree(visit)
    assert (rows(app, SeenSignals), rows(app, WarmHandover)) == (1, 1)
    visit.open(f"/visits/{visit.code}/erase").press("Ja, alles wissen")
    assert (rows(app, SeenSignals), rows(app, WarmHandover)) == (0, 0)


def test_a_colleague_of_elsewhere_sees_no_signals(visit: Browser, sign_in_as: SignInAs) -> None:
    tick(visit, CUT_OFF)
    other = sign_in_as(Role.CONSULTANT, Role.COORDINATOR, organisation="Gemeente Wassenaar")
    assert other.open(f"/visits/{visit.code}/signals").status == 403


def test_the_trail_tells_what_happened_and_no_values(visit: Browser, app: Flask) -> None:
    tick(visit, CUT_OFF)
    agree(visit)
    visit.press("Trek deze afspraak in")
    with app.app_context():
        trail = [(each.event, each.subject) for each in db.session.scalars(select(AuditEntry).order_by("number"))]
    assert trail[-3:] == [
        ("signals_noted", visit.code),
        ("handover_agreed", visit.code),
        ("handover_withdrawn", visit.code),
    ]


def test_each_chapter_has_its_card_and_all_stand_on_one_page(visit: Browser) -> None:
    visit.chapter("bezit-en-schulden", "vermogen")
    assert "Gesprekskaart: Over spaargeld en schulden" in visit.text
    visit.open("/talk-cards")
    headings = [each.get_text() for each in visit.page.select("h2")]
    assert len(headings) == 9
    assert headings[0] == "Voor u begint"


CARD = """\
cards:
  - id: een
    title: Een
    chapter: begin
    about: Iets.
    ask: [Hoe gaat het?]
    listen: [Stilte.]
    avoid: [Haast.]
"""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("    title: Een\n", "", "cards.yaml:2 een: 'title' is missing. Add `title:`."),
        ("chapter: begin", "chapter: elders", "cards.yaml:4 een: unknown chapter 'elders'. Known: begin."),
        ("ask: [Hoe gaat het?]", "vraag: [Hoe?]", "cards.yaml:6 een: unknown key 'vraag'. Known: about, ask, avoid"),
        (
            "listen: [Stilte.]",
            "listen: Stilte.",
            "cards.yaml:7 een: 'listen' must be a list. Start each item with `- `.",
        ),
        ("cards:", "kaarten:", "cards.yaml:1 file: unknown key 'kaarten'. Known: cards."),
    ],
)
def test_a_fault_in_the_cards_names_file_line_and_remedy(tmp_path: Path, before: str, after: str, said: str) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(CARD.replace(before, after), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_cards(path, ("begin",))
    assert said in str(caught.value)


def test_an_id_may_stand_in_a_file_once(tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(CARD + CARD.removeprefix("cards:\n"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"cards.yaml:2 een: this id stands here twice"):
        read_cards(path, ("begin",))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("leads_to: [talk, volunteer]", "leads_to: [talk, elders]", "stress: unknown name 'elders'. Known: debt_help,"),
        ("    leads_to: [talk, volunteer]\n", "", "stress: this signal leads nowhere. Add `leads_to:`"),
        ("only_with: [stress]", "only_with: [onrust]", "zelfmoordpreventie: unknown name 'onrust'"),
        ("card: debts", "card: schulden", "debt_help: unknown part of the card 'schulden'. Known: debts, handover."),
        ("    source: geldfit\n", "", "geldfit: 'source' is missing. Add `source:` with a name of `sources`."),
        ("source: wgs art. 4", "source: wsg art. 4", "debt_help: unknown name 'wsg'"),
        ("urgent: ja\n    leads_to: [debt_help]", "urgent: misschien\n    leads_to: [debt_help]", "must be ja or nee"),
        ("  phone: 0800-2000\n", "", "elsewhere: 'phone' is missing"),
        ("way: self_help", "way: zelf", "geldfit: unknown name 'zelf'"),
    ],
)
def test_a_fault_in_the_signals_names_file_line_and_remedy(tmp_path: Path, before: str, after: str, said: str) -> None:
    text = SIGNALS.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "signals.yaml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_signals(path)
    assert said in str(caught.value)
    assert str(caught.value).startswith("signals.yaml:")


def test_the_files_that_ship_are_whole() -> None:
    assert len(read_cards(CUES)) == 9
    assert len(read_signals(SIGNALS).signals) == 9
