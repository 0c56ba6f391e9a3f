"""What a household reads on paper: everything is there, nothing is cut off and nothing falls apart."""

import re

import pikepdf
import pytest
from bs4 import BeautifulSoup

from tests.web.plan.households import CASES
from tests.web.plan.rendering import bytes_of, page_of, pages_of, pdf_of, plain, plan_of, spoken, texts_of

VARIANTS = [
    *((case, False) for case in CASES),
    *((case, True) for case in ("full", "long_names", "forty_schemes", "no_gain")),
]
EVERY_PLAN = pytest.mark.parametrize(("case", "large"), VARIANTS)

A4 = (595.28, 841.89)
CARD_ENDS = "Bel terug op|Zo vraagt u het aan, als het kan"
SIDE = 18 / 25.4 * 72


@EVERY_PLAN
def test_a_screen_reader_reads_the_page_word_for_word(case: str, large: bool) -> None:
    """The structure of the PDF, read from the top, is the text of the HTML: nothing lost, nothing out of order."""
    page = BeautifulSoup(str(page_of(case, large).main), "html.parser")
    for line in page.select(".contents li"):
        line.append(_page_number(case, large, line.a["href"]))
    for link in page.select(".at-page"):
        link.append(f": bladzijde {_page_number(case, large, link['href'])}")
    for picture in page.find_all(["svg", "img"]):
        picture.replace_with(f" {picture.get('alt') or picture.title.get_text()} ")
    assert _words(spoken(bytes_of(case, large))) == _words(page.get_text(" "))


def _words(text: str) -> str:
    """Without spaces, because a line may end anywhere, and without the bullets of the style sheet."""
    return re.sub(r"\s|•", "", text)


def _page_number(case: str, large: bool, href: str) -> str:
    with pdf_of(case, large) as pdf:
        target = pikepdf.NameTree(pdf.Root.Names.Dests)[href.removeprefix("#")][0]
        return str([page.objgen for page in pdf.pages].index(target.objgen) + 1)


@EVERY_PLAN
def test_the_figures_of_the_advice_are_on_paper(case: str, large: bool) -> None:
    text = " ".join(texts_of(case, large))
    for group in plan_of(case, large).money:
        assert plain(group.total) in text
        assert all(plain(row.new) in text for row in group.rows if not large)
    for action in plan_of(case, large).actions:
        assert plain(action.by) in text


@EVERY_PLAN
def test_the_first_page_holds_the_total_and_the_first_things_to_do(case: str, large: bool) -> None:
    plan, first = plan_of(case, large), texts_of(case, large)[0]
    for text in (plan.for_whom, plan.made_on, plan.made_at, plan.on, plan.made_by, plain(plan.cover.amount)):
        assert text in first
    for action in plan.cover.first:
        assert action.by in first
    assert "In dit plan" in texts_of(case, large)[1 if plan.cover.first or large else 0]


@EVERY_PLAN
def test_nothing_runs_off_the_page(case: str, large: bool) -> None:
    for page in pages_of(case, large):
        assert (round(page.width), round(page.height)) == (round(A4[0]), round(A4[1]))
        pieces = [piece for piece in page.pieces if piece.text.strip()]
        assert min(piece.left for piece in pieces) >= SIDE - 1
        assert max(piece.right for piece in pieces) <= A4[0] - SIDE + 1.5
        assert min(piece.foot for piece in pieces) >= 10


@EVERY_PLAN
def test_every_page_says_which_of_how_many_it_is(case: str, large: bool) -> None:
    texts = texts_of(case, large)
    for number, text in enumerate(texts, start=1):
        assert f"bladzijde {number} van {len(texts)}" in text
        assert "Gemaakt op 22 november 2026" in text


@pytest.mark.parametrize("case", CASES)
def test_a_card_stays_on_one_page(case: str) -> None:
    plan = plan_of(case)
    parts = [*plan.corrections, *(part for theme in plan.themes for part in theme.parts)]
    begun = [text.count("Waarom?") for text in texts_of(case)]
    ended = [len(re.findall(CARD_ENDS, text)) for text in texts_of(case)]
    assert begun == ended
    assert sum(begun) == len(parts)


@pytest.mark.parametrize("case", CASES)
def test_pages_are_headed_by_their_scheme(case: str) -> None:
    texts = texts_of(case)
    for theme in plan_of(case).themes:
        for part in theme.parts:
            page = next(text for text in texts if part.summary in text and part.title in text and "Waarom?" in text)
            assert plain(plan_of(case).for_whom) in page


@EVERY_PLAN
def test_no_letter_is_missing_from_the_fonts(case: str, large: bool) -> None:
    assert not re.search("[\x00\ufffd]", " ".join(texts_of(case, large)))


def test_large_print_is_large() -> None:
    pieces = [piece for page in pages_of("full", True)[:10] for piece in page.pieces]
    sizes = [piece.size for piece in pieces for letter in piece.text if letter.strip()]
    assert min(sizes) >= 12
    assert sorted(sizes)[len(sizes) // 2] == pytest.approx(18, abs=0.01)
