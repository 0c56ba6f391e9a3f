"""Plain Dutch (level B1): short sentences, plain words, no abbreviations, and somebody who does something."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from engine.catalogue.catalogue import PROJECT
from engine.catalogue.yaml_lines import read_yaml
from engine.errors import CatalogueError

PLAIN_WORDS = "rules/plain_dutch.yaml"
LONGEST_SENTENCE = 20

_SENTENCES = re.compile(r"(?<=[.!?:;])\s+")
_PREFIXES = "ge|be|ver|ont|her|aan|af|in|op|uit|mee|na|door|terug|over|toe"
_PASSIVE = re.compile(
    rf"\b(?:wordt|worden|werd|werden)\b(?:\W+\w+){{0,7}}?\W+(?!geboren)(?:{_PREFIXES})\w{{2,}}(?:d|t|en)\b"
    rf"|\b(?:ge|be|ver|ont)\w{{3,}}(?:d|t|en) (?:wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)


def long_sentences(text: str) -> Iterator[str]:
    """Yield what is wrong with the length: at most twenty words in a sentence."""
    for sentence in _SENTENCES.split(text):
        number = len(sentence.split())
        if number > LONGEST_SENTENCE:
            yield f"a sentence of {number} words: '{sentence[:30]}…'"


def hard_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of lawyers and officials, or abbreviation, with what to write instead."""
    pattern, plainer = _words()
    if plainer:
        yield from ((word, plainer[word]) for word in (found[0].lower() for found in pattern.finditer(text)))


def passives(text: str) -> Iterator[str]:
    """Yield each sentence in which something is done and nobody does it.

    Finds `wordt ... berekend` by the shape of the words; a rare other sentence has that shape too.
    """
    return (sentence for sentence in _SENTENCES.split(text) if _PASSIVE.search(sentence))


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what to avoid, as one pattern and with what to write instead."""
    try:
        raw = read_yaml(Path(PROJECT, PLAIN_WORDS), PLAIN_WORDS)
    except CatalogueError:
        return re.compile("(?!)"), {}
    listed = {**raw.get("instead_of", {}), **raw.get("in_full", {})}
    plainer = {str(word): str(plain) for word, plain in listed.items()}
    longest_first = sorted(plainer, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE), plainer
