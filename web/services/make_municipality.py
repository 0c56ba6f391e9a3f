"""Use case: make the folder of a municipality that joins, with a list of what to ask it."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from engine import Catalogue
from engine.base.dates import add_months
from engine.catalogue.places import Place
from engine.catalogue.yaml_lines import read_yaml
from web.plan.words import THEMES

EXAMPLE = "municipalities/_example"
MONTHS_UNTIL_CHECK = 6
ABOUT_EACH = (
    "Sinds wanneer geldt dit, en tot wanneer?",
    "In welk besluit of op welke pagina staat het, en bij welk artikel?",
    "Hoe vraagt iemand het aan, waar, met welke papieren en tot welke dag?",
)
ABOUT_HELP = (
    "Waar vindt u huishoudens die nog niet om hulp vragen?",
    "Welke organisatie voert de gesprekken?",
    "Aan welke organisaties draagt u over? Met adres, telefoon en openingstijden.",
    "Waar kan iemand met schulden terecht, van lichte tot zware hulp?",
)


class FolderExistsError(Exception):
    """The municipality has a folder already: nothing is written over it."""


def make_municipality(catalogue: Catalogue, place: Place, today: date) -> Path:
    """Write the folder under the catalogue's root and return it; raise FolderExistsError when there is one."""
    municipalities = catalogue.root / "municipalities"
    found = next(municipalities.glob(f"{place.code}-*"), None)
    if found is not None:
        raise FolderExistsError(f"Gemeente {place.name} heeft al een map: municipalities/{found.name}.")
    folder = municipalities / f"{place.code}-{slug_of(place.name)}"
    folder.mkdir()
    texts = {
        "municipality.yaml": _contact(catalogue, place, today),
        "blauwdruk.yaml": _blauwdruk(catalogue, place, today),
        "vragenlijst.md": questions(catalogue, place),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def slug_of(name: str) -> str:
    """Return a name in small letters, digits and hyphens.

    >>> slug_of("Noardeast-Fryslân"), slug_of("'s-Gravenhage"), slug_of("Bergen (NH.)")
    ('noardeast-fryslan', 's-gravenhage', 'bergen-nh')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _contact(catalogue: Catalogue, place: Place, today: date) -> str:
    """Return the example's keys with what is known of the place; the rest is empty, to be filled in."""
    known = {"code": place.code, "name": place.name, "slug": slug_of(place.name), "phone": place.phone}
    known["website"] = place.website
    keys = [
        key
        for key in read_yaml(catalogue.root / EXAMPLE / "municipality.yaml", EXAMPLE)
        if key not in ("sources", "self_check")
    ]
    lines = [_checked(today) if key == "checked" else f'{key}: "{known.get(key, "")}"' for key in keys]
    return "\n".join([_schema("municipality"), *lines, ""])


def _blauwdruk(catalogue: Catalogue, place: Place, today: date) -> str:
    keys = [key for key in read_yaml(catalogue.root / EXAMPLE / "blauwdruk.yaml", EXAMPLE) if key != "sources"]
    until = add_months(today, MONTHS_UNTIL_CHECK)
    known = {"code": place.code, "valid_until": until.isoformat()}
    lines = [_checked(today) if key == "checked" else f"{key}: {known.get(key, '[]')}" for key in keys]
    return "\n".join(
        [_schema("blauwdruk"), "# Noem organisaties, geen personen. Alleen wat iemand bevestigde.", *lines, ""]
    )


def _schema(name: str) -> str:
    return f"# yaml-language-server: $schema=../../rules/schema/{name}-1.json"


def _checked(today: date) -> str:
    return f"checked: {{on: {today}, by: redactie, next: {add_months(today, MONTHS_UNTIL_CHECK)}}}"


def questions(catalogue: Catalogue, place: Place) -> str:
    """Return the list of what to ask the municipality, by theme, with the templates there are."""
    lines = [
        f"# Wat we vragen aan de gemeente {place.name}",
        "",
        "Zet een kruisje als de regeling in een bestand staat. Heeft de gemeente een regeling niet? Maak dan een",
        "bestand met `exists: nee` en de bron. Vraag bij elke regeling ook:",
        "",
        *(f"* {question}" for question in ABOUT_EACH),
    ]
    for theme in dict.fromkeys(kind.theme for kind in catalogue.kinds):
        lines += ["", f"## {THEMES.get(theme, theme)}", ""]
        for kind in (each for each in catalogue.kinds if each.theme == theme):
            lines.append(f"- [ ] **{kind.title}** (`{kind.id}.yaml`). {kind.ask}{_template(catalogue, kind.id)}")
    lines += ["", "## Hulp dichtbij, voor `blauwdruk.yaml`", "", *(f"- [ ] {question}" for question in ABOUT_HELP), ""]
    return "\n".join(lines)


def _template(catalogue: Catalogue, name: str) -> str:
    template = catalogue.templates.get(name)
    return f" Er is een sjabloon: `{template.file}`." if template else ""
