"""What can go wrong, for three readers: policy staff, consultants, developers."""

from collections.abc import Sequence
from dataclasses import dataclass


class EngineError(Exception):
    """Base of every error the engine raises on purpose."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a rule file, in the form `file:line part: what is wrong. What to do.`"""

    file: str
    line: int
    part: str
    message: str
    remedy: str = ""
    check: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line} {self.part}".rstrip()
        said = f"{place}: {self.message}. {self.remedy}".rstrip(" .")
        return said if said.endswith(("?", "!")) else f"{said}."


class CatalogueError(EngineError):
    """Rule files that cannot be used; `problems` names each fault with its file and line."""

    def __init__(self, problems: Sequence[Finding]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """One fault in a household's answers: `path` says where, `message` (Dutch) what to do."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class ProfileError(EngineError):
    """A profile that cannot be read; nothing is guessed."""

    def __init__(self, problems: Sequence[ProfileFault]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotInForce(EngineError):
    """A parameter or scheme has no value on the date asked for: never fall back to an older one."""

    def __init__(self, name: str, on: object) -> None:
        self.name = name
        self.on = on
        super().__init__(f"{name}: geen waarde die geldt op {on}")


class FigureUnknown(EngineError):
    """A figure exists in law or policy, but nobody has confirmed its value (`value: unknown`)."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: bedrag niet bekend ({reason})")


class FormulaError(EngineError):
    """A formula that cannot be read, typed or worked out; `column` counts from 1 where it is known."""

    def __init__(self, message: str, column: int = 0, remedy: str = "") -> None:
        self.message = message
        self.column = column
        self.remedy = remedy
        super().__init__(message)
