"""Plans drawn once per test run: drawing is what takes time, reading is cheap."""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
from bs4 import BeautifulSoup
from pypdfium2 import raw

from tests.web.plan.households import CASES
from tests.web.plan.structure import Element, structure
from web.plan import Plan, PlanDetails, plan_document
from web.plan.pdf import render_pdf
from web.plan.render import render_html

MADE_AT = datetime(2026, 11, 22, 13, 35, tzinfo=UTC)
HEAD, BODY, END = "\x01", "\x02", "\x03"
"""Marks in what is read out: a table head begins, ends, and the table ends."""
BROKEN = "\x02"
"""What PDFium makes of a hyphen at the end of a line."""
NAME = "familie Yılmaz – de Vries"


@dataclass(frozen=True)
class Piece:
    """A piece of text on a page: its mark in the structure, its sides in points from the left and the foot, its size."""

    text: str
    mark: int
    left: float
    foot: float
    right: float
    top: float
    size: float


@dataclass(frozen=True)
class Page:
    """A page as it was drawn; `text` is what it says, with ordinary spaces."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    text: str


@cache
def plan_of(case: str, large: bool = False) -> Plan:
    """The plan of a household."""
    details = PlanDetails(MADE_AT, NAME, "Samira van den Berg", "0172 12 34 56", large)
    return plan_document(CASES[case](), details)


@cache
def page_of(case: str, large: bool = False) -> BeautifulSoup:
    """The plan as HTML."""
    return BeautifulSoup(render_html(plan_of(case, large)), "html.parser")


@cache
def bytes_of(case: str, large: bool = False) -> bytes:
    """The plan as PDF."""
    return render_pdf(plan_of(case, large))


def pdf_of(case: str, large: bool = False) -> pikepdf.Pdf:
    """The structure of the PDF."""
    return pikepdf.open(BytesIO(bytes_of(case, large)))


def pages_of(case: str, large: bool = False) -> tuple[Page, ...]:
    """Every page with its letters and their places."""
    return pages_in(bytes_of(case, large))


@cache
def pages_in(drawn: bytes) -> tuple[Page, ...]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(drawn) as pdf:
        return tuple(_page(page) for page in pdf)


def _page(page: pypdfium2.PdfPage) -> Page:
    words = page.get_textpage()
    pieces = tuple(_piece(one, words) for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1))
    return Page(*page.get_size(), pieces, plain(words.get_text_bounded().replace(BROKEN, "-")))


def _piece(one: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> Piece:
    length = raw.FPDFTextObj_GetText(one.raw, words.raw, None, 0)
    letters = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(one.raw, words.raw, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), length)
    size, (left, foot, right, top) = ctypes.c_float(), one.get_bounds()
    raw.FPDFTextObj_GetFontSize(one.raw, size)
    mark = raw.FPDFPageObj_GetMarkedContentID(one.raw)
    scale = abs(one.get_matrix().d)
    text = letters.raw[:-2].decode("utf-16-le").replace(BROKEN, "-")
    return Piece(text, mark, left, foot, right, top, size.value * scale)


def texts_of(case: str, large: bool = False) -> tuple[str, ...]:
    """The text of every page, with ordinary spaces."""
    return tuple(page.text for page in pages_of(case, large))


def spoken(drawn: bytes) -> str:
    """The text in the order of the structure, with the description in the place of a picture: as it is read out.

    A table that goes on at the next page is a second table with the same head, which is left out here.
    """
    letters: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, page in enumerate(pages_in(drawn), start=1):
        for piece in page.pieces:
            letters[number, piece.mark].append(piece.text)
    with pikepdf.open(BytesIO(drawn)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        text = " ".join(_read(structure(pdf), pages, letters))
    return re.sub(f"{END} *{HEAD}[^{END}]*?{BODY}", "", text).translate(dict.fromkeys(map(ord, HEAD + BODY + END)))


def _read(element: Element, pages: dict, letters: dict) -> Iterator[str]:
    if element.kind == "Figure":
        yield str(element.obj.Alt)
    elif "/ActualText" in element.obj:
        yield str(element.obj.ActualText)
    elif element.kind == "THead":
        yield HEAD + " ".join(_read_children(element, pages, letters)) + BODY
    else:
        yield from _read_children(element, pages, letters)
    if element.kind == "Table":
        yield END


def _read_children(element: Element, pages: dict, letters: dict) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, int):
            yield "".join(letters[pages[element.obj.Pg.objgen], child])
        else:
            yield from _read(child, pages, letters)


def plain(text: str) -> str:
    """Put one ordinary space for every kind and run of space."""
    return " ".join(text.split())
