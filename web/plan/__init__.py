"""The plan a household keeps: on screen, as a file and on paper, all from one advice."""

from datetime import datetime
from pathlib import Path
from typing import Any

from web.plan.context import Json
from web.plan.document import plan_document
from web.plan.model import Plan, PlanDetails

__all__ = ["Plan", "PlanDetails", "plan_document", "write_html", "write_pdf"]


def write_pdf(
    advice: Json,
    path: Path | str,
    *,
    made_at: datetime,
    name: str | None = None,
    made_by: str | None = None,
    phone: str | None = None,
    large_print: bool = False,
    outlook: Json | None = None,
) -> None:
    """Write the plan of an advice as a PDF file."""
    from web.plan.pdf import render_pdf

    details = PlanDetails(made_at, name, made_by, phone, large_print)
    Path(path).write_bytes(render_pdf(plan_document(advice, details, outlook)))


def write_html(
    advice: Json,
    path: Path | str,
    *,
    made_at: datetime,
    name: str | None = None,
    made_by: str | None = None,
    phone: str | None = None,
    large_print: bool = False,
    outlook: Json | None = None,
) -> None:
    """Write the plan of an advice as an HTML file that stands alone."""
    from web.plan.render import inline_style, render_html

    details = PlanDetails(made_at, name, made_by, phone, large_print)
    html = render_html(plan_document(advice, details, outlook), inline_style())
    Path(path).write_text(html, encoding="utf-8")


def __getattr__(name: str) -> Any:
    """Offer the blueprint without loading Flask for those who only write a file."""
    if name == "blueprint":
        from web.plan.views import blueprint

        return blueprint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
