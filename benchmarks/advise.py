"""Measure how fast one household and a file of households are advised, beside bare Python in the same run.

Run it with `make bench`; README.md in this folder says how to read it.
"""

import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import plain

from engine import Catalogue, advise, load_catalogue

HERE = Path(__file__).resolve().parent
HOUSEHOLDS = 1000
ROUNDS = 9
MOST_MS = 4.0
MANY = 60
MOST_MS_MANY = 15.0
LEAST_PER_SECOND = 250
LEAST_PER_SECOND_ALL = 45
LEFT_OPEN = ("toetsingsinkomen", "kale_huur")
SCHEMES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "individuele_inkomenstoeslag")


def main() -> int:
    """Print the figures; return 1 when one of them misses its mark."""
    catalogue = load_catalogue()
    known = json.loads((HERE / "household.json").read_text(encoding="utf-8"))
    unsure = {**known, "facts": {name: value for name, value in known["facts"].items() if name not in LEFT_OPEN}}
    same_amounts(advise(catalogue, known).as_json())
    many = with_many(catalogue, known["municipality"])
    ways = (
        lambda: advise(catalogue, known, only=SCHEMES).as_json(),
        lambda: advise(catalogue, unsure, only=SCHEMES).as_json(),
        lambda: advise(many, known).as_json(),
        lambda: advise(many, unsure).as_json(),
    )
    *spent, bare = (Spent(*map(median, zip(*column, strict=True))) for column in zip(*measured(*ways), strict=True))
    schemes = len(many.schemes_for(known["municipality"]))
    print(f"one household, median of {ROUNDS} rounds, in ms                  processor    clock   x bare Python")
    show("five schemes, everything known", spent[0], bare)
    show("five schemes, income and rent not known", spent[1], bare)
    show(f"{schemes} schemes, everything known", spent[2], bare)
    show(f"{schemes} schemes, income and rent not known", spent[3], bare)
    show("bare Python, the amounts of five schemes", bare, bare)
    five, every = lines_per_second(SCHEMES), lines_per_second()
    print(f"file of {HOUSEHOLDS:,} households, from start to end of the command, advices a second")
    print(f"  {'five schemes':<44}{five.processor:9.0f} {five.clock:8.0f}")
    print(f"  {'every scheme of the place':<44}{every.processor:9.0f} {every.clock:8.0f}")
    kept = {
        f"five schemes in at most {MOST_MS:g} ms": spent[1].processor <= MOST_MS,
        f"{schemes} schemes in at most {MOST_MS_MANY:g} ms": max(spent[2].processor, spent[3].processor)
        <= MOST_MS_MANY,
        f"five schemes, at least {LEAST_PER_SECOND}/s": five.processor >= LEAST_PER_SECOND,
        f"every scheme, at least {LEAST_PER_SECOND_ALL}/s": every.processor >= LEAST_PER_SECOND_ALL,
    }
    for mark, held in kept.items():
        print(f"{mark}: {'kept' if held else 'MISSED'}")
    return 0 if all(kept.values()) else 1


def with_many(catalogue: Catalogue, place: str) -> Catalogue:
    """Return the catalogue with copies of the municipal schemes of a place, until the place has MANY schemes."""
    rules = catalogue.rules_of(place)
    missing = max(0, MANY - len(catalogue.schemes_for(place)))
    copies = (
        replace(scheme, id=f"{scheme.id}_{number}", file=f"{number}/{scheme.file}")
        for number, scheme in enumerate(islice(cycle(rules.schemes), missing), 2)
    )
    return replace(catalogue, local={place: replace(rules, schemes=(*rules.schemes, *copies))})


class Spent(NamedTuple):
    """What something took (milliseconds) or yields (a second), by the processor's count and by the clock."""

    processor: float
    clock: float


def show(what: str, spent: Spent, bare: Spent) -> None:
    """Print one row of milliseconds."""
    print(f"  {what:<44}{spent.processor:9.4f} {spent.clock:8.4f} {spent.processor / bare.processor:13,.0f}")


def measured(*ways: Callable[[], object]) -> Iterator[tuple[Spent, ...]]:
    """Yield what a call of each way and of bare Python takes, round after round, so that all share the weather."""
    for way in ways:
        way()
    gc.collect()
    gc.freeze()  # as the web interface and the command do once the rules are read
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


def lines_per_second(schemes: tuple[str, ...] = ()) -> Spent:
    """Return advices per second of `toereikend advise --lines` (default: every scheme), program start included."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "households.jsonl"
        source.write_text("".join(json.dumps(profile) + "\n" for profile in households()), encoding="utf-8")
        program = str(Path(sys.executable).with_name("toereikend"))
        command = [program, "advise", "--lines", "--schemes", ",".join(schemes), str(source)]
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
