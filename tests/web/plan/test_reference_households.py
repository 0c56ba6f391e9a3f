"""The plans of six whole households, from the rules that ship to paper: every figure, every scheme, every language."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import cycle, pairwise
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pdfua import validate
from pikepdf import Name

from engine import Catalogue, advise
from tests.rules import reference_households
from tests.web.plan.builders import Json
from tests.web.plan.layout import (
    broken_months,
    bullets_inside,
    early_breaks,
    lone_headings,
    lone_introductions,
    overlaps,
    split_cards,
)
from tests.web.plan.rendering import pages_in, plain, spoken
from tests.web.plan.structure import Element, structure
from web.i18n import DUTCH, LANGUAGES
from web.plan import Plan, PlanDetails, plan_document
from web.plan.pdf import render_pdf
from web.plan.render import render_html

HOUSEHOLDS = sorted(
    name for name, value in vars(reference_households).items() if isinstance(value, dict) and "members" in value
)
VARIANTS = {
    "whole": {},
    "large print": {"large_print": True, "appendix": False},
    "no appendix": {"appendix": False},
}
OTHERS = sorted(set(LANGUAGES) - {DUTCH.code})
EVERY_PLAN = pytest.mark.parametrize(
    ("household", "language", "variant"),
    [
        *((name, DUTCH.code, variant) for name in HOUSEHOLDS for variant in VARIANTS),
        *((name, code, variant) for name in HOUSEHOLDS for code in OTHERS for variant in list(VARIANTS)[1:]),
        *((name, code, "whole") for name, code in zip(HOUSEHOLDS, cycle(OTHERS), strict=False)),
    ],
)
"""The appendix is Dutch in every plan, so one second language before it is enough for each household."""
MADE_AT = datetime(2026, 11, 22, 13, 35, tzinfo=UTC)
NAME = "familie Yılmaz – de Vries"
WIDTH, SIDE = 595.28, 18 / 25.4 * 72
LOWEST = 10
BESIDE = 0.3
"""The part of its size by which a letter may lean over the edge of its line, or a space at the end hang over it."""


@dataclass(frozen=True)
class Drawn:
    """A plan on paper with all that it was made from."""

    advice: Json
    plan: Plan
    second: Plan | None
    page: BeautifulSoup
    pdf: pikepdf.Pdf
    drawn: bytes
    said: str

    @property
    def root(self) -> Element:
        """The structure."""
        return structure(self.pdf)


@cache
def advice_of(catalogue: Catalogue, household: str) -> Json:
    return advise(catalogue, getattr(reference_households, household)).as_json()


def draw(advice: Json, variant: str, code: str) -> Drawn:
    def edition(language: str) -> Plan:
        details = PlanDetails(MADE_AT, NAME, "Samira", "0172 12 34 56", language=LANGUAGES[language])
        return plan_document(advice, replace(details, **VARIANTS[variant]))

    plan, second = edition(DUTCH.code), None if code == DUTCH.code else edition(code)
    drawn = render_pdf(plan, second=second)
    page = BeautifulSoup(render_html(plan, second=second), "html.parser")
    return Drawn(advice, plan, second, page, pikepdf.open(BytesIO(drawn)), drawn, spoken(drawn))


@EVERY_PLAN
def test_a_plan_on_paper_is_whole_and_accessible(
    catalogue: Catalogue, household: str, language: str, variant: str, tmp_path: Path
) -> None:
    """One test per plan, because drawing is what takes time."""
    one = draw(advice_of(catalogue, household), variant, language)
    path = tmp_path / "plan.pdf"
    path.write_bytes(one.drawn)
    assert [finding.message for finding in validate(str(path)).findings] == []
    _every_scheme_has_its_figures(one)
    _headings_are_nested(one.root)
    _tables_have_scopes(one.root)
    _pictures_are_described(one)
    _nothing_is_lost(one)
    _nothing_is_cut(one)
    assert lone_headings(one.drawn) == []
    assert lone_introductions(one.drawn) == []
    assert broken_months(one.drawn) == []
    assert bullets_inside(one.drawn) == []
    assert overlaps(one.drawn) == []
    assert one.second or early_breaks(one.drawn) == []
    _first_things_are_on_the_cover(one)
    assert variant == "whole" or split_cards(one.drawn) == []
    _languages_are_told(one)
    _pages_are_numbered(one)
    _fonts_are_inside(one.pdf)


def _dutch(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    digits = f"{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "")
    return f"{'−' if cents < 0 else ''}€{digits}"


def _amounts(money: Json, status: str = "") -> str:
    low, high = _dutch(money["min_cents"]), _dutch(money["max_cents"])
    if low == high:
        return low
    return f"tot{high}" if status == "needs_judgement" and money["min_cents"] == 0 else f"{low}–{high}"


def _every_scheme_has_its_figures(one: Drawn) -> None:
    """Every scheme is named, and stands in the table of money with the amount of the advice."""
    said = _bare(one.said)
    rows = [(row.th.get_text(), row.find_all("td")[-1].get_text()) for row in one.page.select(".money tbody tr")]
    told = {(_bare(title), _bare(amount)) for title, amount in rows}
    for scheme in one.advice["schemes"]:
        assert _bare(scheme["title"]) in said
        money = scheme["new_money"]
        if money and (money["min_cents"] or money["max_cents"]):
            amount = _amounts(money, scheme["status"])
            assert (_bare(scheme["title"]), amount) in told
            assert amount in said
    for total in ("new_money_per_year", "one_off", "in_kind"):
        if any(one.advice["total"][total].values()):
            assert ("Samen", _amounts(one.advice["total"][total])) in told


def _headings_are_nested(root: Element) -> None:
    headings = root.all("H1", "H2", "H3", "H4")
    levels = [int(heading.kind[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(heading.has_content for heading in headings)


def _tables_have_scopes(root: Element) -> None:
    for table in root.all("Table"):
        first, *others = table.all("TR")
        assert {str(cell.obj.A.Scope) for cell in first.elements} == {"/Column"}
        assert all([str(cell.obj.A.Scope) for cell in row.all("TH")] == ["/Row"] for row in others)


def _pictures_are_described(one: Drawn) -> None:
    figures = one.root.all("Figure")
    assert len(figures) == len(one.page.find_all(["svg", "img"]))
    assert all(str(figure.obj.Alt).strip() for figure in figures)


def _nothing_is_lost(one: Drawn) -> None:
    """What the structure reads out is the text of the page, in its order."""
    page = BeautifulSoup(str(one.page.main), "html.parser")
    for picture in page.find_all(["svg", "img"]):
        picture.replace_with(f" {picture.get('alt') or picture.title.get_text()} ")
    assert _without_contents(one.said, one) == _without_contents(page.get_text(" "), one)


def _without_contents(text: str, one: Drawn) -> str:
    """Leave the tables of contents out, in which the paper has page numbers."""
    said = _bare(text)
    for contents in one.page.select(".contents"):
        start, end = (_bare(heading.get_text()) for heading in contents.find_all_next("h2", limit=2))
        last = _bare(contents.find_all("li")[-1].get_text())
        before, _, after = said.partition(start)
        rest = after[after.index(last) + len(last) :]
        said = before + rest[rest.index(end) :]
    return said


def _bare(text: str) -> str:
    """Without spaces, because a line may end anywhere, without bullets and without what steers the direction.

    Without brackets too, which PDFium turns around wherever a page has Arabic.
    """
    return re.sub("[\\s•()\u2066-\u2069]", "", text)


def _nothing_is_cut(one: Drawn) -> None:
    for page in pages_in(one.drawn):
        pieces = [piece for piece in page.pieces if piece.text.strip()]
        assert all(piece.left >= SIDE - piece.size * BESIDE for piece in pieces)
        assert all(piece.right <= WIDTH - SIDE + piece.size * BESIDE for piece in pieces)
        assert min(piece.foot for piece in pieces) >= LOWEST
        assert not re.search("[\x00\ufffd]", page.text)


def _first_things_are_on_the_cover(one: Drawn) -> None:
    first = _bare(pages_in(one.drawn)[0].text)
    for number, action in enumerate(one.plan.cover.first, start=1):
        assert _bare(f"{number}. {action.text}") in first
        assert _bare(action.by) in first


def _languages_are_told(one: Drawn) -> None:
    """The document is Dutch; every block in another language says so, and every Dutch name inside it too."""
    assert str(one.pdf.Root.Lang) == "nl"
    told = Counter(str(part.obj.Lang) for part in one.root.walk() if "/Lang" in part.obj)
    if not one.second:
        assert not told
        return
    code = one.second.language.code
    assert set(told) == {code, "nl"}
    assert told[code] >= len(one.page.select(f".second[lang={code}]"))
    assert told["nl"] >= len(one.page.select(f'[lang={code}] [lang="nl"]'))


def _pages_are_numbered(one: Drawn) -> None:
    texts = [page.text for page in pages_in(one.drawn)]
    for number, text in enumerate(texts, start=1):
        assert f"bladzijde {number} van {len(texts)}" in text
    assert plain(one.plan.cover.amount) in texts[0]


def _fonts_are_inside(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        (descendant,) = font.DescendantFonts
        assert re.fullmatch(r"/[A-Z]{6}\+.*(Atkinson-Hyperlegible-Next|Noto-Sans).*", str(font.BaseFont))
        assert any(f"/FontFile{kind}" in descendant.FontDescriptor for kind in ("", "2", "3"))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    found = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
    assert all(font.Subtype == Name.Type0 for font in found.values())
    return iter(found.values())
