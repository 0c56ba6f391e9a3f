"""Fifty consultants at once against a server of their own on this computer; compare with the marks in the README.

`python benchmarks/load/run.py --users 50 --seconds 120`
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT))

from tests.serving import served  # noqa: E402

SAVED = "save an answer, new panel"
MOST_MS = 300


def main() -> int:
    """Print what every kind of request took; return 1 when a mark is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=int, default=120)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (address, _):
        rows = load(address, Path(folder), told.users, told.seconds)
    print(f"{told.users} consultants at once for {told.seconds} s; ms on the clock")
    print(f"  {'':<32}{'times':>8}{'errors':>8}{'median':>8}{'95%':>8}{'longest':>9}")
    for row in rows:
        print(
            f"  {row['Name']:<32}{row['Request Count']:>8}{row['Failure Count']:>8}"
            f"{row['Median Response Time']:>8}{row['95%']:>8}{float(row['Max Response Time']):>9.0f}"
        )
    saved = next(row for row in rows if row["Name"] == SAVED)
    kept = {
        "no error": all(row["Failure Count"] == "0" for row in rows),
        f"95 of 100 saved answers within {MOST_MS} ms": int(saved["95%"]) < MOST_MS,
    }
    for mark, held in kept.items():
        print(f"{mark}: {'kept' if held else 'MISSED'}")
    return 0 if all(kept.values()) else 1


def load(address: str, folder: Path, users: int, seconds: int) -> list[dict[str, str]]:
    """Let the consultants work; return locust's figures per kind of request."""
    command = [sys.executable, "-m", "locust", "--locustfile", str(HERE / "locustfile.py"), "--headless"]
    command += ["--host", address, "--users", str(users), "--spawn-rate", "5", "--run-time", f"{seconds}s"]
    command += ["--csv", str(folder / "load"), "--reset-stats", "--loglevel", "ERROR", "--exit-code-on-error", "0"]
    done = subprocess.run(command, env={**os.environ}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    with (folder / "load_stats.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["Name"] != "Aggregated"]


if __name__ == "__main__":
    sys.exit(main())
