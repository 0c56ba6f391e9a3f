"""Where a formula runs: the household or a member, on one date, with a record of all that was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from engine.catalogue.model import DatedValue

NOBODY = "[?]"
Made = TypeVar("Made")


class Worlds(Generic[Made]):
    """What was worked out in some worlds; it holds in each world that settles all it looked for in the same way."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[frozenset[str], dict[frozenset[tuple[str, Any]], Made]] = {}

    def find(self, settled: Mapping[str, Any]) -> Made | None:
        """Return what comes out the same in a world; None when nothing does yet."""
        for looked_for, made in self._made.items():
            found = made.get(frozenset([each for each in settled.items() if each[0] in looked_for]))
            if found is not None:
                return found
        return None

    def keep(self, consulted: Mapping[str, Any], made: Made) -> None:
        """Keep what was worked out, with what it looked for and how that was settled (None: it was not)."""
        settled = frozenset([each for each in consulted.items() if each[1] is not None])
        self._made.setdefault(frozenset(consulted), {})[settled] = made


class Shared:
    """What the schemes of one household share, and the frames that hold each other.

    `facts` were worked out before: by name, day, what is withdrawn and whose (this year's household or last year's).
    """

    __slots__ = ("facts", "parents")

    def __init__(self) -> None:
        self.facts: dict[tuple[str, date, frozenset[str], int], Worlds[Frame]] = {}
        self.parents: list[Frame] = []

    def worlds(self, name: str, frame: Frame, withdrawn: frozenset[str]) -> Worlds[Frame]:
        """Return where the values of a fact of the household are kept."""
        key = (name, frame.run.day, withdrawn, id(frame.values))
        worlds = self.facts.get(key)
        if worlds is None:
            worlds = self.facts[key] = Worlds()
        return worlds

    def clear(self) -> None:
        """Let go of everything, so that memory is free at once, without the collector."""
        for parent in self.parents:
            parent.inner = {}
        self.parents.clear()
        self.facts.clear()


class Run:
    """One evaluation on one date: figures in force, and what was read, missing or assumed on the way.

    What is `withdrawn` (`kale_huur`, `kinderen.intensieve_zorg`) is not presumed in this run.
    """

    __slots__ = (
        "assumed",
        "award",
        "branched",
        "consulted",
        "day",
        "figures",
        "is_aside",
        "missing",
        "reads",
        "settled",
        "shared",
        "unconfirmed",
        "withdrawn",
        "year_amount",
        "year_start",
    )

    def __init__(
        self, day: date, year_start: date, figures: Mapping[str, DatedValue], settled: Mapping[str, Any],
        withdrawn: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self.day = day
        self.year_start = year_start
        self.figures = figures
        self.settled = settled
        self.withdrawn = withdrawn
        self.reads: dict[tuple[str, Any], tuple[DatedValue, Any]] = {}
        self.missing: dict[str, str] = {}
        self.assumed: dict[str, tuple[str, Any]] = {}
        self.unconfirmed: dict[str, str] = {}
        self.branched: dict[str, tuple[str, tuple[Any, ...]]] = {}
        self.consulted: dict[str, Any] = {}
        self.shared: Shared | None = None
        self.is_aside = False
        self.year_amount: Any = None
        self.award: Any = None

    def aside(self) -> Run:
        """Return a run on the same date, with the same settled facts, in which nothing was read yet."""
        run = Run(self.day, self.year_start, self.figures, self.settled, self.withdrawn)
        run.shared = self.shared
        run.is_aside = True
        return run


class Frame:
    """The values of the household (no parent) or of one member, and the steps worked out for it.

    `static` is the path without numbers: `kinderen.opvang.` for every piece of childcare of every child.
    """

    __slots__ = ("entity", "gaps", "inner", "members", "memo", "parent", "path", "run", "static", "values")

    def __init__(self, values: Mapping[str, Any], members: Mapping[str, Any], run: Run,
                 parent: Frame | None = None, path: str = "", entity: str = "") -> None:  # fmt: skip
        self.values = values
        self.members = members
        self.run = run
        self.parent = parent
        self.path = path
        self.entity = entity
        self.memo: dict[str, Any] = {}
        self.gaps: dict[str, dict[str, str]] = {}
        self.inner: dict[str, list[Frame]] = {}
        self.static: str = f"{parent.static}{entity}." if parent is not None else ""

    @property
    def top(self) -> Frame:
        """The frame of the household."""
        return self if self.parent is None else self.parent.top

    def each(self, entity: str) -> list[Frame] | None:
        """Return a frame per member of an entity; None when nobody told which there are."""
        frames = self.inner.get(entity)
        if frames is None:
            listed = self.members.get(entity)
            if listed is None:
                self.run.missing[self.path + entity] = self.static + entity
                return None
            frames = [
                Frame(member.values, member.members, self.run, self, f"{self.path}{entity}[{index}].", entity)
                for index, member in enumerate(listed)
            ]
            self.inner[entity] = frames
            if self.run.shared is not None:
                self.run.shared.parents.append(self)
        return frames

    def somebody(self, entity: str) -> Frame:
        """Return a member of whom nothing is known, standing for each that there may be."""
        return Frame({}, {}, self.run, self, f"{self.path}{entity}{NOBODY}.", entity)
