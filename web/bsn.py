"""Citizen service numbers (BSN) are refused wherever text comes in: this application must never hold one."""

import re
from collections.abc import Iterator, Mapping

from web.i18n import marked

MESSAGE = marked(
    "Dit lijkt op een burgerservicenummer (BSN). Dat slaan we nooit op. Haal het weg en vul iets anders in."
)

_BETWEEN = (
    r"[ ./_\-\t\u00a0\u00ad\u2000-\u2015\u202f\u2060\u2212\ufeff]{0,3}"  # spaces, points, dashes, what is not seen
)
_NINE_DIGITS = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{8}}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class BsnRefusedError(ValueError):
    """Somebody tried to store what looks like a BSN."""

    def __init__(self) -> None:
        super().__init__(MESSAGE)


def holds_bsn(value: object) -> bool:
    """Tell whether any text or number in this value holds nine digits that pass the eleven-test.

    >>> holds_bsn("mijn nummer is 111222333"), holds_bsn({"a": ["1112.22.333"]}), holds_bsn("111222334")
    (True, True, False)
    """
    return any(_passes_eleven_test(found) for text in _texts(value) for found in _NINE_DIGITS.findall(text))


def refuse_bsn(value: object) -> None:
    """Raise BsnRefusedError when the value holds what looks like a BSN."""
    if holds_bsn(value):
        raise BsnRefusedError


def _passes_eleven_test(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    return any(digits) and sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
