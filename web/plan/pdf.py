"""From HTML to PDF/UA-1: WeasyPrint draws and tags, `tags` completes what it leaves out."""

import gc
import re
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pydyf
import weasyprint
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from web.plan.model import Plan
from web.plan.render import STYLESHEET, render_html
from web.plan.tags import complete_tags, finish

complete_tags()
# pydyf has no setting for how hard it packs: the hardest takes three times as long for a thirtieth less.
pydyf.zlib = SimpleNamespace(**{**vars(zlib), "compressobj": lambda level: zlib.compressobj()})
_drawing = threading.Lock()
_COLOUR = re.compile(r"(--[a-z]+): ([^;]+);")
_UNUSED = re.compile(r"^(::| +@(top|right|bottom|left)-).*$", re.MULTILINE)
_USED = re.compile(r"var\((--[a-z]+)\)")


class Paper(HTML):
    """A page without footnotes and with no margin boxes but our own: WeasyPrint's own style sheet says more.

    It would give each element six styles and each page sixteen that nobody asks for, which is an eighth of the time.
    Our own pages are XML too, which is read ten times as fast as HTML. One that is not, because a name holds a
    character that XML does not know, is read as HTML.
    """

    def __init__(self, page: str) -> None:
        try:
            tree = ElementTree.fromstring(page)  # noqa: S314 - our own page: what people typed in it is escaped
        except ElementTree.ParseError:
            super().__init__(string=page, url_fetcher=_inside())
            return
        self.base_url, self.url_fetcher, self.media_type = None, _inside(), "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_own_style()]


def render_pdf(plan: Plan, *, second: Plan | None = None) -> bytes:
    """Draw a plan as a tagged PDF, one at a time, because the fonts are shared; with `second` in two languages."""
    html = render_html(plan, second=second)
    with _drawing, _no_garbage_collection():
        style, fonts = _style()
        document = Paper(html)
        drawn: bytes = document.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", finisher=finish
        )
        return drawn


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Put garbage collection off: laying out makes a great many objects at once, and looking through them takes a fifth
    of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def _own_style() -> CSS:
    """Read the style sheet that every page of WeasyPrint starts from, but for what plans do not use."""
    sheet = Path(weasyprint.__file__).parent / "css" / "html5_ua.css"
    return CSS(string=_UNUSED.sub("", sheet.read_text(encoding="utf-8")))


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    """Read the style sheet and its fonts once per process, with the colours filled in, which saves looking them up."""
    text = STYLESHEET.read_text(encoding="utf-8")
    colours = dict(_COLOUR.findall(text))
    fonts = FontConfiguration()
    style = CSS(
        string=_USED.sub(lambda used: colours[used[1]], text),
        base_url=STYLESHEET.as_uri(),
        font_config=fonts,
        url_fetcher=URLFetcher(allowed_protocols=("file",)),
    )
    return style, fonts


@cache
def _inside() -> URLFetcher:
    """A plan holds everything itself, pictures too: whatever it points at is not fetched."""
    return URLFetcher(allowed_protocols=("data",))
