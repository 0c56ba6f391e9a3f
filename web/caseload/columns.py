"""The columns of a list of invitations: which there are, and which never come in, with what to do about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from web.folding import folded
from web.i18n import gettext as _
from web.i18n import marked


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read, by any of its names; the first name is the one in the template."""

    id: str
    names: tuple[str, ...]
    about: str
    example: str = ""
    needed: bool = False


COLUMNS = (
    Column(
        "reference",
        ("referentie", "kenmerk", "pseudoniem"),
        marked("Een kenmerk zonder naam erin, voor elk huishouden een ander."),
        "uitnodiging 113",
        needed=True,
    ),
    Column(
        "municipality",
        ("gemeente",),
        marked("De naam of de code van de gemeente."),
        "Alphen aan den Rijn",
        needed=True,
    ),
    Column(
        "vindplaats",
        ("vindplaats", "gevonden via"),
        marked("Waar u het huishouden vond."),
        "wijkcentrum",
    ),
    Column(
        "life_event",
        ("levensgebeurtenis", "gebeurtenis", "aanleiding"),
        marked("Wat er in het huishouden gebeurde."),
        "verhuizing",
    ),
    Column(
        "planned",
        ("datum", "gepland op", "geplande datum", "afspraak"),
        marked("De dag van het gesprek, met of zonder tijd, zoals 1-12-2026 14:30."),
    ),
    Column(
        "consultant",
        ("e-mail consulent", "consulent", "email consulent", "mail consulent"),
        marked("Het e-mailadres van de consulent. Leeg: nog van niemand."),
    ),
)
BY_NAME = {folded(name): column for column in COLUMNS for name in column.names}


@dataclass(frozen=True, slots=True)
class _Refused:
    words: re.Pattern[str]
    why: str


_REFUSED = (
    _Refused(
        re.compile(r"bsn|burgerservice|sofi"),
        marked("De kolom ‘%(name)s’ gaat over het burgerservicenummer. Dat slaan we nooit op. Haal de kolom weg."),
    ),
    _Refused(
        re.compile(
            r"inkom|loon|salaris|uitkering|bedrag|vermogen|schuld|toeslag|bijstand|euro|eur\b|pensioen|iban|rekening"
            r"|income|debt|achterstand|betaal|geld|huurprijs"
        ),
        marked(
            "De kolom ‘%(name)s’ gaat over geld. Een uitnodiging bevat geen inkomen of schulden. Haal de kolom weg."
        ),
    ),
    _Refused(
        re.compile(
            r"naam|name|geboor|leeftijd|adres|straat|huisn|postcode|woonplaats|telefoon|mobiel|mail|geslacht|nationalit"
        ),
        marked("De kolom ‘%(name)s’ laat zien wie iemand is. Gebruik alleen een kenmerk. Haal de kolom weg."),
    ),
)
_UNKNOWN = marked(
    "De kolom ‘%(name)s’ kennen we niet. Haal de kolom weg, of gebruik de namen uit het voorbeeldbestand."
)
_LONGEST_NAME = 40


def faults_of(header: Sequence[str]) -> list[str]:
    """Return what is wrong with the names of the columns, with what to do; empty when all is well."""
    found = [_fault_of(name.strip()) for name in header if folded(name) not in BY_NAME]
    known = [BY_NAME[folded(name)] for name in header if folded(name) in BY_NAME]
    for column in COLUMNS:
        if known.count(column) > 1:
            found.append(_("De kolom ‘%(name)s’ staat er twee keer in. Haal er een weg.", name=column.names[0]))
        if column.needed and column not in known:
            found.append(_("De kolom ‘%(name)s’ ontbreekt. Zet hem erbij.", name=column.names[0]))
    return found


def _fault_of(name: str) -> str:
    if not name:
        return _("Een kolom heeft geen naam. Geef elke kolom een naam op de eerste regel.")
    text = next((refused.why for refused in _REFUSED if refused.words.search(folded(name))), _UNKNOWN)
    return _(text, name=name[:_LONGEST_NAME])
