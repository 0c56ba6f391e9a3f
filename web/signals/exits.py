"""Where the signals of a visit lead: the exits of the municipality's own card and the national ones, best fit first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.advice.place import place_json, place_on
from web.catalogue import catalogue
from web.i18n import gettext as _
from web.models import Visit, WarmHandover
from web.plan.model import Agreed
from web.services.note_signals import handovers_of
from web.signals.reading import Exit, Signals, Way, signals

Place = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """One organisation to turn to; what nobody confirmed is empty. `id` is what is kept when it is chosen."""

    id: str
    name: str
    does: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    opening_hours: str = ""
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Route:
    """A kind of help with the organisations that give it here."""

    way: Way
    urgent: bool
    offers: tuple[Offer, ...]


def routes_of(visit: Visit, seen: Collection[str]) -> tuple[Route, ...]:
    """Return the help that fits the signals seen: what is urgent first, then what fits best."""
    book = signals()
    place = _place(visit)
    fits = _fits(book, seen)
    ways = sorted((way for way in book.ways if way.id in fits), key=lambda way: fits[way.id])
    urgent = {way for each in book.signals if each.urgent and each.id in seen for way in each.leads_to[:1]}
    return tuple(Route(way, way.id in urgent, tuple(_offers(book, way, place, seen))) for way in ways)


def offers_by_id(visit: Visit) -> dict[str, Offer]:
    """Return every exit that can be agreed on in the municipality of a visit, whatever was seen."""
    book, place = signals(), _place(visit)
    everything = [each.id for each in book.signals]
    found = (offer for way in book.ways for offer in _offers(book, way, place, everything))
    return {offer.id: offer for offer in found if offer.recorded}


def agreed_help(visit: Visit) -> tuple[Agreed, ...]:
    """Return the help that the household consented to and did not withdraw, the first day first."""
    offers = offers_by_id(visit)
    standing = [(each, each.call_on) for each in handovers_of(visit) if each.stands]
    dated = [(on, each.caller, offers.get(each.exit, unlisted(each))) for each, on in standing if on]
    found = (Agreed(offer.name, offer.phone, caller, on) for on, caller, offer in dated)
    return tuple(sorted(found, key=lambda each: each.on))


def unlisted(handover: WarmHandover) -> Offer:
    """Return the exit of an agreement that the card does not name any more."""
    return Offer(handover.exit, handover.exit.rpartition(":")[2], "")


def _fits(book: Signals, seen: Collection[str]) -> dict[str, tuple[bool, int]]:
    """Return how well each way fits the signals seen; lower is better."""
    fits: dict[str, tuple[bool, int]] = {}
    for each in book.signals:
        for place, way in enumerate(each.leads_to if each.id in seen else ()):
            fit = (not each.urgent, place)
            fits[way] = min(fit, fits.get(way, fit))
    return fits


def _offers(book: Signals, way: Way, place: Place, seen: Collection[str]) -> Iterator[Offer]:
    """Yield the municipality's own exits, else its general desk where that will do; then the national ones."""
    own = [each for each in place["help"] if each["kind"] == way.card]
    yield from (_of_the_card(way, each) for each in own)
    if way.office and not own:
        yield _office(way, place)
    yield from (_national(each) for each in book.exits if each.way == way.id and _is_shown(each, seen))


def _is_shown(each: Exit, seen: Collection[str]) -> bool:
    return not each.only_with or any(signal in seen for signal in each.only_with)


def _of_the_card(way: Way, each: Mapping[str, str]) -> Offer:
    told: dict[str, Any] = {
        key: each[key] for key in ("name", "does", "address", "phone", "email", "website", "opening_hours")
    }
    return Offer(id=f"{way.id}:{each['name']}"[:160], **told)


def _office(way: Way, place: Place) -> Offer:
    return Offer(
        id=f"{way.id}:office",
        name=_("Gemeente %(name)s", name=place["name"]),
        does=_("Vraag naar hulp bij schulden."),
        address=place["address"],
        phone=place["phone"],
        website=place["website"],
        opening_hours=place["opening_hours"],
    )


def _national(each: Exit) -> Offer:
    return Offer(each.id, each.name, _(each.does), phone=each.phone, website=each.website, recorded=each.recorded)


def _place(visit: Visit) -> Place:
    rules, on = catalogue(), visit.reference_date
    return place_json(rules, place_on(rules, visit.municipality, on), on)
