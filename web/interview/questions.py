"""A question as the screen needs it, whether it comes from a fact, a member's fact or a scheme."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, cast

from engine import Catalogue, estimates_of
from engine.advice.monthly import BY_THE_MONTH
from engine.base.text import uncapitalised
from engine.catalogue.model import Scheme
from engine.catalogue.vocabulary import Entity, Fact
from engine.explain.format import plain, quantity
from web.figures import in_words
from web.i18n import DUTCH, language, marked, stays_dutch
from web.i18n import gettext as _

Kind = Literal["money", "number", "boolean", "choice", "date", "amounts"]

LAW = "law"
"""An amount counted as the law does: gross or net, whichever the fact is."""

_YES_NO = {"ja": marked("Ja"), "nee": marked("Nee")}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words, and what may be answered."""

    path: str
    kind: Kind
    text: str
    label: str
    why: str = ""
    evidence: tuple[str, ...] = ()
    unit: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    none_label: str = ""
    presumed: str = ""
    extra: bool = False

    @property
    def name(self) -> str:
        """The fact's own name, without where it stands."""
        return self.path.rsplit(".", 1)[-1]

    @property
    def id(self) -> str:
        """The path as an id in HTML and CSS."""
        return self.path.replace(".", "-").replace("_", "-")

    @property
    def has_period(self) -> bool:
        """Tell whether the amount recurs, so that somebody may give it per week."""
        return self.kind in ("money", "amounts") and self.unit in ("EUR/month", "EUR/year")


def household_question(catalogue: Catalogue, fact: Fact) -> Question:
    """Make the question of a fact of the household, with the other ways in which people know such an amount."""
    return _with_bases(catalogue, from_fact(fact, "facts"))


def _with_bases(catalogue: Catalogue, question: Question) -> Question:
    counted = estimates_of(catalogue).amounts.get(question.name)
    if counted is None or (counted.years_back and question.extra):
        return question
    others = {name: basis.label for name, basis in counted.others.items()}
    return replace(question, bases={LAW: counted.law, **others})


def from_fact(fact: Fact, prefix: str) -> Question:
    """Make the question of a fact; `prefix` is `facts` or a member's path."""
    return Question(
        path=f"{prefix}.{fact.name}",
        kind=cast(Kind, fact.type),
        text=_(fact.question or fact.label),
        label=_(fact.label),
        why=_(fact.why) if fact.why else "",
        evidence=tuple(_(place) for place in fact.evidence),
        unit=fact.unit,
        bounds=fact.bounds,
        options=_each(_YES_NO if fact.type == "boolean" else fact.options),
        kinds=_each(fact.kinds),
        none_label=_("Geen") if fact.type == "amounts" else "",
        presumed=_presumed(fact),
    )


def of_last_year(catalogue: Catalogue, fact: Fact, year: int) -> Question:
    """Make the question what a fact that differs per year was last year: it decides what can still be claimed."""
    why = _(
        "Over %(year)s kunt u nog tot het eind van het jaar toeslag aanvragen. Daarvoor tellen de gegevens van toen.",
        year=year,
    )
    question = replace(from_fact(fact, "last_year"), extra=True)
    text = _("In %(year)s: %(what)s", year=year, what=uncapitalised(question.label))
    return replace(_with_bases(catalogue, question), text=text, why=why, presumed="")


def is_received(scheme: Scheme) -> bool:
    """Tell whether a household is asked what it receives: money that keeps coming, not told in other answers."""
    return scheme.exists and scheme.received is None and scheme.paid in BY_THE_MONTH


def from_scheme(scheme: Scheme) -> Question:
    """Make the question what a household receives now from a scheme; beside the toeslagen it may be passed over."""
    return Question(
        path=f"receives.{scheme.id}",
        kind="money",
        text=_("%(title)s: hoeveel krijgt u nu?", title=stays_dutch(scheme.title)),
        label=stays_dutch(scheme.title),
        why=_("Wat u al krijgt, is geen extra geld. Is het bedrag te hoog of te laag, dan ziet u dat bij de uitkomst."),
        evidence=(_("beschikking"), _("bankafschrift")),
        unit="EUR/month",
        bounds=(Decimal(0), Decimal(100_000)),
        none_label=_("Dit krijg ik niet"),
        extra=scheme.theme != "toeslagen",
    )


def members_question(entity: Entity, path: str) -> Question:
    """Make the question whether there are members of this kind."""
    return Question(
        path=path,
        kind="choice",
        text=_(entity.question or entity.label),
        label=_(entity.label),
        why=_(entity.why) if entity.why else "",
        none_label=_("Nee, geen"),
    )


def _presumed(fact: Fact) -> str:
    """Return in words what the engine takes for granted until told otherwise."""
    if fact.presumed is None:
        return ""
    if fact.assumption:
        return _(fact.assumption)
    if language() is DUTCH:
        return f"{quantity(fact.presumed, fact.unit, fact.options).capitalize()}."
    return f"{in_words(plain(fact.presumed), fact.unit, fact.options).capitalize()}."


def _each(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: _(text) for name, text in texts.items()}
