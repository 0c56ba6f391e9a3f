"""Whoever chooses English reads English: on every page there is, and in every text there is."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, NavigableString
from flask import Flask

from engine import PROJECT, load_catalogue
from engine.catalogue.yaml_lines import read_yaml
from tests.every_page import Found
from tests.web.conftest import Browser
from web import texts
from web.catalogue import catalogue
from web.i18n import LANGUAGES
from web.services.demo_accounts import read_demo
from web.services.make_demo import make_demo

WHOLE = [one.code for one in LANGUAGES.values() if one.whole and one.code != "nl"]
DUTCH = re.compile(
    r"\b(niet|een|het|wij|uw|voor|wordt|naar|bij|ook|maar|nog|geen|heeft|krijgt|kunt|vul|kies|deze|dit|wat|als|met)\b",
    re.IGNORECASE,
)
DEMO = PROJECT / "web/services/demo_visits.yaml"
TYPED = {"household_name", "vindplaats", "note", "expected"}
NO_WORDS = ("script", "style", "code", "pre", "datalist")


def sentences(html: str) -> list[str]:
    """What a page says without marking it as another language."""
    page = BeautifulSoup(html, "html.parser")
    found = [str(text) for text in page.find_all(string=True) if type(text) is NavigableString and _is_said(text)]
    for tag in page.select("[aria-label], [alt], [data-label], [title], [placeholder]"):
        if not tag.find_parent(lang="nl") and tag.get("lang") != "nl":
            found += [str(tag[name]) for name in ("aria-label", "alt", "data-label", "title") if tag.get(name)]
    return found


def names() -> re.Pattern[str]:
    """What stays as it is in every language: names of schemes, of who pays and of places, and what people typed."""
    rules = load_catalogue()
    known = {place.name for place in rules.places.values()}
    known |= {name for scheme in rules.all_schemes() for name in (scheme.title, scheme.authority) if name}
    known |= set(typed())
    longest_first = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)


def typed() -> Iterator[str]:
    """What somebody in the demo typed in words of their own."""
    for told in read_yaml(DEMO, DEMO.name)["visits"]:
        for part in (told, told.get("handed_over") or {}, *(each for each in told.values() if isinstance(each, dict))):
            yield from (str(part[name]) for name in TYPED & part.keys())


def without_names(text: str, known: re.Pattern[str]) -> str:
    """The rest of a text; what stands in brackets is the Dutch word for something."""
    return re.sub(r"\([^)]*\)", "", known.sub("", text)).strip()


def _is_said(text: NavigableString) -> bool:
    above = [tag for tag in text.parents if tag.name != "[document]"]
    spoken = next((tag["lang"] for tag in above if tag.get("lang")), "")
    return spoken != "nl" and not any(tag.name in NO_WORDS for tag in above)


def everything(app: Flask) -> Found:
    """Every page of the demo, as everybody in it and as a stranger."""
    with app.app_context():
        make_demo(catalogue())
    found = Found(app)
    for person in (None, *(person for person, _ in read_demo().people)):
        browser = Browser(app.test_client())
        if person:
            browser.email = person.email
            browser.sign_in(read_demo().password)
        in_english(browser)
        found.walk(person.email if person else "", lambda address, browser=browser: fetched(browser, address))
    return found


def in_english(browser: Browser) -> None:
    browser.open("/").press("English")
    assert browser.page.html["lang"] == "en"


def fetched(browser: Browser, address: str) -> tuple[str, str]:
    with browser.client.get(address, buffered=True) as answer:
        if answer.status_code in (302, 303):
            return "redirect", answer.headers["Location"]
        assert answer.status_code == 200, address
        kept.append((address, answer.get_data(as_text=True))) if answer.mimetype == "text/html" else None
        return answer.mimetype, answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""


kept: list[tuple[str, str]] = []


def test_no_dutch_is_left_on_any_page_in_english(app):
    kept.clear()
    found = everything(app)
    assert len(found.pages) > 15
    known = names()
    said = {(address, without_names(text, known)) for address, html in kept for text in sentences(html)}
    dutch = {(address, text) for address, text in said if DUTCH.search(text)}
    assert sorted(dutch) == [], "\n".join(f"{a} | {t}" for a, t in sorted(dutch))


def test_dutch_is_found_where_it_is_not_marked():
    html = '<html lang="en"><p>Not yet. <span lang="nl">Nog niet.</span></p><b title="Kies een dag">Pick</b><i>Nog niet</i></html>'
    assert [text for text in sentences(html) if DUTCH.search(text)] == ["Nog niet", "Kies een dag"]


@pytest.mark.parametrize("code", WHOLE)
def test_every_text_is_there_in_a_language_that_is_called_whole(code):
    missing = {
        domain: [each.id for each in texts.missing(kept)]
        for domain, kept in texts.renew(load_catalogue(), code).items()
    }
    assert {domain: ids for domain, ids in missing.items() if ids} == {}
