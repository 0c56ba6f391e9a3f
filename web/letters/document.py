"""From a letter to a file that a word processor can change: DOCX, in Dutch, with plain styles."""

from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from web.letters.model import Letter

FONT = "Arial"
SIZE = 11
MARGIN = 2.5
COLUMNS = (11, 5)
BLANK = "............................................................"
BY_HAND = ("Straat en huisnummer", "Postcode en plaats", "Geboortedatum", "Burgerservicenummer (vul zelf in)")
"""What only the household itself writes down: it is not kept anywhere."""


def letter_file(letter: Letter) -> bytes:
    """Write a letter as DOCX."""
    document = _blank(letter)
    _lines(document, [f"Naam: {letter.sender or BLANK}", *(f"{label}: {BLANK}" for label in BY_HAND)])
    _lines(document, ["Aan:", *(letter.to or (BLANK, BLANK))])
    _lines(document, [f"Datum: {letter.made_on}"])
    document.add_heading(letter.subject, level=1)
    document.add_paragraph("Geachte heer of mevrouw,")
    for text in letter.body:
        document.add_paragraph(text)
    if letter.rests_on:
        _table(document, letter.rests_on)
    if letter.papers:
        document.add_heading("Dit stuur ik mee", level=2)
        _lines(document, [f"\u2610 {paper}" for paper in letter.papers])
    document.add_paragraph("Met vriendelijke groet,").paragraph_format.space_before = Pt(12)
    _lines(document, ["", "", f"Handtekening: {BLANK}"])
    finished = BytesIO()
    document.save(finished)
    return finished.getvalue()


def _blank(letter: Letter) -> Docx:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    fonts = normal.element.get_or_add_rPr()
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): "nl-NL"})
    fonts.append(language)
    for level, size in ((1, 14), (2, SIZE)):
        _plain_heading(document, f"Heading {level}", size)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    properties = document.core_properties
    properties.title, properties.author, properties.language = letter.subject, letter.sender, "nl-NL"
    return document


def _plain_heading(document: Docx, name: str, size: int) -> None:
    """Make a heading look like the letter: its own letter, black, with room below it."""
    style = document.styles[name]
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    style.font.name = FONT
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(18), Pt(8)


def _lines(document: Docx, lines: list[str]) -> None:
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def _table(document: Docx, rows: tuple[tuple[str, str], ...]) -> None:
    document.add_heading("Waarom ik dit vraag", level=2)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, ("Voorwaarde", "Bij mij"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for condition, figure in rows:
        first, second = table.add_row().cells
        first.text, second.text = condition, figure or "klopt"
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = Pt(3)
