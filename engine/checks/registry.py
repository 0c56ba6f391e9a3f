"""The checks by id: what each looks at, how grave it is, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from engine.errors import Finding

ERROR, WARNING = "error", "warning"


class Subject(Protocol):
    """What a check looks at; faults are in its file unless they say otherwise."""

    @property
    def file(self) -> str:
        """The name of the file, as messages call it."""


Looked = TypeVar("Looked", bound=Subject)
LookedAt = TypeVar("LookedAt", bound=Subject, contravariant=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a line; a remedy, file or severity given here goes before the one of the check."""

    line: int
    part: str
    message: str
    remedy: str = ""
    file: str = ""
    severity: str = ""


class Look(Protocol[LookedAt]):
    """A check's function: it looks at one subject and tells what is wrong with it."""

    def __call__(self, subject: LookedAt, /) -> Iterable[Fault]:
        """Return the faults found."""


@dataclass(frozen=True, slots=True)
class Check(Generic[Looked]):
    """One rule for rule files; `id` is its group's letter and a number."""

    id: str
    look: Look[Looked]
    remedy: str
    severity: str

    def findings(self, subject: Looked) -> Iterator[Finding]:
        """Yield what is wrong with a subject."""
        for fault in self.look(subject):
            yield Finding(
                file=fault.file or subject.file,
                line=max(1, fault.line),
                part=fault.part,
                message=fault.message,
                remedy=fault.remedy or self.remedy,
                check=self.id,
                severity=fault.severity or self.severity,
            )


class Checks(Generic[Looked]):
    """The checks that look at one kind of subject, in the order in which they were written down."""

    def __init__(self) -> None:
        self.listed: dict[str, Check[Looked]] = {}

    def add(self, name: str, remedy: str = "", severity: str = ERROR) -> Callable[[Look[Looked]], Look[Looked]]:
        """Return a decorator that registers a function as the check `name`."""

        def register(look: Look[Looked]) -> Look[Looked]:
            if name in self.listed:
                raise ValueError(f"two checks are called {name}")
            self.listed[name] = Check(name, look, remedy, severity)
            return look

        return register

    def findings(self, subject: Looked) -> Iterator[Finding]:
        """Yield what every check finds wrong with a subject."""
        for check in self.listed.values():
            yield from check.findings(subject)
