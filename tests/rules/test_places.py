"""The municipalities that ship: the list of 2026, the mergers since 2018, and what is told of them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from engine import Catalogue, advise
from engine.advice.place import NoMunicipalityThen, place_on

ON = date(2026, 11, 22)
MERGERS = [
    # Statistics Netherlands, gemeentelijke indeling per jaar
    ("GM1908", "2018-01-01", "GM1949"), ("GM0140", "2018-01-01", "GM0080 GM1900 GM1949"),
    ("GM0018", "2018-01-01", "GM1952"), ("GM0196", "2018-01-01", "GM0299"), ("GM0048", "2018-01-01", "GM1950"),
    ("GM0017", "2019-01-01", "GM0014"), ("GM0053", "2019-01-01", "GM1966 GM1969"), ("GM0058", "2019-01-01", "GM1970"),
    ("GM0733", "2019-01-01", "GM1960"), ("GM0620", "2019-01-01", "GM1961"), ("GM0611", "2019-01-01", "GM1963"),
    ("GM1927", "2019-01-01", "GM1978"), ("GM0576", "2019-01-01", "GM0575"), ("GM0393", "2019-01-01", "GM0394"),
    ("GM0870", "2019-01-01", "GM1959"), ("GM0951", "2019-01-01", "GM1954"), ("GM0010", "2021-01-01", "GM1979"),
    ("GM0788", "2021-01-01", "GM0757 GM0824 GM0855 GM0865"), ("GM0398", "2022-01-01", "GM1980"),
    ("GM0370", "2022-01-01", "GM0439"), ("GM1684", "2022-01-01", "GM1982"), ("GM1685", "2022-01-01", "GM1991"),
    ("GM0457", "2022-03-24", "GM0363"), ("GM0530", "2023-01-01", "GM1992"),
]  # fmt: skip
NUMBER_ON = {
    # Statistics Netherlands, number of municipalities on 1 January
    date(2017, 12, 31): 388, date(2018, 1, 1): 380, date(2019, 1, 1): 355, date(2020, 1, 1): 355, date(2021, 1, 1): 352,
    date(2022, 1, 1): 345, date(2022, 3, 24): 344, date(2023, 1, 1): 342, ON: 342,
}  # fmt: skip


@pytest.mark.parametrize(("day", "number"), NUMBER_ON.items())
def test_there_are_as_many_municipalities_as_there_were(catalogue: Catalogue, day: date, number: int) -> None:
    assert sum(1 for place in catalogue.places.values() if place.exists_on(day)) == number


@pytest.mark.parametrize(("old", "day", "heirs"), MERGERS)
def test_a_merger_has_its_day_and_its_heirs(catalogue: Catalogue, old: str, day: str, heirs: str) -> None:
    place = catalogue.places[old]
    assert place.successors == tuple(heirs.split())
    with pytest.raises(NoMunicipalityThen):
        place_on(catalogue, old, date.fromisoformat(day))
    assert place.valid_to is not None
    assert place_on(catalogue, old, place.valid_to).code == old
    assert (date.fromisoformat(day) - place.valid_to).days == 1


def test_no_code_and_no_name_stands_twice(project: Path) -> None:
    rows = list(csv.DictReader((project / "municipalities/places.csv").read_text(encoding="utf-8").splitlines()))
    for column in ("code", "name"):
        values = [row[column] for row in rows]
        assert len(values) == len(set(values))


def test_websites_are_safe_and_numbers_are_of_municipalities(catalogue: Catalogue) -> None:
    for place in catalogue.places.values():
        assert not place.website or place.website.startswith("https://"), place
        assert not place.phone or place.phone.startswith("14 0"), place


def test_every_municipality_of_today_gets_an_advice(catalogue: Catalogue) -> None:
    for place in catalogue.places.values():
        if place.exists_on(ON):
            told = advise(catalogue, {"on": ON.isoformat(), "municipality": place.code}, only=("zorgtoeslag",))
            assert told.as_json()["place"]["name"] == place.name


def test_alphen_tells_where_to_find_help(catalogue: Catalogue) -> None:
    place = advise(catalogue, {"on": "2026-11-22", "municipality": "GM0484"}, only=("zorgtoeslag",)).as_json()["place"]
    assert (place["coverage"], place["text"], place["phone"]) == ("local", "", "14 0172")
    assert [each["name"] for each in place["help"]] == [
        "Helpdesk Geldzaken van de gemeente Alphen aan den Rijn",
        "Serviceplein van de gemeente Alphen aan den Rijn",
        "Tom in de buurt",
    ]
    nieuwkoop = advise(catalogue, {"on": "2026-11-22", "municipality": "GM0569"}, only=("zorgtoeslag",)).as_json()
    assert [each["name"] for each in nieuwkoop["place"]["services"]] == ["Gemeente Alphen aan den Rijn"]
