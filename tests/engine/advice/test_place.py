"""The municipality of an advice: mergers by date, contact, and help near by."""

from datetime import date

import pytest

from engine import Advisor, ProfileError, UnknownMunicipality
from engine.advice.place import NoMunicipalityThen, place_on
from engine.inference.plain import PlainInference
from tests.engine.small import MakeSmall, Small, version

PLACES = """\
code,name,valid_from,valid_to,successor,phone,website
GM0484,Alphen aan den Rijn,,,,,
GM0569,Nieuwkoop,,,,14 0172,https://www.nieuwkoop.nl
GM0501,Brielle,,2022-12-31,GM1992,,
GM0788,Haaren,,2020-12-31,GM0484 GM0569,,
GM1992,Voorne aan Zee,2023-01-01,,,,
"""
SERVICES = """\
name,does,municipalities,phone,website,as_of,source
Proefdienst,bijstand,GM0569 GM0484,0492 75 32 86,https://www.dienst.voorbeeld.nl,2026,https://www.dienst.voorbeeld.nl
"""
CONTACT = """\
code: GM0484
name: Alphen aan den Rijn
phone: 14 0172
website: https://www.alphenaandenrijn.nl
address: Plein 1
opening_hours: Maandag van 9.00 tot 12.00 uur
checked: {on: 2026-01-01, by: redactie, next: 2027-01-01}
"""
BLAUWDRUK = """\
code: GM0484
valid_until: 2026-07-01
checked: {on: 2026-01-01, by: redactie, next: 2026-06-01}
sources: {proef: {title: Proef, url: "https://www.voorbeeld.nl"}}
vindplaatsen: [{name: Bibliotheek, does: Een spreekuur., source: proef}]
talks: []
handover: [{name: Wijkteam, does: Hulp bij formulieren., phone: 0172 111 222, source: proef}]
debts: [{name: Schuldhulp, does: Hulp bij schulden., opening_hours: Elke dag, source: proef}]
"""


@pytest.fixture
def places(small: MakeSmall) -> Small:
    return small(
        version("verzekerd"),
        files={
            "municipalities/places.csv": PLACES,
            "municipalities/services.csv": SERVICES,
            "municipalities/GM0484-alphen/municipality.yaml": CONTACT,
            "municipalities/GM0484-alphen/blauwdruk.yaml": BLAUWDRUK,
        },
    )


def test_a_code_after_its_merger_names_the_successor(places: Small) -> None:
    with pytest.raises(NoMunicipalityThen) as caught:
        place_on(places.load(), "GM0501", date(2023, 1, 1))
    assert str(caught.value) == (
        "Gemeente Brielle (GM0501) bestaat niet meer sinds 1 januari 2023. "
        "Het gebied hoort nu bij Voorne aan Zee (GM1992). Gebruik die code."
    )


def test_a_municipality_that_was_divided_names_every_heir(places: Small) -> None:
    with pytest.raises(NoMunicipalityThen, match=r"Alphen aan den Rijn \(GM0484\) of Nieuwkoop \(GM0569\)"):
        place_on(places.load(), "GM0788", date(2021, 1, 1))


def test_on_its_last_day_a_municipality_counts_as_itself(places: Small) -> None:
    assert place_on(places.load(), "GM0501", date(2022, 12, 31)).name == "Brielle"


def test_a_municipality_does_not_exist_before_its_first_day(places: Small) -> None:
    assert place_on(places.load(), "GM1992", date(2023, 1, 1)).name == "Voorne aan Zee"
    with pytest.raises(NoMunicipalityThen, match="bestaat pas sinds 1 januari 2023"):
        place_on(places.load(), "GM1992", date(2022, 12, 31))


def test_an_unknown_code_fails_loudly(places: Small) -> None:
    with pytest.raises(UnknownMunicipality, match="GM0000"):
        place_on(places.load(), "GM0000", date(2026, 1, 1))


def test_an_advice_for_a_merged_municipality_is_refused_with_its_successor(places: Small) -> None:
    with pytest.raises(ProfileError, match="Voorne aan Zee"):
        places.advice({"verzekerd": "ja"}, municipality="GM0501", on=date(2026, 7, 1))
    then = places.advice({"verzekerd": "ja"}, municipality="GM0501", on=date(2022, 7, 1))
    assert then["place"]["name"] == "Brielle"


def test_without_files_the_national_advice_says_what_is_missing(places: Small) -> None:
    advice = places.advice({"verzekerd": "ja"}, municipality="GM0569")
    assert [scheme["id"] for scheme in advice["schemes"]] == ["proef"]
    assert advice["place"] == {
        "code": "GM0569",
        "name": "Nieuwkoop",
        "coverage": "national",
        "text": "Voor deze gemeente kennen we de regelingen nog niet.",
        "phone": "14 0172",
        "website": "https://www.nieuwkoop.nl",
        "address": "",
        "opening_hours": "",
        "services": [
            {
                "name": "Proefdienst",
                "does": "bijstand",
                "phone": "0492 75 32 86",
                "website": "https://www.dienst.voorbeeld.nl",
            }
        ],
        "help": [],
    }


def test_with_a_scheme_of_its_own_nothing_is_missing(small: MakeSmall) -> None:
    local = "municipalities/GM0484-alphen/hulp.yaml"
    made = small(version("verzekerd"))
    text = (made.root / "rules/national/proef.yaml").read_text(encoding="utf-8")
    made = small(
        version("verzekerd"), files={local: text.replace("id: proef", "id: hulp") + "municipalities: [GM0484]\n"}
    )
    place = made.advice({"verzekerd": "ja"})["place"]
    assert (place["coverage"], place["text"]) == ("local", "")


def test_help_near_by_comes_from_the_blauwdruk_until_it_expires(places: Small) -> None:
    place = places.advice({"verzekerd": "ja"}, on=date(2026, 7, 1))["place"]
    assert [(each["kind"], each["name"]) for each in place["help"]] == [
        ("debts", "Schuldhulp"),
        ("handover", "Wijkteam"),
    ]
    assert place["help"][1]["phone"] == "0172 111 222"
    assert (place["phone"], place["address"]) == ("14 0172", "Plein 1")
    assert places.advice({"verzekerd": "ja"}, on=date(2026, 7, 2))["place"]["help"] == []


def test_the_receipt_names_what_was_said_of_the_municipality(places: Small) -> None:
    files = [each["path"] for each in places.advice({"verzekerd": "ja"})["receipt"]["files"]]
    assert files[:4] == [
        "municipalities/GM0484-alphen/blauwdruk.yaml",
        "municipalities/GM0484-alphen/municipality.yaml",
        "municipalities/places.csv",
        "municipalities/services.csv",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("naam,code\nAlphen,GM0484\n", "the list has no column name"),
        ("code,name,valid_from,valid_to\nGM0484,Alphen,,gisteren\n", "municipalities/places.csv:2 GM0484"),
    ],
)
def test_a_broken_list_of_places_is_named(small: MakeSmall, text: str, said: str) -> None:
    assert any(said in str(each) for each in small(files={"municipalities/places.csv": text}).findings)


def test_what_was_compiled_for_municipalities_is_bounded(places: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.advice.advisor.MOST_PLACES", 1)
    text = (places.root / "rules/national/proef.yaml").read_text(encoding="utf-8").replace("id: proef", "id: hulp")
    for code in ("GM0484", "GM0569"):
        path = places.root / f"municipalities/{code}-plaats/hulp.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}municipalities: [{code}]\n", encoding="utf-8")
    advisor = Advisor(places.load(), PlainInference())
    for code in ("GM0484", "GM0569", "GM0484"):
        advice = advisor.advise({"municipality": code, "on": "2026-07-01", "facts": {"verzekerd": True}}).as_json()
        assert [(each["id"], each["status"]) for each in advice["schemes"]] == [
            ("proef", "eligible"),
            ("hulp", "eligible"),
        ]
        compiled = {file for file, _ in advisor.library._programs if file.startswith("municipalities/")}
        assert compiled == {f"municipalities/{code}-plaats/hulp.yaml"}
