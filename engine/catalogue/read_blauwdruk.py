"""The blauwdruk of a municipality: where households are met, who holds the talks, and to whom they are handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.catalogue.fields import Fields
from engine.catalogue.model import Checked, Citation
from engine.catalogue.read_scheme import read_checked
from engine.catalogue.yaml_lines import Mapping, line_of

BLAUWDRUK_KEYS = {
    "code", "valid_until", "checked", "sources", "vindplaatsen", "talks", "handover", "debts", "note",
}  # fmt: skip
CONTACT_KEYS = {"name", "does", "address", "phone", "email", "website", "opening_hours", "source", "note"}


@dataclass(frozen=True, slots=True)
class Contact:
    """An organisation that a household can be met at or handed over to; what nobody confirmed is empty."""

    name: str
    does: str
    address: str
    phone: str
    email: str
    website: str
    opening_hours: str
    citations: tuple[Citation, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Blauwdruk:
    """How the talks are organised in one municipality, up to and including `valid_until`."""

    code: str
    valid_until: date
    checked: Checked
    vindplaatsen: tuple[Contact, ...]
    talks: tuple[Contact, ...]
    handover: tuple[Contact, ...]
    debts: tuple[Contact, ...]
    file: str
    line: int

    def help_on(self, day: date) -> Iterator[tuple[str, Contact]]:
        """Yield where a household finds help near by: exits for debts, then partners; nothing once it has expired."""
        if day <= self.valid_until:
            yield from (("debts", contact) for contact in self.debts)
            yield from (("handover", contact) for contact in self.handover)


def read_blauwdruk(fields: Fields, raw: Mapping) -> Blauwdruk:
    """Return the blauwdruk in a raw file; faults are noted in `fields`, never raised."""
    fields.known_keys(raw, BLAUWDRUK_KEYS, "file")
    fields.sources(raw)
    found = {
        part: tuple(_contact(fields, part, entry) for entry in fields.mappings(raw, part, part))
        for part in ("vindplaatsen", "talks", "handover", "debts")
    }
    return Blauwdruk(
        code=fields.needed(raw, "code", "file"),
        valid_until=fields.day(raw, "valid_until", "valid_until", needed=True) or date.min,
        checked=read_checked(fields, raw),
        file=fields.file,
        line=line_of(raw, "valid_until"),
        **found,
    )


def _contact(fields: Fields, part: str, raw: Mapping) -> Contact:
    name = fields.needed(raw, "name", part)
    fields.known_keys(raw, CONTACT_KEYS, name or part)
    return Contact(
        name=name,
        citations=fields.citations(raw),
        line=line_of(raw),
        **{key: fields.text(raw, key) for key in ("does", "address", "phone", "email", "website", "opening_hours")},
    )
