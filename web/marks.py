"""Which words of a page are Dutch while the page is in another language, so that a screen reader says them well.

A Dutch text carries two marks that nobody types, from where it is looked up to the finished page. Only there it is
known whether it stands in a passage, which gets `lang`, or in an attribute, where the marks fall away.
"""

import re

from markupsafe import escape

BEGIN, END = "\ue0d0", "\ue0d1"
"""From the private use area of Unicode: no keyboard has them and no text of ours holds them."""

ISOLATED = "\u2066{}\u2069"
"""Keeps an amount or a number together inside a line that runs from right to left."""

_TAG = re.compile(r"(<[^>]*>)")
_MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
_NUMBER = re.compile(r"\b\d+(?:[ -]\d+)+\b")
"""A telephone number or a school year: in a line from right to left its parts would change places."""
_TEXT_ONLY = re.compile(r"<(title|option|desc|text|textarea)\b([^>]*)>([^<]*)(?=</)")


class Dutch(str):
    """A text that stays Dutch in another language: the name of a scheme, or a sentence without a translation."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text as HTML, marked."""
        return f"{BEGIN}{escape(str(self))}{END}"

    def __format__(self, spec: str) -> str:
        """Keep the marks inside another sentence."""
        return f"{BEGIN}{self!s:{spec}}{END}"


def pronounced(html: str, *, right_to_left: bool = False) -> str:
    """Turn the marks of a page into `lang`.

    >>> pronounced(f'<p title="{BEGIN}Hallo{END}">{BEGIN}Dag{END}!</p>')
    '<p title="Hallo"><span lang="nl">Dag</span>!</p>'
    """
    if BEGIN not in html:
        return html
    direction = ' dir="ltr"' if right_to_left else ""
    opening = f'<span lang="nl"{direction}>'
    pieces = _TAG.split(_TEXT_ONLY.sub(_on_the_tag, html))
    pieces[1::2] = [unmarked(tag) for tag in pieces[1::2]]
    pieces[::2] = [unmarked(_MARKED.sub(rf"{opening}\1</span>", text)) for text in pieces[::2]]
    return "".join(pieces)


def together(html: str) -> str:
    """Keep the parts of every number of a page without forms in their order, for a text from right to left."""
    pieces = _TAG.split(html)
    pieces[::2] = [_NUMBER.sub(ISOLATED.format(r"\g<0>"), text) for text in pieces[::2]]
    return "".join(pieces)


def unmarked(text: str) -> str:
    """Take the marks out of a text."""
    return text.replace(BEGIN, "").replace(END, "")


def _on_the_tag(found: re.Match[str]) -> str:
    """Where no element may stand inside, the language goes on the element itself, if all of it is Dutch."""
    name, attributes, text = found.groups()
    whole = text.strip().startswith(BEGIN) and text.strip().endswith(END)
    said = ' lang="nl"' if whole and " lang=" not in attributes else ""
    return f"<{name}{attributes}{said}>{unmarked(text)}"
