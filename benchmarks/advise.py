"""Measure how fast one household and a file of households are advised, beside bare Python in the same run.

Run it with `make bench`; README.md in this folder says how to read it.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import plain

from engine import advise, load_catalogue

HERE = Path(__file__).resolve().parent
HOUSEHOLDS = 1000
ROUNDS = 9
MOST_MS = 4.0
MOST_MS_ALL = 15.0
LEAST_PER_SECOND = 250
LEFT_OPEN = ("toetsingsinkomen", "kale_huur")
SCHEMES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "individuele_inkomenstoeslag")


def main() -> int:
    """Print the figures; return 1 when one of them misses its mark."""
    catalogue = load_catalogue()
    known = json.loads((HERE / "household.json").read_text(encoding="utf-8"))
    unsure = {**known, "facts": {name: value for name, value in known["facts"].items() if name not in LEFT_OPEN}}
    same_amounts(advise(catalogue, known).as_json())
    ways = (
        lambda: advise(catalogue, known, only=SCHEMES).as_json(),
        lambda: advise(catalogue, unsure, only=SCHEMES).as_json(),
        lambda: advise(catalogue, known).as_json(),
    )
    rounds = list(measured(*ways))
    all_known, with_ranges, everything, bare = (
        Spent(*map(median, zip(*column, strict=True))) for column in zip(*rounds, strict=True)
    )
    print(f"one household, five schemes, median of {ROUNDS} rounds      processor    clock   x bare Python")
    show("everything known", all_known, bare)
    show("income and rent not known", with_ranges, bare)
    show(f"all {len(catalogue.schemes_for(known['municipality']))} schemes of the place", everything, bare)
    show("bare Python, same amounts", bare, bare)
    rate = lines_per_second()
    print(f"file of {HOUSEHOLDS:,} households, from start to end of the command")
    print(f"  advices a second, five schemes                {rate.processor:9.0f} {rate.clock:8.0f}")
    kept = {
        f"at most {MOST_MS:g} ms": with_ranges.processor <= MOST_MS,
        f"all schemes in at most {MOST_MS_ALL:g} ms": everything.processor <= MOST_MS_ALL,
        f"at least {LEAST_PER_SECOND}/s": rate.processor >= LEAST_PER_SECOND,
    }
    for mark, held in kept.items():
        print(f"{mark}: {'kept' if held else 'MISSED'}")
    return 0 if all(kept.values()) else 1


class Spent(NamedTuple):
    """What something took (milliseconds) or yields (a second), by the processor's count and by the clock."""

    processor: float
    clock: float


def show(what: str, spent: Spent, bare: Spent) -> None:
    """Print one row of milliseconds."""
    print(f"  {what:<44}{spent.processor:9.4f} {spent.clock:8.4f} {spent.processor / bare.processor:13,.0f}")


def measured(*ways: Callable[[], object]) -> Iterator[tuple[Spent, ...]]:
    """Yield what a call of each way and of bare Python takes, round after round, so that all share the weather."""
    for _ in range(ROUNDS):
        yield (*(per_call(way, 30) for way in ways), per_call(plain.everything, 20000))


def per_call(call: Callable[[], object], times: int) -> Spent:
    """Return the milliseconds of one call, the mean of `times` of them."""
    processor, clock = time.process_time(), time.perf_counter()
    for _ in range(times):
        call()
    spent = time.process_time() - processor, time.perf_counter() - clock
    return Spent(*(seconds * 1000 / times for seconds in spent))


def same_amounts(advice: dict[str, Any]) -> None:
    """Stop when the two do not work out the same: then their times say nothing."""
    amounts = {scheme["id"]: scheme["amount"]["max_cents"] // 100 for scheme in advice["schemes"] if scheme["amount"]}
    ours = tuple(amounts.get(name) for name in SCHEMES)
    if ours != plain.everything():
        raise SystemExit(f"the amounts differ: engine {ours}, bare Python {plain.everything()}")


def lines_per_second() -> Spent:
    """Return advices per second of `toereikend advise --lines` on five schemes, starting the program included."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "households.jsonl"
        source.write_text("".join(json.dumps(profile) + "\n" for profile in households()), encoding="utf-8")
        program = str(Path(sys.executable).with_name("toereikend"))
        command = [program, "advise", "--lines", "--schemes", ",".join(SCHEMES), str(source)]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != HOUSEHOLDS or any("error" in answer for answer in answers):
        raise SystemExit("not every line of the file got an advice")
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Spent(HOUSEHOLDS / processor, HOUSEHOLDS / clock)


def households() -> Iterator[dict[str, Any]]:
    """Yield households that differ in size, income, rent and in what is known; the same ones at every run."""
    chance = random.Random(2026)
    for _ in range(HOUSEHOLDS):
        facts = {
            "geboortedatum_aanvrager": f"{chance.randint(1950, 2006)}-0{chance.randint(1, 9)}-15",
            "rechtmatig_verblijf": True,
            "zorgverzekerd": True,
            "heeft_toeslagpartner": False,
            "toetsingsinkomen": str(chance.randint(0, 80000)),
            "vermogen_toeslagen": str(chance.randint(0, 60000)),
            "woonsituatie": chance.choice(["huur_zelfstandig", "huur_kamer", "koop", "inwonend"]),
            "kale_huur": f"{chance.randint(300, 1100)}.50",
            "servicekosten": {},
            "woning_aangepast_handicap": False,
        }
        for name in chance.sample(sorted(facts), chance.choice([0, 0, 1, 2])):
            del facts[name]
        yield {"on": "2026-07-01", "municipality": "GM0484", "facts": facts, "members": members(chance), "receives": {}}


def members(chance: random.Random) -> dict[str, Any]:
    """Return up to three children, some of them at childcare."""
    children = []
    for _ in range(chance.choice([0, 0, 1, 2, 3])):
        care = [{"soort": "bso", "uren_per_maand": chance.randint(20, 120), "uurtarief": "9.25"}]
        born = f"{chance.randint(2009, 2025)}-05-20"
        children.append({"geboortedatum": born, "ontvangt_kinderbijslag": True, "opvang": chance.choice([[], care])})
    return {"kinderen": children, "medebewoners": []}


if __name__ == "__main__":
    sys.exit(main())
