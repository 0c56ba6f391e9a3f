"""What may go wrong with the layout of a page, read back from the PDF: where each letter stands and to what it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise

import pikepdf

from tests.web.plan.rendering import Page, Piece, pages_in
from tests.web.plan.structure import Element, structure

HEADINGS = ("H1", "H2", "H3", "H4")
TOUCHING = 1.5
"""Points by which the bounds of letters may lie over each other: a bold letter, or one that leans over."""


@dataclass(frozen=True)
class Placed:
    """A piece of text with the kinds of the elements around it, from the document down to its own."""

    piece: Piece
    around: tuple[Element, ...]

    @property
    def is_heading(self) -> bool:
        return any(one.kind in HEADINGS for one in self.around)


def placed_in(drawn: bytes) -> list[list[Placed]]:
    """Every piece of every page that is in the structure; page headings and page numbers are not."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        owners = {(numbers[one.obj.Pg.objgen], mark): around for one, mark, around in _marks(structure(pdf), ())}
    return [
        [
            Placed(piece, owners[number, piece.mark])
            for piece in page.pieces
            if piece.text.strip() and (number, piece.mark) in owners
        ]
        for number, page in enumerate(pages_in(drawn))
    ]


def _marks(element: Element, above: tuple[Element, ...]) -> Iterator[tuple[Element, int, tuple[Element, ...]]]:
    around = (*above, element)
    for child in element.children:
        if isinstance(child, int):
            yield element, child, around
        else:
            yield from _marks(child, around)


def lone_headings(drawn: bytes) -> list[str]:
    """Headings that are the last thing on a page."""
    found = []
    for placed in filter(None, placed_in(drawn)):
        last = min(placed, key=lambda one: one.piece.foot)
        if last.is_heading:
            found.append(last.piece.text)
    return found


def early_breaks(drawn: bytes) -> list[str]:
    """Lines that end in the middle of a text although its next word would have fitted.

    WeasyPrint breaks there when a text after a bold one comes out a hair too wide.
    """
    return [text for page in placed_in(drawn) for text in _early(page)]


def _early(page: list[Placed]) -> Iterator[str]:
    for one, other in pairwise(page):
        block = _block(one)
        if block is None or block is not _block(other) or one.piece.foot - other.piece.foot < one.piece.size / 2:
            continue
        width = max(each.piece.right for each in page if _block(each) is block)
        word, letter = other.piece.text.split()[0], (other.piece.right - other.piece.left) / len(other.piece.text)
        if one.piece.right + letter * (len(word) + 1) < width - other.piece.size * 2:
            yield f"{one.piece.text} | {other.piece.text}"


def _block(one: Placed) -> Element | None:
    """The paragraph or line of a list around a text, but not in a card: there a code stands beside the lines."""
    if any(each.kind == "Art" for each in one.around):
        return None
    return next((each for each in reversed(one.around) if each.kind in ("P", "LI")), None)


def split_cards(drawn: bytes) -> list[str]:
    """What stands first in the second half of a card; the pages for the helper may go on at the next page."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        return [
            " ".join(each.kind for each in card.elements)
            for card in structure(pdf).all("Art")
            if card.elements and card.elements[0].kind not in HEADINGS
        ]


def overlaps(drawn: bytes) -> list[tuple[str, str]]:
    """Pieces of text that lie over each other; letters of Arabic may, on their own line."""
    return [pair for page in pages_in(drawn) for pair in _over_each_other(page)]


def _over_each_other(page: Page) -> Iterator[tuple[str, str]]:
    pieces = [piece for piece in page.pieces if piece.text.strip()]
    for one, other in combinations(pieces, 2):
        beside = min(one.right, other.right) - max(one.left, other.left)
        above = min(one.top, other.top) - max(one.foot, other.foot)
        if beside > TOUCHING and above > TOUCHING and not _reach_over(one, other):
            yield one.text, other.text


def _reach_over(one: Piece, other: Piece) -> bool:
    if one.mark == other.mark:
        return True
    apart = abs((one.foot + one.top) - (other.foot + other.top)) / 2
    return apart < one.size / 2 and any("\u0600" <= letter <= "\u06ff" for letter in one.text + other.text)
