"""Drawing plans one after the other does not fill up the memory (ADR 0020)."""

import re
from pathlib import Path

from tests.web.plan.rendering import plan_of
from web.plan.pdf import render_pdf
from web.plan.render import STYLESHEET

STATM = Path("/proc/self/statm")
PAGE_KB = 4
MANY = 12
MOST_KB_PER_PLAN = 100
"""A plan left 300 behind when its texts asked for features of their own."""


def test_no_text_on_paper_asks_for_features_of_its_own() -> None:
    on_paper = STYLESHEET.read_text(encoding="utf-8").partition("@media screen")[0]
    rules = re.sub(r"@font-face \{[^}]*\}", "", on_paper)
    assert not re.search(r"font-(variant|feature|kerning)", rules)


def test_many_plans_leave_nothing_behind() -> None:
    plan = plan_of("full")
    for _ in range(3):
        render_pdf(plan)
    before = _in_use()
    for _ in range(MANY):
        render_pdf(plan)
    assert (_in_use() - before) * PAGE_KB / MANY < MOST_KB_PER_PLAN


def _in_use() -> int:
    return int(STATM.read_text(encoding="utf-8").split()[1])
