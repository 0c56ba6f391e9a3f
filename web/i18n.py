"""The languages of screen and paper. Dutch is what the texts are written in; translations/ holds the others.

A translation is a gettext catalogue, `translations/<code>/<domain>.po`, read as it is: nothing has to be compiled.
The language of the moment is a context variable, so that a plan can be drawn outside a request and in two languages.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from flask import Flask, g

from engine.explain import format as dutch
from web.informal import informal
from web.marks import ISOLATED
from web.marks import Dutch as Dutch

TRANSLATIONS = Path(__file__).parent / "translations"
DOMAINS = ("interface", "plan", "rules", "calculation")
MACHINE_MADE = "machine-made"
"""The flag of an entry that no native speaker has read yet."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its ISO 639-1 code, its own name and the Dutch one; `money` puts the euro sign where it belongs.

    `until` stands between the ends of a range: a word where a dash leaves in doubt from which side to read.

    `whole` says that every text of the screens is there; of another language the household's texts are, and the rest
    shows in Dutch.
    """

    code: str
    name: str
    dutch_name: str
    locale: str
    money: str = "€{}"
    right_to_left: bool = False
    whole: bool = False
    comma: str = ","
    semicolon: str = ";"
    until: str = "–"

    @property
    def direction(self) -> str:
        """Return what HTML's `dir` needs."""
        return "rtl" if self.right_to_left else "ltr"


DUTCH = Language("nl", "Nederlands", "Nederlands", "nl_NL", whole=True)
LANGUAGES = {
    one.code: one
    for one in (
        DUTCH,
        Language("en", "English", "Engels", "en_IE", whole=True),
        Language("tr", "Türkçe", "Turks", "tr_TR"),
        Language("ar", "العربية", "Arabisch", "ar_EG", right_to_left=True, comma="،", semicolon="؛", until="إلى"),
        Language("pl", "Polski", "Pools", "pl_PL", money="{}\u00a0€"),
        Language("uk", "Українська", "Oekraïens", "uk_UA", money="{}\u00a0€"),
    )
}

_speaking: ContextVar[Language] = ContextVar("language", default=DUTCH)
_says_je: ContextVar[bool] = ContextVar("says_je", default=False)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in a language for as long as this lasts."""
    token = _speaking.set(language)
    try:
        yield
    finally:
        _speaking.reset(token)


@contextmanager
def addressing(*, informally: bool) -> Iterator[None]:
    """Say `je` instead of `u` in Dutch for as long as this lasts."""
    token = _says_je.set(informally)
    try:
        yield
    finally:
        _says_je.reset(token)


def dutch_text(text: str) -> str:
    """Give a Dutch text the form of address of the moment."""
    return informal(text) if _says_je.get() else text


def language() -> Language:
    """Return the language of the moment."""
    return _speaking.get()


def gettext(text: str, /, **values: Any) -> str:
    """Say a Dutch text in the language of the moment, with `%(name)s` filled in."""
    spoken = _said(text)
    if not values:
        return spoken
    if isinstance(spoken, Dutch):
        return Dutch(str(spoken) % values)
    return spoken % {name: f"{each}" if isinstance(each, Dutch) else each for name, each in values.items()}


def ngettext(one: str, more: str, number: int, /, **values: Any) -> str:
    """Say the text that fits a number, which is also filled in as `%(num)s`."""
    spoken = _counted(one, more, number)
    return type(spoken)(str(spoken) % {"num": number, **values})


def marked(text: str) -> str:
    """Mark a text for the translators where it stands as data; it is said later."""
    return text


def stays_dutch(text: str) -> str:
    """Mark a name that is not translated, so that a reader pronounces it as Dutch."""
    return text if language() is DUTCH else Dutch(text)


def euro(amount_cents: int) -> str:
    """Write whole cents as the language does, with cents only where there are any."""
    spoken = language()
    if spoken is DUTCH:
        return dutch.euro_cents(amount_cents)
    amount, digits = Decimal(amount_cents) / 100, "#,##0.00" if amount_cents % 100 else "#,##0"
    number = format_decimal(abs(amount), format=digits, locale=spoken.locale, numbering_system="latn")
    sign = dutch.MINUS if amount < 0 else ""
    return (
        ISOLATED.format(f"{sign}€{dutch.THIN}{number}") if spoken.right_to_left else sign + spoken.money.format(number)
    )


def between(low: str, high: str) -> str:
    """Write a range; a line never starts with what stands between its ends."""
    return f"{low}\u00a0{language().until} {high}"


def comma() -> str:
    """Return the comma of the language."""
    return language().comma


def semicolon() -> str:
    """Return the semicolon of the language."""
    return language().semicolon


def whole_number(number: int) -> str:
    """Write a number as the language groups its digits."""
    return format_decimal(number, locale=language().locale, numbering_system="latn")


def day(moment: date) -> str:
    """Write a day in words: `31 december 2026`."""
    spoken = language()
    return dutch.date_nl(moment) if spoken is DUTCH else format_date(moment, "d MMMM y", locale=spoken.locale)


def month(moment: date) -> str:
    """Write a month in words: `maart 2026`."""
    return format_date(moment, "MMMM y", locale=language().locale)


def short_month(moment: date) -> str:
    """Write a month in a few letters, without a point."""
    return format_date(moment, "LLL", locale=language().locale).rstrip(".")


def init_i18n(app: Flask, choose: Callable[[], Language], *, informally: bool = False) -> None:
    """Say the texts of a request in the language chosen for it, with `je` where the setting says so."""
    install(app.jinja_env)

    @app.before_request
    def _begin() -> None:
        g.said = _says_je.set(informally), _speaking.set(choose())

    @app.teardown_request
    def _end(_: BaseException | None) -> None:
        if "said" in g:
            address, spoken = g.pop("said")
            _says_je.reset(address)
            _speaking.reset(spoken)


def install(environment: Any) -> None:
    """Give a Jinja environment `_` and `ngettext`."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(_said, _counted, newstyle=True)
    environment.globals.update(comma=comma, semicolon=semicolon)


def read_catalogue(code: str, domain: str, folder: Path = TRANSLATIONS) -> Catalog | None:
    """Read one catalogue; None when there is none."""
    path = folder / code / f"{domain}.po"
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=code, domain=domain)


@cache
def is_machine_made(code: str) -> bool:
    """Tell whether a part of the plan in this language has not been read by a native speaker."""
    kept = read_catalogue(code, "plan")
    return kept is not None and any(MACHINE_MADE in entry.flags for entry in kept)


def _said(text: str) -> str:
    spoken = language()
    if spoken is DUTCH:
        return dutch_text(text)
    found: str = _catalogue(spoken.code).ugettext(text)
    return Dutch(text) if found == text else found


def _counted(one: str, more: str, number: int) -> str:
    found: str = _catalogue(language().code).ungettext(one, more, number)
    if language() is DUTCH:
        return dutch_text(found)
    return Dutch(found) if found in (one, more) else found


@cache
def _catalogue(code: str) -> Translations:
    """Every domain of a language together, as gettext knows it; nothing for Dutch."""
    whole = Translations()
    for domain in DOMAINS:
        read = read_catalogue(code, domain)
        if read is not None:
            compiled = BytesIO()
            write_mo(compiled, read)
            compiled.seek(0)
            found = Translations(compiled)
            whole.merge(found)
            whole.plural = found.plural
    return whole
