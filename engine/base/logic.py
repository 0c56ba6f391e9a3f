"""Three-valued logic: yes, no and not known (Kleene 1952, strong tables)."""

from typing import Final


class Unknown:
    """The value of a fact nobody told; it refuses to be read as yes or no."""

    __slots__ = ()
    _only: "Unknown | None" = None

    def __new__(cls) -> "Unknown":
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> bool:
        raise TypeError("unknown is neither yes nor no")

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> tuple[type, tuple[()]]:
        return (Unknown, ())


UNKNOWN: Final = Unknown()


def negate(value: bool | Unknown) -> bool | Unknown:
    """Return not-value; the opposite of unknown is unknown."""
    return UNKNOWN if value is UNKNOWN else not value


def all_of(values: "list[bool | Unknown]") -> bool | Unknown:
    """Return False when one is False, else unknown when one is unknown, else True."""
    if any(value is False for value in values):
        return False
    return UNKNOWN if any(value is UNKNOWN for value in values) else True


def any_of(values: "list[bool | Unknown]") -> bool | Unknown:
    """Return True when one is True, else unknown when one is unknown, else False."""
    if any(value is True for value in values):
        return True
    return UNKNOWN if any(value is UNKNOWN for value in values) else False
