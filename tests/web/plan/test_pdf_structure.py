"""PDF/UA-1: what pdfua finds, and what it does not look at."""

from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua import validate
from pikepdf import Name
from pypdfium2 import raw

from tests.web.plan.households import CASES
from tests.web.plan.rendering import bytes_of, page_of, pdf_of, plan_of
from tests.web.plan.structure import structure
from web.plan.pdf import render_pdf

VARIANTS = [*((case, False) for case in CASES), ("full", True), ("long_names", True)]
EVERY_PLAN = pytest.mark.parametrize(("case", "large"), VARIANTS)


@EVERY_PLAN
def test_pdfua_finds_nothing(case: str, large: bool, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(bytes_of(case, large))
    assert [finding.message for finding in validate(str(path)).findings] == []


@EVERY_PLAN
def test_the_document_says_what_it_is(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Plan voor familie Yılmaz – de Vries, 22 november 2026"
        assert {page.Tabs for page in pdf.pages} == {Name.S}


@EVERY_PLAN
def test_headings_are_nested_and_hold_text(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        headings = structure(pdf).all("H1", "H2", "H3", "H4")
        levels = [int(heading.kind[1]) for heading in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(heading.has_content for heading in headings)


@EVERY_PLAN
def test_headings_come_in_the_order_of_the_page(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        levels = [one.kind.lower() for one in structure(pdf).all("H1", "H2", "H3", "H4")]
    assert levels == [heading.name for heading in page_of(case, large).main.find_all(["h1", "h2", "h3", "h4"])]


@EVERY_PLAN
def test_bookmarks_follow_the_headings(case: str, large: bool) -> None:
    expected = [
        " ".join(heading.get_text().split())
        for heading in page_of(case, large).main.find_all(["h1", "h2", "h3"])
        if not heading.find_parent(class_="money") or heading.name != "h3"
    ]
    with pdf_of(case, large) as pdf, pdf.open_outline() as outline:
        assert [" ".join(title.split()) for title in _titles(outline.root)] == expected


def _titles(items: list) -> list[str]:
    return [title for item in items for title in (item.title, *_titles(item.children))]


@EVERY_PLAN
def test_every_picture_is_described(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        figures = structure(pdf).all("Figure")
        assert len(figures) == len(page_of(case, large).find_all(["svg", "img"]))
        assert all(str(figure.obj.Alt).strip() for figure in figures)


def test_pictures_are_said_to_be_where_they_are() -> None:
    with pdf_of("full") as pdf, pypdfium2.PdfDocument(bytes_of("full")) as drawn:
        codes = [one.obj for one in structure(pdf).all("Figure") if str(one.obj.Alt).startswith("QR-code")]
        places = sorted(tuple(round(float(length)) for length in code.A.BBox) for code in codes)
        images = [image for page in drawn for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
        drawn_at = sorted(tuple(round(length) for length in image.get_bounds()) for image in images)
    assert places == drawn_at


def test_the_same_plan_is_the_same_file() -> None:
    assert render_pdf(plan_of("no_gain")) == bytes_of("no_gain")


@EVERY_PLAN
def test_tables_are_regular_and_their_headers_have_a_scope(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        for table in structure(pdf).all("Table"):
            rows = table.all("TR")
            assert len({len(row.elements) for row in rows}) == 1
            assert {str(cell.obj.A.Scope) for cell in rows[0].elements} == {"/Column"}
            for row in rows[1:]:
                assert [str(cell.obj.A.Scope) for cell in row.all("TH")] == ["/Row"]


@EVERY_PLAN
def test_what_cells_refer_to_can_be_found(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        tree = dict(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        for cell in structure(pdf).all("TD"):
            for header in cell.obj.A.get("/Headers", []):
                assert tree[str(header)].S == Name.TH


@EVERY_PLAN
def test_lists_hold_items_with_a_body(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        for listed in structure(pdf).all("L"):
            assert {child.kind for child in listed.elements} == {"LI"}
        for item in structure(pdf).all("LI"):
            assert {child.kind for child in item.elements} <= {"Lbl", "LBody"}


@EVERY_PLAN
def test_links_have_words_and_a_description(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        assert all(link.has_content for link in structure(pdf).all("Link"))
        annotations = [one for page in pdf.pages for one in page.get("/Annots", [])]
        assert annotations
        assert all(str(one.Contents).startswith(("Website ", "Ga naar ")) for one in annotations)


@EVERY_PLAN
def test_everything_on_a_page_is_in_the_structure_or_an_artifact(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        known = {one.obj.objgen for one in structure(pdf).walk()}
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
        for page in pdf.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    depth += 1
                    if str(operands[0]) != "/Artifact":
                        owner = owners[int(page.StructParents)][int(operands[1].MCID)]
                        assert owner.objgen in known
                elif str(operator) == "EMC":
                    depth -= 1
                elif str(operator) in ("Tj", "TJ", "'", '"', "Do"):
                    assert depth > 0


@EVERY_PLAN
def test_fonts_are_inside_and_only_the_letters_used(case: str, large: bool) -> None:
    with pdf_of(case, large) as pdf:
        used = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}.values()
        names = {str(font.BaseFont)[1:].partition("+")[2] for font in used}
        descriptors = [descendant.FontDescriptor for font in used for descendant in font.DescendantFonts]
        assert all(any(f"/FontFile{kind}" in one for kind in ("", "2", "3")) for one in descriptors)
    assert all("Atkinson-Hyperlegible-Next" in name for name in names), names
