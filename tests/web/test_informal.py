"""With `je`: every text of screen and paper keeps its grammar, and nothing formal is left."""

import re

import pytest

from engine import load_catalogue
from web.i18n import DOMAINS
from web.informal import informal
from web.texts import texts


@pytest.mark.parametrize(
    ("formal", "expected"),
    [
        ("Krijgt u nu huurtoeslag?", "Krijg je nu huurtoeslag?"),
        ("Heeft u een partner?", "Heb je een partner?"),
        ("U heeft recht op meer.", "Je hebt recht op meer."),
        ("Moet u iets terugbetalen?", "Moet je iets terugbetalen?"),
        ("Kunt u dit zelf betalen? Dat weet u straks.", "Kun je dit zelf betalen? Dat weet je straks."),
        ("Wat u betaalt, en wat uw partner betaalt.", "Wat je betaalt, en wat je partner betaalt."),
        ("Wie woont er bij u?", "Wie woont er bij jou?"),
        ("Als u zich meldt, komt er iemand bij u langs.", "Als je je meldt, komt er iemand bij jou langs."),
        ("Zorg ook voor uzelf.", "Zorg ook voor jezelf."),
        ("Kijk op uwbeslagvrijevoet.nl.", "Kijk op uwbeslagvrijevoet.nl."),
        ("Daarom betaalt u minder, want u bent 67.", "Daarom betaal je minder, want je bent 67."),
    ],
)
def test_the_verb_follows(formal: str, expected: str) -> None:
    assert informal(formal) == expected


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_formal_is_left(domain: str) -> None:
    messages = [message.id for message in texts(load_catalogue(), domain) if message.id]
    said = [informal(text) for each in messages for text in ([each] if isinstance(each, str) else each)]
    assert [text for text in said if re.search(r"\b(u|uw|uzelf)\b", text, re.IGNORECASE)] == []


def test_the_setting_reaches_page_and_paper(settings) -> None:
    from dataclasses import replace

    from web import create_app
    from web.db import dispose
    from web.extensions import alembic

    app = create_app(replace(settings, says_je=True))
    with app.app_context():
        alembic.upgrade()
    page = app.test_client().get("/").text
    assert not re.search(r"\b(uw|Uw)\b", re.sub(r"<[^>]+>", " ", page))
    dispose(app)
