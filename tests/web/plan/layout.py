"""What may go wrong with the layout of a page, read back from the PDF: where each letter stands and to what it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise

import pikepdf

from tests.web.plan.rendering import Page, Piece, pages_in
from tests.web.plan.structure import Element, structure

HEADINGS = ("H1", "H2", "H3", "H4")
MONTHS = 12
BULLET = "•"
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


def lone_introductions(drawn: bytes) -> list[str]:
    """Sentences under a heading that are the last thing on a page, while their table or list begins on the next."""
    found = []
    for placed, following in pairwise(filter(None, placed_in(drawn))):
        last = min(placed, key=lambda one: one.piece.foot)
        first = max(following, key=lambda one: one.piece.top)
        if _is_under_a_heading(last) and any(one.kind in ("Table", "L") for one in first.around):
            found.append(last.piece.text)
    return found


def _is_under_a_heading(placed: Placed) -> bool:
    return any(
        before.kind in HEADINGS and one is after
        for parent, one in pairwise(placed.around)
        for before, after in pairwise(parent.elements)
        if one.kind == "P"
    )


def broken_months(drawn: bytes) -> list[str]:
    """Names of months that do not stand on one line with the others."""
    found = []
    for placed in placed_in(drawn):
        rows: dict[int, list[Piece]] = {}
        for one in placed:
            for row in one.around:
                if row.kind == "TR" and len(row.elements) > MONTHS and _is_head(one):
                    rows.setdefault(id(row), []).append(one.piece)
        for names in rows.values():
            height = max(name.foot for name in names)
            found += [name.text for name in names if height - name.foot > name.size]
    return found


def _is_head(placed: Placed) -> bool:
    return any(one.kind == "THead" for one in placed.around)


def bullets_inside(drawn: bytes) -> list[str]:
    """Bullets that do not stand where the line begins: at the left, or at the right of a text from right to left."""
    found = []
    for placed in placed_in(drawn):
        for bullet in (one for one in placed if one.piece.text.strip() == BULLET):
            item = next(one for one in reversed(bullet.around) if one.kind == "LI")
            others = [one.piece for one in placed if any(each is item for each in one.around) and one is not bullet]
            to_left = any(_is_arabic(piece.text) for piece in others)
            side = max(piece.right for piece in others) if to_left else min(piece.left for piece in others)
            if (bullet.piece.left < side - TOUCHING) if to_left else (bullet.piece.right > side + TOUCHING):
                found.append(others[0].text)
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
    return apart < one.size / 2 and _is_arabic(one.text + other.text)


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
