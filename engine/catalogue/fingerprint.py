"""Hashes for receipts: of files as they are, and of values as canonical JSON."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def of_file(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of_files(hashes: Iterable[tuple[str, str]]) -> str:
    """Return one fingerprint for a set of files, given (path, sha256) pairs; the order does not matter."""
    text = "\n".join(f"{digest}  {path}" for path, digest in sorted(hashes))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def of_value(value: Any) -> str:
    """Return the fingerprint of a value as canonical JSON: keys sorted, numbers and dates as text."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
