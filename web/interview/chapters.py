"""The interview as chapters and screens, made from the vocabulary and the schemes of the municipality."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine import UNKNOWN, Catalogue, asked_elsewhere
from engine.catalogue.vocabulary import Chapter, Entity, Fact, Vocabulary
from web.i18n import gettext as _
from web.interview.asking import Asking
from web.interview.fields import Otherwise
from web.interview.forms import Shown, show
from web.interview.questions import (
    from_fact,
    from_scheme,
    household_question,
    is_received,
    members_question,
    of_last_year,
)
from web.models import Answer, Visit
from web.plan.words import THEMES
from web.services.build_profile import member_keys, told_facts, told_last_year, told_members

RECEIVES = "wat_u_al_krijgt"
LAST_YEAR = "vorig_jaar"

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Member:
    """One child, one person at the address, one childcare contract."""

    path: str
    number: int
    questions: tuple[Shown, ...]
    lists: tuple["MemberList", ...]

    @property
    def url_part(self) -> str:
        """`members.kinderen.k1.opvang.k1` as `kinderen/k1/opvang/k1`."""
        return url_part(self.path)

    @property
    def everything(self) -> Iterator[Shown]:
        """The member's own questions and those of the lists inside it, as far as they apply."""
        yield from (shown for shown in self.questions if shown.visible)
        for inner in self.lists:
            yield from inner.everything


@dataclass(frozen=True, slots=True)
class MemberList:
    """All members of one kind, and the question whether there are any."""

    shown: Shown
    entity: Entity
    members: tuple[Member, ...]

    @property
    def path(self) -> str:
        """Where the list stands, as in an answer's path."""
        return self.shown.question.path

    @property
    def full(self) -> bool:
        """Tell whether no member can be added."""
        return len(self.members) >= self.entity.at_most

    @property
    def everything(self) -> Iterator[Shown]:
        """The list's own question and those of its members."""
        if not self.shown.visible:
            return
        yield self.shown
        for member in self.members:
            yield from member.everything


@dataclass(frozen=True, slots=True)
class Screen:
    """One group of questions."""

    chapter: Chapter
    group: str
    title: str
    questions: tuple[Shown, ...]
    lists: tuple[MemberList, ...] = ()

    @property
    def slug(self) -> str:
        """The group in an address."""
        return slug(self.group)

    @property
    def everything(self) -> Iterator[Shown]:
        """Every question that applies, members included."""
        yield from (shown for shown in self.questions if shown.visible)
        for members in self.lists:
            yield from members.everything

    @property
    def in_use(self) -> bool:
        """Tell whether there is anything to ask here."""
        return any(True for _ in self.everything)

    @property
    def finished(self) -> bool:
        """Tell whether every question that needs an answer has one."""
        return all(shown.answered or shown.optional for shown in self.everything)


def url_part(path: str) -> str:
    """The path of a member or a list of members in an address."""
    return path.removeprefix("members.").replace(".", "/").replace("_", "-")


def slug(name: str) -> str:
    """A name of ours in an address: `werk_en_inkomen` is `werk-en-inkomen`."""
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Layout:
    """What laying out needs everywhere: the rules, the visit, its answers, and which questions apply."""

    catalogue: Catalogue
    visit: Visit
    answers: Answers
    asking: Asking
    elsewhere: frozenset[str] = frozenset()

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the rules."""
        return self.catalogue.vocabulary

    def puts(self, fact: Fact, inside: str = "") -> bool:
        """Tell whether a fact is a question here: one that only other municipalities need is not put."""
        return fact.is_asked and f"{inside}{fact.name}" not in self.elsewhere

    def is_due(self, part: Fact | Entity, prefix: str, told: Mapping[str, Any] | None = None) -> bool:
        """Tell whether a question is put now: it applies, or it may apply and all that could tell has been asked."""
        if part.ask_if is None:
            return True
        applying = self.asking.applies(part, "" if told is None else prefix, told)
        if applying is not UNKNOWN:
            return bool(applying)
        answered = {path.rpartition(".")[2] for path in self.answers if path.startswith((f"{prefix}.", "facts."))}
        waiting = _deciding(self.vocabulary, prefix, part.ask_if.text) - answered
        return not any(self._comes(name, prefix, told) for name in waiting)

    def _comes(self, name: str, prefix: str, told: Mapping[str, Any] | None) -> bool:
        """Tell whether a question that decides on another one, and has no answer yet, is put itself."""
        inside = _inside(prefix)
        own = self.vocabulary.fact(f"{inside}.{name}") if inside else None
        if own is not None:
            return self.puts(own, f"{inside}.") and self.is_due(own, prefix, told)
        fact = self.vocabulary.facts[name]
        return self.puts(fact) and self.is_due(fact, "facts")


@dataclass(frozen=True)
class ChapterView:
    """A chapter with its screens and how far it is; laid out when somebody looks at it."""

    chapter: Chapter
    layout: Layout = field(repr=False, compare=False)

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The screens of this chapter."""
        return tuple(_screens(self.layout, self.chapter))

    @property
    def title(self) -> str:
        """The chapter in words."""
        return _(self.chapter.title)

    @property
    def slug(self) -> str:
        """The chapter in an address."""
        return slug(self.chapter.id)

    @property
    def asked(self) -> int:
        """How many questions need an answer: those with a presumed answer count once it is given."""
        return sum(not shown.optional for screen in self.screens for shown in screen.everything)

    @property
    def answered(self) -> int:
        """How many of them have one."""
        return sum(shown.answered for screen in self.screens for shown in screen.everything)


def _inside(prefix: str) -> str:
    """The path of a member without its keys, such as `kinderen.opvang`; empty for the household."""
    return ".".join(prefix.split(".")[1::2])


def _deciding(vocabulary: Vocabulary, prefix: str, formula: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the facts with a question that a formula looks at, directly or through derived facts."""
    inside = _inside(prefix)
    asked: set[str] = set()
    for name in set(re.findall(r"[a-z][a-z0-9_]*", formula)) - seen:
        fact = (vocabulary.fact(f"{inside}.{name}") if inside else None) or vocabulary.facts.get(name)
        if fact is None:
            continue
        if fact.is_asked:
            asked.add(name)
        elif fact.derived is not None:
            asked |= _deciding(vocabulary, prefix, fact.derived.text, seen | {name})
    return asked


def interview(catalogue: Catalogue, visit: Visit, answers: Answers) -> tuple[ChapterView, ...]:
    """Lay out the whole interview as it stands."""
    asking = Asking(catalogue, visit.reference_date, told_facts(catalogue, visit, answers))
    elsewhere = asked_elsewhere(catalogue, visit.municipality, visit.reference_date)
    layout = Layout(catalogue, visit, answers, asking, elsewhere)
    return tuple(ChapterView(chapter, layout) for chapter in catalogue.vocabulary.chapters)


def _screens(layout: Layout, chapter: Chapter) -> Iterator[Screen]:
    vocabulary = layout.vocabulary
    asked = [fact for fact in vocabulary.facts.values() if fact.chapter == chapter.id and layout.puts(fact)]
    entities = [
        entity
        for entity in vocabulary.entities.values()
        if entity.chapter == chapter.id and entity.name not in layout.elsewhere
    ]
    for group in dict.fromkeys([fact.group for fact in asked] + [entity.group for entity in entities]):
        questions = [_shown(layout, fact, "facts") for fact in asked if fact.group == group]
        lists = [_member_list(layout, entity, "members") for entity in entities if entity.group == group]
        yield Screen(
            chapter,
            group,
            _(vocabulary.groups.get(group) or group.replace("_", " ").capitalize()),
            tuple(questions),
            tuple(lists),
        )
    if yearly := [fact for fact in asked if fact.yearly]:
        yield _last_year_screen(layout, chapter, yearly)
    if chapter.id == RECEIVES:
        yield from _receives_screens(layout, chapter)


def _last_year_screen(layout: Layout, chapter: Chapter, facts: list[Fact]) -> Screen:
    year = layout.visit.reference_date.year - 1
    told = told_last_year(layout.catalogue, layout.visit, layout.answers, layout.asking.facts)
    shown = []
    for fact in facts:
        question = of_last_year(layout.catalogue, fact, year)
        answer = layout.answers.get(question.path)
        shown.append(_estimated(show(question, answer, visible=layout.is_due(fact, "facts")), told))
    return Screen(chapter, LAST_YEAR, _("Vorig jaar (%(year)s)", year=year), tuple(shown))


def _receives_screens(layout: Layout, chapter: Chapter) -> Iterator[Screen]:
    schemes = [scheme for scheme in layout.catalogue.schemes_for(layout.visit.municipality) if is_received(scheme)]
    for theme, title in THEMES.items():
        questions = [from_scheme(scheme) for scheme in schemes if scheme.theme == theme]
        if questions:
            shown = tuple(show(question, layout.answers.get(question.path)) for question in questions)
            yield Screen(chapter, f"nu_{theme}", _(title), shown)


def _shown(layout: Layout, fact: Fact, prefix: str, told: Mapping[str, Any] | None = None) -> Shown:
    visible = layout.is_due(fact, prefix, told)
    if told is not None:
        question = from_fact(fact, prefix)
        return show(question, layout.answers.get(question.path), visible=visible)
    question = household_question(layout.catalogue, fact)
    return _estimated(show(question, layout.answers.get(question.path), visible=visible), layout.asking.facts)


def _estimated(shown: Shown, told: Mapping[str, Any]) -> Shown:
    """Show with an amount that was counted another way what we make of it."""
    return replace(shown, estimate=told.get(shown.question.name)) if isinstance(shown.value, Otherwise) else shown


def _member_list(layout: Layout, entity: Entity, prefix: str, told: Mapping[str, Any] | None = None) -> MemberList:
    path = f"{prefix}.{entity.name}"
    answer = layout.answers.get(path)
    members = tuple(
        _member(layout, entity, f"{path}.{key}", number) for number, key in enumerate(member_keys(answer), 1)
    )
    visible = layout.is_due(entity, prefix, told)
    return MemberList(show(members_question(entity, path), answer, visible=visible), entity, members)


def _member(layout: Layout, entity: Entity, path: str, number: int) -> Member:
    told = told_members(entity, path, layout.answers)
    inside = f"{_inside(path)}."
    questions = tuple(_shown(layout, fact, path, told) for fact in entity.facts.values() if layout.puts(fact, inside))
    lists = tuple(_member_list(layout, inner, path, told) for inner in entity.entities.values())
    return Member(path, number, questions, lists)
