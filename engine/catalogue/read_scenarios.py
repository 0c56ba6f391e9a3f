"""`rules/scenarios.yaml` to scenarios; every name in it must be one of the vocabulary, the norms or the schemes."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from engine.catalogue.fields import TRUTH, Fields
from engine.catalogue.scenarios import GivesWay, Income, Kind, MemberChange, Reaches, Scenarios, Wage
from engine.catalogue.vocabulary import Fact, Vocabulary
from engine.catalogue.yaml_lines import Mapping

FILE_KEYS = {"people", "wage", "income", "kinds", "note"}
WAGE_KEYS = {"fact", "net", "highest", "follows", "forgets", "inside_net", "gives_way", "leaves_out"}
GIVES_WAY_KEYS = {"schemes", "sets"}
KIND_KEYS = {
    "id", "title", "about", "when", "ask_if", "municipality", "stops", "sets", "asks", "forgets", "member", "reaches",
}  # fmt: skip
MEMBER_KEYS = {"entity", "new", "sets", "asks"}
REACHES_KEYS = {"birth", "at", "within"}


class ScenarioReader:
    """Reads one file; faults are noted in `fields`."""

    def __init__(
        self, fields: Fields, vocabulary: Vocabulary, norms: Collection[str], schemes: Collection[str]
    ) -> None:
        self.fields = fields
        self.facts = vocabulary.facts
        self.entities = vocabulary.entities
        self.norms = norms
        self.schemes = schemes

    def scenarios(self, raw: Mapping) -> Scenarios:
        """Return everything in the file."""
        self.fields.known_keys(raw, FILE_KEYS, "file")
        people = self.fields.mapping(raw, "people", "people")
        self._known(raw, "people", people, self.facts, "fact")
        kinds = tuple(self._kind(entry) for entry in self.fields.mappings(raw, "kinds", "kinds"))
        wage = self._wage(self.fields.mapping(raw, "wage", "wage")) if "wage" in raw else None
        income = self._income(self.fields.mapping(raw, "income", "income")) if "income" in raw else None
        return Scenarios(kinds, wage, income, {name: str(who) for name, who in people.items()})

    def _income(self, raw: Mapping) -> Income:
        self.fields.known_keys(raw, {"net", "year"}, "income")
        income = Income(self.fields.needed(raw, "net", "income"), self.fields.needed(raw, "year", "income"))
        for key in ("net", "year"):
            self._known(raw, key, [getattr(income, key)], self.facts, "fact")
        return income

    def _wage(self, raw: Mapping) -> Wage:
        self.fields.known_keys(raw, WAGE_KEYS, "wage")
        follows = {name: str(fact) for name, fact in self.fields.mapping(raw, "follows", "wage").items()}
        way = self.fields.mapping(raw, "gives_way", "wage")
        self.fields.known_keys(way, GIVES_WAY_KEYS, "wage")
        gives_way = GivesWay(self._names(way, "schemes", "wage"), self._sets(way, "wage"))
        wage = Wage(
            fact=self.fields.needed(raw, "fact", "wage"),
            net=self.fields.needed(raw, "net", "wage"),
            highest=Decimal(self.fields.whole(raw, "highest", "wage") or 0),
            follows=follows,
            gives_way=gives_way,
            **{key: self._names(raw, key, "wage") for key in ("forgets", "inside_net", "leaves_out")},
        )
        named = (wage.fact, wage.net, *follows, *follows.values(), *wage.forgets, *gives_way.sets)
        self._known(raw, "fact", named, self.facts, "fact")
        schemes = (*wage.inside_net, *gives_way.schemes, *wage.leaves_out)
        self._known(raw, "inside_net", schemes, self.schemes, "scheme")
        return wage

    def _kind(self, raw: Mapping) -> Kind:
        name = self.fields.needed(raw, "id", "kinds")
        self.fields.known_keys(raw, KIND_KEYS, name)
        member = self._member(self.fields.mapping(raw, "member", name), name) if "member" in raw else None
        kind = Kind(
            id=name,
            title=self.fields.needed(raw, "title", name),
            about=self.fields.needed(raw, "about", name),
            when=self.fields.text(raw, "when"),
            ask_if=self.fields.formula(raw, "ask_if", name),
            municipality=self.fields.truth(raw, "municipality", name),
            stops=self.fields.truth(raw, "stops", name),
            sets=self._sets(raw, name),
            asks=self._names(raw, "asks", name),
            forgets=self._names(raw, "forgets", name),
            member=member,
            reaches=self._reaches(raw, name, member) if "reaches" in raw else None,
        )
        self._known(raw, "asks", (*kind.sets, *kind.asks, *kind.forgets), self.facts, "fact")
        if not kind.when and not kind.reaches:
            self.fields.fault(raw, "when", name, "nothing tells on which day it happens", "Add `when:` or `reaches:`")
        return kind

    def _member(self, raw: Mapping, part: str) -> MemberChange | None:
        self.fields.known_keys(raw, MEMBER_KEYS, part)
        entity = self.fields.needed(raw, "entity", part)
        if entity not in self.entities:
            self._known(raw, "entity", (entity,), self.entities, "list of members")
            return None
        sets, asks = self._sets(raw, part), self._names(raw, "asks", part)
        known = {**self.entities[entity].facts, **self.entities[entity].entities}
        self._known(raw, "sets", (*sets, *asks), known, f"fact of {entity}")
        return MemberChange(entity, self.fields.truth(raw, "new", part), sets, asks)

    def _reaches(self, raw: Mapping, part: str, member: MemberChange | None) -> Reaches:
        entry = self.fields.mapping(raw, "reaches", part)
        self.fields.known_keys(entry, REACHES_KEYS, part)
        within = self.fields.whole(entry, "within", part) or 1
        reaches = Reaches(self.fields.needed(entry, "birth", part), self.fields.needed(entry, "at", part), within)
        facts = self.entities[member.entity].facts if member else self.facts
        self._known(entry, "birth", (reaches.birth,), _dates(facts.values()), "date")
        self._known(entry, "at", (reaches.at,), {*self.norms, *_dates(self.facts.values())}, "norm or date")
        return reaches

    def _sets(self, raw: Mapping, part: str) -> dict[str, Any]:
        found = self.fields.mapping(raw, "sets", part)
        return {name: TRUTH[value] if value in ("ja", "nee") else value for name, value in found.items()}

    def _names(self, raw: Mapping, key: str, part: str) -> tuple[str, ...]:
        return tuple(str(name) for name in self.fields.items(raw, key, part))

    def _known(self, raw: Mapping, key: str, names: Iterable[str], known: Collection[str], what: str) -> None:
        for name in names:
            if name not in known:
                self.fields.fault(raw, key, name, f"there is no {what} '{name}'", "Use a name that exists", "N003")


def _dates(facts: Iterable[Fact]) -> set[str]:
    return {fact.name for fact in facts if fact.type == "date"}
