"""`toereikend due`: what has to be confirmed, filled in or looked at again."""

from datetime import date
from typing import Any

import pytest

from engine.checks.due import due

SCHEME = "rules/national/proeftoeslag.yaml"
BLAUWDRUK = "municipalities/GM0484-alphen-aan-den-rijn/blauwdruk.yaml"
CONTACT = "municipalities/GM0484-alphen-aan-den-rijn/municipality.yaml"
IN_TIME = date(2026, 6, 1)


def said(small: Any, today: date = IN_TIME) -> list[str]:
    return [f"{each.file}:{each.line} {each.part}: {each.message} ({each.severity})" for each in due(small.root, today)]


def test_in_time_nothing_is_due(small: Any) -> None:
    assert said(small) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("unknown, reason: niet gevonden", "is not known"),
        ("{at_least: 1, at_most: 2}", "is known by its bounds only"),
        ("18, confidence: provisional", "is provisional"),
    ],
)
def test_an_amount_to_confirm_is_named(small: Any, value: str, message: str) -> None:
    norms = (small.root / "rules/norms.yaml").read_text(encoding="utf-8")
    line = next(number for number, text in enumerate(norms.splitlines(), 1) if "value: 18" in text)
    small.change("rules/norms.yaml", "value: 18", f"value: {value}")
    (found,) = said(small)
    assert found.startswith(f"rules/norms.yaml:{line} ")
    assert found.endswith(f"{message} (warning)")


def test_an_amount_of_the_past_needs_no_confirming(small: Any) -> None:
    small.change("rules/norms.yaml", "value: 18", "to: 2026-05-31, value: 18, confidence: provisional")
    assert not [each for each in said(small) if "provisional" in each]


def test_after_its_day_everything_is_late(small: Any) -> None:
    found = said(small, date(2027, 1, 2))
    assert f"{CONTACT}:5 checked: should have been checked again on 2026-12-01 (error)" in found
    assert f"{BLAUWDRUK}:2 valid_until: the blauwdruk expired on 2026-12-01 (error)" in found
    assert f"{SCHEME}:9 checked: should have been checked again on 2026-12-01 (error)" in found
    assert [each for each in found if "has no value from 2027-01-01 (error)" in each]
