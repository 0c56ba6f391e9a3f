"""The cards for the talk and the signals with their ways out, read from YAML; a fault names file, line and remedy."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.catalogue.fields import Fields
from engine.catalogue.model import Source
from engine.catalogue.yaml_lines import Mapping, read_yaml
from engine.errors import CatalogueError
from web.catalogue import catalogue

FOLDER = Path(__file__).parent
CUES, SIGNALS = FOLDER / "cues.yaml", FOLDER / "signals.yaml"
BEGIN, END = "begin", "einde"
CARD_PARTS = ("debts", "handover")
CARD_KEYS = {"id", "title", "chapter", "about", "ask", "listen", "avoid"}
SIGNALS_KEYS = {"sources", "ways", "exits", "signals", "elsewhere"}
WAY_KEYS = {"id", "title", "about", "say", "urgent", "card", "office", "source"}
EXIT_KEYS = {"id", "way", "name", "does", "phone", "website", "only_with", "recorded", "source"}
SIGNAL_KEYS = {"id", "text", "urgent", "leads_to"}
ELSEWHERE_KEYS = {"title", "text", "phone", "website", "source"}


@dataclass(frozen=True, slots=True)
class Card:
    """A card for the talk: open questions, what to listen for, what to leave unsaid; `chapter` may be begin or end."""

    id: str
    title: str
    chapter: str
    about: str
    ask: tuple[str, ...]
    listen: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of help, with what to say when calling; `card` is the part of the municipality's own card it stands in."""

    id: str
    title: str
    about: str
    say: str
    urgent: str
    card: str
    office: bool
    source: Source | None
    article: str


@dataclass(frozen=True, slots=True)
class Exit:
    """An organisation that helps everywhere in the country; shown only with the signals in `only_with`, if any.

    What is not `recorded` is shown, and nobody can note that it was chosen.
    """

    id: str
    way: str
    name: str
    does: str
    phone: str
    website: str
    only_with: tuple[str, ...] = ()
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of money trouble, as it is said out loud, with the ways out, the best first."""

    id: str
    text: str
    urgent: bool
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is not ticked here, and who helps with it."""

    title: str
    text: str
    phone: str
    website: str


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything in signals.yaml."""

    ways: tuple[Way, ...]
    exits: tuple[Exit, ...]
    signals: tuple[Signal, ...]
    elsewhere: Elsewhere

    def texts(self) -> Iterator[str]:
        """Yield every text that a person sees, for translators and for the check of plain Dutch."""
        for way in self.ways:
            yield from (text for text in (way.title, way.about, way.say, way.urgent) if text)
        yield from (each.does for each in self.exits)
        yield from (each.text for each in self.signals)
        yield from (self.elsewhere.title, self.elsewhere.text)


@cache
def cards() -> tuple[Card, ...]:
    """The cards for the talk, in their order."""
    return read_cards(CUES, (BEGIN, END, *(chapter.id for chapter in catalogue().vocabulary.chapters)))


@cache
def signals() -> Signals:
    """The signals and the ways out."""
    return read_signals(SIGNALS)


def card_texts() -> Iterator[str]:
    """Yield every text on the cards."""
    for card in cards():
        yield from (card.title, card.about, *card.ask, *card.listen, *card.avoid)


def read_cards(path: Path, chapters: Collection[str] = ()) -> tuple[Card, ...]:
    """Return the cards in a file; raises CatalogueError with every fault. `chapters`: those that may be named."""
    fields, raw = _open(path)
    fields.known_keys(raw, {"cards"}, "file")
    found = tuple(_card(fields, entry, chapters) for entry in fields.mappings(raw, "cards", "cards"))
    _finish(fields, raw, "cards", [card.id for card in found])
    return found


def read_signals(path: Path) -> Signals:
    """Return the signals in a file; raises CatalogueError with every fault."""
    fields, raw = _open(path)
    fields.known_keys(raw, SIGNALS_KEYS, "file")
    reader = _SignalsReader(fields, fields.sources(raw))
    ways = tuple(reader.way(entry) for entry in fields.mappings(raw, "ways", "ways"))
    listed = fields.mappings(raw, "signals", "signals")
    found = Signals(
        ways=ways,
        exits=tuple(
            reader.exit(entry, ways, [str(each.get("id")) for each in listed])
            for entry in fields.mappings(raw, "exits", "exits")
        ),
        signals=tuple(reader.signal(entry, ways) for entry in listed),
        elsewhere=reader.elsewhere(fields.mapping(raw, "elsewhere", "elsewhere")),
    )
    for key in ("ways", "exits", "signals"):
        _finish(fields, raw, key, [each.id for each in getattr(found, key)])
    return found


def _open(path: Path) -> tuple[Fields, Mapping]:
    name = path.relative_to(FOLDER.parent.parent).as_posix() if path.is_relative_to(FOLDER) else path.name
    return Fields(name, path.parent), read_yaml(path, name)


def _finish(fields: Fields, raw: Mapping, key: str, ids: list[str]) -> None:
    """Refuse an empty list and an id that stands there twice, and stop when anything is wrong with the file."""
    if not ids:
        fields.fault(raw, key, key, f"'{key}' holds nothing", "Start each item with `- id: ...`")
    for entry in fields.mappings(raw, key, key):
        if ids.count(str(entry.get("id"))) > 1:
            fields.fault(entry, "id", str(entry["id"]), "this id stands here twice", "Give each its own id")
    if fields.findings:
        raise CatalogueError(fields.findings)


def _card(fields: Fields, raw: Mapping, chapters: Collection[str]) -> Card:
    name = fields.needed(raw, "id", "cards")
    fields.known_keys(raw, CARD_KEYS, name)
    chapter = fields.needed(raw, "chapter", name)
    if chapters and chapter not in chapters:
        fields.fault(raw, "chapter", name, f"unknown chapter '{chapter}'", "Known: " + ", ".join(sorted(chapters)))
    lists = {key: _texts(fields, raw, key, name) for key in ("ask", "listen", "avoid")}
    return Card(name, fields.needed(raw, "title", name), chapter, fields.needed(raw, "about", name), **lists)


def _texts(fields: Fields, raw: Mapping, key: str, part: str) -> tuple[str, ...]:
    found = fields.items(raw, key, part)
    if not found:
        fields.fault(raw, key if key in raw else None, part, f"'{key}' is missing", f"Add `{key}:` with `- ` lines")
    return tuple(" ".join(str(each).split()) for each in found)


@dataclass(frozen=True, slots=True)
class _SignalsReader:
    """Reads the parts of one file; faults are noted in `fields`."""

    fields: Fields
    sources: dict[str, Source]

    def way(self, raw: Mapping) -> Way:
        fields, name = self.fields, self.fields.needed(raw, "id", "ways")
        fields.known_keys(raw, WAY_KEYS, name)
        card = fields.text(raw, "card")
        if card and card not in CARD_PARTS:
            fields.fault(raw, "card", name, f"unknown part of the card '{card}'", "Known: " + ", ".join(CARD_PARTS))
        title, about, say = (fields.needed(raw, key, name) for key in ("title", "about", "say"))
        source, article = self._source(raw, name)
        office = fields.truth(raw, "office", name)
        return Way(name, title, about, say, fields.text(raw, "urgent"), card, office, source, article)

    def exit(self, raw: Mapping, ways: Collection[Way], signals: Collection[str]) -> Exit:
        fields, name = self.fields, self.fields.needed(raw, "id", "exits")
        fields.known_keys(raw, EXIT_KEYS, name)
        way = fields.needed(raw, "way", name)
        self._known(raw, "way", name, [way], [each.id for each in ways])
        only_with = tuple(str(each) for each in fields.items(raw, "only_with", name))
        self._known(raw, "only_with", name, only_with, signals)
        self._source(raw, name, needed=bool(raw.get("phone") or raw.get("website")))
        called, does = (fields.needed(raw, key, name) for key in ("name", "does"))
        phone, website = fields.text(raw, "phone"), fields.text(raw, "website")
        return Exit(name, way, called, does, phone, website, only_with, fields.truth(raw, "recorded", name, True))

    def signal(self, raw: Mapping, ways: Collection[Way]) -> Signal:
        fields, name = self.fields, self.fields.needed(raw, "id", "signals")
        fields.known_keys(raw, SIGNAL_KEYS, name)
        leads_to = tuple(str(each) for each in fields.items(raw, "leads_to", name))
        if not leads_to:
            fields.fault(raw, None, name, "this signal leads nowhere", "Add `leads_to:` with at least one way")
        self._known(raw, "leads_to", name, leads_to, [each.id for each in ways])
        return Signal(name, fields.needed(raw, "text", name), fields.truth(raw, "urgent", name), leads_to)

    def elsewhere(self, raw: Mapping) -> Elsewhere:
        fields = self.fields
        fields.known_keys(raw, ELSEWHERE_KEYS, "elsewhere")
        self._source(raw, "elsewhere", needed=True)
        return Elsewhere(*(fields.needed(raw, key, "elsewhere") for key in ("title", "text", "phone", "website")))

    def _known(self, raw: Mapping, key: str, part: str, named: Collection[str], known: Collection[str]) -> None:
        for each in named:
            if each and each not in known:
                self.fields.fault(raw, key, part, f"unknown name '{each}'", "Known: " + ", ".join(sorted(known)))

    def _source(self, raw: Mapping, part: str, *, needed: bool = False) -> tuple[Source | None, str]:
        cited = self.fields.citations(raw)
        if not cited:
            if needed:
                self.fields.fault(raw, None, part, "'source' is missing", "Add `source:` with a name of `sources`")
            return None, ""
        self._known(raw, "source", part, [cited[0].key], list(self.sources))
        return self.sources.get(cited[0].key), cited[0].article
