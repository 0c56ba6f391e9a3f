"""The letters to take along: offered when they fit, filled with what is known, never with a number of a person."""

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from tests.web.plan.households import full
from web.catalogue import catalogue
from web.letters.document import letter_file
from web.letters.model import frames, letters_for

DAY = date(2026, 7, 1)


def action(kind: str, scheme: str) -> dict:
    return {"kind": kind, "scheme": scheme}


def offered(advice: dict) -> list[str]:
    return [letter.id for letter in letters_for(advice, "Huis met de groene deur", DAY)]


def text_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_scheme_a_letter_names_exists() -> None:
    local = {scheme.id for scheme in catalogue().all_schemes()} | set(catalogue().templates)
    named = {scheme for frame in frames() if frame.offer for scheme in frame.offer.schemes}
    assert named - local == set()


def test_a_letter_is_offered_for_the_action_it_fits_and_no_other() -> None:
    advice = full()
    advice["actions"] = [action("correct_down", "zorgtoeslag")]
    assert offered(advice) == ["correctie-zorgtoeslag", "bezwaar"]
    advice["actions"] = [action("apply", "zorgtoeslag")]
    assert offered(advice) == ["bezwaar"]


def test_a_letter_carries_what_is_known_and_leaves_the_rest_open() -> None:
    advice = full()
    advice["actions"] = [action("apply", "individuele_inkomenstoeslag")]
    letter = letters_for(advice, "Huis met de groene deur", DAY)[0]
    text = text_of(letter_file(letter))
    assert "Aanvraag individuele inkomenstoeslag" in text
    assert "Naam: Huis met de groene deur" in text
    assert "Datum: 1 juli 2026" in text
    assert "Gemeente Alphen aan den Rijn" in text
    for condition, figure in letter.rests_on:
        assert condition in text
        assert figure in text
    assert letter.rests_on
    assert not re.search(r"\b\d{9}\b", text)


def test_a_correction_says_what_comes_in_now_and_what_is_right_when_both_are_known() -> None:
    advice = full()
    advice["actions"] = [action("correct_down", "zorgtoeslag")]
    scheme = next(one for one in advice["schemes"] if one["id"] == "zorgtoeslag")
    scheme |= {"receives_cents_per_month": 15000, "monthly_shown": 129}
    text = text_of(letter_file(letters_for(advice, "", DAY)[0]))
    assert "Wijziging doorgeven: zorgtoeslag" in text
    assert "Ik krijg nu €\u202f150 per maand." in text
    assert "Volgens een berekening met mijn gegevens is het nu €\u202f129 per maand." in text
    scheme["monthly_shown"] = None
    assert "is het nu" not in text_of(letter_file(letters_for(advice, "", DAY)[0]))


def test_a_letter_is_dutch_and_has_headings() -> None:
    letter = letters_for(full(), "", DAY)[-1]
    document = Document(BytesIO(letter_file(letter)))
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title == "Bezwaar tegen uw beslissing"
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"] == [letter.subject]


@pytest.fixture
def demo(open_demo):
    """A browser on the demo visit."""
    return open_demo().open("/visits/vrbeeld2/result")


def test_the_letters_are_found_from_the_result_and_open_in_a_word_processor(demo) -> None:
    page = demo.open(demo.page.find("a", string="Brieven")["href"]).page
    links = [link["href"] for link in page.select("a") if str(link["href"]).endswith(".docx")]
    assert links
    for link in links:
        answer = demo.client.get(link)
        assert answer.status_code == 200
        assert "Geachte heer of mevrouw," in text_of(answer.data)


def test_a_letter_that_does_not_fit_is_not_there(demo) -> None:
    assert demo.client.get("/visits/vrbeeld2/letters/correctie-aow.docx").status_code == 404
