"""The files of municipalities with their hashes and the codes they name, remembered between runs (docs/adr/0013).

A file is opened again when its size, times or number on disk differ from what was remembered, and also when it was
touched so shortly before remembering that a later change might not show in its times.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.catalogue.store import Store

CODE = re.compile(rb"GM\d{4}")
FOLDER = "municipalities"
SHORTLY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of a municipality: `name` from the root, and the municipalities that its text names anywhere."""

    name: str
    sha256: str
    codes: tuple[str, ...]


def local_files(root: Path, cache: Path | None = None) -> tuple[LocalFile, ...]:
    """Return every YAML and CSV file in the folders of municipalities, by name.

    `cache` is a folder in which to remember them; without it every file is read.
    """
    store = Store(cache, root, "index")
    known, moment = store.load()
    now: dict[str, list[Any]] = {}
    opened = False
    for name, path, stat in _found(root):
        marks = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        before = known.get(name)
        if before is None or before[:4] != marks or max(stat.st_mtime_ns, stat.st_ctime_ns) > moment - SHORTLY:
            opened = True
            data = Path(path).read_bytes()
            before = [*marks, hashlib.sha256(data).hexdigest(), *sorted({code.decode() for code in CODE.findall(data)})]
        now[name] = before
    if opened or now.keys() != known.keys():
        store.save(now)
    return tuple(LocalFile(name, row[4], tuple(row[5:])) for name, row in sorted(now.items()))


def _found(root: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    with contextlib.suppress(FileNotFoundError), os.scandir(root / FOLDER) as folders:
        for folder in folders:
            if folder.is_dir():
                yield from _inside(f"{FOLDER}/{folder.name}", folder.path)


def _inside(above: str, folder: str) -> Iterator[tuple[str, str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".csv")):
                yield f"{above}/{entry.name}", entry.path, entry.stat()
            elif entry.is_dir():
                yield from _inside(f"{above}/{entry.name}", entry.path)
