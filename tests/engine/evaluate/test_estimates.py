"""An asked fact that can be estimated: told goes first, an estimate is listed, and without its figures it is asked."""

from datetime import date
from decimal import Decimal

from engine.base.logic import UNKNOWN
from tests.engine.small import VOCABULARY, MakeSmall, version

TABLE = (
    "tarief: {label: Tarief, unit: ratio, indexed: yearly, values: [{from: 2026-01-01, to: 2026-12-31, value: 0.5}]}"
)
NORMS = (
    "sources: {}\nnorms:\n  meerderjarigheid: {label: Meerderjarigheid, unit: years, values: [{from: 2000-01-01, value: 18}]}\n  "
    + TABLE
)
ESTIMATED = VOCABULARY.replace(
    "label: Inkomen, question: Wat is uw inkomen?, chapter: geld, yearly: true}",
    "label: Inkomen, question: Wat is uw inkomen?, chapter: geld, derived: tarief * partner_inkomen, assumption: Geschat.}",
)
FILES = {"rules/vocabulary.yaml": ESTIMATED, "rules/norms.yaml": NORMS}
LOW = version("inkomen <= grens", amount="inkomen")
LIMIT = "grens: {label: Grens, unit: EUR/year, values: [{from: 2000-01-01, value: 20000}]}"
PARTNER = {"partner": "ja", "partner_inkomen": 30000}


def test_an_estimate_is_used_and_listed(small: MakeSmall) -> None:
    found = small(LOW, LIMIT, files=FILES).outcome(PARTNER)
    assert (found.status, found.amount, found.missing) == ("eligible", 15000, ())
    assert found.assumed["inkomen"] == ("inkomen", 15000)


def test_what_is_told_goes_before_the_estimate(small: MakeSmall) -> None:
    found = small(LOW, LIMIT, files=FILES).outcome(PARTNER | {"inkomen": 12000})
    assert (found.amount, found.assumed) == (12000, {})


def test_without_the_figure_of_the_year_the_question_is_asked(small: MakeSmall) -> None:
    found = small(LOW, LIMIT, files=FILES).outcome(PARTNER, on=date(2027, 7, 1))
    assert (found.status, found.missing) == ("unknown", ("inkomen",))


BANDS = """
grens: {label: Grens, unit: EUR/year, values: [{from: 2000-01-01, value: 20000}]}
groep:
  label: Groep
  unit: choice
  options: [laag, hoog]
  by_band: EUR/year
  values: [{from: 2000-01-01, value: [{up_to: 20000, is: laag}, {is: hoog}]}]
"""
GROUPED = version(
    "inkomensgroep == laag",
    steps="- {id: inkomensgroep, label: Groep, unit: choice, options: [laag, hoog], formula: 'groep[inkomen]'}",
)


def test_a_choice_from_bands_is_unknown_while_its_number_is(small: MakeSmall) -> None:
    catalogue = small(GROUPED, BANDS)
    assert [catalogue.outcome({"inkomen": each}).status for each in (20000, Decimal("20000.01"))] == [
        "eligible",
        "not_eligible",
    ]
    found = catalogue.outcome({})
    assert (found.status, found.room.frame.memo["inkomensgroep"] if found.room else None) == ("unknown", UNKNOWN)
