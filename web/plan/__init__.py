"""The plan a household keeps: on screen, as a file and on paper, all from one advice."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from web.i18n import Language
from web.plan.context import Json
from web.plan.document import plan_document
from web.plan.model import Plan, PlanDetails

__all__ = ["Plan", "PlanDetails", "plan_document", "write_html", "write_pdf"]


def write_pdf(
    advice: Json, path: Path, details: PlanDetails, *, second: Language | None = None, outlook: Json | None = None
) -> None:
    """Write the plan of an advice as a PDF file; with `second` in that language too."""
    from web.plan.pdf import render_pdf

    plan, other = _editions(advice, details, second, outlook)
    path.write_bytes(render_pdf(plan, second=other))


def write_html(
    advice: Json, path: Path, details: PlanDetails, *, second: Language | None = None, outlook: Json | None = None
) -> None:
    """Write the plan of an advice as an HTML file that stands alone; with `second` in that language too."""
    from web.plan.render import inline_style, render_html

    plan, other = _editions(advice, details, second, outlook)
    path.write_text(render_html(plan, inline_style(), second=other), encoding="utf-8")


def _editions(
    advice: Json, details: PlanDetails, second: Language | None, outlook: Json | None
) -> tuple[Plan, Plan | None]:
    translated = plan_document(advice, replace(details, language=second), outlook) if second else None
    return plan_document(advice, details, outlook), translated


def __getattr__(name: str) -> Any:
    """Offer the blueprint without loading Flask for those who only write a file."""
    if name == "blueprint":
        from web.plan.views import blueprint

        return blueprint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
