"""Three households, entered from paper as a new consultant would, get the amounts worked out by hand.

The papers lie in `households`; how each amount is worked out stands in tests/rules/test_reference_households.py.
"""

import pytest

from tests.browser.consultant import Consultant, results
from tests.browser.description import HOUSEHOLDS, read_description

pytestmark = pytest.mark.browser

PAPERS = sorted(HOUSEHOLDS.glob("*.md"))


@pytest.mark.parametrize("path", PAPERS, ids=[path.stem for path in PAPERS])
def test_a_household_entered_from_paper_gets_the_amounts_worked_out_by_hand(page, path):
    paper = read_description(path)
    page.goto("/")
    consultant = Consultant(page, paper)
    consultant.enter()
    assert consultant.unasked == set()
    found = dict(results(page))
    assert {title: found.get(title) for title in paper.outcome} == paper.outcome
