"""The plan of a visit in the browser: page, PDF in two sizes, and calendar file, for nobody but its own visit."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from web.models import Role

LOCATIONS = ("plan", "plan.pdf", "plan.ics")


def address(visit: Any, ending: str) -> str:
    """The address of a part of the visit that the browser is in."""
    code = next(part for part in visit.url.split("/") if len(part) == 8)
    return f"/visits/{code}/{ending}"


def test_the_plan_is_a_page_with_ways_on(visit: Any) -> None:
    page = visit.open(address(visit, "plan")).page
    assert page.h1.get_text().startswith("Plan voor ")
    toolbar = page.select_one(".toolbar")
    assert [link.get_text() for link in toolbar.find_all("a", recursive=False)] == [
        "Terug naar de uitkomst",
        "Scherm weg",
    ]
    assert toolbar.details.summary.get_text() == "Andere vormen en talen"
    folded = {
        part.p.get_text(): [link.get_text() for link in part.find_all("a")]
        for part in page.select(".toolbar-groups > div")
    }
    assert folded == {
        "Pdf om af te drukken": ["Met bijlage voor de helper", "Zonder bijlage", "Met grote letters"],
        "Meegeven": ["Brieven om mee te sturen", "Data in uw agenda zetten"],
        "Taal naast het Nederlands": ["Alleen Nederlands", "English", "Türkçe", "العربية", "Polski", "Українська"],
    }
    assert [link["lang"] for link in toolbar.select("a[lang]")] == ["en", "tr", "ar", "pl", "uk"]


def test_the_pdf_opens_and_large_print_has_more_pages(visit: Any) -> None:
    normal = visit.client.get(address(visit, "plan.pdf"))
    large = visit.client.get(address(visit, "plan.pdf?letters=groot"))
    assert normal.content_type == "application/pdf"
    assert normal.headers["Content-Disposition"].startswith('inline; filename="plan-')
    with pikepdf.open(BytesIO(normal.data)) as pdf, pikepdf.open(BytesIO(large.data)) as larger:
        assert len(larger.pages) > len(pdf.pages)


def test_the_calendar_is_a_file_to_keep(visit: Any) -> None:
    answer = visit.client.get(address(visit, "plan.ics"))
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.text.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("ending", LOCATIONS)
def test_somebody_else_sees_nothing(visit: Any, sign_in_as: Any, ending: str) -> None:
    assert sign_in_as(Role.CONSULTANT).client.get(address(visit, ending)).status_code == 403
