"""Texts: figures come from parameters, sentences are short, and words are plain (language level B1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.catalogue.yaml_lines import line_of
from engine.checks import plain
from engine.checks.documents import Document, mappings_in, part_at
from engine.checks.groups import DOCUMENT, SCHEME
from engine.checks.names import PLACEHOLDER
from engine.checks.registry import WARNING, Fault
from engine.checks.subjects import SchemeSubject

SHOWN = ("summary", "text", "label", "one", "question", "why", "assumption", "how", "what", "title", "about", "day")
LABELLED = ("options", "kinds", "groups")
WITH_FIGURES = ("how", "what", "title")
NOT_SHOWN = ("examples", "sources")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that people read on screen or paper; `key` says what it is for."""

    line: int
    part: str
    key: str
    text: str


def texts(document: Document) -> Iterator[Text]:
    """Yield every text of a file that people get to read."""
    for path, raw in mappings_in(document.raw):
        if path[:1] and path[0] in NOT_SHOWN:
            continue
        for key in SHOWN:
            text = raw.get(key)
            if isinstance(text, str):
                kind = "what" if path[:1] == ("not_modelled",) else key
                yield Text(line_of(raw, key), part_at(document.raw, path), kind, " ".join(text.split()))
        if path[-1:] and path[-1] in LABELLED:
            yield from (
                Text(line_of(raw, key), key, "label", label) for key, label in raw.items() if isinstance(label, str)
            )


@SCHEME.add("W001", "Write the name of a parameter, norm, step or fact between braces")
def placeholders_exist(subject: SchemeSubject) -> Iterator[Fault]:
    """What stands between braces in a condition's text is something that has a value."""
    for each in subject.versions:
        for condition in subject.own_conditions(each.version):
            for name in PLACEHOLDER.findall(condition.text):
                found = each.room.resolve(name)
                if found is None or found[0].place == "builtin":
                    yield Fault(condition.line, condition.id, f"nothing is known of {{{name}}} in the text")
            if set("{}") & set(PLACEHOLDER.sub("", condition.text)):
                yield Fault(condition.line, condition.id, "the text has a brace without its other half")


@DOCUMENT.add("W002", "Only the text of a condition or an advice rule is filled in")
def placeholders_stand_where_they_are_filled(document: Document) -> Iterator[Fault]:
    """Braces in other texts would be printed as they are."""
    for each in texts(document):
        if each.key != "text" and PLACEHOLDER.search(each.text):
            yield Fault(each.line, each.part, f"a placeholder in '{each.key}'")


@DOCUMENT.add("W003", "Make it a parameter and write its name between braces, or use a word")
def figures_stay_out_of_texts(document: Document) -> Iterator[Fault]:
    """A figure typed in a text is forgotten when the figure changes."""
    if document.kind in ("municipality", "blauwdruk"):
        return
    for each in texts(document):
        found = re.search(r"\d[\d.,]*", PLACEHOLDER.sub("", each.text))
        if found and each.key not in WITH_FIGURES:
            yield Fault(each.line, each.part, f"the figure {found[0].rstrip('.,')} stands in '{each.key}'")


@DOCUMENT.add("W004", "Make two sentences of it", WARNING)
def sentences_are_short(document: Document) -> Iterator[Fault]:
    """A sentence for everybody has at most twenty words."""
    for each in texts(document):
        yield from (Fault(each.line, each.part, fault) for fault in plain.long_sentences(each.text))


@DOCUMENT.add("W005", "Use a plainer word", WARNING)
def words_are_plain(document: Document) -> Iterator[Fault]:
    """Words of lawyers and officials have a plain twin, and abbreviations stand in full."""
    for each in texts(document):
        for word, plainer in plain.hard_words(each.text):
            yield Fault(each.line, each.part, f"'{word}' is not plain Dutch", f"Write '{plainer}'")


@DOCUMENT.add("W006", "Say who does it", WARNING)
def somebody_does_it(document: Document) -> Iterator[Fault]:
    """A sentence without a doer leaves people guessing who must act."""
    for each in texts(document):
        yield from (
            Fault(each.line, each.part, f"nobody does it in '{one[:40]}…'") for one in plain.passives(each.text)
        )
