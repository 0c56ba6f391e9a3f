"""Reading the structure tree of a PDF, which is what a screen reader reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object


@dataclass
class Element:
    """One element of the structure: other elements and numbered pieces of a page, in reading order."""

    kind: str
    obj: Object
    children: list["Element | int"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator["Element"]:
        """This element and everything under it, in reading order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def all(self, *kinds: str) -> list["Element"]:
        """Every element of these kinds under this one."""
        return [one for one in self.walk() if one.kind in kinds]

    @property
    def has_content(self) -> bool:
        """Whether anything on a page belongs to it."""
        return any(isinstance(child, int) for one in self.walk() for child in one.children)


def structure(pdf: pikepdf.Pdf) -> Element:
    """The tree from the document down."""
    return _element(pdf.Root.StructTreeRoot.K[0])


def _element(obj: Object) -> Element:
    element = Element(str(obj.S).lstrip("/"), obj)
    kids = obj.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            element.children.append(_element(kid))
        elif not isinstance(kid, Dictionary):
            element.children.append(int(kid))
    return element
