"""Lets WeasyPrint 70 write into the structure of the PDF in which language a passage is, and what Arabic letters say.

PDF/UA-1 asks for both (ISO 14289-1, 7.2): a screen reader changes its voice by the language, and reads letters by what
the font says they are. A font of Arabic draws several letters with one form and dots apart, so that says nothing; and
what is drawn from right to left, figures among it, is not in the order of reading.
WeasyPrint has no door for this: its own step that makes a structure element of a box is wrapped; a test finds out when
a later version does otherwise.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

_build = tags._build_box_tree


def _build_and_say(
    box: Any, parent: Any, pdf: Any, page: int, nums: dict[int, bytes], annotations: list[Any], marks: dict[Any, Any]
) -> Iterator[Any]:
    spoken = box.element.get("lang") if getattr(box, "element", None) is not None else None
    texts = [(marks[one]["mcid"], one.text) for one in _right_to_left(box)]
    for element in _build(box, parent, pdf, page, nums, annotations, marks):
        if spoken and box.element_tag != "html":
            element["Lang"] = pydyf.String(spoken)
        yield element
    for reference, marked in groupby(texts, key=lambda one: nums[one[0]]):
        element = pdf.objects[int(reference.split()[0])]
        element["ActualText"] = pydyf.String("".join(text for _, text in marked))


def _right_to_left(box: Any) -> Iterator[Any]:
    """Find the texts that stand in a box itself, on any of its lines, and in a passage from right to left."""
    for child in getattr(box, "children", ()):
        for one in child.children if isinstance(child, boxes.LineBox) else (child,):
            if isinstance(one, boxes.TextBox) and any(each["direction"] == "rtl" for each in _styles(one)):
                yield one


def _styles(box: Any) -> Iterator[Any]:
    style = box.style
    while style is not None:
        yield style
        style = style.parent_style


def keep_languages() -> None:
    """Wrap WeasyPrint's step; once is enough."""
    tags._build_box_tree = _build_and_say
