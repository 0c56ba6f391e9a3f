"""The coverage as a table: filtered by name and sorted here, so that it works without a script."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from flask import Blueprint, render_template, request

from engine.catalogue.coverage import Row, coverage, named
from web.catalogue import cache_folder, catalogue
from web.clock import today
from web.coverage.words import EXISTS, gap_text, theme_title
from web.security import public

blueprint = Blueprint("coverage", __name__, url_prefix="/coverage")
LATE = "9999-12-31"
SORTS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: row.name.casefold(),
    "theme": lambda row: theme_title(row.theme),
    "exists": lambda row: EXISTS[row.exists],
    "encoded": lambda row: -row.encoded,
    "amount_known": lambda row: -row.amount_known,
    "checked_on": lambda row: row.checked_on or "",
    "valid_until": lambda row: row.valid_until or LATE,
    "next_check": lambda row: row.next_check or LATE,
    "missing": lambda row: -len(row.missing),
}


@blueprint.get("/")
@public
def index() -> str:
    """Show every theme of every municipality, what is missing included."""
    typed = request.args.get("name", "").strip()
    sort = request.args.get("sort", "name")
    rows = sorted(named(_rows(today()), typed), key=SORTS.get(sort, SORTS["name"]))
    codes = {row.code for row in rows}
    without = {row.code for row in rows if not row.theme}
    return render_template(
        "coverage/index.html", rows=rows, typed=typed, sort=sort if sort in SORTS else "name", on=today(),
        number=len(codes), without=len(without), exists_words=EXISTS, theme_title=theme_title, gap_text=gap_text,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _rows(day: date) -> list[Row]:
    return coverage(catalogue(), day, cache_folder())
