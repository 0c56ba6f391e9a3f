"""From a plan to HTML. The same markup serves the screen, a file that stands alone, and the PDF."""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from web.i18n import DUTCH, dutch_text, install, language, speaking
from web.marks import pronounced, together
from web.plan.model import Plan, Theme

WEB = Path(__file__).resolve().parent.parent
STYLESHEET = WEB / "static" / "plan.css"

Block = tuple[str, Theme | None]

_URL = re.compile(r'url\("(vendor/fonts/[^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Style:
    """How a plan is dressed: its style sheet at an address or inside; codes on paper, links and a button on screen."""

    href: str | None = None
    inline: Markup | None = None
    on_paper: bool = True
    head: Markup | None = None  # what a page of a visit has besides
    print_script: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link above the plan, on screen only; one with a group stands under that word in the fold."""

    href: str
    text: str
    lang: str = DUTCH.code
    group: str = ""


def render_html(
    plan: Plan, style: Style | None = None, links: Sequence[Link] = (), *, second: Plan | None = None
) -> str:
    """Render a plan as a whole HTML page; with `second` every block is followed by the same in that language."""
    dress = style or Style()

    def say(edition: Plan, name: str, theme: Theme | None) -> Markup:
        same = theme and _same(theme, edition)
        with speaking(edition.language):
            block = _environment().get_template(f"plan/{name}.html").render(plan=edition, theme=same, style=dress)
            said = pronounced(block, right_to_left=language().right_to_left)
            return Markup(together(said) if language().right_to_left else said)  # noqa: S704 - escaped by Jinja

    page = _environment().get_template("plan/plan.html")
    blocks = plan.blocks if second is None else _one_by_one(plan.blocks)
    return page.render(plan=plan, second=second, blocks=blocks, style=dress, links=links, say=say)


def _one_by_one(blocks: Iterable[Block]) -> Iterator[Block]:
    """Part the schemes of a theme, so that each is followed by the same in the second language."""
    for name, theme in blocks:
        if theme is None:
            yield name, theme
        else:
            yield from ((name, replace(theme, parts=(one,), opens=one is theme.parts[0])) for one in theme.parts)


def _same(theme: Theme, edition: Plan) -> Theme:
    """Find the same schemes of a theme in an edition, which may be in another language."""
    whole = next(one for one in edition.themes if one.id == theme.id)
    wanted = {one.id for one in theme.parts}
    return replace(whole, parts=tuple(one for one in whole.parts if one.id in wanted), opens=theme.opens)


def inline_style() -> Style:
    """Return the style sheet as text with its fonts inside, for a file that can be moved anywhere."""
    css = STYLESHEET.read_text(encoding="utf-8")
    return Style(inline=Markup(_URL.sub(_data_url, css)))  # noqa: S704 - our own file


@lru_cache(maxsize=256)
def qr_code(url: str) -> str:
    """Draw a QR code that holds nothing but the address of an official page, as a picture inside the page."""
    return segno.make_qr(url, error="m").png_data_uri(scale=4, border=0)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_addressed,
    )
    install(environment)
    environment.filters["qr"] = qr_code
    return environment


def _addressed(value: Any) -> Any:
    """Give a Dutch text the form of address of the moment."""
    return dutch_text(value) if type(value) is str and language() is DUTCH else value


def _data_url(match: re.Match[str]) -> str:
    font = (STYLESHEET.parent / match[1]).read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(font).decode("ascii")}")'
