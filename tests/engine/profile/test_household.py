"""A household's answers, read strictly: what cannot be read is told in Dutch, what is absent stays unknown."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.errors import ProfileError
from engine.profile.household import Profile, read_profile
from tests.engine.small import DAY, PLACE, MakeSmall, Small, household, version

D = Decimal


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Small(tmp_path_factory.mktemp("profile"), {}).load().vocabulary


def read(vocabulary: Any, facts: Any = None, members: Any = None, **more: Any) -> Profile:
    raw = {"on": "2026-07-01", **household(facts, members), **more}
    return read_profile(vocabulary, raw)


def faults(vocabulary: Any, raw: Any) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        read_profile(vocabulary, raw)
    return [str(problem) for problem in caught.value.problems]


def faults_in(vocabulary: Any, facts: Any = None, members: Any = None, **more: Any) -> list[str]:
    return faults(vocabulary, {"on": "2026-07-01", **household(facts, members), **more})


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("inkomen", 24000, D(24000)), ("inkomen", "24.000", D(24000)), ("inkomen", "24000,50", D("24000.50")),
        ("inkomen", D("24000.5"), D("24000.5")), ("huur", 640.5, D("640.5")), ("huur", "€ 640,50", D("640.50")),
        ("huur", 0, D(0)), ("huur", 2000, D(2000)), ("verzekerd", "ja", True), ("verzekerd", "nee", False),
        ("verzekerd", True, True), ("verzekerd", False, False), ("woning", "kamer", "kamer"),
        ("geboortedatum", "1986-03-02", date(1986, 3, 2)), ("geboortedatum", date(1986, 3, 2), date(1986, 3, 2)),
        ("geboortedatum", "2008-02-29", date(2008, 2, 29)), ("leeftijd", 40, D(40)), ("kosten_energie", 10, D(10)),
    ],
)  # fmt: skip
def test_reads_an_answer(vocabulary: Any, name: str, written: Any, value: Any) -> None:
    found = read(vocabulary, {name: written}).household.values
    assert found == {name: value}
    assert type(found[name]) is type(value)


def test_a_binary_float_becomes_the_number_that_was_written(vocabulary: Any) -> None:
    assert read(vocabulary, {"huur": 0.1}).household.values["huur"] == D("0.1")


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("huur", "abc", "‘abc’ is geen bedrag. Schrijf bijvoorbeeld 640,50."),
        ("huur", "", "is geen bedrag"), ("huur", -1, "te laag. Een bedrag onder nul kan hier niet."),
        ("huur", "-0,01", "onder nul"), ("huur", 2000.01, "het hoogste dat hier kan is 2000"),
        ("huur", 640500, "Kijk de eenheid na (EUR/month)"), ("huur", float("nan"), "is geen bedrag"),
        ("huur", float("inf"), "is geen bedrag"), ("huur", float("-inf"), "is geen bedrag"),
        ("huur", "NaN", "is geen bedrag"), ("huur", D("NaN"), "is geen bedrag"), ("huur", True, "is geen bedrag"),
        ("huur", False, "is geen bedrag"), ("huur", [1], "is geen bedrag"), ("huur", {}, "is geen bedrag"),
        ("leeftijd", "veertig", "is geen getal. Schrijf cijfers."), ("leeftijd", 200, "het hoogste dat hier kan is 120"),
        ("verzekerd", "misschien", "‘misschien’ is geen antwoord. Schrijf ja of nee."), ("verzekerd", 1, "geen antwoord"),
        ("verzekerd", 0, "geen antwoord"), ("verzekerd", [], "geen antwoord"), ("verzekerd", {}, "geen antwoord"),
        ("woning", "tent", "‘tent’ is geen keuze. Kies uit: huurhuis, kamer, koophuis."), ("woning", True, "geen keuze"),
        ("woning", ["kamer"], "geen keuze"), ("woning", {"a": 1}, "geen keuze"), ("woning", 3, "geen keuze"),
        ("geboortedatum", "02-03-1986", "is geen datum. Schrijf hem als 2026-07-01."),
        ("geboortedatum", "2026-02-30", "is geen datum"), ("geboortedatum", "1986", "is geen datum"),
        ("geboortedatum", 19860302, "is geen datum"), ("geboortedatum", "2026-W01-1", "is geen datum"),
        ("geboortedatum", "", "is geen datum"), ("geboortedatum", True, "is geen datum"), ("geboortedatum", [], "is geen datum"),
        ("geboortedatum", "9999-12-31", "het jaar moet tussen"), ("geboortedatum", "0186-03-02", "het jaar moet tussen"),
        ("kosten", 10, "Schrijf per soort een bedrag: schoonmaak, energie."), ("kosten", {"tuin": 1}, "kennen we niet"),
        ("kosten", {"energi": 1}, "Bedoelde u ‘energie’?"), ("kosten", {"energie": "abc"}, "is geen bedrag"),
        ("kosten", {"energie": -1}, "onder nul"),
    ],
)  # fmt: skip
def test_refuses_what_is_no_answer(vocabulary: Any, name: str, written: Any, words: str) -> None:
    found = faults_in(vocabulary, {name: written})
    assert len(found) == 1
    assert found[0].startswith(name)
    assert words in found[0]


def test_a_number_too_long_to_print_is_refused(vocabulary: Any) -> None:
    assert len(faults_in(vocabulary, {"huur": 10**5000})) == 1


def test_an_answer_of_null_is_not_told(vocabulary: Any) -> None:
    profile = read(
        vocabulary, {"huur": None, "woning": None, "kosten": None}, {"kinderen": None}, receives={"proef": None}
    )
    assert (profile.household.values, profile.household.members, profile.receives) == ({}, {}, {})


def test_amounts_per_kind_are_nothing_where_they_are_not_named(vocabulary: Any) -> None:
    assert read(vocabulary, {"kosten": {}}).household.values == {"kosten_schoonmaak": 0, "kosten_energie": 0}
    assert read(vocabulary, {"kosten": {"energie": "12,50"}}).household.values["kosten_energie"] == D("12.50")
    assert read(vocabulary, {"kosten": {"energie": None}}).household.values == {"kosten_schoonmaak": 0}


def test_an_unknown_fact_gets_the_nearest_known_one(vocabulary: Any) -> None:
    assert faults_in(vocabulary, {"inkomne": 1}) == ["inkomne: Dit gegeven kennen we niet. Bedoelde u ‘inkomen’?"]
    assert "Kijk in de woordenlijst" in faults_in(vocabulary, {"xyzzy": 1})[0]


@pytest.mark.parametrize("key", [1, None, True, 2.5])
def test_a_name_that_is_no_text_is_unknown(vocabulary: Any, key: Any) -> None:
    assert "kennen we niet" in faults_in(vocabulary, {key: 1})[0]


def test_every_fault_is_told_at_once(vocabulary: Any) -> None:
    raw = {"on": "gisteren", "facts": {"huur": "abc", "inkomne": 1}, "members": {"kinderen": [{"geboortedatum": "x"}]}}
    found = faults(vocabulary, raw)
    assert [line.partition(":")[0] for line in found] == [
        "on",
        "municipality",
        "huur",
        "inkomne",
        "kinderen[0].geboortedatum",
    ]


@pytest.mark.parametrize("raw", [None, [], "profiel", 3, True])
def test_what_is_no_profile_is_refused(vocabulary: Any, raw: Any) -> None:
    assert "geen lijst van namen en waarden" in faults(vocabulary, raw)[0]


@pytest.mark.parametrize(
    ("part", "value", "path"),
    [
        ("facts", [], "facts"), ("facts", "x", "facts"), ("members", [], "members"), ("receives", [1], "receives"),
        ("last_year", "x", "last_year"), ("fact", {}, "fact"), ("municipality", 484, "municipality"),
        ("municipality", "", "municipality"), ("municipality", None, "municipality"), ("municipality", ["GM0484"], "municipality"),
    ],
)  # fmt: skip
def test_a_part_of_another_kind_is_refused(vocabulary: Any, part: str, value: Any, path: str) -> None:
    found = faults(vocabulary, {"on": "2026-07-01", "municipality": PLACE, part: value})
    assert [line.partition(":")[0] for line in found] == [path]


@pytest.mark.parametrize("on", [None, "", "morgen", "2026-13-01", 2026, "9999-12-31", "0001-01-01", "1999-12-31"])
def test_the_reference_date_is_mandatory_and_a_date_of_our_time(vocabulary: Any, on: Any) -> None:
    assert faults(vocabulary, {"municipality": PLACE, "on": on})[0].startswith("on: ")


def test_the_reference_date_may_be_given_beside_the_profile(vocabulary: Any) -> None:
    assert read_profile(vocabulary, {"municipality": PLACE}, date(2026, 3, 1)).on == date(2026, 3, 1)
    assert read_profile(vocabulary, {"municipality": PLACE, "on": "2026-05-01"}, date(2026, 3, 1)).on == date(
        2026, 3, 1
    )
    assert read(vocabulary).on == DAY


def test_members_keep_their_order_and_their_own_members(vocabulary: Any) -> None:
    children = [{"geboortedatum": "2019-05-20", "opvang": [{"uren": 100, "tarief": "10,50"}]}, {"inkomen": 5}]
    first, second = read(vocabulary, members={"kinderen": children}).household.members["kinderen"]
    assert first.values == {"geboortedatum": date(2019, 5, 20)}
    assert first.members["opvang"][0].values == {"uren": D(100), "tarief": D("10.50")}
    assert (second.values, second.members) == ({"inkomen": D(5)}, {})


def test_no_children_is_not_the_same_as_not_told(vocabulary: Any) -> None:
    assert read(vocabulary, members={"kinderen": []}).household.members == {"kinderen": ()}
    assert read(vocabulary).household.members == {}


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"kinderen": {}}, "kinderen"), ({"kinderen": 2}, "kinderen"), ({"kinderen": "geen"}, "kinderen"),
        ({"kinderen": ["jan"]}, "kinderen[0]"), ({"kinderen": [None]}, "kinderen[0]"), ({"buren": []}, "buren"),
        ({"kinderen": [{"naam": "Jan"}]}, "kinderen[0].naam"), ({"kinderen": [{}, {"inkomen": "x"}]}, "kinderen[1].inkomen"),
        ({"kinderen": [{"opvang": [{"uren": -1}]}]}, "kinderen[0].opvang[0].uren"),
        ({"kinderen": [{"opvang": {}}]}, "kinderen[0].opvang"), ({"kinderen": [{}] * 5}, "kinderen"),
    ],
)  # fmt: skip
def test_a_fault_in_a_member_says_where(vocabulary: Any, members: Any, path: str) -> None:
    assert [line.partition(":")[0] for line in faults_in(vocabulary, members=members)] == [path]


@pytest.mark.parametrize("amount", ["abc", -1, True, float("nan"), "-0,01", []])
def test_what_is_received_must_be_an_amount(vocabulary: Any, amount: Any) -> None:
    assert faults_in(vocabulary, receives={"proef": amount})[0].startswith("receives.proef: ")


def test_what_is_received_is_read_as_money(vocabulary: Any) -> None:
    profile = read(vocabulary, receives={"proef": "1.129,50"})
    assert (profile.receives, profile.receives_told) == ({"proef": D("1129.50")}, True)
    assert not read(vocabulary).receives_told


def test_last_year_is_read_like_this_year(vocabulary: Any) -> None:
    before = {"facts": {"inkomen": 1}, "members": {"kinderen": []}}
    last = read(vocabulary, last_year=before).last_year
    assert (last.values, last.members) == ({"inkomen": D(1)}, {"kinderen": ()})
    assert "last_year" in faults_in(vocabulary, last_year={"fact": {}})[0]
    assert "inkomen" in faults_in(vocabulary, last_year={"facts": {"inkomen": "x"}})[0]


def test_the_same_answers_written_otherwise_are_the_same_profile(vocabulary: Any) -> None:
    one = read(vocabulary, {"huur": "640,50", "verzekerd": "ja", "geboortedatum": "1986-03-02"})
    other = read(vocabulary, {"geboortedatum": date(1986, 3, 2), "verzekerd": True, "huur": 640.5})
    assert one.canonical() == other.canonical()


def test_an_unknown_municipality_is_told(small: MakeSmall) -> None:
    with pytest.raises(ProfileError, match="municipality: Gemeente ‘GM9999’ kennen we niet"):
        small(version()).advice(municipality="GM9999")
