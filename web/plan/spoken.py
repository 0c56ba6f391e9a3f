"""Lets WeasyPrint 70 write the language of a passage into the structure of the PDF, which it does for the whole only.

PDF/UA-1 asks for it (ISO 14289-1, 7.2): a screen reader changes its voice by it. WeasyPrint has no door for this, so
its own step that makes a structure element of a box is wrapped; a test finds out when a later version does otherwise.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags

_build = tags._build_box_tree


def _build_with_language(box: Any, *arguments: Any) -> Iterator[Any]:
    spoken = box.element.get("lang") if getattr(box, "element", None) is not None else None
    for element in _build(box, *arguments):
        if spoken and box.element_tag != "html":
            element["Lang"] = pydyf.String(spoken)
        yield element


def keep_languages() -> None:
    """Wrap WeasyPrint's step; once is enough."""
    tags._build_box_tree = _build_with_language
