"""Completes the structure of a tagged PDF where WeasyPrint 70 stops short of PDF/UA-1 (ISO 14289-1).

WeasyPrint has no door for this: its own step that makes a structure element of a box is wrapped; a test finds out when
a later version does otherwise. What can only be known at the end is done in `finish`, before the file is written:
reading it once more with another library takes longer than all of this (ADR 0020).

* Every passage says its language, and letters from right to left what they say (7.2): a font of Arabic draws several
  letters with one form and dots apart, and figures among them are not in the order of reading.
* Table headers get a scope, identified cells an ID tree, pictures their place, links a description.
* Page headings and page numbers become artifacts, so that a screen reader does not read them amid a sentence.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

POINTS_PER_PIXEL = 0.75
NOBODY = b"null"
"""Owner of a text that is outside the structure, which is what stands in the page margins."""
SCOPES = {"col": "/Column", "row": "/Row"}

_build = tags._build_box_tree


def complete_tags() -> None:
    """Wrap WeasyPrint's step; once is enough."""
    tags._build_box_tree = _build_and_complete


def finish(_: Any, pdf: Any) -> None:
    """Complete what no single element knows; WeasyPrint calls this before it writes the file."""
    parts = [part for part in pdf.objects if isinstance(part, pydyf.Dictionary)]
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    _add_id_tree(root, [part for part in parts if part.get("Type") == "/StructElem" and "ID" in part])
    for part in parts:
        if part.get("Subtype") == "/Link":
            part["Contents"] = pydyf.String(_description(part))
    _hide_running_text(pdf, _at(pdf, root["ParentTree"])["Nums"])


class _Counted:
    """A PDF whose pages are counted once for a page, where pydyf does so for each of its elements."""

    def __init__(self, pdf: Any) -> None:
        self.objects, self.add_object = pdf.objects, pdf.add_object
        self.page_references = pdf.page_references


def _build_and_complete(
    box: Any, parent: Any, pdf: Any, page: int, nums: dict[int, bytes], annotations: list[Any], marks: dict[Any, Any]
) -> Iterator[Any]:
    if isinstance(box, boxes.MarginBox):
        nums.update({marks.pop(text)["mcid"]: NOBODY for text in [*box.descendants()] if text in marks})
        return
    pdf = pdf if isinstance(pdf, _Counted) else _Counted(pdf)
    texts = [(marks[one]["mcid"], one.text) for one in _right_to_left(box)]
    for element in _build(box, parent, pdf, page, nums, annotations, marks):
        if _is_empty(element) and pdf.objects[-1] is element:
            pdf.objects.pop()
            continue
        _complete(element, box, pdf)
        yield element
    for reference, marked in groupby(texts, key=lambda one: nums[one[0]]):
        _at(pdf, reference)["ActualText"] = pydyf.String("".join(text for _, text in marked))


def _is_empty(element: Any) -> bool:
    """Tell whether a box has no content, such as one that ends a row of floats."""
    return element["S"] == "/NonStruct" and not element["K"]


def _complete(element: Any, box: Any, pdf: Any) -> None:
    spoken = box.element.get("lang") if getattr(box, "element", None) is not None else None
    if spoken and box.element_tag != "html":
        element["Lang"] = pydyf.String(spoken)
    if element["S"] == "/TH":
        element["A"]["Scope"] = SCOPES[box.element.get("scope")]
    elif element["S"] == "/Figure":
        _place(element, _at(pdf, element["Pg"])["MediaBox"][3])


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


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _place(figure: Any, height: float) -> None:
    """Say where a picture stands in points from the foot of the page; WeasyPrint gives pixels from the top."""
    left, top, right, bottom = (length * POINTS_PER_PIXEL for length in figure["A"]["BBox"])
    figure["A"]["BBox"] = pydyf.Array([round(length, 2) for length in (left, height - bottom, right, height - top)])


def _add_id_tree(root: Any, named: list[Any]) -> None:
    """List the elements that table cells refer to (ISO 32000-1, table 322: required when there are any)."""
    ordered = sorted(named, key=lambda element: str(element["ID"].string))
    if ordered:
        pairs = [item for element in ordered for item in (element["ID"], element.reference)]
        limits = pydyf.Array([ordered[0]["ID"], ordered[-1]["ID"]])
        leaf = pydyf.Dictionary({"Limits": limits, "Names": pydyf.Array(pairs)})
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf])})


def _description(annotation: Any) -> str:
    if "A" in annotation and "URI" in annotation["A"]:
        return f"Website {urlsplit(annotation['A']['URI'].string).netloc}"
    return "Ga naar een andere plek in dit plan"


def _hide_running_text(pdf: Any, numbers: Any) -> None:
    owners = {numbers[index]: numbers[index + 1] for index in range(0, len(numbers), 2)}
    for reference in pdf.page_references:
        page = _at(pdf, reference)
        stray = {mark for mark, owner in enumerate(owners[page["StructParents"]]) if owner == NOBODY}
        drawn = _at(pdf, page["Contents"]).stream
        for index, item in enumerate(drawn):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in stray:
                drawn[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
