"""What the scripts of test_durable_limits.py start with: durable_rules by its documented host, made quiet."""

import json  # noqa: F401  the scripts take all names from here
import os  # noqa: F401
import resource
import sys  # noqa: F401
import threading  # noqa: F401
import time  # noqa: F401
from collections.abc import Callable
from typing import Any

import durable_rules_engine as native  # noqa: F401
from durable.engine import Host

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class QuietHost(Host):
    """The documented host without the threads it starts; remembers which rules fired."""

    def __init__(self) -> None:
        self.fired: list[str] = []
        super().__init__()

    def _run(self) -> None:
        pass

    def get_action(self, name: str) -> Callable[[object], None]:
        """What a rule does: say that it fired."""
        return lambda context: self.fired.append(name)


def rule(pattern: dict[str, Any], name: str) -> dict[str, Any]:
    """A rule on one fact."""
    return {"all": [{"m": pattern}], "run": name}


def host(**patterns: dict[str, Any]) -> QuietHost:
    """A quiet host with one ruleset, `s`, of these rules."""
    made = QuietHost()
    made.set_rulesets({"s": {name: rule(pattern, name) for name, pattern in patterns.items()}})
    return made


def fires(made: QuietHost, sid: str = "1", **fact: Any) -> str:
    """The rules that fire on one more fact, or what is raised."""
    made.fired.clear()
    try:
        made.assert_fact("s", {"sid": sid, **fact})
    except Exception as error:
        return f"{type(error).__name__} {error}".strip()
    return " ".join(made.fired)


def say(*words: object) -> None:
    """Print at once, so that nothing is lost in a crash."""
    print(*words, flush=True)
