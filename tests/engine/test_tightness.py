"""One unknown number in a formula that moves one way: both ends of the range are amounts that somebody really gets."""

from copy import deepcopy
from typing import Any

import pytest

from engine import Catalogue
from engine.base.ranges import bounds, hull
from engine.evaluate.library import Library
from engine.evaluate.outcome import Outcome
from engine.evaluate.scalar import evaluate
from engine.profile.household import read_profile

FAMILY: dict[str, Any] = {
    "on": "2026-07-01",
    "municipality": "GM0484",
    "facts": {
        "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": "ja", "heeft_toeslagpartner": "ja",
        "geboortedatum_toeslagpartner": "1985-11-20", "toeslagpartner_zorgverzekerd": "ja", "zorgverzekerd": "ja",
        "toetsingsinkomen": 30000, "vermogen_toeslagen": 1500, "woonsituatie": "huur_zelfstandig", "kale_huur": 740,
        "servicekosten": {}, "woning_aangepast_handicap": "nee",
    },
    "members": {
        "kinderen": [
            {"geboortedatum": "2014-05-20", "ontvangt_kinderbijslag": "ja", "opvang": []},
            {"geboortedatum": "2022-02-10", "ontvangt_kinderbijslag": "ja",
             "opvang": [{"soort": "dagopvang", "uren_per_maand": 122, "uurtarief": 10.5}]},
        ],
        "medebewoners": [{"geboortedatum": "1950-01-01", "toetsingsinkomen": 9000, "vermogen": 0}],
    },
}  # fmt: skip
SINGLE: dict[str, Any] = {
    **FAMILY,
    "facts": {**FAMILY["facts"], "heeft_toeslagpartner": "nee", "toetsingsinkomen": 22000},
    "members": {"kinderen": [], "medebewoners": []},
}
CARE = ("members", "kinderen", 1, "opvang", 0)


@pytest.fixture(scope="module")
def library(catalogue: Catalogue) -> Library:
    return Library(catalogue.vocabulary, catalogue.norms)


def outcome(catalogue: Catalogue, library: Library, scheme: str, raw: dict[str, Any]) -> Outcome:
    profile = read_profile(catalogue.vocabulary, raw)
    return evaluate(library, catalogue.scheme(scheme), profile.household, profile.on)


def told(raw: dict[str, Any], path: tuple[Any, ...], value: Any, on: str) -> dict[str, Any]:
    copy = deepcopy(raw) | {"on": on}
    holder = copy
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return copy


@pytest.mark.parametrize("on", ["2025-07-01", "2026-07-01"])
@pytest.mark.parametrize(
    ("scheme", "raw", "path", "lowest", "highest"),
    [
        ("zorgtoeslag", SINGLE, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("zorgtoeslag", FAMILY, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("zorgtoeslag", SINGLE, ("facts", "vermogen_toeslagen"), 0, 100_000_000),
        ("huurtoeslag", SINGLE, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("huurtoeslag", FAMILY, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("huurtoeslag", FAMILY, ("members", "medebewoners", 0, "toetsingsinkomen"), 0, 1_000_000),
        ("huurtoeslag", FAMILY, ("members", "medebewoners", 0, "vermogen"), 0, 100_000_000),
        ("kindgebonden_budget", FAMILY, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("kindgebonden_budget", FAMILY, ("facts", "vermogen_toeslagen"), 0, 100_000_000),
        ("kinderopvangtoeslag", FAMILY, ("facts", "toetsingsinkomen"), 0, 1_000_000),
        ("kinderopvangtoeslag", FAMILY, (*CARE, "uren_per_maand"), 0, 744),
        ("kinderopvangtoeslag", FAMILY, (*CARE, "uurtarief"), 0, 100),
    ],
)
def test_both_ends_are_reached(
    catalogue: Catalogue, library: Library, scheme: str, raw: Any, path: Any, lowest: int, highest: int, on: str
) -> None:
    unknown = outcome(catalogue, library, scheme, told(raw, path, None, on))
    ends = [outcome(catalogue, library, scheme, told(raw, path, end, on)).amount for end in (lowest, highest)]
    assert None not in ends
    assert bounds(unknown.amount) == bounds(hull(ends))


def test_both_ends_of_the_rent_are_reached(catalogue: Catalogue, library: Library) -> None:
    rent = ("facts", "kale_huur")
    for raw in (SINGLE, FAMILY):
        unknown = outcome(catalogue, library, "huurtoeslag", told(raw, rent, None, "2026-07-01"))
        ends = [
            outcome(catalogue, library, "huurtoeslag", told(raw, rent, end, "2026-07-01")).amount for end in (0, 5000)
        ]
        assert bounds(unknown.amount) == bounds(hull(ends))


@pytest.mark.parametrize(
    ("scheme", "path", "low", "high"),
    [
        ("zorgtoeslag", ("facts", "toetsingsinkomen"), 0, 1550),
        ("huurtoeslag", ("facts", "kale_huur"), 0, 6279),
        ("zorgtoeslag", ("facts", "vermogen_toeslagen"), 0, 1550),
    ],
)
def test_the_ends_are_the_amounts_that_are_published(
    catalogue: Catalogue, library: Library, scheme: str, path: Any, low: int, high: int
) -> None:
    found = outcome(catalogue, library, scheme, told(SINGLE, path, None, "2026-07-01"))
    assert (found.status, bounds(found.amount)) == ("unknown", (low, high))
    assert found.missing == (path[-1],)


def test_a_partner_that_is_not_known_gives_the_two_real_answers(catalogue: Catalogue, library: Library) -> None:
    unknown = outcome(
        catalogue, library, "zorgtoeslag", told(FAMILY, ("facts", "heeft_toeslagpartner"), None, "2026-07-01")
    )
    answers = [
        outcome(
            catalogue, library, "zorgtoeslag", told(FAMILY, ("facts", "heeft_toeslagpartner"), partner, "2026-07-01")
        ).amount
        for partner in ("ja", "nee")
    ]
    assert None not in answers
    assert bounds(unknown.amount) == bounds(hull(answers))


def test_children_that_are_not_known_are_bounded_by_how_many_there_may_be(
    catalogue: Catalogue, library: Library
) -> None:
    unknown = outcome(
        catalogue, library, "kindgebonden_budget", told(FAMILY, ("members", "kinderen"), None, "2026-07-01")
    )
    low, high = bounds(unknown.amount)
    assert (unknown.status, unknown.missing, low) == ("unknown", ("kinderen",), 0)
    known = outcome(
        catalogue, library, "kindgebonden_budget", told(FAMILY, ("facts", "toetsingsinkomen"), 0, "2026-07-01")
    )
    assert high >= bounds(known.amount)[1]
