"""What the pages for the helper hold: every condition, sum and amount with its source, and the receipt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written: the title of a text and, where there is one, the article."""

    title: str
    article: str = ""
    url: str | None = None

    @property
    def text(self) -> str:
        """Title and article in one line."""
        return ", ".join(filter(None, (self.title, self.article)))

    def within(self, law: str = "") -> str:
        """The source behind a sentence: only its article where that is of the law one is reading about."""
        text = self.article if self.article and self.title == law else self.text
        return f" ({text})" if text else ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as the helper reads it, the limit behind the own figure; `depth` is 1 for one of several routes."""

    is_met: bool
    text: str
    figure: str
    outcome: str
    source: Source
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation: a sum, or something established such as an age."""

    label: str
    value: str
    working: str
    source: Source
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """One amount from a law or table; `standing` says for which dates it holds and how sure it is."""

    label: str
    value: str
    standing: str
    source: Source


@dataclass(frozen=True, slots=True)
class Working:
    """How one scheme was judged and calculated.

    `law` is the text that is meant where an article stands alone; `parameters` stand by their standing;
    `earlier` counts the lines that stand with another scheme.
    """

    id: str
    title: str
    outcome: str
    validity: str
    law: str
    conditions: tuple[Condition, ...]
    findings: tuple[Step, ...]
    steps: tuple[Step, ...]
    parameters: tuple[tuple[str, tuple[Parameter, ...]], ...]
    earlier: tuple[tuple[str, str, int], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is needed to give the very same advice again; the advice itself also names each file of rules."""

    engine: str
    on: str
    catalogue: str
    profile: str
