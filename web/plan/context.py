"""What several parts of a plan look up in an advice: kinds of schemes, labels of facts, units of money."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.explain.format import amid_sentence
from web.i18n import DUTCH, Dutch, language, marked, stays_dutch
from web.i18n import gettext as _
from web.plan import words
from web.plan.amounts import capital, is_zero, money_range, money_up_to

Json = Mapping[str, Any]
PartKind = Literal["eligible", "needs_judgement", "unknown", "maybe", "correction", "already"]

PERIODS = {"EUR/year": marked("%(amount)s per jaar"), "EUR/month": marked("%(amount)s per maand")}
MOST_OPEN = 6
"""Schemes about which too little is known that get a card; the others get a few lines, or the plan becomes a book."""

THE_MUNICIPALITY = "De gemeente"
"""What a rule file calls the authority of a national scheme that every municipality carries out itself."""

OPEN = ("eligible", "needs_judgement", "unknown")


@dataclass(frozen=True, slots=True)
class Context:
    """An advice with its indexes."""

    advice: Json
    schemes: dict[str, Json]
    labels: dict[str, str]
    action_kinds: dict[str, frozenset[str]]
    worth_finding_out: frozenset[str]

    @classmethod
    def of(cls, advice: Json) -> "Context":
        """Index an advice."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for action in advice["actions"]:
            kinds[action["scheme"]].add(action["kind"])
        return cls(
            advice=advice,
            schemes={scheme["id"]: scheme for scheme in advice["schemes"]},
            labels={question["fact"]: question["label"] for question in advice["questions"]},
            action_kinds={scheme: frozenset(found) for scheme, found in kinds.items()},
            worth_finding_out=_worth_finding_out(advice, kinds.keys()),
        )

    def title(self, scheme_id: str) -> str:
        """Name a scheme, by its id when the advice does not hold it."""
        scheme = self.schemes.get(scheme_id)
        return stays_dutch(scheme["title"] if scheme else scheme_id.replace("_", " ").capitalize())

    def office(self, scheme: Json) -> Json | None:
        """Return the contact details of the municipality for a scheme of its own or one it carries out."""
        place: Json = self.advice["place"]
        of_municipality = scheme["level"] == "municipal" or scheme["authority"] == THE_MUNICIPALITY
        return place if of_municipality and "opening_hours" in place else None

    def label(self, fact: str) -> str:
        """Name a fact as the interview does."""
        label = self.labels.get(fact)
        return _(label) if label else fact.split(".")[-1].replace("_", " ").capitalize()

    def rule_text(self, said: Json, scheme_id: str, **values: str) -> str:
        """Return what an advice rule says of a scheme, in the language of the moment; the advice itself is Dutch."""
        if language() is DUTCH:
            return str(said["text"])
        template = _(said["template"])
        if isinstance(template, Dutch):
            return Dutch(said["text"])
        authority = authority_name(self.schemes[scheme_id]["authority"] if scheme_id in self.schemes else None)
        begins = template.replace(". {authority}", ". {Authority}")
        return begins.format(title=self.title(scheme_id), authority=authority, Authority=capital(authority), **values)

    def excluding(self, scheme: Json) -> list[str]:
        """Return what is said of the schemes that go before this one."""
        if language() is DUTCH:
            return list(scheme["excluded_by"])
        found = (one for one in self.advice["interactions"] if one["scheme"] == scheme["id"] and one["kind"] != "opens")
        return [self.rule_text(one, scheme["id"]) for one in found]

    def kind(self, scheme: Json) -> PartKind | None:
        """Tell which page part a scheme gets; None when it does not apply or was not looked at."""
        money = scheme["new_money"]
        if (money and money["max_cents"] < 0) or "correct_down" in self.action_kinds.get(scheme["id"], ()):
            return "correction"
        if scheme["status"] not in OPEN or scheme["excluded_by"] or scheme.get("unlikely"):
            return None
        if money and is_zero(money) and scheme["receives_cents_per_month"] and not scheme["retroactive"]:
            return "already"
        if scheme["status"] == "unknown" and scheme["id"] not in self.worth_finding_out:
            return "maybe"
        status: PartKind = scheme["status"]
        return status

    def of_kind(self, kind: PartKind) -> list[str]:
        """Name the schemes that get one kind of page part."""
        return [stays_dutch(one["title"]) for one in self.advice["schemes"] if self.kind(one) == kind]

    def is_not_now(self, scheme: Json) -> bool:
        """Tell whether a scheme was looked at and does not apply."""
        return scheme["status"] != "not_covered" and not scheme.get("unlikely") and self.kind(scheme) is None

    def anchor(self, scheme_id: str) -> str | None:
        """Return the id of a scheme's page part, None when it has none."""
        scheme = self.schemes.get(scheme_id)
        kind = self.kind(scheme) if scheme else None
        return scheme_id if kind and kind != "already" else None


def _worth_finding_out(advice: Json, acted_on: Collection[str]) -> frozenset[str]:
    """Pick the unknown schemes that an action is about, those with most money first."""
    unknown = [one for one in advice["schemes"] if one["status"] == "unknown" and one["id"] in acted_on]
    ranked = sorted(unknown, key=lambda one: -(one["new_money"] or {"max_cents": 0})["max_cents"])
    return frozenset(one["id"] for one in ranked[:MOST_OPEN])


def authority_name(name: str | None) -> str:
    """Name who decides as inside a sentence: a name stays Dutch, a description such as `uw werkgever` does not."""
    return _(amid_sentence(name)) if name else ""


def group_of(scheme: Json) -> str:
    """Tell with which schemes the money of this one may be added up: per_year, one_off or in_kind."""
    return words.NOT_PER_YEAR.get(scheme["paid"], "per_year")


def with_period(text: str, scheme: Json) -> str:
    """Add to an amount how often it comes."""
    if group_of(scheme) == "one_off":
        return _("%(amount)s, één keer", amount=text)
    unit = scheme["amount"]["unit"] if scheme["amount"] else "EUR"
    return _(PERIODS[unit], amount=text) if unit in PERIODS else text


def amount_text(scheme: Json, money: Json | None) -> str:
    """Print money of a scheme with its period, `tot` when another decides, and in words when it is not known."""
    if money is None:
        return _("Bedrag nog niet bekend")
    decided_by_other = scheme["status"] == "needs_judgement"
    text = money_up_to(money) if decided_by_other else money_range(money)
    return with_period(_("waarde %(amount)s", amount=text) if group_of(scheme) == "in_kind" else text, scheme)
