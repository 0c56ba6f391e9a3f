"""Measure how fast a plan is drawn, beside the same words set bare by the same program in the same run.

Run it with `make bench`; README.md in this folder says how to read it.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

import pikepdf
from bs4 import BeautifulSoup
from weasyprint import HTML

from engine import Catalogue, advise, load_catalogue
from tests.rules.reference_households import SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN
from web.plan import PlanDetails, plan_document
from web.plan.pdf import render_pdf
from web.plan.render import render_html

HERE = Path(__file__).resolve().parent
ROUNDS = 5
MANY = 100
MADE_AT = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
MOST_FIRST, MOST_NEXT, MOST_FAMILY, MOST_MEMORY = 2.0, 0.6, 0.8, 200
FAMILY = "family of five, 25 schemes"
SCHEMES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "individuele_inkomenstoeslag")
FIRST = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from web.plan import PlanDetails, write_pdf
for _ in range(int(sys.argv[3])):
    write_pdf(json.load(open(sys.argv[1])), Path(sys.argv[2]), PlanDetails(datetime(2026, 7, 1, tzinfo=UTC)))
"""


def main() -> int:
    """Print the figures; return 1 when one of them misses its mark."""
    catalogue = load_catalogue()
    household = json.loads((HERE / "household.json").read_text(encoding="utf-8"))
    advice = advise(catalogue, household, only=SCHEMES).as_json()
    everything = advise(catalogue, household).as_json()
    five = family_of_five(catalogue)
    plans = {
        "plan": plan_document(advice, PlanDetails(MADE_AT)),
        "without the pages for the helper": plan_document(advice, PlanDetails(MADE_AT, appendix=False)),
        "in large print": plan_document(advice, PlanDetails(MADE_AT, large_print=True)),
        FAMILY: plan_document(five, PlanDetails(MADE_AT)),
        "that family, without those pages": plan_document(five, PlanDetails(MADE_AT, appendix=False)),
        "every scheme there is": plan_document(everything, PlanDetails(MADE_AT)),
        "the same, without the pages for the helper": plan_document(everything, PlanDetails(MADE_AT, appendix=False)),
    }
    words = bare(render_html(plans["plan"]))
    ways: dict[str, Callable[[], bytes]] = {name: partial(render_pdf, plan) for name, plan in plans.items()}
    ways["the words of the first, bare"] = lambda: HTML(string=words).write_pdf()
    pages = {name: page_count(way()) for name, way in ways.items()}
    rounds = [{name: seconds(way) for name, way in ways.items()} for _ in range(ROUNDS)]
    spent = {name: median(each[name] for each in rounds) for name in ways}
    print(f"a plan, median of {ROUNDS} rounds                            pages  processor   x bare")
    for name, took in spent.items():
        print(f"  {name:<44}{pages[name]:9} {took:10.3f} {took / spent['the words of the first, bare']:8.1f}")
    first, _ = in_a_process(advice, 1)
    _, memory = in_a_process(five, 5)
    print(f"  first plan of a new process{'':<26} {first:10.3f}")
    print(f"most memory of a process that draws the family of five, warm: {memory:.0f} MB")
    print(f"memory that {MANY} plans in a row add: {growth(ways['plan']):.0f} MB")
    kept = {
        f"first at most {MOST_FIRST:g} s": first <= MOST_FIRST,
        f"next at most {MOST_NEXT:g} s": spent["plan"] <= MOST_NEXT,
        f"family of five, whole, at most {MOST_FAMILY:g} s": spent[FAMILY] <= MOST_FAMILY,
        f"what that family reads at most {MOST_FAMILY:g} s": spent["that family, without those pages"] <= MOST_FAMILY,
        f"family of five at most {MOST_MEMORY} MB": memory <= MOST_MEMORY,
    }
    for mark, held in kept.items():
        print(f"{mark}: {'kept' if held else 'MISSED'}")
    return 0 if all(kept.values()) else 1


def family_of_five(catalogue: Catalogue) -> dict:
    """Return the advice about 25 schemes for a couple with three children: those open to them first."""
    household = SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN
    schemes = advise(catalogue, household).as_json()["schemes"]
    ranked = sorted(schemes, key=lambda scheme: scheme["status"] == "not_eligible")
    return advise(catalogue, household, only=[scheme["id"] for scheme in ranked[:25]]).as_json()


def bare(html: str) -> str:
    """Return the words of a page in plain paragraphs."""
    lines = BeautifulSoup(html, "html.parser").get_text("\n").splitlines()
    return "<html lang=nl><title>x</title>" + "".join(f"<p>{line}</p>" for line in lines if line.strip())


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def seconds(call: Callable[[], object]) -> float:
    """Return the seconds of processor that a call takes; other programs on the computer do not count."""
    start = time.process_time()
    call()
    return time.process_time() - start


def in_a_process(advice: dict, plans: int) -> tuple[float, float]:
    """Return the seconds of processor and the megabytes of a process that starts, draws some plans and stops."""
    source, target = HERE / "advice.json", HERE / "plan.pdf"
    source.write_text(json.dumps(advice), encoding="utf-8")
    try:
        process = subprocess.Popen([sys.executable, "-c", FIRST, source, target, str(plans)], cwd=HERE.parent)
        _, status, used = os.wait4(process.pid, 0)
    finally:
        source.unlink()
        target.unlink(missing_ok=True)
    if status:
        raise RuntimeError("The process that draws a plan stopped with an error, which stands above.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def growth(call: Callable[[], object]) -> float:
    """Return the megabytes by which the peak of memory grows over many calls."""
    call()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(MANY):
        call()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


if __name__ == "__main__":
    sys.exit(main())
