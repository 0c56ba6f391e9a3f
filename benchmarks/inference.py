"""Measure one inference in durable_rules beside its twin in plain Python, in the same run; no mark depends on it.

Run it with `.venv/bin/python benchmarks/inference.py`.
"""

import random
import sys
import time
from statistics import median

from engine.inference.choose import make_inference
from engine.inference.interface import Inference, Ruleset

SIZES = (10, 25, 50, 100, 200)
FACTS = 40
ROUNDS = 15
CALLS = 200


def main() -> int:
    """Print microseconds per inference for rulesets of several sizes."""
    native, plain = make_inference("durable"), make_inference("plain")
    if native.name == "plain":
        print(f"nothing to compare: {native.reason}")
        return 0
    settle_allocator()
    print(f"{FACTS} facts, rules of two to five conditions, median of {ROUNDS} rounds of {CALLS} households")
    print(f"{'rules':>5} {'fired':>6} {'durable us':>11} {'plain us':>9} {'ratio':>6}")
    for size in SIZES:
        chance = random.Random(size)
        ruleset, households = rules(chance, size), [household(chance) for _ in range(CALLS)]
        for inference in (native, plain):
            inference.load({"benchmark": ruleset})
        rounds = [(timed(native, households), timed(plain, households)) for _ in range(ROUNDS)]
        ours, twin = (median(column) for column in zip(*rounds, strict=True))
        fired = sum(len(plain.infer("benchmark", known)) for known in households) / CALLS
        print(f"{size:>5} {fired:>6.1f} {ours:>11.1f} {twin:>9.1f} {ours / twin:>6.1f}")
    return 0


def settle_allocator() -> None:
    """Free one large block, as any longer program has done: before that, glibc returns memory after every call."""
    bytearray(16 << 20)


def rules(chance: random.Random, size: int) -> Ruleset:
    """Return rules of one branch each."""
    names = [f"fact_{number}" for number in range(FACTS)]

    def branch() -> dict[str, bool]:
        return {name: chance.random() < 0.8 for name in chance.sample(names, chance.randint(2, 5))}

    return {f"rule_{number}": (branch(),) for number in range(size)}


def household(chance: random.Random) -> dict[str, bool]:
    """Return facts that are mostly true, so that about a third of the rules fire."""
    return {f"fact_{number}": chance.random() < 0.8 for number in range(FACTS)}


def timed(inference: Inference, households: list[dict[str, bool]]) -> float:
    """Return microseconds per inference."""
    start = time.perf_counter()
    for known in households:
        inference.infer("benchmark", known)
    return (time.perf_counter() - start) * 1e6 / len(households)


if __name__ == "__main__":
    sys.exit(main())
