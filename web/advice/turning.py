"""What would change an outcome, in words: `vanaf € 40.858 per jaar stopt dit`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.base.text import uncapitalised
from web.i18n import gettext as _

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would change the outcome, with what it is now and where it is asked."""

    label: str
    own: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Turning:
    """The answers that would change an outcome, numbers first; `nothing` says why there are none."""

    changes: tuple[Change, ...]
    nothing: str


def turning_of(scheme: Json, found: Iterable[Json], urls: Mapping[str, str]) -> Turning:
    """Put the turns of a scheme into words; several choices of one question become one line."""
    by_fact: dict[tuple[str, str], list[Json]] = {}
    for turn in found:
        by_fact.setdefault((turn["fact"], turn["kind"]), []).append(turn)
    changes = [
        Change(_label(turns[0]), _said(turns[0], "own"), _text(turns), urls.get(fact, ""))
        for (fact, kind), turns in sorted(by_fact.items(), key=lambda item: item[0][1] == "choice")
    ]
    return Turning(tuple(changes), "" if changes else _nothing(scheme))


def _label(turn: Json) -> str:
    """Name the question, and whom it is about when that is a member: `Kind 2: u krijgt kinderbijslag voor dit kind`."""
    first, *others = [*(f"{_(each['one'])} {each['number']}" for each in turn["about"]), _(turn["label"])]
    *inner, label = map(uncapitalised, others) if others else ("",)
    return f"{', '.join([first, *inner])}: {label}" if label else first


def _text(turns: list[Json]) -> str:
    first, values = turns[0], _(" of ").join(uncapitalised(_said(turn, "text")) for turn in turns)
    then = _then(first)
    if first["kind"] == "from":
        return _("Vanaf %(value)s %(then)s.", value=values, then=then)
    if first["kind"] == "until":
        return _("Bij %(value)s of minder %(then)s.", value=values, then=then)
    return _("Is het antwoord ‘%(value)s’, dan %(then)s.", value=values, then=then)


def _said(turn: Json, name: str) -> str:
    """Return a value in words: an answer in the language of the moment, an amount as it is written."""
    return _(turn[name]) if turn["kind"] == "choice" else str(turn[name])


def _then(turn: Json) -> str:
    if not turn["opens"]:
        return _("stopt dit")
    return _("kan dit wel") if turn["status"] == "eligible" else _("kan dit misschien wel")


def _nothing(scheme: Json) -> str:
    if scheme["status"] == "not_covered":
        return _("Wij kennen de regels voor deze datum niet. Daarom weten wij niet wat dit verandert.")
    if scheme["status"] == "not_eligible":
        return _("Met één ander antwoord verandert dit niet. Er is meer dan één reden, of het ligt aan de leeftijd.")
    return _("Wij vonden geen antwoord van u waarmee dit stopt.")
