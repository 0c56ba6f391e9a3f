"""The rules, read once per process; a change of rules needs a restart."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engine import Catalogue, load_catalogue


@cache
def catalogue() -> Catalogue:
    """The rules that ship with this installation."""
    return load_catalogue(cache=cache_folder())


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return where to remember which files there are: TOEREIKEND_CACHE (empty: nowhere), else the user's own folder."""
    told = environ.get("TOEREIKEND_CACHE")
    if told is not None:
        return Path(told) if told else None
    try:
        return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "toereikend"
    except RuntimeError:  # no home folder
        return None
