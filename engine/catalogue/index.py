"""The files of municipalities with their hashes and the codes they name, remembered between runs (docs/adr/0011).

A file is opened again when its size, times or number on disk differ from what was remembered, and also when it was
touched so shortly before remembering that a later change might not show in its times.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODE = re.compile(rb"GM\d{4}")
FOLDER = "municipalities"
SHORTLY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use."""

_FORM = 1
_Known = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of a municipality: `name` from the root, and the municipalities that its text names anywhere."""

    name: str
    sha256: str
    codes: tuple[str, ...]


def local_files(root: Path, cache: Path | None = None) -> tuple[LocalFile, ...]:
    """Return every YAML and CSV file in the folders of municipalities, by name.

    `cache` is a folder in which to remember them; without it every file is read. A cache that cannot be used is left.
    """
    kept = cache / f"index-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}.json" if cache else None
    known, newest = _remembered(kept) if kept else ({}, 0)
    now: _Known = {}
    opened = False
    for name, path, stat in _found(root):
        marks = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        before = known.get(name)
        if before is None or before[:4] != marks or max(stat.st_mtime_ns, stat.st_ctime_ns) > newest - SHORTLY:
            opened = True
            data = Path(path).read_bytes()
            before = [*marks, hashlib.sha256(data).hexdigest(), *sorted({code.decode() for code in CODE.findall(data)})]
        now[name] = before
    if kept and (opened or now.keys() != known.keys()):
        _remember(kept, now)
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


def _remembered(kept: Path) -> tuple[_Known, int]:
    """Return what was remembered, and when; nothing when the file is not ours alone or cannot be read."""
    try:
        stat = kept.stat()
        if not is_private(kept.parent):
            return {}, 0
        held = json.loads(kept.read_bytes())
        return (held["files"], stat.st_mtime_ns) if held["form"] == _FORM else ({}, 0)
    except (OSError, ValueError, KeyError, TypeError):
        return {}, 0


def _remember(kept: Path, files: _Known) -> None:
    with contextlib.suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_private(kept.parent):
            return
        with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False, encoding="utf-8") as draft:
            json.dump({"form": _FORM, "files": files}, draft, separators=(",", ":"))
        os.replace(draft.name, kept)


def is_private(folder: Path) -> bool:
    """Tell whether nobody but us can write in a folder; where the system knows no owners, yes."""
    if not hasattr(os, "getuid"):
        return True
    stat = folder.stat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022
