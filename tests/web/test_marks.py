"""Dutch inside another language is said to be Dutch, wherever it stands on a page."""

import pytest
from markupsafe import escape

from web.i18n import LANGUAGES, gettext, speaking
from web.marks import BEGIN, END, Dutch, pronounced, together

NOT_YET = Dutch("Nog <niet> & klaar")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"<p>{escape(NOT_YET)}</p>", '<p><span lang="nl">Nog &lt;niet&gt; &amp; klaar</span></p>'),
        (f'<a title="{escape(Dutch("Dag"))}">x</a>', '<a title="Dag">x</a>'),
        (f"<option>{escape(Dutch('per week'))}</option>", '<option lang="nl">per week</option>'),
        (f"<title>{escape(Dutch('Begin'))} – Toereikend</title>", "<title>Begin – Toereikend</title>"),
        (f"<p>About {Dutch('Huurtoeslag')} only</p>", '<p>About <span lang="nl">Huurtoeslag</span> only</p>'),
        ("<p>Nothing</p>", "<p>Nothing</p>"),
    ],
)
def test_a_passage_gets_a_language_and_an_attribute_none(page, said):
    assert pronounced(page) == said


def test_marks_never_reach_a_reader():
    page = f"<p>{BEGIN}a {BEGIN}b{END} c{END}</p>{END}"
    assert BEGIN not in pronounced(page)
    assert END not in pronounced(page)


def test_latin_letters_keep_their_direction_in_arabic():
    assert pronounced(str(escape(Dutch("Dag"))), right_to_left=True) == '<span lang="nl" dir="ltr">Dag</span>'


def test_the_parts_of_a_number_keep_their_order_in_arabic():
    page = '<a href="tel:14 0172">14 0172</a> 0800-8115, 2026'
    assert together(page) == '<a href="tel:14 0172">\u206614 0172\u2069</a> \u20660800-8115\u2069, 2026'


def test_a_name_stays_marked_inside_a_translated_sentence():
    with speaking(LANGUAGES["en"]):
        said = gettext("Bekijk %(title)s", title=Dutch("Huurtoeslag"))
    assert pronounced(said) == 'Look at <span lang="nl">Huurtoeslag</span>'
