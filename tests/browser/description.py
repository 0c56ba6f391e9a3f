"""A household described on paper: questions in the words of the screen, each with its answer; and what it should get."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HOUSEHOLDS = Path(__file__).parent / "households"
OUTCOME = "Uitkomst"
LINE = re.compile(r"- (?P<question>[^?]+\?|[^:]+:) (?P<answer>.+)")


@dataclass
class Person:
    """Somebody or something of the household, as a heading names it (`Kind`, `Opvang`), with the answers about it."""

    kind: str
    answers: dict[str, str] = field(default_factory=dict)
    parts: list["Person"] = field(default_factory=list)
    entered: bool = False


@dataclass
class Description:
    """One paper: the household itself, and per scheme what the result must say."""

    household: Person
    outcome: dict[str, str]

    def questions(self) -> Iterator[str]:
        """Every question that the paper answers."""
        todo = [self.household]
        while todo:
            person = todo.pop()
            yield from person.answers
            todo += person.parts


def read_description(path: Path) -> Description:
    """Read a paper: `##` is a chapter, a deeper heading a person or a part of one, a dash a question with its answer."""
    household, outcome = Person("huishouden"), {}
    above = [household]
    answers = household.answers
    for line in path.read_text(encoding="utf-8").splitlines():
        marks, _, title = line.partition(" ")
        if marks == "##":
            above = [household]
            answers = outcome if title == OUTCOME else household.answers
        elif set(marks) == {"#"} and len(marks) > 2:
            above = above[: len(marks) - 2]
            above[-1].parts.append(Person(title))
            above.append(above[-1].parts[-1])
            answers = above[-1].answers
        elif found := LINE.fullmatch(line):
            answers[found["question"].removesuffix(":")] = found["answer"]
    return Description(household, outcome)
