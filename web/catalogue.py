"""The rules, read once per process; a change of rules needs a restart."""

from functools import cache

from engine import Catalogue, load_catalogue


@cache
def catalogue() -> Catalogue:
    """The rules that ship with this installation."""
    return load_catalogue()
