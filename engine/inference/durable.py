"""The only file that touches durable_rules (docs/adr/0002): booleans in, names of rules out.

It calls the package's compiled part, because the Host around it starts threads, swallows exceptions and reads the
fact again for every rule that fires. Nothing of a household outlives one call: each shard is given one fact under one
fixed session, and the session is deleted before the next.
"""

import json
import os
import threading
import weakref
from collections.abc import Iterator, Mapping

import durable_rules_engine as native

from engine.inference.interface import MAX_NAMES, SENTINEL, Ruleset, check, native_name, require_booleans

MAX_BRANCHES = 50
"""Rules per native ruleset. One fact may reach 64 of them: at the next one no rule fires at all (error 303)."""

_SESSION = "1"
_FACT = f'{{"sid":"{_SESSION}","id":"{_SESSION}","{SENTINEL}":true'
"""How every fact starts; without an id it would get a hash of its content, which may be taken."""

_BRANCH_MARK = ":"
_Group = dict[str, Mapping[str, bool]]


class DurableInference:
    """Rulesets in durable_rules; safe with threads and after a fork."""

    name = "durable"

    def __init__(self) -> None:
        self.reason = ""
        self._loaded = _Loaded({})

    def load(self, rulesets: Mapping[str, Ruleset]) -> None:
        """See Inference.load; calls under way finish on the rules they started with."""
        check(rulesets)
        loaded = _Loaded(rulesets)
        loaded.here()
        self._loaded = loaded

    def extend(self, rulesets: Mapping[str, Ruleset]) -> None:
        """See Inference.extend."""
        check(rulesets)
        self._loaded.extend(rulesets)

    def infer(self, ruleset: str, known: Mapping[str, bool]) -> frozenset[str]:
        """See Inference.infer."""
        here = self._loaded.here()
        shards = here.shards[ruleset]
        require_booleans(known)
        with here.lock:
            return frozenset([rule for shard in shards for rule in shard.fired(known)])


class _Loaded:
    """Rulesets as they were given, and their native twins in this process."""

    def __init__(self, rulesets: Mapping[str, Ruleset]) -> None:
        self._rulesets = {name: dict(ruleset) for name, ruleset in rulesets.items()}
        self._here: _Process | None = None

    def here(self) -> "_Process":
        """Return the twins, made anew in a forked child: at the fork another thread may have held the lock.

        Two threads may both make them; each set is whole in itself.
        """
        here = self._here
        if here is None or here.process != os.getpid():
            here = self._here = _Process(self._rulesets)
        return here

    def extend(self, rulesets: Mapping[str, Ruleset]) -> None:
        """Make twins of the rulesets whose names are new."""
        here = self.here()
        with here.lock:
            fresh = {name: dict(ruleset) for name, ruleset in rulesets.items() if name not in self._rulesets}
            here.shards |= _shards(fresh)
            self._rulesets |= fresh


def _shards(rulesets: Mapping[str, Ruleset]) -> "dict[str, list[_Shard]]":
    return {name: [_Shard(group) for group in _groups(ruleset)] for name, ruleset in rulesets.items()}


class _Process:
    """The native rulesets of one process and the lock that keeps two households out of one session."""

    def __init__(self, rulesets: Mapping[str, Ruleset]) -> None:
        self.process = os.getpid()
        self.lock = threading.Lock()
        self.shards = _shards(rulesets)


class _Shard:
    """One native ruleset of at most MAX_BRANCHES rules without alternatives, and a sentinel that every fact matches.

    The sentinel matters: deleting the session of a fact that matched nothing crashes the process.
    """

    def __init__(self, group: _Group) -> None:
        rules = {rule: _native_rule(branch) for rule, branch in group.items()}
        self._definition = json.dumps({SENTINEL: _native_rule({}), **rules})
        self._pieces = {
            name: (f',"{native_name(name)}":false', f',"{native_name(name)}":true')
            for branch in group.values()
            for name in branch
        }
        self._create()

    def fired(self, known: Mapping[str, bool]) -> list[str]:
        """Return the rules that fire; a rule may be named twice."""
        pieces = [piece[known[name]] for name, piece in self._pieces.items() if name in known]
        try:
            return self._evaluate(_FACT + "".join(pieces) + "}")
        except BaseException:
            self._release()  # the session may still hold this household, and cannot safely be deleted now
            self._create()
            raise

    def _evaluate(self, fact: str) -> list[str]:
        handled, session = native.assert_fact(self._handle, fact)
        if handled != 0:
            raise RuntimeError(f"durable_rules answered {handled} to a fact that the sentinel matches")
        fired = []
        started = native.start_action_for_state(self._handle, session)
        match = started and started[1]
        while match:
            fired.append(match[2 : match.index('"', 2)].partition(_BRANCH_MARK)[0])  # match is {"rule:0":...
            match = native.complete_and_start_action(self._handle, session)
        native.delete_state(self._handle, _SESSION)
        fired.remove(SENTINEL)
        return fired

    def _create(self) -> None:
        self._handle = native.create_ruleset("shard", self._definition)
        self._release = weakref.finalize(self, native.delete_ruleset, self._handle)
        self._release.atexit = False


def _groups(ruleset: Ruleset) -> Iterator[_Group]:
    """Spread the branches of all rules over groups that the native engine can hold."""
    group: _Group = {}
    names: set[str] = set()
    for rule, pattern in ruleset.items():
        for number, branch in enumerate(pattern):
            if len(group) == MAX_BRANCHES or len(names | branch.keys()) > MAX_NAMES:
                yield group
                group, names = {}, set()
            group[f"{rule}{_BRANCH_MARK}{number}"] = branch
            names |= branch.keys()
    if group:
        yield group


def _native_rule(branch: Mapping[str, bool]) -> dict[str, object]:
    facts = {native_name(name): value for name, value in branch.items()} or {SENTINEL: True}
    return {"all": [{"m": {"$and": [{name: value} for name, value in facts.items()]}}]}
