"""`rules/life_events.yaml` to life events; every fact, scheme, scenario and step in it must be one that exists."""

from collections.abc import Collection, Iterable, Iterator

from engine.catalogue.fields import Fields
from engine.catalogue.life_events import MOMENTS, LifeEvent, LifeEvents, Step, Term
from engine.catalogue.read_scheme import read_checked
from engine.catalogue.scenarios import Scenarios
from engine.catalogue.vocabulary import Vocabulary
from engine.catalogue.yaml_lines import Mapping, line_of

FILE_KEYS = {"checked", "sources", "steps", "events", "note"}
STEP_KEYS = {
    "what", "why", "when", "at", "url", "phone", "papers", "scheme", "last_day", "ask_if", "source", "confidence",
    "note",
}  # fmt: skip
EVENT_KEYS = {
    "id", "label", "about", "day", "scenario", "income_loss", "questions", "schemes", "arrange", "note",
}  # fmt: skip
TERMS = ("days", "weeks", "months")


class LifeEventReader:
    """Reads one file; faults are noted in `fields`."""

    def __init__(self, fields: Fields, vocabulary: Vocabulary, scenarios: Scenarios, schemes: Collection[str]) -> None:
        self.fields = fields
        asked = (name for name, fact in vocabulary.facts.items() if fact.is_asked)
        self.questions = {*asked, *vocabulary.entities}
        self.scenarios = {kind.id for kind in scenarios.kinds}
        self.schemes = schemes

    def life_events(self, raw: Mapping) -> LifeEvents:
        """Return everything in the file."""
        self.fields.known_keys(raw, FILE_KEYS, "file")
        listed = self.fields.mapping(raw, "steps", "steps")
        steps = {name: self._step(name, entry) for name, entry in self._steps(listed)}
        events = tuple(self._event(entry, steps) for entry in self.fields.mappings(raw, "events", "events"))
        self._once(raw, events)
        sources = self.fields.sources(raw)
        return LifeEvents(events, steps, sources, read_checked(self.fields, raw), self.fields.file)

    def _steps(self, listed: Mapping) -> Iterator[tuple[str, Mapping]]:
        for name, entry in listed.items():
            if isinstance(entry, Mapping):
                yield name, entry
            else:
                self.fields.fault(listed, name, name, "a step must be a mapping", "Write `what:` and `when:` below it")

    def _step(self, name: str, raw: Mapping) -> Step:
        self.fields.known_keys(raw, STEP_KEYS, name)
        when = self.fields.needed(raw, "when", name)
        if when and when not in MOMENTS:
            self.fields.fault(raw, "when", name, f"'when' cannot be '{when}'", "Choose from: " + ", ".join(MOMENTS))
        step = Step(
            id=name,
            what=self.fields.needed(raw, "what", name),
            why=self.fields.text(raw, "why"),
            when=when,
            papers=self._names(raw, "papers", name),
            last_day=self._term(raw, name) if "last_day" in raw else None,
            ask_if=self.fields.formula(raw, "ask_if", name),
            citations=self.fields.citations(raw),
            confidence=self.fields.needed(raw, "confidence", name),
            line=line_of(raw),
            **{key: self.fields.text(raw, key) for key in ("at", "url", "phone", "scheme")},
        )
        if not step.citations:
            self.fields.fault(raw, None, name, "'source' is missing", "Add `source:` with a source and the article")
        self._known(raw, "scheme", [step.scheme] if step.scheme else [], self.schemes, "scheme")
        return step

    def _term(self, raw: Mapping, part: str) -> Term | None:
        entry = self.fields.mapping(raw, "last_day", part)
        self.fields.known_keys(entry, TERMS, part)
        told = {key: self.fields.whole(entry, key, part) for key in TERMS if key in entry}
        if len(told) == 1:
            return Term(**{key: number or 0 for key, number in told.items()})
        remedy = "Write `last_day: {weeks: 1}`, with days, weeks or months"
        self.fields.fault(raw, "last_day", part, "the last day needs one length of time", remedy)
        return None

    def _event(self, raw: Mapping, steps: dict[str, Step]) -> LifeEvent:
        name = self.fields.needed(raw, "id", "events")
        self.fields.known_keys(raw, EVENT_KEYS, name)
        arrange = self._names(raw, "arrange", name)
        event = LifeEvent(
            id=name,
            label=self.fields.needed(raw, "label", name),
            about=self.fields.needed(raw, "about", name),
            day=self.fields.needed(raw, "day", name),
            scenario=self.fields.text(raw, "scenario"),
            income_loss=self.fields.truth(raw, "income_loss", name),
            questions=self._names(raw, "questions", name),
            schemes=self._names(raw, "schemes", name),
            steps=tuple(steps[each] for each in arrange if each in steps),
            line=line_of(raw),
        )
        self._known(raw, "questions", event.questions, self.questions, "question")
        self._known(raw, "schemes", event.schemes, self.schemes, "scheme")
        self._known(raw, "arrange", arrange, steps, "step")
        self._known(raw, "scenario", [event.scenario] if event.scenario else [], self.scenarios, "scenario")
        if event.income_loss and not event.scenario:
            remedy = "Add `scenario:` with one that asks the new income"
            self.fields.fault(raw, "income_loss", name, "a loss of income needs a scenario", remedy)
        return event

    def _once(self, raw: Mapping, events: tuple[LifeEvent, ...]) -> None:
        seen: set[str] = set()
        for event in events:
            if event.id and event.id in seen:
                self.fields.fault(raw, "events", event.id, f"the event '{event.id}' is there twice", "Keep one of them")
            seen.add(event.id)

    def _names(self, raw: Mapping, key: str, part: str) -> tuple[str, ...]:
        return tuple(str(name) for name in self.fields.items(raw, key, part))

    def _known(self, raw: Mapping, key: str, names: Iterable[str], known: Collection[str], what: str) -> None:
        for name in names:
            if name not in known:
                self.fields.fault(raw, key, name, f"there is no {what} '{name}'", "Use a name that exists", "N003")
