"""A profile (docs: contract) to a typed household; every fault is named with where it is and what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from engine.base.money import parse_money
from engine.base.ranges import Number, Range, between, bounds
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.errors import ProfileError, ProfileFault

PROFILE_KEYS = {"on", "municipality", "facts", "members", "receives", "last_year"}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
REFERENCE_YEARS = (2000, 2100)
YEARS = (1850, 2200)
YES = {"ja": True, "nee": False, True: True, False: False}


@dataclass(frozen=True, slots=True)
class Member:
    """One child, co-resident or piece of childcare: the facts told of it and its own members."""

    values: Mapping[str, Any]
    members: Mapping[str, tuple["Member", ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Household:
    """What a household told: facts that are absent are unknown; an absent list of members is unknown too."""

    values: Mapping[str, Any]
    members: Mapping[str, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Profile:
    """A household on a reference date in a municipality, with what it receives now (EUR/month per scheme id)."""

    on: date
    municipality: str
    household: Household
    receives: Mapping[str, Decimal]
    last_year: Household
    receives_told: bool = True

    def canonical(self) -> dict[str, Any]:
        """Return the profile as it was read, in one form whatever it was written in: the input of its fingerprint."""
        told = {"facts": self.household.values, "members": _listed(self.household.members)}
        before = {"facts": self.last_year.values, "members": _listed(self.last_year.members)}
        receives = {scheme: amount.normalize() for scheme, amount in self.receives.items()}
        return {
            "on": self.on,
            "municipality": self.municipality,
            **_exact(told),
            "last_year": _exact(before),
            "receives": receives,
        }


def _listed(members: Mapping[str, tuple[Member, ...]]) -> dict[str, Any]:
    return {name: [{**each.values, **_listed(each.members)} for each in listed] for name, listed in members.items()}


def _exact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _exact(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_exact(part) for part in value]
    if isinstance(value, Range):
        return {"min": value.low.normalize(), "max": value.high.normalize()}
    return value.normalize() if isinstance(value, Decimal) else value


def read_profile(vocabulary: Vocabulary, raw: Any, on: date | None = None) -> Profile:
    """Return the typed profile in a raw one; `on` goes before the profile's own date.

    Raises ProfileError naming every fault: an unknown fact, a value of the wrong kind or outside its bounds,
    a missing reference date.
    """
    reader = ProfileReader(vocabulary)
    profile = reader.profile(raw, on)
    if reader.faults or profile is None:
        raise ProfileError(reader.faults)
    return profile


class ProfileReader:
    """Reads one profile and collects every fault before giving up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.faults: list[ProfileFault] = []

    def profile(self, raw: Any, on: date | None) -> Profile | None:
        """Return the profile, or None when it cannot be read at all."""
        if not isinstance(raw, Mapping):
            self._fault("", "Het profiel is geen lijst van namen en waarden. Zie het voorbeeld in de handleiding.")
            return None
        self._known_keys(raw, PROFILE_KEYS, "")
        day = on or self._day(raw.get("on"), "on")
        municipality = raw.get("municipality")
        if not isinstance(municipality, str) or not municipality:
            self._fault("municipality", "De gemeente ontbreekt. Schrijf de CBS-code, bijvoorbeeld GM0484.")
        last_year = self._part(raw, "last_year", "")
        self._known_keys(last_year, {"facts", "members"}, "last_year.")
        return Profile(
            on=day or date.min,
            municipality=str(municipality),
            household=self._household(raw, ""),
            receives=self._receives(self._part(raw, "receives", "")),
            last_year=self._household(last_year, "last_year."),
            receives_told="receives" in raw,
        )

    def _household(self, raw: Mapping[str, Any], path: str) -> Household:
        facts = self.facts(self._part(raw, "facts", path), self.vocabulary.facts, "")
        return Household(facts, self.members(self._part(raw, "members", path), self.vocabulary.entities, ""))

    def facts(self, raw: Mapping[str, Any], known: Mapping[str, Fact], path: str) -> dict[str, Any]:
        """Return the typed values of facts; a value of None counts as not told."""
        found: dict[str, Any] = {}
        for name, value in raw.items():
            fact = known.get(name)
            if fact is None:
                self._unknown_name(path + str(name), str(name), known)
            elif fact.kinds:
                found.update(self._kinds(fact, value, path + name))
            elif value is not None:
                typed = self._value(fact, value, path + name)
                if typed is not None:
                    found[name] = typed
        return found

    def members(self, raw: Mapping[str, Any], known: Mapping[str, Entity], path: str) -> dict[str, tuple[Member, ...]]:
        """Return the members told; an entity that is absent or None stays unknown."""
        found = {}
        for name, listed in raw.items():
            entity = known.get(name)
            if entity is None:
                self._unknown_name(path + str(name), str(name), known)
            elif isinstance(listed, list) and len(listed) > entity.at_most:
                self._fault(path + name, f"Dit zijn er te veel. Er kunnen er hoogstens {entity.at_most} in.")
            elif isinstance(listed, list):
                found[name] = tuple(
                    self._member(entity, item, f"{path}{name}[{place}].") for place, item in enumerate(listed)
                )
            elif listed is not None:
                self._fault(path + name, "Dit moet een lijst zijn. Schrijf [] als er niemand is.")
        return found

    def _member(self, entity: Entity, raw: Any, path: str) -> Member:
        if not isinstance(raw, Mapping):
            self._fault(path.rstrip("."), "Dit moet een lijst van namen en waarden zijn.")
            return Member({})
        inner = {name: value for name, value in raw.items() if name in entity.entities}
        facts = {name: value for name, value in raw.items() if name not in entity.entities}
        return Member(self.facts(facts, entity.facts, path), self.members(inner, entity.entities, path))

    def _kinds(self, fact: Fact, value: Any, path: str) -> dict[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self._fault(path, f"Schrijf per soort een bedrag: {', '.join(fact.kinds)}. Schrijf {{}} als er geen zijn.")
            return {}
        found: dict[str, Number | None] = {f"{fact.name}_{kind}": Decimal(0) for kind in fact.kinds}
        for kind, amount in value.items():
            if kind not in fact.kinds:
                self._unknown_name(f"{path}.{kind}", str(kind), fact.kinds)
                continue
            typed = None if amount is None else self._number(fact, amount, f"{path}.{kind}")
            found[f"{fact.name}_{kind}"] = typed
        return {name: amount for name, amount in found.items() if amount is not None}

    def _value(self, fact: Fact, value: Any, path: str) -> Any:
        match fact.typed.kind:
            case "boolean":
                return self._truth(value, path)
            case "date":
                return self._day(value, path)
            case "choice":
                if isinstance(value, str) and value in fact.options:
                    return value
                self._fault(path, f"‘{value}’ is geen keuze. Kies uit: {', '.join(fact.options)}.")
                return None
        return self._number(fact, value, path)

    def _truth(self, value: Any, path: str) -> bool | None:
        if isinstance(value, bool | str) and value in YES:
            return YES[value]
        self._fault(path, f"‘{value}’ is geen antwoord. Schrijf ja of nee.")
        return None

    def _day(self, value: Any, path: str) -> date | None:
        if type(value) is date:
            return self._likely(value, path)
        if value is None:
            name = "peildatum" if path == "on" else "datum"
            self._fault(path, f"De {name} ontbreekt. Schrijf hem als 2026-07-01.")
            return None
        try:
            return self._likely(date.fromisoformat(str(value) if ISO_DATE.fullmatch(str(value)) else ""), path)
        except ValueError:
            self._fault(path, f"‘{value}’ is geen datum. Schrijf hem als 2026-07-01.")
            return None

    def _likely(self, day: date, path: str) -> date | None:
        first, last = REFERENCE_YEARS if path == "on" else YEARS
        if first <= day.year <= last:
            return day
        self._fault(path, f"{day} kan niet: het jaar moet tussen {first} en {last} liggen.")
        return None

    def _number(self, fact: Fact, value: Any, path: str) -> Number | None:
        """Return a number; one known only within bounds is written as `{min: ..., max: ...}`."""
        try:
            number = _number_or_range(value)
        except (ValueError, InvalidOperation):
            what = (
                "bedrag. Schrijf bijvoorbeeld 640,50."
                if fact.type in ("money", "amounts")
                else "getal. Schrijf cijfers."
            )
            self._fault(path, f"‘{value}’ is geen {what}")
            return None
        lowest, highest = bounds(number)
        low, high = fact.bounds or (lowest, highest)
        if lowest < low:
            hint = "Een bedrag onder nul kan hier niet." if low == 0 else f"Het laagste dat hier kan is {low}."
            self._fault(path, f"{lowest} is te laag. {hint}")
        elif highest > high:
            self._fault(path, f"Dit is te hoog: het hoogste dat hier kan is {high}. Kijk de eenheid na ({fact.unit}).")
        else:
            return number
        return None

    def _receives(self, raw: Mapping[str, Any]) -> dict[str, Decimal]:
        found = {}
        for scheme, value in raw.items():
            if value is None:
                continue
            try:
                found[str(scheme)] = _decimal(value)
            except (ValueError, InvalidOperation):
                self._fault(f"receives.{scheme}", f"‘{value}’ is geen bedrag per maand. Schrijf bijvoorbeeld 129.")
                continue
            if found[str(scheme)] < 0:
                self._fault(
                    f"receives.{scheme}", f"{found[str(scheme)]} is te laag. Een bedrag onder nul kan hier niet."
                )
        return found

    def _part(self, raw: Mapping[str, Any], key: str, path: str) -> Mapping[str, Any]:
        value = raw.get(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self._fault(path + key, "Dit moet een lijst van namen en waarden zijn.")
            return {}
        return value

    def _known_keys(self, raw: Mapping[str, Any], known: set[str], path: str) -> None:
        for key in raw:
            if key not in known:
                self._unknown_name(path + str(key), str(key), known)

    def _unknown_name(self, path: str, name: str, known: Any) -> None:
        near = get_close_matches(name, sorted(known), 1)
        hint = f"Bedoelde u ‘{near[0]}’?" if near else "Kijk in de woordenlijst welke namen er zijn."
        self._fault(path, f"Dit gegeven kennen we niet. {hint}")

    def _fault(self, path: str, message: str) -> None:
        self.faults.append(ProfileFault(path, message))


def _number_or_range(value: Any) -> Number:
    if not isinstance(value, Mapping):
        return _decimal(value)
    low, high = _decimal(value.get("min")), _decimal(value.get("max"))
    if set(value) != {"min", "max"} or low > high:
        raise ValueError("a range is min and max, in that order")
    return between(low, high)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise ValueError("a yes/no is no number")
    if isinstance(value, str):
        return parse_money(value)
    number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError("not finite")
    return number
