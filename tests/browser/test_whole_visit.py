"""The whole visit by keyboard alone, from the first page to the plan, with the figures of the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.keyboard import Keyboard
from web.filters import STATUS_WORDS

pytestmark = pytest.mark.browser

PROFILE = {
    "on": "2026-07-01",
    "municipality": "GM0484",
    "facts": {
        "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": "ja", "heeft_toeslagpartner": "nee",
        "zorgverzekerd": "ja", "toetsingsinkomen": 24000, "vermogen_toeslagen": 1500,
        "woonsituatie": "huur_zelfstandig", "kale_huur": 640.50, "servicekosten": {}, "woning_aangepast_handicap": "nee",
    },
    "members": {
        "kinderen": [
            {
                "geboortedatum": "2019-05-20", "ontvangt_kinderbijslag": "ja",
                "opvang": [{"soort": "bso", "uren_per_maand": 40, "uurtarief": 9.25}],
            }
        ],
        "medebewoners": [],
    },
    "receives": {"zorgtoeslag": 100, "huurtoeslag": 0},
}  # fmt: skip


def children(keys: Keyboard) -> None:
    """Add a child and, from the child's page, its childcare; come back to the list."""
    child, care = "members-kinderen-k1", "members-kinderen-k1-opvang-k1"
    keys.press("Kind toevoegen").skip().type_date(f"{child}-geboortedatum", "20", "5", "2019")
    keys.choose(f"#{child}-ontvangt-kinderbijslag-choice-ja").press("Opvang toevoegen")
    keys.skip().choose(f"#{care}-soort-choice-bso")
    keys.type(f"#{care}-uren-per-maand-amount", "40").type(f"#{care}-uurtarief-amount", "9,25")
    keys.press("Klaar").press("Klaar")


def home(keys: Keyboard) -> None:
    """Choose the kind of home; the questions about rent appear at once."""
    keys.choose("#facts-woonsituatie-choice-huur-zelfstandig")
    expect(keys.page.locator("#facts-kale-huur")).to_be_visible()
    keys.type("#facts-kale-huur-amount", "640,50").choose("#facts-servicekosten-state-none")
    keys.choose("#facts-woning-aangepast-handicap-choice-nee")


ANSWERS = {
    "wie-woont-hier/aanvrager": lambda keys: keys.type_date(
        "facts-geboortedatum-aanvrager", "2", "3", "1986"
    ).choose("#facts-rechtmatig-verblijf-choice-ja"),
    "wie-woont-hier/partner": lambda keys: keys.choose("#facts-heeft-toeslagpartner-choice-nee"),
    "wie-woont-hier/medebewoners": lambda keys: keys.choose("#members-medebewoners-choice-none"),
    "werk-en-inkomen/inkomen": lambda keys: keys.type("#facts-toetsingsinkomen-amount", "24.000"),
    "huis-en-energie/woning": home,
    "zorg-en-verzekering/verzekering": lambda keys: keys.choose("#facts-zorgverzekerd-choice-ja"),
    "kinderen/kinderen": children,
    "bezit-en-schulden/vermogen": lambda keys: keys.type("#facts-vermogen-toeslagen-amount", "1500"),
    "bezit-en-schulden/schulden": lambda keys: keys.choose("#facts-in-schuldregeling-choice-unknown"),
    "wat-u-al-krijgt/nu-toeslagen": lambda keys: keys.choose("#receives-huurtoeslag-state-none").type(
        "#receives-zorgtoeslag-amount", "100"
    ),
}  # fmt: skip


def start(keys: Keyboard, accessible) -> None:
    """From the first page to the first question."""
    accessible(keys.page)
    keys.press("Start een bezoek")
    accessible(keys.page)
    keys.type("#name", "Familie Jansen").type("#municipality", "Alphen aan den Rijn").type_date("on", "1", "7", "2026")
    keys.press("Begin met de vragen")
    accessible(keys.page)
    keys.press("Naar de eerste vraag")


def walk(keys: Keyboard, accessible) -> list[str]:
    """Answer and go on, screen after screen, until the recap and then the result; return the screens passed."""
    passed: list[str] = []
    while not keys.page.url.endswith("/recap"):
        screen = keys.page.url.split("/chapters/")[1]
        assert screen not in passed
        passed.append(screen)
        keys.skip()
        ANSWERS.get(screen, lambda _: None)(keys)
        accessible(keys.page)
        last = keys.page.get_by_role("button", name="Naar het overzicht").count()
        keys.press("Naar het overzicht" if last else "Volgende")
    accessible(keys.page)
    keys.press("Naar de uitkomst")
    return passed


def of_the_command_line(tmp_path: Path) -> dict:
    """The advice of `toereikend advise` for PROFILE."""
    file = tmp_path / "profile.yaml"
    file.write_text(yaml.safe_dump(PROFILE), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("toereikend")), "advise", str(file), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def cents(text: str) -> list[int]:
    """The amounts in a text in cents, minus included."""
    found = re.findall(r"(−?)€\u202f([\d.]+)(?:,(\d\d))?", text)
    return [int(f"{sign.replace('−', '-')}{euros.replace('.', '')}{part or '00'}") for sign, euros, part in found]


def ends(text: str) -> tuple[int, int]:
    """The lowest and highest amount of a range in words; one amount is both."""
    amounts = cents(text)
    return amounts[0], amounts[-1]


def whole(money: dict[str, int]) -> tuple[int, int]:
    """The ends of a range in whole euros, outwards, as the headline says them."""
    low, high = span(money)
    return (low, high) if low == high else (low // 100 * 100, (high + 99) // 100 * 100)


def span(amount: dict) -> tuple[int, int]:
    return amount["min_cents"], amount["max_cents"]


def compare(page: Page, advice: dict) -> None:
    """The result shows the totals, and of each scheme the status, the amount, the month and what it adds."""
    total = advice["total"]
    assert ends(page.locator(".total__amount").inner_text()) == whole(total["new_money_per_year"])
    claim = page.locator(".total__extra", has_text="terug te vragen").inner_text()
    assert ends(claim)[1] == whole(total["retroactive"])[1]
    for scheme in advice["schemes"]:
        quiet = {"not_eligible": "#not-now", "not_covered": "#not-covered"}.get(scheme["status"])
        apart = "#rare" if scheme["unlikely"] else quiet
        if apart:
            assert page.locator(f"{apart} #{scheme['id']}").count() == 1
        else:
            compare_card(page, scheme)


def compare_card(page: Page, scheme: dict) -> None:
    """A scheme that the household may have shows what the command line says."""
    card = page.locator(f"#{scheme['id']}")
    assert card.locator(".status").inner_text().strip() == STATUS_WORDS[scheme["status"]]
    shown = cents(card.locator(".scheme__amount").inner_text())
    assert scheme["amount"] is None or scheme["amount"]["max_cents"] in shown
    assert scheme["monthly_shown"] is None or scheme["monthly_shown"] * 100 in shown
    if scheme["new_money"] and any(span(scheme["new_money"])):
        title = page.get_by_role("rowheader", name=scheme["title"], exact=True, include_hidden=True)
        row = page.locator(".total tbody tr").filter(has=title)
        assert ends(row.text_content() or "") == span(scheme["new_money"])


def test_the_whole_visit_by_keyboard_alone(page: Page, accessible, tmp_path: Path):
    expected = of_the_command_line(tmp_path)
    total = whole(expected["total"]["new_money_per_year"])
    keys = Keyboard(page)
    page.goto("/")
    start(keys, accessible)
    passed = walk(keys, accessible)
    assert set(ANSWERS) <= set(passed)
    assert len({screen.split("/")[0] for screen in passed}) == 7

    compare(page, expected)
    keys.press("Verder met de vragen").press("Huis en energie")
    assert ends(page.locator(".panel__range").inner_text()) == total
    keys.press("Uw woning")
    assert page.locator("#facts-kale-huur-amount").input_value() == "640,50"
    keys.press("Uitkomst")

    keys.unfold("Hoe is dit opgeteld?").unfold("Zo vraagt u het aan").unfold("Waarom?")
    reasons = page.locator("article details[open] table").first
    expect(reasons).to_be_visible()
    expect(reasons).to_contain_text("art.")
    accessible(page)
    keys.press("Maak het plan")
    assert set(total) <= set(cents(page.locator(".sum").inner_text()))
    accessible(page)
    keys.press("Terug naar de uitkomst")
    assert page.url.endswith("/result")
