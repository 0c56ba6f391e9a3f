"""The names a formula of the vocabulary or of a scheme can see."""

from collections.abc import Iterable, Mapping

from engine.base.units import PLAIN
from engine.catalogue.model import Parameter, Scheme, Step, Version
from engine.catalogue.vocabulary import Entity, Fact, Vocabulary
from engine.language.scope import Scope, Symbol, Typed

DATE = Typed("date")


def vocabulary_scope(vocabulary: Vocabulary, norms: Mapping[str, Parameter]) -> Scope:
    """Return the household's room with facts, norms and the two built-in dates."""
    symbols = {name: Symbol("builtin", name, DATE) for name in ("peildatum", "jaarbegin")}
    symbols |= {name: Symbol("parameter", name, norm.typed, norm) for name, norm in norms.items()}
    symbols |= _facts(vocabulary.facts)
    return _with_members(Scope(symbols), vocabulary.entities)


def scheme_scope(base: Scope, scheme: Scheme, version: Version) -> Scope:
    """Return the household's room for one version of a scheme; its members' rooms hang below it."""
    from engine.base.units import parse_unit

    money = Typed("number", parse_unit(scheme.unit)) if scheme.unit else Typed("number", PLAIN)
    yearly = {name: Symbol("builtin", name, money) for name in ("jaarbedrag", "toekenning")}
    parameters = {name: Symbol("parameter", name, each.typed, each) for name, each in scheme.parameters.items()}
    household = Scope({**base.symbols, **yearly, **parameters, **_steps(version.steps, scheme, "")})
    _copy_members(base, household, version.steps, scheme)
    return household


def _facts(facts: Mapping[str, Fact]) -> dict[str, Symbol]:
    return {name: Symbol("fact", name, fact.typed, fact) for name, fact in facts.items() if not fact.kinds}


def _steps(steps: Iterable[Step], scheme: Scheme, entity: str) -> dict[str, Symbol]:
    mine = (step for step in steps if (step.entity or scheme.entity) == entity)
    return {step.id: Symbol("step", step.id, step.typed, step) for step in mine}


def _with_members(scope: Scope, entities: Mapping[str, Entity]) -> Scope:
    for name, entity in entities.items():
        inner = Scope(_facts(entity.facts), entity=name, parent=scope, at_most=entity.at_most, label=entity.label)
        scope.members[name] = _with_members(inner, entity.entities)
    return scope


def _copy_members(base: Scope, scope: Scope, steps: tuple[Step, ...], scheme: Scheme) -> None:
    for name, room in base.members.items():
        inner = Scope(
            {**room.symbols, **_steps(steps, scheme, name)},
            entity=name,
            parent=scope,
            at_most=room.at_most,
            label=room.label,
        )
        scope.members[name] = inner
        _copy_members(room, inner, steps, scheme)


def room_of(scope: Scope, entity: str) -> Scope:
    """Return the room of an entity, however deep it lies; the household's for ''."""
    if not entity or scope.entity == entity:
        return scope
    for inner in scope.members.values():
        found = room_of(inner, entity)
        if found.entity == entity:
            return found
    return scope
