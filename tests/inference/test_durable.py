"""What only the engine in durable_rules can get wrong: its session, threads, forks and memory."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.inference import durable
from engine.inference.durable import MAX_BRANCHES, DurableInference
from engine.inference.interface import MAX_NAMES, Ruleset
from engine.inference.plain import PlainInference

PROJECT = Path(__file__).resolve().parents[2]
NAMES = [f"c{number}" for number in range(30)]


def random_ruleset(chance: random.Random, size: int) -> Ruleset:
    """Rules of up to three branches over up to four of the NAMES."""

    def branch() -> dict[str, bool]:
        return {name: chance.random() < 0.5 for name in chance.sample(NAMES, chance.randint(1, 4))}

    return {f"r{number}": tuple(branch() for _ in range(chance.randint(1, 3))) for number in range(size)}


def random_households(chance: random.Random, number: int) -> Iterator[dict[str, bool]]:
    for _ in range(number):
        yield {name: chance.random() < 0.5 for name in NAMES if chance.random() < 0.7}


@pytest.fixture
def pair() -> tuple[DurableInference, PlainInference]:
    """Both engines with the same random rules."""
    both = (DurableInference(), PlainInference())
    for inference in both:
        inference.load({"random": random_ruleset(random.Random(1), 80)})
    return both


def test_threads_do_not_see_each_others_household(pair: tuple[DurableInference, PlainInference]) -> None:
    native, plain = pair
    rules = {"random": random_ruleset(random.Random(1), 80)}
    wrong: list[dict[str, bool]] = []

    def work(seed: int) -> None:
        for number, known in enumerate(random_households(random.Random(seed), 300)):
            if seed == 0 and number % 50 == 0:
                native.load(rules)
            if native.infer("random", known) != plain.infer("random", known):
                wrong.append(known)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def output_of(script: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


FORKING = """
import os, sys, threading, warnings
from engine.inference.durable import DurableInference

warnings.simplefilter("ignore", DeprecationWarning)  # forking with threads at work is the point
inference = DurableInference()
inference.load({"s": {f"r{i}": ({"a": True, f"b{i}": True},) for i in range(40)}})
right = lambda n: inference.infer("s", {"a": True, f"b{n}": True}) == {f"r{n}"}

def work():
    while True:
        right(1)

for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
children = []
for _ in range(8):
    child = os.fork()
    if child == 0:
        os._exit(0 if all(right(n % 40) for n in range(200)) else 1)
    children.append(child)
codes = [os.waitpid(child, 0)[1] for child in children]
print(codes, right(2), flush=True)
os._exit(0)
"""


def test_a_forked_child_answers_rightly_though_another_thread_held_the_lock() -> None:
    assert output_of(FORKING) == f"{[0] * 8} True"


@pytest.mark.parametrize("step", ["start_action_for_state", "complete_and_start_action", "delete_state"])
def test_after_a_failure_the_next_household_gets_its_own_answer(
    pair: tuple[DurableInference, PlainInference], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    native, plain = pair
    first, second = random_households(random.Random(5), 2)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(durable.native, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            native.infer("random", first)
    assert native.infer("random", second) == plain.infer("random", second)


def test_a_session_that_was_left_behind_is_noticed(pair: tuple[DurableInference, PlainInference]) -> None:
    native, plain = pair
    shard = native._loaded.here().shards["random"][0]
    known = dict.fromkeys(NAMES, True)
    durable.native.assert_fact(shard._handle, durable._FACT + "}")
    with pytest.raises(RuntimeError, match="durable_rules answered 2"):
        native.infer("random", known)
    assert native.infer("random", known) == plain.infer("random", known)


def test_no_native_ruleset_is_larger_than_durable_rules_can_hold() -> None:
    many_rules = {f"r{number}": ({"a": True}, {"b": False}) for number in range(200)}
    many_names = {f"r{number}": ({f"p{number}_{part}": True for part in range(50)},) for number in range(40)}
    for ruleset in (many_rules, many_names):
        groups = list(durable._groups(ruleset))
        assert max(map(len, groups)) <= MAX_BRANCHES
        assert max(len({name for branch in group.values() for name in branch}) for group in groups) <= MAX_NAMES
        assert sum(map(len, groups)) == sum(map(len, ruleset.values()))


GROWING = """
import resource
from engine.inference.durable import DurableInference

inference = DurableInference()
rules = {"s": {f"r{i}": ({"a": True, f"b{i % 40}": True},) for i in range(100)}}

def work():
    for _ in range(30):
        inference.load(rules)
        for n in range(60):
            inference.infer("s", {"a": True, **{f"b{i}": (i + n) % 3 > 0 for i in range(40)}})
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

work()
before = work()
print(work() + work() - 2 * before)
"""


def test_memory_stays_flat_over_households_and_reloads() -> None:
    assert int(output_of(GROWING)) < 8192  # KiB; a hundred rules that are not given back take 1,700
