"""What each municipality has and misses, by theme; and what is remembered of it."""

from datetime import date
from pathlib import Path

import pytest

from engine import load_catalogue
from engine.catalogue import coverage as module
from engine.catalogue.coverage import Row, coverage
from tests.engine.small import MakeSmall, Small, scheme_text, version

TODAY = date(2026, 11, 22)
KINDS = """\
id,theme,title,ask
hulp,gemeente,Hulp,Hoe veel?
kindpakket,kinderen,Kindpakket,Hoe veel?
"""
FILE = "municipalities/GM0484-alphen/hulp.yaml"
NO_SCHEME = """\
id: kindpakket
title: Kindpakket
theme: kinderen
exists: nee
municipalities: [GM0484]
checked: {on: 2026-03-01, by: redactie, next: 2027-03-01}
sources: {pagina: {title: Pagina, url: "https://www.voorbeeld.nl"}}
source: pagina
"""


def hulp(figure: str = "{from: 2026-01-01, to: 2026-12-31, value: 5, source: wet art. 1}", **changes: str) -> str:
    parameter = f"extra: {{unit: EUR, values: [{figure}]}}"
    text = scheme_text(version("verzekerd"), parameter, **changes).replace("id: proef", "id: hulp")
    return text.replace("theme: toeslagen", "theme: gemeente") + "municipalities: [GM0484]\n"


@pytest.fixture
def rows(small: MakeSmall):
    """A function that writes municipal files and returns the coverage by code and theme."""

    def made(files: dict[str, str], cache: Path | None = None) -> dict[tuple[str, str], Row]:
        catalogue: Small = small(version("verzekerd"), files={"municipalities/kinds.csv": KINDS, **files})
        found = coverage(load_catalogue(catalogue.root), TODAY, cache)
        return {(row.code, row.theme): row for row in found}

    return made


def test_a_municipality_without_files_is_named_as_such(rows) -> None:
    row = rows({})["GM0569", ""]
    assert (row.name, row.exists, row.encoded) == ("Nieuwkoop", "unknown", 0)
    assert row.missing == ("Van deze gemeente is nog niets ingevoerd.",)


def test_a_theme_tells_what_is_encoded_checked_and_valid(rows) -> None:
    row = rows({FILE: hulp()})["GM0484", "gemeente"]
    assert row == Row(
        code="GM0484", name="Alphen aan den Rijn", theme="gemeente", exists="yes", schemes=("Proef",), encoded=1,
        amount_known=1, checked_on="2026-11-22", valid_until="2026-12-31", next_check="2027-01-15", missing=(),
    )  # fmt: skip


def test_a_theme_nobody_looked_into_is_not_hidden(rows) -> None:
    row = rows({FILE: hulp()})["GM0484", "kinderen"]
    assert (row.exists, row.missing) == ("unknown", ("Nog niet nagezocht.",))


def test_what_a_municipality_does_not_have_is_no_gap(rows) -> None:
    row = rows({FILE: hulp(), "municipalities/GM0484-alphen/kindpakket.yaml": NO_SCHEME})["GM0484", "kinderen"]
    assert (row.exists, row.encoded, row.checked_on, row.missing) == ("no", 0, "2026-03-01", ())


@pytest.mark.parametrize(
    ("figure", "known", "missing"),
    [
        ("{from: 2026-01-01, value: unknown, reason: niet gevonden}", 0, "Proef: niet elk bedrag is bekend."),
        ("{from: 2026-01-01, value: {at_least: 1, at_most: 2}, source: wet art. 1}", 0, "Proef: niet elk bedrag is bekend."),
        ("{from: 2025-01-01, to: 2025-12-31, value: 5, source: wet art. 1}", 0, "Proef: de bedragen zijn verlopen."),
        ("{from: 2027-01-01, value: 5, source: wet art. 1}", 0, "Proef: niet elk bedrag is bekend."),
    ],
)  # fmt: skip
def test_an_amount_that_is_not_known_today_is_missing(rows, figure: str, known: int, missing: str) -> None:
    row = rows({FILE: hulp(figure)})["GM0484", "gemeente"]
    assert (row.encoded, row.amount_known, row.missing) == (1, known, (missing,))


def test_a_check_that_is_late_is_missing(rows) -> None:
    late = hulp().replace("next: 2027-01-15", "next: 2026-11-21")
    assert rows({FILE: late})["GM0484", "gemeente"].missing == ("Proef: de controle is te laat.",)


def test_only_municipalities_of_today_are_listed(rows) -> None:
    places = "code,name,valid_from,valid_to,successor\nGM0484,Alphen,,,\nGM0499,Boskoop,,2013-12-31,GM0484\n"
    assert {code for code, _ in rows({"municipalities/places.csv": places})} == {"GM0484"}


def test_the_cache_holds_what_did_not_change(rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    first = rows({FILE: hulp()}, cache)
    made: list[str] = []
    card = module._card
    monkeypatch.setattr(module, "_card", lambda scheme: made.append(scheme.file) or card(scheme))
    assert rows({FILE: hulp()}, cache) == first
    assert made == []
    changed = rows({FILE: hulp(title="Andere naam")}, cache)
    assert made == [FILE]
    assert changed["GM0484", "gemeente"].schemes == ("Andere naam",)
