"""Completes the structure of a tagged PDF where WeasyPrint 70 stops short of PDF/UA-1.

Table headers get a Scope, identified cells an ID tree, pictures their place, links a description, and page headings
and page numbers become artifacts, so that a screen reader does not read them in the middle of a sentence.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

POINTS_PER_PIXEL = 0.75

_MARKED = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC"


def complete(drawn: bytes) -> bytes:
    """Return the same document with its structure complete."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        root = pdf.Root.StructTreeRoot
        _drop_empty_boxes(root.K[0])
        elements = list(_elements(root.K))
        for element, in_head in elements:
            if element.S == Name.TH:
                element.A.Scope = Name.Column if in_head else Name.Row
            elif Name.Figure == element.S:
                _place(element)
        _add_id_tree(root, elements)
        _describe_links(pdf)
        _hide_running_text(pdf, {element.objgen for element, _ in elements})
        finished = BytesIO()
        pdf.save(finished, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


def _drop_empty_boxes(element: Object) -> bool:
    """Take out boxes without content, such as those that end a row of floats; says whether this one has any."""
    kept, full = [], False
    for kid in element.K:
        is_element = isinstance(kid, Dictionary) and "/S" in kid
        holds = not is_element or _drop_empty_boxes(kid)
        full = full or holds
        if holds or Name.NonStruct != kid.S:
            kept.append(kid)
    if len(kept) < len(element.K):
        element.K = Array(kept)
    return full


def _elements(node: Object, in_head: bool = False) -> Iterator[tuple[Object, bool]]:
    """Walk the structure tree in reading order; says of each element whether it is inside a table head."""
    for kid in node if isinstance(node, Array) else [node]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            inside = in_head or Name.THead == kid.S
            yield kid, inside
            if "/K" in kid:
                yield from _elements(kid.K, inside)


def _place(figure: Object) -> None:
    """Say where a picture stands in points from the foot of the page; WeasyPrint gives pixels from the top."""
    left, top, right, bottom = (float(length) * POINTS_PER_PIXEL for length in figure.A.BBox)
    height = float(figure.Pg.MediaBox[3])
    figure.A.BBox = Array([round(length, 2) for length in (left, height - bottom, right, height - top)])


def _add_id_tree(root: Object, elements: list[tuple[Object, bool]]) -> None:
    """List the elements that table cells refer to (ISO 32000-1, table 322: required when there are any)."""
    named = sorted((bytes(element.ID), element) for element, _ in elements if "/ID" in element)
    if named:
        pairs = [item for name, element in named for item in (String(name), element)]
        limits = Array([String(named[0][0]), String(named[-1][0])])
        root.IDTree = Dictionary(Kids=Array([Dictionary(Limits=limits, Names=Array(pairs))]))


def _describe_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == Name.Link:
                annotation.Contents = String(_description(annotation))


def _description(annotation: Object) -> str:
    if "/A" in annotation and "/URI" in annotation.A:
        return f"Website {urlsplit(str(annotation.A.URI)).netloc}"
    return "Ga naar een andere plek in dit plan"


def _hide_running_text(pdf: Pdf, known: set[tuple[int, int]]) -> None:
    """Mark text outside the structure tree, which is what stands in the page margins, as artifact."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        owner = owners[int(page.StructParents)]
        stray = {mcid for mcid, element in enumerate(owner) if element.objgen not in known}
        if stray:
            page.Contents.write(_without_marks(page.Contents.read_bytes(), stray))
        for mcid in stray:
            owner[mcid] = Object.parse(b"null")


def _without_marks(content: bytes, stray: set[int]) -> bytes:
    return _MARKED.sub(lambda mark: _ARTIFACT if int(mark[1]) in stray else mark[0], content)
