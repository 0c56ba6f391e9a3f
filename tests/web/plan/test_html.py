"""The plan as a page: whole, safe and without anything a strict browser would refuse."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from bs4 import BeautifulSoup

from engine import Catalogue, advise
from tests.rules.reference_households import SINGLE_PARENT_WITH_A_PART_TIME_WAGE
from tests.web.plan.households import CASES, full
from tests.web.plan.rendering import page_of, plan_of
from web.i18n import LANGUAGES
from web.plan import PlanDetails, plan_document, write_html, write_pdf
from web.plan.pdf import render_pdf
from web.plan.render import Link, Style, inline_style, render_html

EVERY_CASE = pytest.mark.parametrize("case", CASES)
ON_SCREEN = Style(href="/static/plan.css", on_paper=False)


@EVERY_CASE
def test_links_inside_the_plan_arrive(case: str) -> None:
    page = page_of(case)
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.find_all("a", href=True) if link["href"].startswith("#")} <= set(ids)
    named = [
        name
        for element in page.find_all(attrs={"aria-labelledby": True})
        for name in element["aria-labelledby"].split()
    ]
    assert set(named) <= set(ids)


@EVERY_CASE
def test_every_header_has_a_scope_and_every_picture_words(case: str) -> None:
    page = page_of(case)
    assert {cell.get("scope") for cell in page.find_all("th")} == {"col", "row"}
    assert all(picture.title.get_text().strip() for picture in page.find_all("svg"))
    assert all(picture["alt"].strip() for picture in page.find_all("img"))


@EVERY_CASE
def test_a_strict_browser_refuses_nothing(case: str) -> None:
    page = BeautifulSoup(render_html(plan_of(case), ON_SCREEN, [Link("/terug", "Terug")]), "html.parser")
    assert page.html["lang"] == "nl"
    assert page.find_all(["script", "style", "iframe", "object"]) == []
    assert page.find_all(style=True) == []
    assert page.find_all("img") == []
    assert [link["href"] for link in page.find_all("link")] == ["/static/plan.css"]
    assert page.find("a", href="/terug").get_text() == "Terug"


def test_a_name_is_text_and_nothing_else() -> None:
    details = PlanDetails(datetime(2026, 11, 22, tzinfo=UTC), "<script>alert(1)</script> & Zn", "<b>ik</b>")
    html = render_html(plan_document(full(), details))
    assert "<script>" not in html
    assert "<b>ik</b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn" in html


def test_what_is_not_filled_in_can_be_written_in() -> None:
    page = BeautifulSoup(
        render_html(plan_document(full(), PlanDetails(datetime(2026, 11, 22, tzinfo=UTC)))), "html.parser"
    )
    assert [line.get_text(" ", strip=True) for line in page.select(".by-hand")] == ["Gemaakt door", "Vragen? Bel"]
    assert page.h1.get_text() == "Plan voor uw huishouden"


def test_a_file_of_its_own_needs_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    write_html(full(), path, PlanDetails(datetime(2026, 11, 22, tzinfo=UTC), "Familie De Vries"))
    html = path.read_text(encoding="utf-8")
    assert 'url("vendor' not in html
    assert "url(" in str(inline_style().inline)
    page = BeautifulSoup(html, "html.parser")
    assert page.find_all("link") == []
    assert all(picture["src"].startswith("data:image/png;base64,") for picture in page.find_all("img"))


def test_the_command_writes_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_pdf(full(), path, PlanDetails(datetime(2026, 11, 22, tzinfo=UTC)))
    assert path.read_bytes().startswith(b"%PDF-1.7")


def test_addresses_in_the_codes_are_official_pages_only() -> None:
    page = page_of("full")
    cards = page.select("article.card")
    assert cards
    for card in cards:
        assert card.img["alt"] in ("QR-code van toeslagen.nl", "QR-code van alphenaandenrijn.nl/inkomenstoeslag")


def test_in_two_languages_each_scheme_is_followed_by_itself(catalogue: Catalogue) -> None:
    advice = advise(catalogue, SINGLE_PARENT_WITH_A_PART_TIME_WAGE).as_json()
    dutch, english = (
        plan_document(advice, PlanDetails(datetime(2026, 7, 1, tzinfo=UTC), language=LANGUAGES[code]))
        for code in ("nl", "en")
    )
    page = BeautifulSoup(render_html(dutch, second=english), "html.parser")
    names = [card.h3["id"] for card in page.select(".cards article.card")]
    assert names[::2]
    assert names[1::2] == [f"en-{name}" for name in names[::2]]
    assert len(page.select("#thema-toeslagen")) == len(page.select("#en-thema-toeslagen")) == 1


def test_the_cover_leads_to_where_a_report_is_explained() -> None:
    cover = page_of("correction").select_one(".cover")
    assert [link["href"] for link in cover.select(".actions a")] == ["#kindgebonden_budget"]
    assert not page_of("all_unknown").select(".cover .actions a")


@EVERY_CASE
def test_a_page_for_paper_is_xml_which_is_read_fastest(case: str) -> None:
    assert ElementTree.fromstring(render_html(plan_of(case))).tag == "html"


def test_a_name_that_xml_does_not_know_is_printed_all_the_same() -> None:
    page = plan_document(full(), PlanDetails(datetime(2026, 11, 22, tzinfo=UTC), "familie\x0bVeer"))
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(render_html(page))
    with pikepdf.open(BytesIO(render_pdf(page))) as drawn:
        assert "Veer" in str(drawn.docinfo["/Title"])
