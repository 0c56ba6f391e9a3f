"""The municipality of an advice: is it one on that day, what is known of it, and who helps near by."""

from datetime import date, timedelta
from typing import Any

from engine.catalogue.catalogue import Catalogue
from engine.catalogue.places import Place, UnknownMunicipality
from engine.errors import EngineError
from engine.explain.format import date_nl

NOT_KNOWN = "Voor deze gemeente kennen we de regelingen nog niet."
HELP = ("name", "does", "address", "phone", "email", "website", "opening_hours")


class NoMunicipalityThen(EngineError):
    """A code of a municipality that is no longer, or not yet, there on the reference date."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def place_on(catalogue: Catalogue, code: str, on: date) -> Place:
    """Return the municipality of a code on a day.

    Raises UnknownMunicipality, or NoMunicipalityThen naming what the municipality became or when it began.
    """
    place = catalogue.places.get(code)
    if place is None:
        raise UnknownMunicipality(code)
    if place.exists_on(on):
        return place
    if place.valid_to is not None and on > place.valid_to:
        since, heirs = date_nl(place.valid_to + timedelta(days=1)), _heirs(catalogue, place)
        raise NoMunicipalityThen(code, f"Gemeente {place.name} ({code}) bestaat niet meer sinds {since}. {heirs}")
    began = date_nl(place.valid_from or on)
    raise NoMunicipalityThen(
        code, f"Gemeente {place.name} ({code}) bestaat pas sinds {began}. Gebruik de gemeente van vóór die dag."
    )


def _heirs(catalogue: Catalogue, place: Place) -> str:
    names = [f"{catalogue.places[code].name} ({code})" for code in place.successors if code in catalogue.places]
    return f"Het gebied hoort nu bij {' of '.join(names)}. Gebruik die code." if names else "Kies een andere gemeente."


def place_json(catalogue: Catalogue, place: Place, on: date) -> dict[str, Any]:
    """Return what an advice says of the municipality; `text` is not empty when its schemes are not known."""
    rules = catalogue.rules_of(place.code)
    own = rules.municipality
    raw = own.raw if own else {}
    services = [each for each in catalogue.services if place.code in each.municipalities]
    exits = rules.blauwdruk.help_on(on) if rules.blauwdruk else ()
    return {
        "code": place.code,
        "name": place.name,
        "coverage": "local" if rules.schemes else "national",
        "text": "" if rules.schemes else NOT_KNOWN,
        "phone": (own.phone if own else "") or place.phone,
        "website": (own.website if own else "") or place.website,
        "address": own.address if own else "",
        "opening_hours": str(raw.get("opening_hours") or ""),
        "services": [{key: getattr(each, key) for key in ("name", "does", "phone", "website")} for each in services],
        "help": [{"kind": kind} | {key: getattr(each, key) for key in HELP} for kind, each in exits],
    }
