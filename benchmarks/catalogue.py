"""Measure a catalogue of all municipalities: loading, memory, one household's advice, the coverage and the check.

Run it with `python benchmarks/catalogue.py [--check]`; README.md in this folder says how to read it.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from engine import PROJECT, advise, load_catalogue
from engine.catalogue.catalogue import Catalogue

HERE = Path(__file__).resolve().parent
SCHEMES = 15
PLACE = "GM0484"
ROUNDS, TIMES = 9, 10
COLD_S, WARM_S, MOST_MB, MOST_MORE = 5.0, 1.0, 400, 1.10
LOAD = """
import json, resource, sys, time
start = time.perf_counter()
from datetime import date
from pathlib import Path
from engine import advise, advisor_for, load_catalogue
catalogue = load_catalogue(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] else None)
advisor_for(catalogue)
loaded = time.perf_counter() - start
profile = json.loads(Path(sys.argv[3]).read_text())
codes = [code for code, place in catalogue.places.items() if place.exists_on(date(2026, 7, 1))]
for code in codes[:int(sys.argv[4])]:
    advise(catalogue, {**profile, "municipality": code})
coverage = 0
if len(sys.argv) > 5:
    from engine.catalogue.coverage import coverage as covered
    start = time.perf_counter()
    covered(catalogue, date(2026, 11, 22), Path(sys.argv[2]))
    coverage = time.perf_counter() - start
print(json.dumps([loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, coverage]))
"""


def main() -> int:
    """Print the figures; return 1 when one of them misses its mark."""
    with tempfile.TemporaryDirectory() as folder:
        one, all_, cache = (Path(folder) / name for name in ("one", "all", "cache"))
        make(one, [PLACE])
        codes = make(all_, None)
        print(f"{codes} municipalities x {SCHEMES} schemes")
        cold, _, _ = fresh(all_, None)
        first, _, slow = fresh(all_, cache, "coverage")
        warm, _, quick = fresh(all_, cache, "coverage")
        _, alone, _ = fresh(one, cache, places=1)
        _, everybody, _ = fresh(all_, cache, places=codes)
        few, many = (median(column) for column in zip(*(advices(one, all_, cache)), strict=True))
        show("load, every file read", cold, "s")
        show("load, and remember which files there are", first, "s")
        show("load from what is remembered", warm, "s")
        show("coverage, every file read", slow, "s")
        show("coverage from what is remembered", quick, "s")
        show("memory with one municipality, after its advice", alone, "MB")
        show("memory after an advice in every municipality", everybody, "MB")
        show("one household, one municipality there", few * 1000, "ms")
        show("the same household, all municipalities there", many * 1000, "ms")
        if "--check" in sys.argv:
            show("check of every file", check(all_), "s")
    return told(
        {
            f"cold at most {COLD_S:g} s": cold <= COLD_S,
            f"remembered at most {WARM_S:g} s": warm <= WARM_S,
            f"memory at most {MOST_MB} MB": everybody <= MOST_MB,
            f"one household at most {MOST_MORE:g} times ({many / few:.2f})": many <= few * MOST_MORE,
        }
    )


def make(root: Path, only: list[str] | None) -> int:
    """Write a catalogue of the shipped rules and invented schemes; return how many municipalities it has."""
    shutil.copytree(PROJECT / "rules", root / "rules")
    (root / "municipalities").mkdir()
    for name in ("places.csv", "services.csv", "kinds.csv"):
        shutil.copy(PROJECT / "municipalities" / name, root / "municipalities")
    text = (root / "municipalities/places.csv").read_text(encoding="utf-8")
    codes = only or [row["code"] for row in csv.DictReader(text.splitlines()) if not row["valid_to"]]
    samples = [path for path in sorted(PROJECT.glob("municipalities/_example/*.yaml")) if is_scheme(path)]
    for code in codes:
        folder = root / "municipalities" / f"{code}-verzonnen"
        folder.mkdir()
        for number in range(SCHEMES):
            name = f"regeling_{number + 1}"
            (folder / f"{name}.yaml").write_text(invented(samples[number % len(samples)], name, code), encoding="utf-8")
    return len(codes)


def is_scheme(path: Path) -> bool:
    """Tell whether a file of the example holds a scheme."""
    return path.name not in ("municipality.yaml", "blauwdruk.yaml")


def invented(sample: Path, name: str, code: str) -> str:
    """Return the text of a scheme of the example under another name, for another municipality."""
    text = re.sub(r"^id: .*$", f"id: {name}", sample.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    return text.replace("GM9999", code)


def fresh(root: Path, cache: Path | None, *more: str, places: int = 0) -> list[float]:
    """Return what a new process needs: seconds to load, its peak of memory in MB, seconds for the coverage."""
    words = [str(root), str(cache or ""), str(HERE / "household.json"), str(places), *more]
    done = subprocess.run([sys.executable, "-c", LOAD, *words], cwd=PROJECT, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def advices(one: Path, all_: Path, cache: Path) -> list[tuple[float, float]]:
    """Return the seconds of processor of one household's advice in the small and the large catalogue, by turns."""
    profile = json.loads((HERE / "household.json").read_text(encoding="utf-8"))
    catalogues = load_catalogue(one, cache), load_catalogue(all_, cache)
    for catalogue in catalogues:
        spent(catalogue, profile)
    return [(spent(catalogues[0], profile), spent(catalogues[1], profile)) for _ in range(ROUNDS)]


def spent(catalogue: Catalogue, profile: Any) -> float:
    """Return the seconds of processor of one advice."""
    start = time.process_time()
    for _ in range(TIMES):
        advise(catalogue, profile)
    return (time.process_time() - start) / TIMES


def check(root: Path) -> float:
    """Return the seconds that a check of every file takes, with its progress on the screen."""
    from datetime import date

    from engine.checks import check_catalogue

    start = time.perf_counter()
    check_catalogue(root, today=date(2026, 11, 22), progress=lambda done, number: print(f"\r  {done}/{number}", end=""))
    print()
    return time.perf_counter() - start


def show(what: str, figure: float, unit: str) -> None:
    """Print one row."""
    print(f"  {what:<48}{figure:9.2f} {unit}")


def told(kept: dict[str, bool]) -> int:
    """Print which marks were kept; return 1 when one was missed."""
    for mark, held in kept.items():
        print(f"{mark}: {'kept' if held else 'MISSED'}")
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
