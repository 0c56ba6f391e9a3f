"""The municipality on screen and paper: what to say when its schemes are not known, and who helps near by."""

from urllib.parse import urlsplit

from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.plan.amounts import listed
from web.plan.context import Json
from web.plan.model import Near, NearHelp

ASK = marked("Vraag de gemeente welke regelingen zij zelf heeft.")


def near(advice: Json) -> Near:
    """Put what an advice says of the place into words; an advice of before that was known has no more than a name."""
    place = advice["place"]
    text = place.get("text", "")
    return Near(
        text=_(text) if text else "",
        ask=_ask(place) if text else "",
        services=tuple(_service(each) for each in place.get("services", ())),
        exits=tuple(_exit(each) for each in place.get("help", ())),
        office=_office(place) if place.get("phone") or place.get("opening_hours") else None,
    )


def _office(place: Json) -> NearHelp:
    name = _("Gemeente %(name)s", name=stays_dutch(place["name"]))
    site, hours = place["website"], stays_dutch(place["opening_hours"])
    return NearHelp(name, "", stays_dutch(place["address"]), place["phone"], site, shown(site), hours)


def _ask(place: Json) -> str:
    said = [_(ASK)]
    if place["phone"]:
        said.append(_("Telefoon %(number)s.", number=place["phone"]))
    if place["website"]:
        said.append(_("Website %(site)s.", site=shown(place["website"])))
    return listed(said, " ")


def _service(service: Json) -> NearHelp:
    return NearHelp(
        stays_dutch(service["name"]),
        _("Doet voor uw gemeente: %(what)s.", what=_(service["does"])),
        "",
        service["phone"],
        service["website"],
        shown(service["website"]),
        "",
    )


def _exit(each: Json) -> NearHelp:
    return NearHelp(
        name=stays_dutch(each["name"]),
        does=_(each["does"]),
        address=stays_dutch(each["address"]),
        phone=each["phone"],
        url=each["website"],
        url_shown=shown(each["website"]),
        opening_hours=stays_dutch(each["opening_hours"]),
        email=each["email"],
    )


def shown(url: str) -> str:
    """Return an address as people type it."""
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
