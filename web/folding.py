"""Texts as people look for them: capitals, accents and loose signs make no difference."""

import re
import unicodedata


def folded(text: str) -> str:
    """Return a text in small letters without accents, with one space between its words.

    >>> folded("  Família Müller-Øst "), folded("İpek"), folded("E-mail consulent:")
    ('familia muller ost', 'ipek', 'e mail consulent')
    """
    plain = unicodedata.normalize("NFKD", text.translate(_WITHOUT_PARTS)).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


_WITHOUT_PARTS = str.maketrans({"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i"})
"""Letters that Unicode does not take apart."""
