"""A list of invitations: what is read, what is refused, and of every fault the line, the column and what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.caseload.invitations import MOST_LINES, Reading, Terms, UnusableFileError, read_invitations, template

TERMS = Terms(
    municipalities={"alphen aan den rijn": "GM0484", "gm0484": "GM0484"},
    life_events={"ik ga verhuizen": "verhuizing", "verhuizing": "verhuizing"},
    consultants={"noor@alphen.example": 7},
    known=frozenset({"oud 1"}),
)
HEAD = "referentie;gemeente;vindplaats;levensgebeurtenis;datum;e-mail consulent\r\n"


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_invitations(text.encode(encoding), TERMS)


def told(reading: Reading) -> list[tuple]:
    return [
        (each.reference, each.municipality, each.vindplaats, each.life_event, each.planned_on, each.planned_time,
         each.consultant_id)
        for each in reading.invitations
    ]  # fmt: skip


def test_a_whole_line_is_read():
    reading = read(HEAD + "A-1;Alphen aan den Rijn;Wijkcentrum;verhuizing;1-12-2026 14:30;Noor@Alphen.example\r\n")
    assert reading.faults == []
    assert told(reading) == [("A-1", "GM0484", "Wijkcentrum", "verhuizing", "2026-12-01", "14:30:00", 7)]


@pytest.mark.parametrize(
    "content",
    [
        "referentie,gemeente,vindplaats\nA-1,GM0484,Café De Brug\n".encode(),
        "\ufeffreferentie;gemeente;vindplaats\r\nA-1;GM0484;Café De Brug\r\n".encode(),
        "referentie;gemeente;vindplaats\r\nA-1;GM0484;Café De Brug\r\n".encode("cp1252"),
        "\ufeffreferentie\tgemeente\tvindplaats\r\nA-1\tGM0484\tCafé De Brug\r\n".encode("utf-16-le"),
        "sep=;\r\nreferentie;gemeente;vindplaats\r\nA-1;GM0484;Café De Brug\r\n".encode(),
        '"referentie";"Gemeente";"VINDPLAATS"\r\n\r\n"A-1";"gm0484";"Café De Brug"\r\n;;\r\n'.encode(),
        b"vindplaats;gemeente;kenmerk\nCaf\xc3\xa9 De Brug;Alphen Aan Den Rijn;A-1",
    ],
    ids=[
        "comma",
        "utf-8 with mark",
        "windows-1252",
        "utf-16",
        "told separator",
        "quotes and empty lines",
        "other order",
    ],
)
def test_files_as_programs_write_them(content: bytes):
    assert told(read_invitations(content, TERMS)) == [("A-1", "GM0484", "Café De Brug", "", None, None, None)]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        (";GM0484;;;;", "referentie", "Geef elk huishouden een eigen kenmerk"),
        ("A;;;;;", "gemeente", "Vul de naam of de code in"),
        ("A;Wassenaar;;;;", "gemeente", "hoort niet bij uw organisatie"),
        ("A;GM0484;;loterij gewonnen;;", "levensgebeurtenis", "Kies er een uit de lijst"),
        ("A;GM0484;;;31-2-2026;", "datum", "Deze dag bestaat niet"),
        ("A;GM0484;;;morgen;", "datum", "Schrijf de dag als 1-12-2026"),
        ("A;GM0484;;;1-12-2026 25:00;", "datum", "Schrijf de tijd als 14:30"),
        ("A;GM0484;;;1-12-1986;", "datum", "ligt te ver terug"),
        ("A;GM0484;;;;vreemd@elders.example", "e-mail consulent", "geen consulent in uw organisatie"),
        ("12-3-1986;GM0484;;;;", "referentie", "Dit lijkt op"),
        ("A;GM0484;Dorpsstraat 1, 2405 AB;;;", "vindplaats", "Dit lijkt op"),
        ("jan@voorbeeld.example;GM0484;;;;", "referentie", "Dit lijkt op"),
        ("A;GM0484;0612345678;;;", "vindplaats", "Dit lijkt op"),
        ("A;GM0484;€ 1200 per maand;;;", "vindplaats", "Dit lijkt op"),
        (f"{'x' * 81};GM0484;;;;", "referentie", "hooguit 80 tekens"),
        ("A;GM0484;;;;;iets", "", "meer cellen dan kolommen"),
    ],
)
def test_a_fault_names_line_and_column_and_says_what_to_do(cells: str, column: str, words: str):
    reading = read(HEAD + "GOED;GM0484;;;;\r\n" + cells + "\r\n")
    assert [(fault.line, fault.column) for fault in reading.faults] == [(3, column)]
    assert words in reading.faults[0].message
    assert [each.reference for each in reading.invitations] == ["GOED"]


def test_every_fault_of_a_line_is_told():
    reading = read(HEAD + ";Nergens;;x;y;z\r\n")
    assert [fault.column for fault in reading.faults] == [
        "referentie", "gemeente", "levensgebeurtenis", "datum", "e-mail consulent",
    ]  # fmt: skip


def test_the_same_reference_counts_once_however_it_is_written():
    reading = read(HEAD + "Één-1;GM0484;;;;\r\neen 1;GM0484;;;;\r\nOUD-1;GM0484;;;;\r\n")
    assert [each.reference for each in reading.invitations] == ["Één-1"]
    assert [(fault.line, "regel 2" in fault.message) for fault in reading.faults] == [(3, True)]
    assert reading.known == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Inkomen", "gaat over geld"), ("bruto loon per maand", "gaat over geld"), ("Schulden", "gaat over geld"),
        ("Uitkering", "gaat over geld"), ("IBAN", "gaat over geld"), ("Ontvangt zorgtoeslag", "gaat over geld"),
        ("BSN", "burgerservicenummer"), ("burgerservicenummer", "burgerservicenummer"), ("Sofi-nummer", "burgerservicenummer"),
        ("Naam", "laat zien wie iemand is"), ("Achternaam", "laat zien wie iemand is"),
        ("Geboortedatum", "laat zien wie iemand is"), ("Straat en huisnummer", "laat zien wie iemand is"),
        ("Postcode", "laat zien wie iemand is"), ("Telefoon", "laat zien wie iemand is"), ("E-mail", "laat zien wie iemand is"),
        ("Opmerkingen", "kennen we niet"), ("", "geen naam"), ("gemeente", "twee keer"),
    ],
)  # fmt: skip
def test_a_column_that_does_not_belong_is_refused_by_name(name: str, words: str):
    with pytest.raises(UnusableFileError) as refused:
        read(f"referentie;gemeente;{name}\r\nA;GM0484;x\r\n")
    assert len(refused.value.problems) == 1
    assert words in refused.value.problems[0]
    assert any(remedy in refused.value.problems[0] for remedy in ("Haal", "Geef"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leeg"),
        (" \r\n \r\n", "leeg"),
        ("referentie;vindplaats\r\nA;x\r\n", "‘gemeente’ ontbreekt"),
        (HEAD + "A;GM0484;111222333;;;\r\n", "Regel 2, kolom 3"),
        (HEAD + "A;GM0484;;;;\r\nmijn nummer 1112.22.333;GM0484;;;;\r\n", "Regel 3, kolom 1"),
        ("111222333;GM0484\r\n", "Regel 1, kolom 1"),
        ("naam;telefoon\r\nAnna;111222333\r\n", "burgerservicenummer"),
        (HEAD + "A\0;GM0484;;;;\r\n", "csv-bestand"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text: str, words: str):
    with pytest.raises(UnusableFileError) as refused:
        read(text)
    assert words in refused.value.problems[0]
    assert "111222333" not in str(refused.value.problems)


def test_a_file_that_is_too_long_is_refused():
    line = "{};GM0484;;;;\r\n"
    with pytest.raises(UnusableFileError, match="5000"):
        read(HEAD + "".join(line.format(number) for number in range(MOST_LINES + 1)))
    assert len(read(HEAD + "".join(line.format(number) for number in range(MOST_LINES))).invitations) == MOST_LINES


def test_the_template_can_be_read():
    reading = read(template())
    assert (len(reading.invitations), reading.faults) == (1, [])


def outcome(content: bytes) -> Reading | tuple[str, ...]:
    try:
        return read_invitations(content, TERMS)
    except UnusableFileError as refused:
        return refused.problems


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(content: bytes):
    assert outcome(content)


@given(st.lists(st.text(max_size=90), max_size=8))
def test_no_cell_breaks_the_reader(cells: list[str]):
    text = ";".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    found = outcome((HEAD + text + "\r\n").encode("utf-8", "replace"))
    assert found
    if isinstance(found, Reading):
        assert len(found.invitations) + len({fault.line for fault in found.faults}) + found.known <= 1
