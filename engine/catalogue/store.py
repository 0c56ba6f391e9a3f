"""What may be remembered between runs: JSON files in a folder that only we can write in (docs/adr/0013)."""

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

CODE = Path(__file__).resolve().parent


class Store:
    """One thing to remember about one root, in a cache folder; without a folder nothing is remembered.

    What was remembered by other code, by somebody else or half is no memory.
    """

    def __init__(self, cache: Path | None, root: Path, name: str) -> None:
        digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
        self.path = cache / f"{name}-{digest}.json" if cache else None

    def load(self) -> tuple[dict[str, Any], int]:
        """Return what was remembered and when, in nanoseconds of the file system's clock; nothing and 0 otherwise."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            if self.path and _is_private(self.path.parent):
                moment = self.path.stat().st_mtime_ns
                held = json.loads(self.path.read_bytes())
                if held["code"] == _code():
                    return dict(held["data"]), moment
        return {}, 0

    def save(self, data: dict[str, Any]) -> None:
        """Remember; a folder that cannot be written in, or that others can, is left alone."""
        if self.path is None:
            return
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_private(self.path.parent):
                with tempfile.NamedTemporaryFile("w", dir=self.path.parent, delete=False, encoding="utf-8") as draft:
                    json.dump({"code": _code(), "data": data}, draft, separators=(",", ":"))
                os.replace(draft.name, self.path)


def _code() -> str:
    """Return the hash of the code that reads rule files: what other code remembered may mean something else."""
    text = b"".join(path.read_bytes() for path in sorted(CODE.glob("*.py")))
    return hashlib.sha256(text).hexdigest()


def _is_private(folder: Path) -> bool:
    """Tell whether nobody but us can write in a folder; where the system knows no owners, yes."""
    if not hasattr(os, "getuid"):
        return True
    stat = folder.stat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022
